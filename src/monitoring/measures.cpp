#include "mentor/monitoring/measures.h"

#include <algorithm>
#include <array>

#include "measure_parts.h"
#include "report_memo.h"

namespace mentor {
namespace {

using Ask = const MeasureAsk&;
using namespace measures;

constexpr std::array table{
    MeasureSpec{"people.mentees", [](Ask ask) { return people(ask, Role::mentee); }},
    MeasureSpec{"people.mentors", [](Ask ask) { return people(ask, Role::mentor); }},
    MeasureSpec{"consents.mentees", [](Ask ask) { return consents(ask, Role::mentee); }},
    MeasureSpec{"consents.mentors", [](Ask ask) { return consents(ask, Role::mentor); }},
    MeasureSpec{"base.baseline", baseline},
    MeasureSpec{"mentors.selected", selected},
    MeasureSpec{"mentors.trained", trained},
    MeasureSpec{"pairs.active", pairs_active},
    MeasureSpec{"pairs.mentees", pairs_mentees},
    MeasureSpec{"unmatched", [](Ask ask) { return unmatched(ask, Waiting::all); }},
    MeasureSpec{"unmatched.ready", [](Ask ask) { return unmatched(ask, Waiting::ready); }},
    MeasureSpec{"unmatched.not_ready", [](Ask ask) { return unmatched(ask, Waiting::not_ready); }},
    MeasureSpec{"meetings.held", meetings_held},
    MeasureSpec{"meetings.held.", meetings_held, meeting_tails, MeasureScope::forms,
                all_meeting_kinds},
    MeasureSpec{"meetings.minutes", meetings_minutes},
    MeasureSpec{"meetings.minutes.", meetings_minutes, meeting_tails, MeasureScope::forms,
                all_meeting_kinds},
    MeasureSpec{"meetings.untimed", meetings_untimed},
    MeasureSpec{"meetings.first", meetings_first},
    MeasureSpec{"meetings.sequence", meetings_sequence},
    MeasureSpec{"plans.exist", plans_exist},
    MeasureSpec{"plans.done", plans_done},
    MeasureSpec{"feedback.answered", [](Ask ask) { return feedback_answered(ask, Whose::all); }},
    MeasureSpec{"feedback.answered.mentees",
                [](Ask ask) { return feedback_answered(ask, Whose::mentees); }},
    MeasureSpec{"feedback.answered.mentors",
                [](Ask ask) { return feedback_answered(ask, Whose::mentors); }},
    MeasureSpec{"feedback.axis.", feedback_axis, axis_tails, MeasureScope::forms,
                all_feedback_axes},
    MeasureSpec{"satisfaction.mentees",
                [](Ask ask) { return satisfaction(ask, Respondent::mentee); }},
    MeasureSpec{"satisfaction.mentors",
                [](Ask ask) { return satisfaction(ask, Respondent::mentor); }},
    MeasureSpec{"influence.", measures::influence, influence_tails, MeasureScope::forms,
                all_influence_axes},
    MeasureSpec{"quality", quality, nullptr, MeasureScope::whole},
    MeasureSpec{"contingent.", contingent, contingent_tails, MeasureScope::whole, all_contingents},
    MeasureSpec{"pipeline", pipeline},
    MeasureSpec{"roadmap.done", [](Ask ask) { return roadmap(ask, Steps::done); }, nullptr,
                MeasureScope::whole},
    MeasureSpec{"roadmap.late", [](Ask ask) { return roadmap(ask, Steps::late); }, nullptr,
                MeasureScope::whole},
};

const MeasureSpec* find_measure(std::string_view id) {
  const MeasureSpec* family = nullptr;
  for (const MeasureSpec& each : table) {
    if (each.tails == nullptr && each.id == id) return &each;
    const bool fits = each.tails != nullptr && id.starts_with(each.id) && id != each.id;
    if (fits) family = &each;
  }
  return family;
}

// The ids of the table, with the ends of families that `tails` gives of the ground.
template <class Tails, class Ground>
std::vector<std::string> spelled_out(Tails MeasureSpec::*tails, const Ground& ground) {
  std::vector<std::string> ids;
  for (const MeasureSpec& each : table) {
    if (each.*tails == nullptr) {
      ids.emplace_back(each.id);
      continue;
    }
    for (const std::string& tail : (each.*tails)(ground))
      ids.push_back(std::string(each.id) + tail);
  }
  return ids;
}

bool can_be(const Programme& programme, const MeasureSpec& measure, std::string_view id) {
  if (measure.all_tails == nullptr) return true;
  const auto tails = measure.all_tails(programme);
  return std::find(tails.begin(), tails.end(), id.substr(measure.id.size())) != tails.end();
}

// What proves a step of the roadmap has been taken already, of the whole programme.
const Measured* taken_before(const ReportDay& on, std::string_view id, const FormId& form) {
  if (!form.empty()) return nullptr;
  const auto known = on.memo->proofs->find(id);
  return known == on.memo->proofs->end() ? nullptr : known->second.get();
}

Measured taken(const ReportDay& on, const MeasureSpec& measure, std::string_view id,
               const FormId& form) {
  if (const Measured* known = taken_before(on, id, form)) return *known;
  const std::string tail(measure.tails == nullptr ? "" : id.substr(measure.id.size()));
  Measured measured = measure.take({on, form, tail});
  measured.id = id;
  tidy(measured.evidence);
  return measured;
}

bool is_used(const ReportDay& on, const FormId& form) {
  for (const auto& [id, pair] : on.state.pairs) {
    if (pair.card->form == form && pair.from <= on.day) return true;
  }
  for (const auto& [id, person] : on.state.people) {
    for (const Participation& each : person.participations) {
      if (holds(each, each.role, form, on.day)) return true;
    }
  }
  return false;
}

}  // namespace

std::span<const MeasureSpec> measure_table() {
  return table;
}

std::vector<std::string> measure_ids(const ReportDay& on) {
  return spelled_out(&MeasureSpec::tails, on);
}

std::vector<std::string> possible_measures(const Programme& programme) {
  return spelled_out(&MeasureSpec::all_tails, programme);
}

Result<Measured> measure(const ReportDay& on, std::string_view id, const FormId& form) {
  const MeasureSpec* found = find_measure(id);
  if (found == nullptr || !can_be(*on.programme, *found, id))
    return fail(Exit::usage, "measure-unknown", {{"value", std::string(id)}});
  return taken(on, *found, id, form);
}

std::vector<Measured> measure_all(const ReportDay& on, const FormId& form) {
  std::vector<Measured> all;
  for (const std::string& id : measure_ids(on)) {
    const MeasureSpec& spec = *find_measure(id);
    if (form.empty() || spec.scope == MeasureScope::forms) {
      all.push_back(taken(on, spec, id, form));
    }
  }
  return all;
}

std::vector<FormId> forms_in_use(const ReportDay& on) {
  std::vector<FormId> used;
  for (const Form& form : on.programme->card.forms) {
    if (is_used(on, form.id)) used.push_back(form.id);
  }
  return used;
}

}  // namespace mentor
