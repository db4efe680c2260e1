#include "mentor/matching/gaps.h"

#include <algorithm>
#include <numeric>

#include "augmenter.h"
#include "gap_kinds.h"
#include "mentor/base/text.h"

namespace mentor::matching {
namespace {

// Mentors joined where a mentee in need fits both of them.
class Parts {
 public:
  Parts(const Problem& problem, const std::vector<std::uint32_t>& in_need)
      : problem_(problem), over_(problem.mentors.size()) {
    std::iota(over_.begin(), over_.end(), 0U);
    for (const std::uint32_t mentee : in_need) {
      for (std::size_t pair = problem.first[mentee]; pair < problem.first[mentee + 1]; ++pair)
        over_[root(problem.mentor[pair])] = root(problem.mentor[problem.first[mentee]]);
    }
  }

  /// The part of the mentee; `nobody` for those whom no mentor fits.
  [[nodiscard]] std::uint32_t of(std::uint32_t mentee) const {
    if (problem_.first[mentee] == problem_.first[mentee + 1]) return nobody;
    return root(problem_.mentor[problem_.first[mentee]]);
  }

 private:
  [[nodiscard]] std::uint32_t root(std::uint32_t mentor) const {
    while (over_[mentor] != mentor)
      mentor = over_[mentor];
    return mentor;
  }

  const Problem& problem_;
  std::vector<std::uint32_t> over_;
};

class Finder {
 public:
  Finder(const Admission& admission, const Built& built, const Scoring& scoring,
         const Augmenter& augmenter)
      : rules_(admission.rules()), built_(built), scoring_(scoring), augmenter_(augmenter) {}

  [[nodiscard]] std::vector<Shortage> shortages() const {
    const Parts parts(built_.problem, augmenter_.short_of_places());
    std::map<std::uint32_t, std::vector<std::uint32_t>> groups;
    for (const std::uint32_t mentee : augmenter_.short_of_places())
      groups[parts.of(mentee)].push_back(mentee);
    std::vector<Shortage> all;
    for (const auto& [part, mentees] : groups)
      all.push_back(shortage(mentees));
    std::stable_sort(all.begin(), all.end(), [](const Shortage& a, const Shortage& b) {
      return std::pair(b.missing, a.mentees) < std::pair(a.missing, b.mentees);
    });
    return all;
  }

 private:
  [[nodiscard]] Shortage shortage(const std::vector<std::uint32_t>& mentees) const {
    const Problem& problem = built_.problem;
    Shortage made;
    std::vector<bool> fits(problem.mentors.size(), false);
    for (const std::uint32_t mentee : mentees) {
      made.mentees.push_back(built_.mentees[mentee]);
      for (std::size_t pair = problem.first[mentee]; pair < problem.first[mentee + 1]; ++pair)
        fits[problem.mentor[pair]] = true;
    }
    for (std::uint32_t mentor = 0; mentor < fits.size(); ++mentor) {
      if (!fits[mentor]) continue;
      made.mentors.push_back(built_.mentors[mentor]);
      made.places += augmenter_.places(mentor);
    }
    made.missing = static_cast<int>(mentees.size()) - made.places;
    made.asked = asked(made.mentees);
    made.silent = silent(made.mentees);
    return made;
  }

  [[nodiscard]] std::vector<Asked> asked(const std::vector<PersonId>& mentees) const {
    std::vector<Asked> all;
    for (const Criterion& each : rules_.criteria) {
      const bool asks = each.measure == Measure::covered || each.measure == Measure::contains;
      if (each.required || asks) count(each.id, each.mentee, mentees, all);
    }
    const auto by_count = [](const Asked& a, const Asked& b) { return a.mentees > b.mentees; };
    std::stable_sort(all.begin(), all.end(), by_count);
    const auto criteria = static_cast<std::ptrdiff_t>(all.size());
    for (const Rule& each : rules_.rules) {
      if (each.relation != Relation::differs) count(each.id, each.mentee, mentees, all);
    }
    std::stable_sort(all.begin() + criteria, all.end(), by_count);
    return all;
  }

  [[nodiscard]] std::vector<Asked> silent(const std::vector<PersonId>& mentees) const {
    std::vector<Asked> all;
    for (const Criterion& each : rules_.criteria) {
      if (each.required && !each.when) count_silent(each.id, each.mentee, mentees, all);
    }
    for (const Rule& each : rules_.rules) {
      if (each.missing == Missing::fail) count_silent(each.id, each.mentee, mentees, all);
    }
    return all;
  }

  void count_silent(const std::string& asker, const std::string& fact,
                    const std::vector<PersonId>& mentees, std::vector<Asked>& all) const {
    const auto number = std::count_if(mentees.begin(), mentees.end(), [&](PersonId mentee) {
      return scoring_.fact(mentee, Role::mentee, fact).missing();
    });
    if (number > 0) all.push_back({asker, fact, static_cast<int>(number)});
  }

  void count(const std::string& criterion, const std::string& fact,
             const std::vector<PersonId>& mentees, std::vector<Asked>& all) const {
    std::map<std::string, Asked> words;
    for (const PersonId mentee : mentees) {
      const ReadyFact& said = scoring_.fact(mentee, Role::mentee, fact);
      for (std::size_t word = 0; word < said.words.size(); ++word) {
        Asked& each = words.try_emplace(said.words[word], Asked{criterion, said.written[word], 0})
                          .first->second;
        ++each.mentees;
      }
    }
    for (auto& [word, each] : words) {
      if (2 * static_cast<std::size_t>(each.mentees) >= mentees.size())
        all.push_back(std::move(each));
    }
  }

  const FormRules& rules_;
  const Built& built_;
  const Scoring& scoring_;
  const Augmenter& augmenter_;
};

}  // namespace

Gaps gaps(const Admission& admission, std::size_t top) {
  const Built built = build(admission, {});
  const Scoring& scoring = *built.scoring;
  const Augmenter augmenter(built.problem);
  Gaps made;
  made.beyond = built.beyond;
  made.ready = static_cast<int>(built.mentees.size());
  made.served = augmenter.served();
  made.not_ready = static_cast<int>(built.not_ready.size());
  const Form* form = find_form(admission.state().programme->card, admission.form());
  if (form != nullptr) made.places_of_one = form->group_max;
  made.shortages = Finder(admission, built, scoring, augmenter).shortages();
  std::optional<GroupedGain> grouped;
  if (built.problem.group_min > 1) {
    made.group_min = built.problem.group_min;
    grouped.emplace(built.problem);
    made.small_groups = made.served - grouped->served();
    made.served = grouped->served();
  }
  made.kinds = kinds_to_look_for(admission, built, scoring, augmenter,
                                 grouped ? &*grouped : nullptr, made.places_of_one, top);
  made.uncovered = uncovered_needs(admission, built, scoring, top);
  return made;
}

}  // namespace mentor::matching
