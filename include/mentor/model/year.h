// years/2023-2024.yaml: what belongs to one school year.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "mentor/base/date.h"
#include "mentor/model/ids.h"
#include "mentor/model/place.h"

namespace mentor {

struct Period {
  std::string id;  ///< `q1`
  std::string title;
  Date from{};
  Date to{};  ///< the last day, inclusive
  Place place{};
};

struct DayRange {
  Date from{};
  Date to{};  ///< inclusive
  Place place{};
};

struct SchoolClass {
  std::string id;  ///< `7Б`
  std::optional<PersonId> teacher;
  Place place{};
};

struct Target {
  std::string id;
  double value = 0;
  std::string unit;
  std::string source;
  Place place{};
};

struct Year {
  std::string year;  ///< `2023-2024`
  std::optional<Date> prepared_from;
  std::map<std::string, std::vector<Period>> periods;  ///< series (feedback, monitoring) -> periods
  std::vector<DayRange> holidays;
  std::vector<SchoolClass> classes;
  std::map<std::string, long long> contingent;
  std::vector<Target> targets;
  Place place{};
};

/// A period together with the year that it belongs to; its identity is `2023-2024/q1`.
struct PeriodOfYear {
  std::string year;
  std::string series;
  Period period;
  [[nodiscard]] std::string id() const { return year + "/" + period.id; }
};

}  // namespace mentor
