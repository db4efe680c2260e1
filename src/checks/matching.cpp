#include <algorithm>
#include <set>
#include <string_view>

#include "mentor/base/text.h"
#include "mentor/model/compared_words.h"
#include "mentor/model/obstacle_words.h"
#include "mentor/state/people.h"
#include "report.h"
#include "rules.h"

namespace mentor::checks {
namespace {

constexpr int highest_weight = 10'000;

// matching.md, «What is optimised»: points may stand before served, worst-off only after it.
bool is_allowed(const std::vector<Level>& objective) {
  using enum Level;
  static const std::vector<std::vector<Level>> allowed = {
      {served}, {served, worst_off}, {served, points}, {served, worst_off, points},
      {points}, {points, served}};
  return std::find(allowed.begin(), allowed.end(), objective) != allowed.end();
}

std::string words(const std::vector<Level>& objective) {
  std::vector<std::string> names;
  for (const Level level : objective) {
    names.emplace_back(level == Level::served   ? "served"
                       : level == Level::points ? "points"
                                                : "worst-off");
  }
  return join(names, ", ");
}

template <class Look>
void for_each_criterion(const State& state, Look look) {
  for (const auto& [form, rules] : state.programme->matching.forms) {
    for (const Criterion& each : rules.criteria) {
      look(each, at(state, each.place),
           std::vector<Arg>{{"form", form.text}, {"criterion", each.id}});
    }
  }
}

// Facts that somebody has, that a questionnaire asks for, or that are built in.
class KnownFacts {
 public:
  explicit KnownFacts(const State& state) {
    keys_ = {"age", "class", "department", "grade", "organisation", "post"};
    for (const auto& [id, questionnaire] : state.programme->questionnaires) {
      for (const Question& question : questionnaire.questions)
        keys_.insert(question.fact);
    }
    for (const auto& [id, person] : state.people) {
      if (person.card != nullptr) add_card(*person.card);
      for (const Entry* entry : person.facts)
        keys_.insert(text_of(*entry, "key"));
    }
    keys_.erase(std::string());
  }

  [[nodiscard]] bool contains(const std::string& key) const { return keys_.contains(key); }
  [[nodiscard]] std::string nearest_to(const std::string& key) const {
    return nearest(key, std::vector<std::string>(keys_.begin(), keys_.end()));
  }

 private:
  void add_card(const Person& card) {
    for (const auto& [key, fact] : card.facts)
      keys_.insert(key);
  }

