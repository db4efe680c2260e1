#include "voices.h"

#include <algorithm>
#include <tuple>

#include "mentor/state/answers.h"
#include "mentor/state/pairs.h"

namespace mentor {
namespace {

using Seats = std::map<std::pair<PersonId, Respondent>, std::set<FormId>>;

bool works_within(const PairState& pair, const Member& member, const Period& period, Date day) {
  Date last = std::min(period.to, day);
  if (member.span.to) last = std::min(last, add_days(*member.span.to, -1));
  return active_days(pair, std::max(period.from, member.span.from), last) > 0;
}

// The forms in which each person worked in the period, by the role of the questionnaires.
Seats seats_within(const State& state, const Period& period) {
  Seats seats;
  for (const auto& [id, pair] : state.pairs) {
    for (const Member& member : pair.mentees) {
      if (!works_within(pair, member, period, state.day)) continue;
      seats[{member.person, Respondent::mentee}].insert(pair.card->form);
    }
    for (const Member& member : pair.mentors) {
      if (!works_within(pair, member, period, state.day)) continue;
      seats[{member.person, Respondent::mentor}].insert(pair.card->form);
    }
  }
  return seats;
}

std::set<FormId> forms_of(const State& state, const Seats& seats, const Answer& answer,
                          const Questionnaire& questionnaire) {
  if (questionnaire.forms.size() == 1) return {questionnaire.forms.front()};
  if (answer.person) {
    const auto found = seats.find({*answer.person, questionnaire.role});
    return found == seats.end() ? std::set<FormId>() : found->second;
  }
  const auto about = pair_code(answer.about);
  const PairState* pair = about ? find_pair(state, *about) : nullptr;
  return pair == nullptr ? std::set<FormId>() : std::set<FormId>{pair->card->form};
}

void hear(Voice& voice, const Questionnaire& questionnaire, const Answer& answer) {
  const bool feedback = questionnaire.purpose == Purpose::feedback;
  voice.answered_feedback = voice.answered_feedback || feedback;
  voice.places.push_back(answer.place);
  for (const Question& question : questionnaire.questions) {
    const auto value = answer.values.find(question.id);
    if (question.axis.empty() || value == answer.values.end()) continue;
    const auto score = on_ten(question, value->second);
    if (!score) continue;
    if (feedback) add_score(voice.feedback[question.axis], *score);
    if (question.axis == "satisfaction") add_score(voice.satisfaction, *score);
  }
}

// What was expected before the work began says nothing of how it went.
bool speaks_of_work(const State& state, const Questionnaire& questionnaire, const Answer& answer) {
  if (questionnaire.purpose == Purpose::feedback) return true;
  return questionnaire.purpose == Purpose::outcome &&
         phase_of(*state.programme, answer) != Phase::before;
}

}  // namespace

std::vector<Voice> voices_of(const State& state, const PeriodOfYear& period, Date entered_by) {
  const Seats seats = seats_within(state, period.period);
  std::map<std::tuple<Respondent, std::optional<PersonId>, Place>, Voice> voices;
  for (const Answer* answer : answers_of(*state.programme, period, entered_by)) {
    const Questionnaire* questionnaire = questionnaire_of(*state.programme, *answer);
    if (questionnaire == nullptr || !speaks_of_work(state, *questionnaire, *answer)) continue;
    const Place own = answer->person ? Place{} : answer->place;
    Voice& voice = voices[{questionnaire->role, answer->person, own}];
    voice.person = answer->person;
    voice.role = questionnaire->role;
    voice.forms.merge(forms_of(state, seats, *answer, *questionnaire));
    hear(voice, *questionnaire, *answer);
  }
  std::vector<Voice> all;
  all.reserve(voices.size());
  for (auto& [key, voice] : voices)
    all.push_back(std::move(voice));
  return all;
}

void add_score(ScoreSum& sum, Fraction score) {
  sum.sum = sum.sum + score;
  ++sum.items;
}

Fraction mean_of(const ScoreSum& sum) {
  return sum.sum / fraction(sum.items);
}

std::optional<Fraction> on_ten(const Question& question, const AnswerValue& value) {
  const bool scored = question.type == QuestionType::scale || question.type == QuestionType::number;
  if (!scored || value.values.size() != 1 || question.max <= question.min) return std::nullopt;
  const auto said = exact_decimal(value.values.front());
  if (!said) return std::nullopt;
  const Fraction low = nearest_thousandth(question.min);
  const Fraction width = nearest_thousandth(question.max) - low;
  return fraction(1) + fraction(9) * (*said - low) / width;
}

}  // namespace mentor
