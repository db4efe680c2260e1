#include "mentor/model/ids.h"

#include <doctest/doctest.h>

#include <vector>

namespace mentor {
namespace {

TEST_CASE("codes are written with at least three digits and read back") {
  for (const std::uint32_t number : {1U, 14U, 999U, 1000U, 123456789U}) {
    CHECK(person_code(text(PersonId{number})) == PersonId{number});
    CHECK(pair_code(text(PairId{number})) == PairId{number});
  }
  CHECK(text(PersonId{14}) == "P-014");
  CHECK(text(PairId{1000}) == "pair-1000");
}

TEST_CASE("a file's code is exact") {
  for (const char* code : {"", "P-", "P-14", "P-0014", "P014", "p-014", "Р-014", "P-014 ", " P-014",
                           "P--14", "P-+14", "P-01x", "P-9999999999", "pair-014"}) {
    CAPTURE(code);
    CHECK_FALSE(person_code(code));
  }
  for (const char* code : {"", "pair-", "pair-7", "pair-0007", "Pair-007", "pair-007\n", "P-007"}) {
    CAPTURE(code);
    CHECK_FALSE(pair_code(code));
  }
}

TEST_CASE("a typed code of a person is read in the ways people type it") {
  for (const char* typed :
       {"P-014", "p-14", "P014", "P 14", "p14", " P-014 ", "Р-014", "р-14", "Р 014", "P–14", "P—14",
        "P\u201114", "P\u221214", "P №14", "P-\u00a014"}) {
    CAPTURE(typed);
    CHECK(typed_person_code(typed) == PersonId{14});
  }
  for (const char* typed : {"", "14", "P", "P-", "P-1a", "PP-14", "П-14", "P--14", "P-1-4",
                            "P-99999999999", "pair-14", "Пётр"}) {
    CAPTURE(typed);
    CHECK_FALSE(typed_person_code(typed));
  }
}

TEST_CASE("a typed code of a pair is read in the ways people type it") {
  for (const char* typed : {"pair-007", "pair-7", "pair7", "PAIR 7", "пара-7", "Пара 7", "ПАРА №7",
                            "7", "007", "пара–7"}) {
    CAPTURE(typed);
    CHECK(typed_pair_code(typed) == PairId{7});
  }
  for (const char* typed : {"", "pair", "pair-", "пара", "-7", "7a", "P-7", "pair-7-8", "пары 7"}) {
    CAPTURE(typed);
    CHECK_FALSE(typed_pair_code(typed));
  }
}

TEST_CASE("an id may name a file when it has no path in it") {
  for (const char* id : {"intake-mentee", "2023-12-04-pp", "q_1", "анкета", "a.b"})
    CHECK(is_file_id(id));
  for (const char* id : {"", ".hidden", "..", "a/b", "a\\b", "a b", "a\nb", "a:b"})
    CHECK_FALSE(is_file_id(id));
  for (const char* id : {"\xFF", "a\xD0", "a\u202Eb", "a\u200Bb", "a\u00A0b", "a\u00ADb",
                         "a\u2028b", "и\u0306", "a\U0001F600", "a\uFEFF"}) {
    CAPTURE(id);
    CHECK_FALSE(is_file_id(id));
  }
  CHECK(is_file_id("№5-«й»"));
  CHECK(is_file_id(std::string(100, 'a')));
  CHECK_FALSE(is_file_id(std::string(101, 'a')));
}

}  // namespace
}  // namespace mentor
