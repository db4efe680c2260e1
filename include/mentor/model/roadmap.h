// roadmap.yaml: the дорожная карта: stages, steps, when, who, and the measure that proves a step.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mentor/base/date.h"
#include "mentor/model/ids.h"
#include "mentor/model/place.h"

namespace mentor {

struct StepTime {
  /// days: `from`..`to` (a day, a month or a range of them); every: a series of periods, or month,
  /// or year, in `months` only where given.
  enum class Kind { days, every, all_year, as_needed, at_end };
  Kind kind = Kind::days;
  Date from{};
  Date to{};
  std::string every;
  std::vector<int> months;
};

struct Proof {
  std::string measure;
  double at_least = 0;
  bool percent = false;
};

struct Step {
  StepId id;
  std::string activity;
  std::string title;
  std::string side;  ///< inside or outside, or empty
  std::vector<StepTime> when;
  std::vector<std::string> responsible;
  std::string result;
  std::vector<StepId> after;
  std::optional<Proof> proof;
  Place place;
};

struct Stage {
  std::string id;
  std::string title;
  std::vector<Step> steps;
  Place place{};
};

struct Roadmap {
  std::string title;
  std::string approved_by;
  std::string approved_order;
  std::optional<Date> approved_on;
  std::vector<Stage> stages;
};

}  // namespace mentor
