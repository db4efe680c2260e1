#include "reference.h"

#include <algorithm>

#include "mentor/state/pairs.h"
#include "mentor/state/people.h"
#include "mentor/state/preparation.h"

namespace mentor::matching {
namespace {

bool is_barred(const std::vector<Obstacle>& obstacles) {
  return std::any_of(obstacles.begin(), obstacles.end(),
                     [](const Obstacle& each) { return each.force == Force::always; });
}

// Several mentors who lead groups in different company cannot be matched as one.
bool always_together(const State& state, const std::vector<PersonId>& mentors, const FormId& form) {
  return std::all_of(mentors.begin(), mentors.end(), [&](PersonId each) {
    const auto pairs = unclosed_pairs(state, each, Role::mentor, form);
    return std::all_of(pairs.begin(), pairs.end(), [&](const PairState* pair) {
      return there_or_to_come(pair->mentors, state.day) == mentors;
    });
  });
}

// Who stands for the mentors of a pair whose mentees are matched anew; nullopt where they are not:
// a mentor who has left keeps nobody, one who may not be matched today keeps everybody, and several
// who lead a group have to agree in this.
std::optional<PersonId> freed_from(const Admission& admission, const PairState& pair) {
  const State& state = admission.state();
  const std::vector<PersonId> mentors = there_or_to_come(pair.mentors, state.day);
  if (mentors.empty()) return std::nullopt;
  const auto leave = std::count_if(mentors.begin(), mentors.end(), [&](PersonId each) {
    return !takes_part(state, each, Role::mentor, admission.form());
  });
  const bool all_left = leave == std::ssize(mentors);
  const bool all_here =
      leave == 0 && std::none_of(mentors.begin(), mentors.end(), [&](PersonId each) {
        return is_barred(admission.of_mentor(each));
      });
  if (!all_left && !all_here) return std::nullopt;
  if (mentors.size() > 1 && !always_together(state, mentors, admission.form())) return std::nullopt;
  return admission.lead_of(mentors.front());
}

void free_pairs(const Admission& admission, Reference& reference) {
  const State& state = admission.state();
  std::set<PersonId> twice;
  for (const auto& [id, pair] : state.pairs) {
    if (pair.card->form != admission.form() || !is_unclosed(pair, state.day)) continue;
    const std::optional<PersonId> lead = freed_from(admission, pair);
    for (const PersonId mentee : there_or_to_come(pair.mentees, state.day)) {
      if (reference.freed.contains(mentee)) twice.insert(mentee);
      if (!lead) {
        twice.insert(mentee);
      } else if (!is_barred(admission.of_mentee(mentee))) {
        reference.freed.emplace(mentee, *lead);
      }
    }
  }
  for (const PersonId mentee : twice)
    reference.freed.erase(mentee);
  reference.pairs.insert(reference.freed.begin(), reference.freed.end());
}

// The last day on which the two were together in the year; nullopt where there was none.
std::optional<Date> last_day_together(const PairState& pair, const Member& mentor,
                                      const Member& mentee, DayRange year) {
  Date last = year.to;
  for (const Member* each : {&mentor, &mentee})
    if (each->span.to) last = std::min(last, add_days(*each->span.to, -1));
  if (pair.closed) last = std::min(last, pair.closed->date);
  const bool begun = std::max(mentor.span.from, mentee.span.from) <= last;
  return begun && last >= year.from ? std::optional(last) : std::nullopt;
}

// With whom each was at the end; who was replaced, or left, before is not the mentor to go on with.
void add_last_year(const Admission& admission, Reference& reference) {
  const State& state = admission.state();
  const DayRange year = year_before(*state.programme, state.day);
  const Date prepared =
      begin_of_year(*state.programme, prepared_year_of(*state.programme, state.day));
  std::map<PersonId, std::pair<Date, std::set<PersonId>>> newest;
  for (const auto& [id, pair] : state.pairs) {
    if (pair.card->form != admission.form() || pair.from >= prepared) continue;
    for (const Member& mentor : pair.mentors) {
      for (const Member& mentee : pair.mentees) {
        const auto last = last_day_together(pair, mentor, mentee, year);
        if (!last) continue;
        auto& [day, mentors] = newest[mentee.person];
        if (mentors.empty() || day < *last) mentors.clear();
        if (mentors.empty()) day = *last;
        if (day == *last) mentors.insert(mentor.person);
      }
    }
  }
  for (const auto& [mentee, found] : newest)
    for (const PersonId mentor : found.second)
      reference.pairs.emplace(mentee, mentor);
}

void add_proposal(const Admission& admission, const std::string& id, Reference& reference) {
  const auto& all = admission.state().programme->proposals;
  const auto found = all.find(id);
  if (found == all.end()) return;
  for (const ProposedPair& pair : found->second.pairs)
    for (const ProposedMentee& mentee : pair.mentees)
      reference.pairs.emplace(mentee.id, pair.mentor);
}

// Who was to be with one of several leaders of a group is with them in the group.
void follow_leads(const Admission& admission, Reference& reference) {
  std::set<std::pair<PersonId, PersonId>> more;
  for (const auto& [mentee, mentor] : reference.pairs)
    if (!reference.freed.contains(mentee)) more.emplace(mentee, admission.lead_of(mentor));
  reference.pairs.merge(more);
}

}  // namespace

Reference reference_of(const Admission& admission, const std::string& keep) {
  Reference reference;
  if (keep == "today") {
    free_pairs(admission, reference);
  } else if (keep == "last-year") {
    add_last_year(admission, reference);
  } else if (!keep.empty()) {
    add_proposal(admission, keep, reference);
  }
  follow_leads(admission, reference);
  return reference;
}

}  // namespace mentor::matching
