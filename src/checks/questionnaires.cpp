#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "mentor/base/text.h"
#include "mentor/state/answers.h"
#include "report.h"
#include "rules.h"

namespace mentor::checks {
namespace {

std::string shown(double number) {
  std::string written = std::to_string(number);
  written.erase(written.find_last_not_of('0') + 1);
  if (written.ends_with('.')) written.pop_back();
  return written;
}

bool is_number(QuestionType type) {
  return type == QuestionType::scale || type == QuestionType::number;
}

// Calls `look` with every question of every questionnaire and the arguments that name it.
template <class Look>
void for_each_question(const State& state, Look look) {
  for (const auto& [id, questionnaire] : state.programme->questionnaires) {
    for (const Question& question : questionnaire.questions) {
      look(questionnaire, question,
           std::vector<Arg>{{"questionnaire", id.text}, {"question", question.id}});
    }
  }
}

std::optional<double> number_in(const std::string& written) {
  double number = 0;
  const char* end = written.data() + written.size();
  const auto [stop, error] = std::from_chars(written.data(), end, number);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return number;
}

bool on_scale(const Question& question, const std::string& written) {
  const auto number = number_in(written);
  return number && *number >= question.min && *number <= question.max;
}

bool is_whole(const std::string& written) {
  const auto number = number_in(written);
  return number && *number == std::floor(*number);
}

bool is_yes_or_no(const std::string& written) {
  constexpr std::array words{"true", "false", "yes", "no", "да", "нет"};
  return std::find(words.begin(), words.end(), fold(written)) != words.end();
}

bool within_limits(const Question& question, const std::string& written) {
  const auto number = number_in(written);
  return !number || ((!question.has_min || *number >= question.min) &&
                     (!question.has_max || *number <= question.max));
}

bool among(const std::vector<std::string>& options, const std::string& value) {
  return std::any_of(options.begin(), options.end(),
                     [&](const std::string& each) { return fold(each) == fold(value); });
}

void look_at_value(const Question& question, const std::string& value, const Where& where,
                   Findings& findings) {
  std::vector<Arg> args = {{"question", question.id}, {"value", value}};
  if (question.type == QuestionType::scale && !on_scale(question, value)) {
    args.push_back({"min", shown(question.min)});
    args.push_back({"max", shown(question.max)});
    add_error(findings, where, "answer-outside-scale", std::move(args));
  } else if (question.type == QuestionType::scale && !is_whole(value)) {
    add_error(findings, where, "answer-fraction", std::move(args));
  } else if (question.type == QuestionType::yesno && !is_yes_or_no(value)) {
    add_error(findings, where, "answer-not-yes-no", std::move(args));
  } else if (question.type == QuestionType::number && !within_limits(question, value)) {
    args.push_back(
        {"limit", shown(question.has_min && *number_in(value) < question.min ? question.min
                                                                             : question.max)});
    add_error(findings, where, "answer-outside-limits", std::move(args));
  } else if (question.type == QuestionType::choice && !question.options.empty() &&
             !among(question.options, value)) {
    args.push_back({"nearest", nearest(value, question.options)});
    add_warning(findings, where, "answer-not-an-option", std::move(args));
  }
}

std::vector<std::string> question_ids(const Questionnaire& questionnaire) {
  std::vector<std::string> ids;
  for (const Question& question : questionnaire.questions)
    ids.push_back(question.id);
  return ids;
}

// Questions get renamed; what was answered under the old id counts no more, but is no lie.
void look_at_answer(const State& state, const Questionnaire& questionnaire, const Answer& answer,
                    Findings& findings) {
  const Where where = at(state, answer.place);
  if (answer.values.empty()) add_warning(findings, where, "answer-without-values", {});
  for (const auto& [id, value] : answer.values) {
    const Question* question = find_question(questionnaire, id);
    if (question == nullptr) {
      add_warning(findings, where, "answer-question-unknown",
                  {{"questionnaire", questionnaire.id.text},
                   {"question", id},
                   {"nearest", nearest(id, question_ids(questionnaire))}});
      continue;
    }
    for (const std::string& each : value.values)
      look_at_value(*question, each, where, findings);
  }
}

bool names_people(QuestionType type) {
  return type == QuestionType::ranking || type == QuestionType::refusals ||
         type == QuestionType::person;
}

// Whom a ballot may name was the other of a pair at some time; later they may have left.
bool has_other_role(const State& state, const Questionnaire& questionnaire, PersonId id) {
  if (questionnaire.purpose != Purpose::ballot) return true;
  const Role role = questionnaire.role == Respondent::mentor ? Role::mentee : Role::mentor;
  const PersonState* person = find_person(state, id);
  return person != nullptr &&
         std::any_of(person->participations.begin(), person->participations.end(),
                     [&](const Participation& each) { return each.role == role; });
}

void look_at_ballot(const State& state, const Questionnaire& questionnaire, const Answer& answer,
                    const std::string& question, const std::string& code, Findings& findings) {
  const Where where = at(state, answer.place);
  const std::vector<Arg> args = {{"question", question}, {"person", code}};
  const auto person = person_code(trim(code));
  if (!person || !state.programme->people.contains(*person)) {
    add_error(findings, where, "ballot-stranger", args);
  } else if (person == answer.person) {
    add_error(findings, where, "ballot-oneself", args);
  } else if (!has_other_role(state, questionnaire, *person)) {
    add_warning(findings, where, "ballot-wrong-side", args);
  }
}

// People by the question that names them, each as often as it does.
using Named = std::map<QuestionType, std::multiset<std::string>>;

void look_at_repeated(const State& state, const Answer& answer, const std::string& question,
                      const std::multiset<std::string>& codes, Findings& findings) {
  for (auto code = codes.begin(); code != codes.end(); code = codes.upper_bound(*code)) {
    if (codes.count(*code) == 1) continue;
    add_error(findings, at(state, answer.place), "ballot-repeated",
              {{"question", question}, {"person", *code}});
  }
}

void look_at_wanted_and_refused(const State& state, const Answer& answer, const Named& named,
                                Findings& findings) {
  const auto ranked = named.find(QuestionType::ranking);
  const auto refused = named.find(QuestionType::refusals);
  if (ranked == named.end() || refused == named.end()) return;
  const std::set<std::string> once(refused->second.begin(), refused->second.end());
  for (const std::string& code : once) {
    if (!ranked->second.contains(code)) continue;
    add_error(findings, at(state, answer.place), "ballot-wanted-and-refused", {{"person", code}});
  }
}

// Calls `look` with every answer known by the day and its questionnaire.
template <class Look>
void for_each_answer(const State& state, Look look) {
  for (const Answer& answer : state.programme->answers) {
    const auto found = state.programme->questionnaires.find(answer.questionnaire);
    if (found == state.programme->questionnaires.end() || answer.date > state.day) continue;
    look(found->second, answer);
  }
}

}  // namespace

void find_repeated_questions(const State& state, Findings& findings) {
  for (const auto& [id, questionnaire] : state.programme->questionnaires) {
    std::set<std::string> questions;
    std::set<std::string> facts;
    const Where where = at(state, questionnaire.place);
    for (const Question& each : questionnaire.questions) {
      if (!questions.insert(each.id).second) {
        add_error(findings, where, "question-twice",
                  {{"questionnaire", id.text}, {"question", each.id}});
      }
      if (!each.fact.empty() && !facts.insert(each.fact).second) {
        add_warning(findings, where, "fact-asked-twice",
                    {{"questionnaire", id.text}, {"fact", each.fact}});
      }
    }
  }
}

void find_wrong_scales(const State& state, Findings& findings) {
  for_each_question(state, [&](const Questionnaire& card, const Question& question, auto args) {
    if (question.type != QuestionType::scale || question.min < question.max) return;
    args.push_back({"min", shown(question.min)});
    args.push_back({"max", shown(question.max)});
    add_error(findings, at(state, card.place), "scale-range", std::move(args));
  });
}

void find_missing_options(const State& state, Findings& findings) {
  for_each_question(state, [&](const Questionnaire& card, const Question& question, auto args) {
    if (question.type != QuestionType::choice || !question.options.empty()) return;
    add_error(findings, at(state, card.place), "options-missing", std::move(args));
  });
}

void find_axes_without_numbers(const State& state, Findings& findings) {
  for_each_question(state, [&](const Questionnaire& card, const Question& question, auto args) {
    if (question.axis.empty() || is_number(question.type)) return;
    args.push_back({"axis", question.axis});
    add_error(findings, at(state, card.place), "axis-without-number", std::move(args));
  });
}

void find_calls_nobody_hears(const State& state, Findings& findings) {
  for_each_question(state, [&](const Questionnaire& card, const Question& question, auto args) {
    const bool heard = card.purpose == Purpose::feedback && !card.anonymous &&
                       question.type == QuestionType::yesno;
    if (!question.calls_curator || heard) return;
    add_error(findings, at(state, card.place), "call-not-heard", std::move(args));
  });
}

void find_needless_phases(const State& state, Warnings& warnings) {
  for (const auto& [id, questionnaire] : state.programme->questionnaires) {
    const bool outcome = questionnaire.purpose == Purpose::outcome;
    if (questionnaire.phase && !outcome) {
      add_warning(warnings, at(state, questionnaire.place), "phase-not-outcome",
                  {{"questionnaire", id.text}});
    }
  }
}

void find_wrong_answers(const State& state, Findings& findings) {
  for_each_answer(state, [&](const Questionnaire& questionnaire, const Answer& answer) {
    look_at_answer(state, questionnaire, answer, findings);
  });
}

void find_wrong_respondents(const State& state, Findings& findings) {
  for_each_answer(state, [&](const Questionnaire& questionnaire, const Answer& answer) {
    const std::vector<Arg> args = {{"questionnaire", questionnaire.id.text}};
    if (questionnaire.anonymous && answer.person) {
      add_error(findings, at(state, answer.place), "anonymous-with-person", args);
    } else if (!questionnaire.anonymous && !answer.person) {
      add_error(findings, at(state, answer.place), "answer-without-person", args);
    }
  });
}

void find_more_answers_than_asked(const State& state, Warnings& warnings) {
  std::map<QuestionnaireId, std::vector<const Answer*>> anonymous;
  for_each_answer(state, [&](const Questionnaire& questionnaire, const Answer& answer) {
    if (questionnaire.anonymous) anonymous[questionnaire.id].push_back(&answer);
  });
  for (const auto& [id, answers] : anonymous) {
    for (const AskedCount& count : asked_counts(answers)) {
      if (count.asked == 0 || count.answered <= count.asked) continue;
      add_warning(warnings, at(state, count.last->place), "answers-above-asked",
                  {{"questionnaire", id.text},
                   {"answered", std::to_string(count.answered)},
                   {"asked", std::to_string(count.asked)}});
    }
  }
}

void find_wrong_ballots(const State& state, Findings& findings) {
  for_each_answer(state, [&](const Questionnaire& questionnaire, const Answer& answer) {
    Named named;
    for (const auto& [id, value] : answer.values) {
      const Question* question = find_question(questionnaire, id);
      if (question == nullptr || !names_people(question->type)) continue;
      std::multiset<std::string> codes;
      for (const std::string& tied : value.values) {
        for (const std::string& code : split(tied, "=")) {
          look_at_ballot(state, questionnaire, answer, id, code, findings);
          codes.insert(std::string(trim(code)));
        }
      }
      look_at_repeated(state, answer, id, codes, findings);
      named[question->type].merge(codes);
    }
    look_at_wanted_and_refused(state, answer, named, findings);
  });
}

}  // namespace mentor::checks
