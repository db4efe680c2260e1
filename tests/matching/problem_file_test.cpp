// The canonical problem is handed over part by part; its digest is that of the whole file.
#include <doctest/doctest.h>

#include <algorithm>

#include "mentor/base/sha256.h"
#include "mentor/matching/build.h"
#include "random_school.h"

namespace mentor::matching {
namespace {

std::size_t lines_with(const std::string& text, std::string_view what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1))
    ++count;
  return count;
}

TEST_CASE("the digest of a problem of any size is that of its file, where every pair is once") {
  Dice dice{41};
  std::size_t longest = 0;
  for (const int people : {0, 1, 5, 40}) {
    const RandomSchool school = random_school(dice, people, people);
    const State state = school.world.state("2023-10-02");
    const Admission admission(state, school_form);
    const Built built = build(admission, {});
    const std::string file = problem_json(admission, built);
    CHECK(digest_of(admission, built) == sha256_hex(file));
    CHECK(lines_with(file, "{\"mentee\": ") == built.problem.mentor.size());
    longest = std::max(longest, file.size());
  }
  CHECK(longest > 50'000);
}

}  // namespace
}  // namespace mentor::matching
