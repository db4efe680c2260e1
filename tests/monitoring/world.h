// A tiny programme, built in code, that tests of reports and health fill with facts.
#pragma once

#include <initializer_list>
#include <string>
#include <utility>

#include "mentor/model/programme.h"

namespace mentor::testing {

using Keys = std::initializer_list<std::pair<std::string_view, Value>>;

/// `people`: 1, 2, … are pupils born in 2008, 101, 102, … teachers. One form, pupil-pupil, two
/// feedback periods: q1 (1 September to 29 October 2023), q2 (7 November to 28 December).
struct World {
  Programme programme;

  World();

  World& person(unsigned number, std::string category = "pupil");
  /// Enrols the person for pupil-pupil, with a consent signed by all who must.
  World& enrolled(unsigned number, std::string role, Date date);
  World& pair(unsigned number, unsigned mentor, unsigned mentee, Date from);
  World& tell(Date date, EventKind event, Subject subject, Keys keys = {});
  /// 0 minutes: nobody wrote down how long it took.
  World& meets(unsigned pair, Date date, std::string kind = "regular", int minutes = 40);
  /// An answer to `feedback-mentee` or `feedback-mentor`: comfort and satisfaction.
  World& answers(unsigned number, std::string role, Date date, std::string comfort,
                 std::string satisfaction, std::string period = {});

  [[nodiscard]] PeriodOfYear period(std::string_view id) const;
};

[[nodiscard]] Value text(std::string value);
[[nodiscard]] Value number(std::int64_t value);
[[nodiscard]] Value on(Date value);
[[nodiscard]] Value list(std::initializer_list<const char*> values);

}  // namespace mentor::testing
