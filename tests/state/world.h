// A tiny programme told in lines of text, for tests of what is computed from one.
#pragma once

#include <string>
#include <string_view>

#include "mentor/model/finding.h"
#include "mentor/state/state.h"

namespace mentor {

/// `2023-10-05`; the day must exist.
[[nodiscard]] Date on(std::string_view day);

/// `2023-10-05 P-014 consent kind=processing signed_by=self,representative until=2024-05-31`:
/// date, subject (P-…, pair-…, step:…, or `-` for the programme), event, keys. Values are typed by
/// the table of events; lists by commas; `_` in a text is a space. Also `noted=`, `by=`, `at=`,
/// `note=`.
[[nodiscard]] Entry entry(std::string_view line);

class World {
 public:
  /// A school with the categories pupil and teacher (adult), and two forms: `pp` pupil-pupil in
  /// groups of up to 3, `tt` teacher-teacher. The year 2023-2024 with q1 and q2, m1 and m2.
  World();

  /// `P-014 pupil class=7Б born=2010-05 fact:chess=yes block=P-020:quarrel`
  World& person(std::string_view line);

  /// `pair-001 pp P-001 P-002,P-003 2023-12-08 2024-05-31 order=1`: mentors, mentees, from, to.
  World& pair(std::string_view line);

  /// Entries, one a line; empty lines are skipped. Place::line counts all lines told so far.
  World& journal(std::string_view lines);

  /// `P-001` enrolled for the form on 1 September with a consent that is valid for ever.
  World& ready(std::string_view person, std::string_view role, std::string_view form);

  /// `intake 2023-10-12 P-014 comfort=8 requests=a,b`; also `period=`, `at=`, `source=`; `-`
  /// for no person.
  World& answer(std::string_view line);

  Programme programme;

  [[nodiscard]] State state(std::string_view day) const;

 private:
  std::uint32_t line_ = 0;
};

}  // namespace mentor
