#include <algorithm>

#include "measure_parts.h"
#include "mentor/monitoring/influence.h"
#include "mentor/state/answers.h"
#include "voices.h"

namespace mentor::measures {
namespace {

bool concerns(const Voice& voice, const FormId& form) {
  return form.empty() || voice.forms.contains(form);
}

bool is_of(Role role, Whose whose) {
  if (whose == Whose::all) return true;
  return (role == Role::mentee) == (whose == Whose::mentees);
}

// `comfort.mentees` asks for the axis comfort in one role.
struct Axis {
  std::string name;
  std::optional<Respondent> role;
};

Axis axis_of(const std::string& tail) {
  const auto without = [&](std::string_view end) {
    return tail.substr(0, tail.size() - end.size());
  };
  if (tail.ends_with(".mentees")) return {without(".mentees"), Respondent::mentee};
  if (tail.ends_with(".mentors")) return {without(".mentors"), Respondent::mentor};
  return {tail, std::nullopt};
}

// The strictest limit of the forms that the voice belongs to.
Fraction satisfied_from(const ReportDay& on, const Voice& voice) {
  const ProgrammeCard& card = on.programme->card;
  std::optional<double> limit;
  for (const FormId& id : voice.forms) {
    const Form* form = find_form(card, id);
    if (form == nullptr) continue;
    const double own = thresholds_of(card, *form).satisfied;
    limit = std::max(limit.value_or(own), own);
  }
  return nearest_thousandth(limit.value_or(card.thresholds.satisfied));
}

const Record* newest_quality(const ReportDay& on) {
  const Record* newest = nullptr;
  for (const Record& record : records_of(on.state, EventKind::quality)) {
    const std::string named = text_of(record.entry, "period");
    const auto period = find_period(*on.programme, named, record.first);
    const bool own = period && period->id() == on.period.id();
    if (!named.empty() && !own) continue;
    if (named.empty() && record.first < on.period.period.from) continue;
    if (newest == nullptr || newest->first <= record.first) newest = &record;
  }
  return newest;
}

std::vector<std::string> of_both_sides(const std::set<std::string>& axes) {
  std::vector<std::string> tails;
  for (const std::string& axis : axes) {
    for (const char* end : {"", ".mentees", ".mentors"})
      tails.push_back(axis + end);
  }
  return tails;
}

std::set<std::string> axes_asked(const Programme& programme, Purpose purpose) {
  std::set<std::string> axes;
  for (const auto& [id, questionnaire] : programme.questionnaires) {
    if (questionnaire.purpose != purpose) continue;
    for (const Question& question : questionnaire.questions) {
      if (!question.axis.empty()) axes.insert(question.axis);
    }
  }
  return axes;
}

}  // namespace

Measured feedback_answered(const MeasureAsk& ask, Whose whose) {
  const Period& period = ask.on.period.period;
  std::map<ExpectedVoice, const Voice*> answered;
  for (const Voice& voice : ask.on.voices) {
    if (!voice.person || !voice.answered_feedback) continue;
    if (voice.role == Respondent::mentee) answered[{*voice.person, Role::mentee}] = &voice;
    if (voice.role == Respondent::mentor) answered[{*voice.person, Role::mentor}] = &voice;
  }
  Measured measured;
  Share share;
  for (const ExpectedVoice& each :
       expected_voices(ask.on.state, ask.form, {period.from, ask.on.day})) {
    if (!is_of(each.role, whose)) continue;
    ++share.den;
    const auto found = answered.find(each);
    if (found == answered.end()) continue;
    ++share.num;
    const auto& places = found->second->places;
    measured.evidence.insert(measured.evidence.end(), places.begin(), places.end());
  }
  measured.figure = share;
  return measured;
}

Measured feedback_axis(const MeasureAsk& ask) {
  const Axis axis = axis_of(ask.tail);
  Measured measured;
  Mean mean;
  for (const Voice& voice : ask.on.voices) {
    const auto score = voice.feedback.find(axis.name);
    if (score == voice.feedback.end() || !concerns(voice, ask.form)) continue;
    if (axis.role && voice.role != *axis.role) continue;
    mean.sum = mean.sum + mean_of(score->second);
    ++mean.n;
    measured.evidence.insert(measured.evidence.end(), voice.places.begin(), voice.places.end());
  }
  measured.figure = mean;
  return measured;
}

std::vector<std::string> axis_tails(const ReportDay& on) {
  std::set<std::string> axes;
  for (const Voice& voice : on.voices) {
    for (const auto& [axis, sum] : voice.feedback)
      axes.insert(axis);
  }
  return of_both_sides(axes);
}

std::vector<std::string> all_feedback_axes(const Programme& programme) {
  return of_both_sides(axes_asked(programme, Purpose::feedback));
}

Measured satisfaction(const MeasureAsk& ask, Respondent role) {
  Measured measured;
  Share share;
  for (const Voice& voice : ask.on.voices) {
    if (voice.role != role || voice.satisfaction.items == 0) continue;
    if (!concerns(voice, ask.form)) continue;
    ++share.den;
    if (mean_of(voice.satisfaction) >= satisfied_from(ask.on, voice)) ++share.num;
    measured.evidence.insert(measured.evidence.end(), voice.places.begin(), voice.places.end());
  }
  measured.figure = share;
  return measured;
}

Measured influence(const MeasureAsk& ask) {
  for (Influence& each : influence_of(ask.on, ask.form)) {
    if (each.axis == ask.tail) return {{}, each.difference, std::move(each.evidence)};
  }
  return {};
}

std::vector<std::string> influence_tails(const ReportDay& on) {
  std::vector<std::string> tails;
  for (const Influence& each : influence_of(on, {}))
    tails.push_back(each.axis);
  return tails;
}

std::vector<std::string> all_influence_axes(const Programme& programme) {
  const auto axes = axes_asked(programme, Purpose::outcome);
  return {axes.begin(), axes.end()};
}

Measured quality(const MeasureAsk& ask) {
  const Record* record = ask.form.empty() ? newest_quality(ask.on) : nullptr;
  const Value* checklist = record == nullptr ? nullptr : find(record->entry, "checklist");
  const auto* items = checklist == nullptr ? nullptr : list_in(*checklist);
  if (items == nullptr) return {};
  Share share;
  for (const Value& item : *items) {
    const auto* keys = map_in(item);
    if (keys == nullptr) continue;
    for (const auto& [name, value] : *keys) {
      const auto* score = std::get_if<std::int64_t>(&value.is);
      if (name != "score" || score == nullptr) continue;
      share.num += *score;
      share.den += 2;
    }
  }
  return {{}, share, record->places};
}

}  // namespace mentor::measures
