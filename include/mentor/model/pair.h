// pairs/pair-007.yaml: an approved pair or group.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mentor/base/date.h"
#include "mentor/model/ids.h"
#include "mentor/model/place.h"

namespace mentor {

struct PersonalProgramme {
  std::string kind;
  std::string goal;
  std::vector<std::string> expected;
};

struct Strengths {
  std::vector<std::string> strong;
  std::vector<std::string> weak;
};

struct Pair {
  PairId id;
  FormId form;
  std::string role_model;
  std::vector<PersonId> mentors;
  std::vector<PersonId> mentees;
  Date from{};
  std::optional<Date> to;
  std::string order;
  std::string source;  ///< id of a proposal, or `manual`
  std::string format;
  std::optional<PersonalProgramme> personal_programme;
  std::optional<Strengths> strengths;
  Place place;
};

}  // namespace mentor
