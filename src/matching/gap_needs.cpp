#include <algorithm>
#include <set>

#include "gap_kinds.h"
#include "mentor/base/text.h"

namespace mentor::matching {
namespace {

constexpr std::size_t most_needs = 3;

// A need with the mentors who meet it, by their place in the list.
struct Met {
  Need need;
  std::vector<bool> by;
};

class Needs {
 public:
  Needs(const Admission& admission, const Built& built, const Scoring& scoring)
      : rules_(admission.rules()), built_(built), scoring_(scoring) {}

  std::vector<Uncovered> uncovered(std::size_t top) const {
    std::map<std::vector<Need>, std::vector<PersonId>> who;
    for (const PersonId mentee : built_.mentees) {
      for (auto& needs : smallest(needs_of(mentee)))
        who[std::move(needs)].push_back(mentee);
    }
    std::vector<Uncovered> all;
    for (auto& [needs, mentees] : who)
      all.push_back({needs, std::move(mentees)});
    std::stable_sort(all.begin(), all.end(), [](const Uncovered& a, const Uncovered& b) {
      return std::pair(a.needs.size(), b.mentees.size()) <
             std::pair(b.needs.size(), a.mentees.size());
    });
    if (all.size() > top) all.resize(top);
    return all;
  }

 private:
  [[nodiscard]] std::vector<Met> needs_of(PersonId mentee) const {
    std::vector<Met> needs;
    std::vector<std::set<std::string>> against;  // by mentor: rules and required criteria
    for (const PersonId mentor : built_.mentors) {
      against.emplace_back();
      for (const Obstacle& each : scoring_.obstacles(mentee, mentor))
        against.back().insert(each.rule);
    }
    const auto add_whole = [&](const std::string& id, const std::string& fact) {
      const ReadyFact& said = scoring_.fact(mentee, Role::mentee, fact);
      if (said.missing()) return;
      Met met{{id, join(said.written, " / "), true}, {}};
      for (const auto& rules : against)
        met.by.push_back(!rules.contains(id));
      needs.push_back(std::move(met));
    };
    for (const Rule& each : rules_.rules)
      add_whole(each.id, each.mentee);
    for (const Criterion& each : rules_.criteria) {
      const bool listed = each.measure == Measure::covered || each.measure == Measure::contains;
      const bool by_word = listed && !each.when;
      const bool one_word = scoring_.fact(mentee, Role::mentee, each.mentee).words.size() == 1;
      // Of a single word both ways of asking are the same.
      if (each.required && !(by_word && one_word)) add_whole(each.id, each.mentee);
      if (by_word) add_words(mentee, each, needs);
    }
    return needs;
  }

  void add_words(PersonId mentee, const Criterion& criterion, std::vector<Met>& needs) const {
    const ReadyFact& said = scoring_.fact(mentee, Role::mentee, criterion.mentee);
    for (std::size_t word = 0; word < said.words.size(); ++word) {
      Met met{{criterion.id, said.written[word], false}, {}};
      for (const PersonId mentor : built_.mentors) {
        const ReadyFact& has = scoring_.fact(mentor, Role::mentor, criterion.mentor);
        met.by.push_back(std::binary_search(has.words.begin(), has.words.end(), said.words[word]));
      }
      needs.push_back(std::move(met));
    }
  }

  // All sets of the smallest size that nobody meets together.
  static std::vector<std::vector<Need>> smallest(const std::vector<Met>& needs) {
    std::vector<std::vector<Need>> found;
    for (std::size_t size = 1; size <= most_needs && found.empty(); ++size) {
      std::vector<std::size_t> chosen;
      choose(needs, size, 0, chosen, found);
    }
    return found;
  }

  static void choose(const std::vector<Met>& needs, std::size_t size, std::size_t from,
                     std::vector<std::size_t>& chosen, std::vector<std::vector<Need>>& found) {
    if (chosen.size() == size) {
      if (!meets_somebody(needs, chosen)) found.push_back(sorted(needs, chosen));
      return;
    }
    for (std::size_t next = from; next < needs.size(); ++next) {
      // The whole of an answer is asked for by itself, beside its words it says nothing more.
      const bool said_already = std::any_of(chosen.begin(), chosen.end(), [&](std::size_t each) {
        return needs[each].need.criterion == needs[next].need.criterion &&
               (needs[each].need.whole || needs[next].need.whole);
      });
      if (said_already) continue;
      chosen.push_back(next);
      choose(needs, size, next + 1, chosen, found);
      chosen.pop_back();
    }
  }

  static bool meets_somebody(const std::vector<Met>& needs,
                             const std::vector<std::size_t>& chosen) {
    const std::size_t mentors = needs[chosen.front()].by.size();
    for (std::size_t mentor = 0; mentor < mentors; ++mentor) {
      const bool all = std::all_of(chosen.begin(), chosen.end(),
                                   [&](std::size_t each) { return needs[each].by[mentor]; });
      if (all) return true;
    }
    return false;
  }

  static std::vector<Need> sorted(const std::vector<Met>& needs,
                                  const std::vector<std::size_t>& chosen) {
    std::vector<Need> set;
    for (const std::size_t each : chosen)
      set.push_back(needs[each].need);
    std::sort(set.begin(), set.end());
    return set;
  }

  const FormRules& rules_;
  const Built& built_;
  const Scoring& scoring_;
};

}  // namespace

std::vector<Uncovered> uncovered_needs(const Admission& admission, const Built& built,
                                       const Scoring& scoring, std::size_t top) {
  return Needs(admission, built, scoring).uncovered(top);
}

}  // namespace mentor::matching
