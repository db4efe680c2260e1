// Why somebody has no mentor, in words.
#include <algorithm>

#include "match_words.h"
#include "mentor/base/text.h"
#include "mentor/matching/explain.h"
#include "mentor/state/people.h"
#include "mentor/state/places.h"

namespace mentor::cli {
namespace {

std::string removals_in_words(Session& session, const FormId& form,
                              const std::map<std::string, int>& removed_by) {
  std::vector<std::pair<int, std::string>> counted;
  for (const auto& [rule, count] : removed_by)
    counted.emplace_back(-count, rule);
  std::sort(counted.begin(), counted.end());
  std::vector<std::string> parts;
  for (const auto& [count, rule] : counted) {
    parts.push_back(obstacle_in_words(session.words(), session.programme(), form, rule) + ": " +
                    std::to_string(-count));
  }
  return join(parts, ", ");
}

bool has_other_mentor(const State& state, const FormId& form, PersonId mentee) {
  return std::any_of(state.people.begin(), state.people.end(), [&](const auto& each) {
    return each.first != mentee && takes_part(each.second, state.day, Role::mentor, form);
  });
}

bool is_due_to_pin(const Unmatched& unmatched) {
  return !unmatched.nearest.empty() && unmatched.nearest.front().reason == "due-to-pin";
}

std::string names_in_row(Session& session, const Unmatched& unmatched) {
  std::vector<std::string> names;
  for (const PersonId each : unmatched.witness)
    names.push_back(session.named(each));
  return join(names, ", ");
}

// Those of the witness who fit the mentee: the others of it fit those who compete for the places.
std::vector<PersonId> fitting_of(const Unmatched& unmatched) {
  std::vector<PersonId> fitting;
  for (const PersonId each : unmatched.witness) {
    const bool fits = std::any_of(unmatched.nearest.begin(), unmatched.nearest.end(),
                                  [&](const WhyNot& nearest) { return nearest.mentor == each; });
    if (fits) fitting.push_back(each);
  }
  return fitting.empty() ? unmatched.witness : fitting;
}

// People in a row whose capacity is below `least`, and the others.
struct ByCapacity {
  std::vector<std::string> below;
  std::vector<std::string> others;
};

ByCapacity by_capacity(Session& session, const FormId& form, const std::vector<PersonId>& mentors,
                       int least) {
  ByCapacity made;
  for (const PersonId each : mentors) {
    const bool is_below = capacity_of(session.state(), each, form) < least;
    (is_below ? made.below : made.others).push_back(session.named(each));
  }
  return made;
}

std::string takes_nobody(const Words& words, const std::vector<std::string>& mentors) {
  return words.tr("fits, but takes nobody (capacity 0): {}", join(mentors, ", "));
}

// Nobody is with a mentor who takes nobody: that one is not taken.
std::string full_in_words(Session& session, const FormId& form, const Unmatched& unmatched) {
  const Words& words = session.words();
  const auto fitting = fitting_of(unmatched);
  const auto [closed, taken] = by_capacity(session, form, fitting, 1);
  // A proposal tells no more than so many of those who fit.
  const bool all = fitting.size() == unmatched.witness.size() ||
                   unmatched.nearest.size() < matching::nearest_shown;
  std::vector<std::string> parts;
  if (!taken.empty())
    parts.push_back(
        all ? words.tr("every mentor who fits is taken: {}", join(taken, ", "))
            : words.tr("every mentor who fits is taken, the nearest too: {}", join(taken, ", ")));
  if (!closed.empty()) parts.push_back(takes_nobody(words, closed));
  return join(parts, "; ");
}

std::string lost_in_words(Session& session, const FormId& form, const Unmatched& unmatched) {
  const Words& words = session.words();
  if (unmatched.witness.empty())
    return words.tr("there is no mentor with whom both ballots would allow a pair");
  const auto [closed, others] = by_capacity(session, form, unmatched.witness, 1);
  std::vector<std::string> parts;
  if (!others.empty())
    parts.push_back(words.tr("by the ballots the places went to others: {}", join(others, ", ")));
  if (!closed.empty()) parts.push_back(takes_nobody(words, closed));
  return join(parts, "; ");
}

// A mentor who takes fewer than a group needs would have none, however many were waiting.
std::string too_small_in_words(Session& session, const FormId& form, const Unmatched& unmatched) {
  const Words& words = session.words();
  const Form* card = find_form(session.programme().card, form);
  const int least = card == nullptr ? 1 : card->group_min;
  const auto [few, others] = by_capacity(session, form, unmatched.witness, least);
  std::vector<std::string> parts;
  if (!others.empty())
    parts.push_back(
        words.tr("there is a place, but the group would be smaller than the form asks: {}",
                 join(others, ", ")));
  if (!few.empty())
    parts.push_back(words.tr("fits, but takes fewer than a group of the form needs ({0}): {1}",
                             least, join(few, ", ")));
  return join(parts, "; ");
}

std::string no_gain_in_words(const Words& words, NoGain by, const std::string& mentors) {
  switch (by) {
    case NoGain::points:
      return words.tr(
          "there is a place, but the pair would not raise the points, which come first here: {}",
          mentors);
    case NoGain::load:
      return words.tr(
          "there is a place, but even groups (load) take at least as many points as the pair would "
          "add, and points come first here: {}",
          mentors);
    case NoGain::groups:
      return words.tr(
          "there is a place, but with the pair all pairs together would be no better by the form's "
          "objective: {}",
          mentors);
  }
  return {};
}

std::string nobody_fits(const Words& words, const std::string& removals, const Unsaid& unsaid) {
  const std::string titles = join(unsaid.titles, ", ");
  if (unsaid.titles.empty()) return words.tr("no mentor fits ({})", removals);
  switch (unsaid.classless) {
    case Classless::grown_up:
      return words.tr(
          "no mentor fits ({0}), for the mentee is a grown-up without a class, which is asked for: "
          "{1}",
          removals, titles);
    case Classless::no_number:
      return words.tr(
          "no mentor fits ({0}), for the mentee's class has no number, which is asked for: {1}",
          removals, titles);
    case Classless::no:
      break;
  }
  return words.tr("no mentor fits ({0}), for the mentee did not answer: {1}", removals, titles);
}

}  // namespace

std::string cause_in_words(Session& session, const FormId& form, const Unmatched& unmatched,
                           const Unsaid& unsaid) {
  const Words& words = session.words();
  switch (unmatched.cause) {
    case UnmatchedCause::not_ready: {
      std::vector<std::string> missing;
      for (const std::string& each : unmatched.missing) {
        missing.push_back(obstacle_in_words(words, session.programme(), form, each));
      }
      return words.tr("not ready: {}", join(missing, ", "));
    }
    case UnmatchedCause::no_eligible_mentor:
      if (unmatched.removed_by.empty() && !has_other_mentor(session.state(), form, unmatched.id))
        return takes_part(session.state(), unmatched.id, Role::mentor, form)
                   ? words.tr("the form has no other mentor")
                   : words.tr("the form has no mentor");
      return nobody_fits(words, removals_in_words(session, form, unmatched.removed_by), unsaid);
    case UnmatchedCause::no_free_place:
      return is_due_to_pin(unmatched)
                 ? words.tr("they would rather have each other, but pins took the places: {}",
                            names_in_row(session, unmatched))
                 : full_in_words(session, form, unmatched);
    case UnmatchedCause::lost_on_ballots:
      return lost_in_words(session, form, unmatched);
    case UnmatchedCause::no_gain:
      return no_gain_in_words(words, no_gain_by(session.programme(), form),
                              names_in_row(session, unmatched));
    case UnmatchedCause::group_min:
      return too_small_in_words(session, form, unmatched);
    case UnmatchedCause::both_ways:
      return words.tr("those who fit and have places are to be mentees of this mentee: {}",
                      names_in_row(session, unmatched));
  }
  return {};
}

}  // namespace mentor::cli
