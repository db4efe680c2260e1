#include "mentor/model/proposals.h"

#include <doctest/doctest.h>

using namespace mentor;

namespace {

Proposal made(const char* id, const char* form, const char* day) {
  Proposal proposal;
  proposal.id = id;
  proposal.form = FormId{form};
  proposal.as_of = *parse_date(day);
  return proposal;
}

}  // namespace

TEST_CASE("of proposals of one day the tenth is newer than the ninth") {
  const Proposal first = made("2023-12-04-club", "club", "2023-12-04");
  const Proposal ninth = made("2023-12-04-club-9", "club", "2023-12-04");
  const Proposal tenth = made("2023-12-04-club-10", "club", "2023-12-04");
  CHECK(is_newer(tenth, ninth));
  CHECK(is_newer(ninth, first));
  CHECK(!is_newer(first, tenth));
  CHECK(!is_newer(tenth, tenth));
}

TEST_CASE("a number at the end of a form's name is no number of a proposal") {
  const Proposal first = made("2023-12-04-club-7", "club-7", "2023-12-04");
  const Proposal second = made("2023-12-04-club-7-2", "club-7", "2023-12-04");
  CHECK(is_newer(second, first));
}

TEST_CASE("a later day is newer whatever the numbers") {
  const Proposal earlier = made("2023-12-04-club-10", "club", "2023-12-04");
  const Proposal later = made("2023-12-05-club", "club", "2023-12-05");
  CHECK(is_newer(later, earlier));
  CHECK(!is_newer(earlier, later));
}

TEST_CASE("what a proposal says of its people") {
  Proposal proposal = made("2023-12-04-club", "club", "2023-12-04");
  ProposedMentee proposed;
  proposed.id = PersonId{1};
  proposed.points = 40;
  proposal.pairs.push_back({PersonId{101}, {proposed}});
  proposal.unmatched.emplace_back().id = PersonId{2};
  REQUIRE(proposed_of(proposal, PersonId{1}) != nullptr);
  CHECK(proposed_of(proposal, PersonId{1})->points == 40);
  CHECK(mentor_in(proposal, PersonId{1}) == PersonId{101});
  CHECK(proposed_of(proposal, PersonId{2}) == nullptr);
  CHECK(mentor_in(proposal, PersonId{2}) == std::nullopt);
  CHECK(unmatched_of(proposal, PersonId{2}) != nullptr);
  CHECK(unmatched_of(proposal, PersonId{1}) == nullptr);
  CHECK(speaks_of(proposal, PersonId{101}));
  CHECK(speaks_of(proposal, PersonId{2}));
  CHECK(!speaks_of(proposal, PersonId{3}));
}
