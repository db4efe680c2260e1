// matching.yaml: hard rules and criteria with weights, by form.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "mentor/model/ids.h"
#include "mentor/model/place.h"

namespace mentor {

enum class Mechanism { automatic, points, ballots };
enum class Level { served, worst_off, points };
enum class Unlisted { last_tie, refuse };
enum class BallotRule { max, truthful };
enum class Requirement { selected, trained, agreement, baseline, not_class_teacher, not_relatives };
enum class Relation { equal, differs, greater, less, within, overlaps, contains };
enum class Missing { pass, fail };
enum class Measure { covered, common, equal, contains, near, difference };

/// mentor's fact RELATION mentee's fact must hold.
struct Rule {
  std::string id;
  std::string mentor;
  Relation relation = Relation::equal;
  double within = 0;
  std::string mentee;
  Missing missing = Missing::fail;
  std::string say;
  Place place;
};

/// The criterion counts only when the fact of that side has that value.
struct When {
  enum class Side { mentee, mentor };
  Side side = Side::mentee;
  std::string fact;
  std::string is;
};

struct Criterion {
  std::string id;
  int weight = 0;  ///< 0..10 000
  std::string mentee;
  std::string mentor;
  Measure measure = Measure::common;
  int enough = 1;
  double range = 0;
  std::map<int, int> points;  ///< of `difference`: steps -> points
  bool required = false;
  std::optional<When> when;
  std::string say;  ///< what people call it; the id where empty
  Place place;
};

/// The steps of a fact's ladder, low first.
struct Ladder {
  std::vector<std::string> steps;
  Place place = {};
};

/// What a word of a fact is read as.
struct Synonym {
  std::string word;
  Place place = {};
};

struct FormRules {
  FormId form;
  Mechanism mechanism = Mechanism::automatic;
  std::vector<Level> objective = {Level::served, Level::points};
  Place objective_place;  ///< of the key; where it is absent, nothing known
  int load = 0;           ///< thousandths of the sum of weights
  int keep = 0;
  Unlisted unlisted = Unlisted::last_tie;
  BallotRule rule = BallotRule::max;
  std::vector<Requirement> require;
  std::vector<Rule> rules;
  std::vector<Criterion> criteria;
  std::map<std::string, Ladder> orders;                            ///< by fact
  std::map<std::string, std::map<std::string, Synonym>> synonyms;  ///< fact -> word -> word
  Place place;
};

struct MatchingRules {
  int format = 1;
  std::map<FormId, FormRules> forms;
};

}  // namespace mentor
