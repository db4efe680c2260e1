#include <doctest/doctest.h>

#include "found.h"

namespace mentor {
namespace {

World pupils(std::string_view consent) {
  World world;
  world.person("P-001 pupil born=2008-02").person("P-002 pupil born=2010-05");
  world.ready("P-001", "mentor", "pp");
  world.journal("2023-09-01 P-002 enrolled role=mentee form=pp");
  if (!consent.empty()) world.journal(consent);
  world.pair("pair-001 pp P-001 P-002 2023-12-08");
  return world;
}

TEST_CASE("a pair that began without a valid consent is an error, with the cause") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", "missing"},
      {"2023-12-09 P-002 consent kind=processing signed_by=representative", "missing"},
      {"2023-09-02 P-002 consent kind=processing signed_by=self", "incomplete"},
      {"2023-09-02 P-002 consent kind=processing signed_by=representative until=2023-12-07",
       "expired"},
      {"2023-09-02 P-002 consent kind=processing signed_by=representative\n"
       "2023-12-08 P-002 withdrawn kind=processing",
       "withdrawn"},
  };
  for (const auto& each : cases) {
    const auto& [consent, cause] = each;
    CAPTURE(each.first);
    const Findings all = check_programme(pupils(consent).state("2024-01-05"));
    REQUIRE(all.size() == 1);
    CHECK(all[0].message.id == "pair-before-consent");
    CHECK(all[0].severity == Severity::error);
    CHECK(arg(all[0].message, "cause") == cause);
    CHECK(arg(all[0].message, "person") == "P-002");
  }
}

TEST_CASE("a closed pair that began without consent stays told, as a warning") {
  World world = pupils("");
  world.journal("2024-01-10 pair-001 closed outcome=early");
  CHECK(found(world, "2024-01-15") == Lines{"warning pair-before-consent pairs/x.yaml:1"});
}

TEST_CASE("a consent that has ended since is a warning, and so is the first meeting after it") {
  World world =
      pupils("2023-09-02 P-002 consent kind=processing signed_by=representative until=2024-01-20");
  CHECK(found(world, "2024-01-20") == Lines{});
  CHECK(found(world, "2024-01-21") == Lines{"warning consent-ended journal/2023-10.yaml:4"});
  world.journal(
      "2024-01-22 pair-001 meeting kind=regular absent=P-002\n"
      "2024-01-23 pair-001 meeting kind=regular\n2024-01-30 pair-001 meeting kind=regular");
  CHECK(found(world, "2024-01-31") ==
        Lines{"warning consent-ended journal/2023-10.yaml:4",
              "warning meeting-without-consent journal/2023-10.yaml:6"});
}

TEST_CASE("a renewed consent leaves nothing to tell") {
  World world = pupils(
      "2023-09-02 P-002 consent kind=processing signed_by=representative until=2024-01-20\n"
      "2024-01-15 P-002 consent kind=processing signed_by=representative");
  CHECK(found(world, "2024-02-15") == Lines{});
}

TEST_CASE("an empty list of required consents is a standing warning") {
  World world = pupils("");
  world.programme.card.consent.required[CategoryId{"pupil"}] = {};
  CHECK(found(world, "2024-01-15") == Lines{"warning consent-none-required programme.yaml:0"});
}

TEST_CASE("a list of signers that leaves out whom the age rule asks for is a standing warning") {
  const Lines one = {"warning signer-not-listed programme.yaml:0"};
  World world = pupils("2023-09-02 P-002 consent kind=processing signed_by=representative,self");
  const auto found_with = [&](AgeBand band, std::vector<Signer> signers) {
    world.programme.card.consent.signers = {{band, std::move(signers)}};
    return found(world, "2024-01-15");
  };
  CHECK(found_with(AgeBand::under_14, {}) == one);
  CHECK(found_with(AgeBand::under_14, {Signer::self}) == one);
  CHECK(found_with(AgeBand::from_14, {Signer::self}) == one);
  CHECK(found_with(AgeBand::from_14, {}).size() == 2);
  CHECK(found_with(AgeBand::adult, {}) == one);
  CHECK(found_with(AgeBand::under_14, {Signer::representative, Signer::self}) == Lines{});
  CHECK(found_with(AgeBand::from_14, {Signer::representative, Signer::self}) == Lines{});
}

TEST_CASE("a mentor must be cleared where the form asks for it") {
  World world = pupils("2023-09-02 P-002 consent kind=processing signed_by=representative");
  world.programme.card.forms[0].clearance = {"medical"};
  CHECK(found(world, "2024-01-15") == Lines{"error pair-before-clearance pairs/x.yaml:1"});
  world.journal("2023-12-01 P-001 cleared kind=medical until=2024-01-10");
  CHECK(found(world, "2024-01-10") == Lines{});
  CHECK(found(world, "2024-01-11") == Lines{"warning clearance-ended pairs/x.yaml:1"});
}

}  // namespace
}  // namespace mentor