  std::set<std::string> keys_;
};

void expect_fact(const KnownFacts& known, const std::string& fact, const Where& where,
                 Findings& findings) {
  if (known.contains(fact)) return;
  add_warning(findings, where, "fact-unknown",
              {{"fact", fact}, {"nearest", known.nearest_to(fact)}});
}

void expect_facts(const KnownFacts& known, const FormRules& rules, const State& state,
                  Findings& findings) {
  for (const Rule& rule : rules.rules) {
    expect_fact(known, rule.mentor, at(state, rule.place), findings);
    expect_fact(known, rule.mentee, at(state, rule.place), findings);
  }
  for (const Criterion& criterion : rules.criteria) {
    const Where where = at(state, criterion.place);
    expect_fact(known, criterion.mentor, where, findings);
    expect_fact(known, criterion.mentee, where, findings);
    if (criterion.when && !criterion.when->fact.empty()) {
      expect_fact(known, criterion.when->fact, where, findings);
    }
  }
  for (const auto& [fact, ladder] : rules.orders)
    expect_fact(known, fact, at(state, ladder.place), findings);
  for (const auto& [fact, synonyms] : rules.synonyms) {
    const Place place = synonyms.empty() ? rules.place : synonyms.begin()->second.place;
    expect_fact(known, fact, at(state, place), findings);
  }
}

// The most that anybody can get by the criterion.
int highest_points(const Criterion& criterion) {
  if (criterion.measure != Measure::difference) return criterion.weight;
  int highest = 0;
  for (const auto& [steps, points] : criterion.points)
    highest = std::max(highest, points);
  return highest;
}

// A fact of one side that a rule or criterion takes as a number or a step of a ladder.
struct Compared {
  std::string id;
  std::string fact;
  Role role = Role::mentee;
  Place place;
};

std::vector<Compared> compared_as_numbers(const FormRules& rules) {
  std::vector<Compared> compared;
  const auto add = [&](const auto& each) {
    for (const auto& [fact, role] :
         {std::pair(each.mentee, Role::mentee), std::pair(each.mentor, Role::mentor)}) {
      // Computed as numbers.
      if (fact != "grade" && fact != "age") compared.push_back({each.id, fact, role, each.place});
    }
  };
  for (const Rule& each : rules.rules) {
    using enum Relation;
    if (each.relation == greater || each.relation == less || each.relation == within) add(each);
  }
  for (const Criterion& each : rules.criteria)
    if (each.measure == Measure::near || each.measure == Measure::difference) add(each);
  return compared;
}

// Rules and required criteria that fail where a fact is missing, and read a class.
std::vector<Compared> compared_as_classes(const FormRules& rules) {
  std::vector<Compared> compared;
  const auto add = [&](const auto& each) {
    for (const auto& [fact, role] :
         {std::pair(each.mentee, Role::mentee), std::pair(each.mentor, Role::mentor)}) {
      if (fact == "grade" || fact == "class") compared.push_back({each.id, fact, role, each.place});
    }
  };
  for (const Rule& each : rules.rules)
    if (each.missing == Missing::fail) add(each);
  for (const Criterion& each : rules.criteria)
    if (each.required && !each.when) add(each);
  return compared;
}

// One number, or one step of the fact's ladder, as it is written or by a synonym.
bool is_measured(const FormRules& rules, const std::string& key, const Fact& fact) {
  if (fact.values.empty()) return true;  // missing is another matter
  if (fact.values.size() != 1) return false;
  const auto synonyms = synonyms_of(rules, key);
  const std::string word = read_by(synonyms, fact.values.front());
  const auto ladder = rules.orders.find(key);
  const auto is_word = [&](const std::string& step) {
    return canonical_word(read_by(synonyms, step)) == canonical_word(word);
  };
  const bool is_step =
      ladder != rules.orders.end() &&
      std::any_of(ladder->second.steps.begin(), ladder->second.steps.end(), is_word);
  return is_step || number_in_millionths(word).has_value();
}

// People whose fact is not comparable, the first of them by code.
struct Strangers {
  int count = 0;
  PersonId first;
  std::string value;
};

// Who takes part and can have no such class, nor has it as a fact.
Strangers people_without(const State& state, const FormId& form, const Compared& compared) {
  Strangers found;
  for (const auto& [id, person] : state.people) {
    if (classless(state, person, compared.fact) == Classless::no) continue;
    if (!takes_part(person, state.day, compared.role, form)) continue;
    if (facts_of(state, person, compared.role).contains(compared.fact)) continue;
    if (found.count++ == 0) found.first = id;
  }
  return found;
}

template <class Item>
void tell_repeated(const State& state, const std::vector<Item>& items, const std::string& message,
                   Findings& findings) {
  std::set<std::string> ids;
  for (const Item& each : items) {
    if (ids.insert(each.id).second) continue;
    add_error(findings, at(state, each.place), message, {{"id", each.id}});
  }
}

}  // namespace

void find_wrong_objectives(const State& state, Findings& findings) {
  for (const auto& [form, rules] : state.programme->matching.forms) {
    if (is_allowed(rules.objective)) continue;
    add_error(findings, at(state, rules.objective_place), "objective-not-allowed",
              {{"form", form.text}, {"objective", words(rules.objective)}});
  }
}

void find_wrong_weights(const State& state, Findings& findings) {
  for_each_criterion(state, [&](const Criterion& each, const Where& where, auto args) {
    if (each.weight < 0 || each.weight > highest_weight) {
      args.push_back({"weight", std::to_string(each.weight)});
      add_error(findings, where, "weight-outside-range", std::move(args));
      return;
    }
    for (const auto& [steps, points] : each.points) {
      if (points >= 0 && points <= each.weight) continue;
      add_error(findings, where, "points-above-weight",
                {{"criterion", each.id},
                 {"steps", std::to_string(steps)},
                 {"points", std::to_string(points)},
                 {"weight", std::to_string(each.weight)}});
    }
  });
}

// `required` forbids whoever has no points: where nobody can have any it forbids every pair.
void find_required_without_points(const State& state, Findings& findings) {
  for_each_criterion(state, [&](const Criterion& each, const Where& where, auto args) {
    const bool unwritten = each.measure == Measure::difference && each.points.empty();
    if (!each.required || unwritten || highest_points(each) > 0) return;
    add_error(findings, where, "required-without-points", std::move(args));
  });
}

// A `when` that names neither side was read without a fact.
void find_incomplete_measures(const State& state, Findings& findings) {
  for_each_criterion(state, [&](const Criterion& each, const Where& where, auto args) {
    if (each.measure == Measure::near && each.range <= 0) {
      add_error(findings, where, "range-missing", args);
    }
    if (each.measure == Measure::difference && each.points.empty()) {
      add_error(findings, where, "points-missing", args);
    }
    if (each.measure == Measure::common && each.enough < 1) {
      add_error(findings, where, "enough-missing", args);
    }
    if (each.when && each.when->fact.empty()) add_error(findings, where, "when-side-missing", args);
  });
}

void find_repeated_rules(const State& state, Findings& findings) {
  for (const auto& [form, rules] : state.programme->matching.forms) {
    tell_repeated(state, rules.rules, "rule-twice", findings);
    tell_repeated(state, rules.criteria, "criterion-twice", findings);
    for (const Criterion& each : rules.criteria) {
      const bool taken = std::any_of(rules.rules.begin(), rules.rules.end(),
                                     [&](const Rule& rule) { return rule.id == each.id; });
      if (taken)
        add_warning(findings, at(state, each.place), "rule-and-criterion", {{"id", each.id}});
    }
  }
}

void find_taken_ids(const State& state, Findings& findings) {
  const auto look = [&](const auto& items) {
    for (const auto& each : items) {
      if (is_obstacle_word(each.id))
        add_error(findings, at(state, each.place), "rule-id-taken", {{"id", each.id}});
    }
  };
  for (const auto& [form, rules] : state.programme->matching.forms) {
    look(rules.rules);
    look(rules.criteria);
  }
}

void find_wrong_synonyms(const State& state, Findings& findings) {
  for (const auto& [form, rules] : state.programme->matching.forms) {
    for (const auto& [fact, written] : rules.synonyms) {
      const auto synonyms = synonyms_of(rules, fact);
      for (const auto& [from, to] : written) {
        const std::string& word = synonyms.at(bare_word(from));
        std::vector<Arg> args{{"form", form.text}, {"fact", fact}, {"word", from}, {"as", word}};
        const auto next = synonyms.find(word);
        if (word != bare_word(to.word)) {
          args.push_back({"other", bare_word(to.word)});
          add_error(findings, at(state, to.place), "synonym-twice", std::move(args));
        } else if (next != synonyms.end() && next->second != word) {
          args.push_back({"further", next->second});
          add_warning(findings, at(state, to.place), "synonym-of-synonym", std::move(args));
        }
      }
    }
  }
}

void find_unknown_facts(const State& state, Findings& findings) {
  const KnownFacts known(state);
  for (const auto& [form, rules] : state.programme->matching.forms)
    expect_facts(known, rules, state, findings);
}

void find_facts_without_numbers(const State& state, Findings& findings) {
  for (const auto& [form, rules] : state.programme->matching.forms) {
    const std::vector<Compared> compared = compared_as_numbers(rules);
    if (compared.empty()) continue;
    std::vector<Strangers> found(compared.size());
    for (const auto& [id, person] : state.people) {
      for (const Role role : both_roles()) {
        if (!takes_part(person, state.day, role, form)) continue;
        const auto facts = facts_of(state, person, role);
        for (std::size_t i = 0; i < compared.size(); ++i) {
          const auto fact = facts.find(compared[i].fact);
          if (compared[i].role != role || fact == facts.end()) continue;
          if (is_measured(rules, compared[i].fact, fact->second.fact)) continue;
          if (found[i].count++ > 0) continue;
          found[i].first = id;
          found[i].value = join(fact->second.fact.values, ", ");
        }
      }
    }
    for (std::size_t i = 0; i < compared.size(); ++i) {
      if (found[i].count == 0) continue;
      add_warning(findings, at(state, compared[i].place), "fact-not-number",
                  {{"rule", compared[i].id},
                   {"fact", compared[i].fact},
                   {"person", text(found[i].first)},
                   {"value", found[i].value},
                   {"count", std::to_string(found[i].count)}});
    }
  }
}

// Whoever lacks a class that a rule asks for is told; who can have none is another matter.
void find_classes_of_nobody(const State& state, Findings& findings) {
  for (const auto& [form, rules] : state.programme->matching.forms) {
    for (const Compared& each : compared_as_classes(rules)) {
      const auto without = people_without(state, form, each);
      if (without.count == 0) continue;
      add_warning(findings, at(state, each.place), "class-of-nobody",
                  {{"rule", each.id},
                   {"fact", each.fact},
                   {"person", text(without.first)},
                   {"count", std::to_string(without.count)}});
    }
  }
}

void find_repeated_ladder_steps(const State& state, Findings& findings) {
  for (const auto& [form, rules] : state.programme->matching.forms) {
    for (const auto& [fact, ladder] : rules.orders) {
      std::set<std::string> steps;
      for (const std::string& step : ladder.steps) {
        if (steps.insert(canonical_word(step)).second) continue;
        add_error(findings, at(state, ladder.place), "ladder-step-twice",
                  {{"form", form.text}, {"fact", fact}, {"step", step}});
      }
    }
  }
}

}  // namespace mentor::checks
