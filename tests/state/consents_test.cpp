#include <doctest/doctest.h>

#include <algorithm>

#include "mentor/state/people.h"
#include "world.h"

namespace mentor {
namespace {

using Bands = std::vector<AgeBand>;
using Signers = std::vector<Signer>;
constexpr AgeBand under_14 = AgeBand::under_14;
constexpr AgeBand from_14 = AgeBand::from_14;
constexpr AgeBand adult = AgeBand::adult;

State person(std::string_view card, std::string_view journal, std::string_view day) {
  static World world;  // the state points into it
  world = World();
  world.person("P-001 " + std::string(card)).journal(journal);
  return world.state(day);
}

Bands bands(std::string_view card, std::string_view day) {
  const State state = person(card, "", day);
  return possible_age_bands(state, *find_person(state, PersonId{1}), on(day));
}

ConsentStanding standing(std::string_view card, std::string_view journal, std::string_view day) {
  const State state = person(card, journal, day);
  return consent_standing(state, *find_person(state, PersonId{1}), "processing", on(day));
}

ConsentStatus status(std::string_view card, std::string_view journal, std::string_view day) {
  return standing(card, journal, day).status;
}

std::string given(std::string_view day, std::string_view signed_by, std::string_view more = "") {
  return std::string(day) + " P-001 consent kind=processing signed_by=" + std::string(signed_by) +
         " " + std::string(more);
}

TEST_CASE("a birth month leaves one band outside the month of a birthday and two inside it") {
  struct Case {
    const char* born;
    const char* day;
    Bands wanted;
  };
  const std::vector<Case> cases = {
      {"2009-10", "2023-09-30", {under_14}},
      {"2009-10", "2023-10-01", {under_14, from_14}},
      {"2009-10", "2023-10-30", {under_14, from_14}},
      {"2009-10", "2023-10-31", {from_14}},
      {"2009-10", "2023-11-01", {from_14}},
      {"2005-10", "2023-09-30", {from_14}},
      {"2005-10", "2023-10-01", {from_14, adult}},
      {"2005-10", "2023-10-31", {adult}},
      {"2004-02", "2022-02-28", {from_14, adult}},
      {"2004-02", "2022-03-01", {adult}},
  };
  for (const Case& each : cases) {
    CAPTURE(each.born);
    CAPTURE(each.day);
    CHECK(bands("pupil born=" + std::string(each.born), each.day) == each.wanted);
  }
}

TEST_CASE("a birth year leaves two bands through the whole year of a birthday") {
  CHECK(bands("pupil born=2009", "2022-12-31") == Bands{under_14});
  CHECK(bands("pupil born=2009", "2023-01-01") == Bands{under_14, from_14});
  CHECK(bands("pupil born=2009", "2023-12-30") == Bands{under_14, from_14});
  CHECK(bands("pupil born=2009", "2023-12-31") == Bands{from_14});
  CHECK(bands("pupil born=2005", "2023-06-01") == Bands{from_14, adult});
  CHECK(bands("pupil born=2005", "2024-01-01") == Bands{adult});
}

TEST_CASE("without birth data one is under 18, unless the category says adult") {
  CHECK(bands("pupil", "2023-10-01") == Bands{under_14, from_14});
  CHECK(bands("teacher", "2023-10-01") == Bands{adult});
  CHECK(bands("teacher born=2010-01", "2023-10-01") == Bands{adult});
  CHECK(bands("stranger", "2023-10-01") == Bands{under_14, from_14});
}

TEST_CASE("everybody whom the age on the consent's day names must sign") {
  struct Case {
    const char* card;
    const char* signed_by;
    const char* day;
    ConsentStatus wanted;
  };
  using enum ConsentStatus;
  const std::vector<Case> cases = {
      {"pupil born=2011-05", "representative", "2023-09-10", valid},
      {"pupil born=2011-05", "self", "2023-09-10", incomplete},
      {"pupil born=2009-05", "representative", "2023-09-10", incomplete},
      {"pupil born=2009-05", "self", "2023-09-10", incomplete},
      {"pupil born=2009-05", "representative,self", "2023-09-10", valid},
      {"pupil born=2005-05", "self", "2023-09-10", valid},
      {"pupil born=2005-05", "representative", "2023-09-10", incomplete},
      {"pupil born=2009-09", "representative", "2023-08-31", valid},
      {"pupil born=2009-09", "representative", "2023-09-01", incomplete},
      {"pupil born=2009-09", "representative,self", "2023-09-01", valid},
      {"pupil born=2005-09", "representative,self", "2023-09-10", valid},
      {"pupil born=2005-09", "self", "2023-09-10", incomplete},
      {"pupil born=2009", "representative", "2023-09-10", incomplete},
      {"pupil", "representative", "2023-09-10", incomplete},
      {"pupil", "representative,self", "2023-09-10", valid},
      {"teacher", "self", "2023-09-10", valid},
      {"teacher", "representative", "2023-09-10", incomplete},
  };
  for (const Case& each : cases) {
    CAPTURE(each.card);
    CAPTURE(each.signed_by);
    CAPTURE(each.day);
    CHECK(status(each.card, given(each.day, each.signed_by), "2023-10-01") == each.wanted);
  }
}

TEST_CASE("turning 14 or 18 later changes no consent that was given") {
  const std::string before = given("2023-05-01", "representative");
  CHECK(status("pupil born=2009-06", before, "2024-01-15") == ConsentStatus::valid);
  const std::string both = given("2023-05-01", "representative,self");
  CHECK(status("pupil born=2005-06", both, "2024-01-15") == ConsentStatus::valid);
}

TEST_CASE("the programme's own table of signers is followed") {
  World world;
  world.programme.card.consent.signers[from_14] = {Signer::self};
  world.person("P-001 pupil born=2008-05").journal(given("2023-09-10", "self"));
  const State state = world.state("2023-10-01");
  const PersonState& pupil = *find_person(state, PersonId{1});
  CHECK(consent_standing(state, pupil, "processing", on("2023-10-01")).status ==
        ConsentStatus::valid);
  CHECK(needed_signers(state, pupil, on("2022-04-30")) == Signers{Signer::representative});
}

TEST_CASE("no table of signers makes a consent weaker than the age rule allows") {
  World world;
  world.person("P-001 pupil born=2011-05").person("P-002 pupil born=2007-05");
  world.person("P-003 teacher");
  world.programme.card.consent.signers = {
      {under_14, {}}, {from_14, {}}, {AgeBand::adult, {Signer::representative}}};
  const auto needed = [&](unsigned person) {
    const State state = world.state("2023-10-01");
    return needed_signers(state, *find_person(state, PersonId{person}), on("2023-10-01"));
  };
  CHECK(needed(1) == Signers{Signer::representative});
  CHECK(needed(2) == Signers{Signer::representative, Signer::self});
  CHECK(needed(3) == Signers{Signer::representative, Signer::self});
  world.programme.card.consent.signers[under_14] = {Signer::self};
  CHECK(needed(1) == Signers{Signer::representative, Signer::self});
}

TEST_CASE("two papers in force count together, with the age on the day of the newest") {
  const char* pupil = "pupil born=2009-05";
  const std::string first = given("2023-09-01", "representative");
  CHECK(standing(pupil, first, "2023-09-02").unsigned_by == Signers{Signer::self});
  const std::string both = first + "\n" + given("2023-09-05", "self");
  CHECK(status(pupil, both, "2023-09-04") == ConsentStatus::incomplete);
  CHECK(status(pupil, both, "2023-09-05") == ConsentStatus::valid);
  const std::string one_ends = given("2023-09-01", "representative", "until=2023-12-31") + "\n" +
                               given("2023-09-05", "self");
  CHECK(status(pupil, one_ends, "2023-12-31") == ConsentStatus::valid);
  CHECK(status(pupil, one_ends, "2024-01-01") == ConsentStatus::incomplete);
  CHECK(standing(pupil, one_ends, "2024-01-01").until == on("2023-12-31"));
  CHECK_FALSE(standing(pupil, first, "2023-09-02").until);
  // Given under 14, confirmed by the pupil alone after the birthday.
  const std::string older =
      given("2023-04-01", "representative") + "\n" + given("2023-06-10", "self");
  CHECK(status(pupil, older, "2023-06-10") == ConsentStatus::valid);
}

TEST_CASE("until is the last valid day, and of renewed papers the later one") {
  const std::string once = given("2023-09-01", "self", "until=2024-01-20");
  CHECK(status("teacher", once, "2023-08-31") == ConsentStatus::missing);
  CHECK(status("teacher", once, "2024-01-20") == ConsentStatus::valid);
  CHECK(standing("teacher", once, "2024-01-20").until == on("2024-01-20"));
  CHECK(status("teacher", once, "2024-01-21") == ConsentStatus::expired);
  CHECK(standing("teacher", once, "2024-01-21").until == on("2024-01-20"));
  const std::string renewed = once + "\n" + given("2024-01-10", "self", "until=2024-08-31");
  CHECK(standing("teacher", renewed, "2024-01-09").until == on("2024-01-20"));
  CHECK(standing("teacher", renewed, "2024-01-10").until == on("2024-08-31"));
  CHECK(standing("teacher", renewed, "2024-02-10").until == on("2024-08-31"));
  const std::string for_ever = once + "\n" + given("2024-01-10", "self");
  CHECK_FALSE(standing("teacher", for_ever, "2024-01-10").until);
  const std::string shorter = given("2023-09-01", "self") + "\n" + once;
  CHECK_FALSE(standing("teacher", shorter, "2024-01-10").until);
}

TEST_CASE("of two papers that need each other the shorter ends both") {
  const std::string both = given("2023-09-01", "representative", "until=2024-01-20") + "\n" +
                           given("2023-09-01", "self", "until=2024-05-31");
  CHECK(standing("pupil born=2009-05", both, "2023-10-01").until == on("2024-01-20"));
}

TEST_CASE("a withdrawal works from its own day, also on the day of the consent") {
  const std::string given_once = given("2023-09-01", "self") + "\n";
  const std::string later = given_once + "2023-11-01 P-001 withdrawn kind=processing";
  CHECK(status("teacher", later, "2023-10-31") == ConsentStatus::valid);
  CHECK(status("teacher", later, "2023-11-01") == ConsentStatus::withdrawn);
  const std::string same_day = given_once + "2023-09-01 P-001 withdrawn kind=processing";
  CHECK(status("teacher", same_day, "2023-09-01") == ConsentStatus::withdrawn);
  const std::string again = later + "\n" + given("2023-11-02", "self");
  CHECK(status("teacher", again, "2023-11-02") == ConsentStatus::valid);
  const std::string other = given_once + "2023-11-01 P-001 withdrawn kind=photo";
  CHECK(status("teacher", other, "2023-11-01") == ConsentStatus::valid);
}

TEST_CASE("the standing of a consent changes on no day that next_consent_change passes over") {
  const State state =
      person("pupil born=2009-05",
             given("2023-09-01", "representative", "until=2023-09-20") + "\n" +
                 given("2023-09-05", "self") + "\n" + given("2023-09-25", "representative,self") +
                 "\n" + "2023-09-28 P-001 withdrawn kind=processing\n" +
                 "2023-09-10 P-001 consent kind=photo signed_by=self",
             "2023-10-31");
  const PersonState& pupil = *find_person(state, PersonId{1});
  const auto status_on = [&](Date day) {
    return consent_standing(state, pupil, "processing", day).status;
  };
  std::vector<Date> named;
  for (auto change = next_consent_change(pupil, "processing", on("2023-08-25")); change;
       change = next_consent_change(pupil, "processing", *change)) {
    named.push_back(*change);
  }
  CHECK(named == std::vector{on("2023-09-01"), on("2023-09-05"), on("2023-09-21"), on("2023-09-25"),
                             on("2023-09-28")});
  for (Date day = on("2023-08-25"); day < on("2023-10-20"); day = add_days(day, 1)) {
    const Date next = add_days(day, 1);
    const bool told = std::find(named.begin(), named.end(), next) != named.end();
    if (!told) CHECK(status_on(day) == status_on(next));
  }
}

TEST_CASE("what is required is the programme's own list, processing where it is silent") {
  World world;
  world.person("P-001 pupil").person("P-002 teacher").journal(given("2023-09-01", "self"));
  world.programme.card.consent.required[CategoryId{"pupil"}] = {"special", "processing"};
  world.programme.people[PersonId{2}].categories.push_back(CategoryId{"pupil"});
  const State state = world.state("2023-10-01");
  using Kinds = std::vector<std::string>;
  CHECK(required_consents(state, *find_person(state, PersonId{1})) ==
        Kinds{"processing", "special"});
  CHECK(required_consents(state, *find_person(state, PersonId{2})) ==
        Kinds{"processing", "special"});
  CHECK(lacking_consents(state, *find_person(state, PersonId{1}), on("2023-10-01")) ==
        Kinds{"processing", "special"});
  world.programme.card.consent.required[CategoryId{"pupil"}] = {};
  const State free = world.state("2023-10-01");
  CHECK(required_consents(free, *find_person(free, PersonId{1})).empty());
}

TEST_CASE("an age that the card leaves open is the lower one of a mentor, the higher of a mentee") {
  const State state = person("pupil born=2010-05", "", "2023-10-01");
  const PersonState& pupil = *find_person(state, PersonId{1});
  CHECK(age_of(pupil, Role::mentor, on("2023-05-15")) == 12);
  CHECK(age_of(pupil, Role::mentee, on("2023-05-15")) == 13);
  for (const Role role : {Role::mentor, Role::mentee}) {
    CHECK(age_of(pupil, role, on("2023-06-01")) == 13);
    CHECK(age_of(pupil, role, on("2023-04-30")) == 12);
  }
  const State by_year = person("pupil born=2010", "", "2023-10-01");
  CHECK(age_of(*find_person(by_year, PersonId{1}), Role::mentor, on("2023-12-30")) == 12);
  CHECK(age_of(*find_person(by_year, PersonId{1}), Role::mentee, on("2023-01-01")) == 13);
  const State unsaid = person("pupil", "", "2023-10-01");
  CHECK(age_of(*find_person(unsaid, PersonId{1}), Role::mentor, on("2023-12-31")) == std::nullopt);
}

}  // namespace
}  // namespace mentor
