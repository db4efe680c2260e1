// survey results: what was answered, question by question.
#include <algorithm>
#include <cmath>
#include <set>

#include "mentor/base/text.h"
#include "mentor/state/answers.h"
#include "survey.h"
#include "survey_tally.h"

namespace mentor::cli {
namespace {

constexpr int widest_scale = 11;  // 0..10: more columns than that do not fit a page

struct Asked {
  const Questionnaire* questionnaire = nullptr;
  std::optional<PeriodOfYear> period;
  Answers answers;
};

Answers answers_to(Session& session, const Questionnaire& questionnaire,
                   const std::optional<PeriodOfYear>& period) {
  Answers answers =
      period ? answers_of(session.programme(), *period, session.day()) : session.state().answers;
  std::erase_if(answers,
                [&](const Answer* each) { return each->questionnaire != questionnaire.id; });
  return answers;
}

struct Steps {
  int low = 0;
  int high = 0;
  [[nodiscard]] int count() const { return high - low + 1; }
};

Steps steps_of(const Question& question) {
  return {static_cast<int>(std::ceil(question.min)), static_cast<int>(std::floor(question.max))};
}

bool has_columns(const Question& question) {
  return question.type == QuestionType::scale && steps_of(question).count() <= widest_scale;
}

using Questions = std::vector<const Question*>;

template <class Fits>
Questions questions_that(const Questionnaire& questionnaire, Fits fits) {
  Questions found;
  for (const Question& each : questionnaire.questions) {
    if (fits(each)) found.push_back(&each);
  }
  return found;
}

Steps steps_of_all(const Questions& questions) {
  Steps all = steps_of(*questions.front());
  for (const Question* each : questions) {
    const Steps steps = steps_of(*each);
    all = {std::min(all.low, steps.low), std::max(all.high, steps.high)};
  }
  return all;
}

doc::Row scale_row(const Question& question, const Answers& answers, const Steps& columns) {
  const NumberTally tally = tally_numbers(question, answers);
  const Steps own = steps_of(question);
  doc::Row row{question.id, {question.text, mean_of(tally)}};
  for (int step = columns.low; step <= columns.high; ++step) {
    const auto found = tally.whole.find(step);
    const bool asked = own.low <= step && step <= own.high;
    row.cells.push_back(asked ? doc::Cell(found == tally.whole.end() ? 0 : found->second)
                              : doc::Cell());
  }
  return row;
}

void add_scales(const Words& words, const Asked& asked, Document& document) {
  const Questions questions = questions_that(*asked.questionnaire, has_columns);
  if (questions.empty()) return;
  const Steps columns = steps_of_all(questions);
  doc::Table table{"scales", words.tr("Scores"), {}, {}, ""};
  table.columns = {{"question", words.tr("Question")},
                   {"mean", words.tr("Mean"), doc::Align::right}};
  for (int step = columns.low; step <= columns.high; ++step)
    table.columns.push_back(
        {"score-" + std::to_string(step), std::to_string(step), doc::Align::right});
  for (const Question* each : questions)
    table.rows.push_back(scale_row(*each, asked.answers, columns));
  document.blocks.emplace_back(std::move(table));
}

doc::Cell number_cell(const NumberTally& tally, Fraction number) {
  if (tally.n == 0) return {};
  if (number.den == 1) return number.num;
  return doc::Decimal{number.num, number.den};
}

void add_numbers(const Words& words, const Asked& asked, Document& document) {
  doc::Table table{"numbers", words.tr("Numbers"), {}, {}, ""};
  table.columns = {{"question", words.tr("Question")},
                   {"mean", words.tr("Mean"), doc::Align::right},
                   {"least", words.tr("Least"), doc::Align::right},
                   {"most", words.tr("Most"), doc::Align::right}};
  for (const Question* each : questions_that(*asked.questionnaire, [](const Question& question) {
         return question.type == QuestionType::number ||
                (question.type == QuestionType::scale && !has_columns(question));
       })) {
    const NumberTally tally = tally_numbers(*each, asked.answers);
    table.rows.push_back({each->id,
                          {each->text, mean_of(tally), number_cell(tally, tally.least),
                           number_cell(tally, tally.most)}});
  }
  if (!table.rows.empty()) document.blocks.emplace_back(std::move(table));
}

void add_yes_no(const Words& words, const Asked& asked, Document& document) {
  const Questions questions = questions_that(*asked.questionnaire, [](const Question& question) {
    return question.type == QuestionType::yesno || question.type == QuestionType::claim;
  });
  const bool claims = std::any_of(questions.begin(), questions.end(), [](const Question* each) {
    return each->type == QuestionType::claim;
  });
  doc::Table table{"yes-no", words.tr("Yes or no"), {}, {}, ""};
  table.columns = {{"question", words.tr("Question")},
                   {"yes", words.tr("Yes"), doc::Align::right},
                   {"no", words.tr("No"), doc::Align::right},
                   {"share", words.tr("Share of yes"), doc::Align::right}};
  if (claims) table.columns.push_back({"other", words.tr("In words"), doc::Align::right});
  for (const Question* each : questions) {
    const YesNoTally tally = tally_yes_no(*each, asked.answers);
    const std::int64_t all = tally.yes + tally.no + tally.other;
    doc::Row row{each->id, {each->text, tally.yes, tally.no, doc::Share{tally.yes, all}}};
    if (claims) row.cells.emplace_back(tally.other);
    table.rows.push_back(std::move(row));
  }
  if (!table.rows.empty()) document.blocks.emplace_back(std::move(table));
}

std::string title_with_count(const Words& words, const Question& question, const Answers& answers) {
  return question.text + " (" + words.tr("answered: {}", answered(question, answers)) + ")";
}

doc::Table choice_table(const Words& words, const Question& question, const Answers& answers) {
  doc::Table table{
      question.id, title_with_count(words, question, answers), {}, {}, words.tr("No answers.")};
  table.columns = {{"value", words.tr("Answer")},
                   {"count", words.tr("How many"), doc::Align::right},
                   {"share", words.tr("Share"), doc::Align::right}};
  const std::int64_t all = answered(question, answers);
  for (const Counted& each : count_values(question, answers))
    table.rows.push_back({"", {each.value, each.count, doc::Share{each.count, all}}});
  return table;
}

doc::Cell named_cell(const Session& session, const std::string& code) {
  if (const auto id = person_code(code)) return session.reference(*id);
  return code;
}

doc::Table named_table(const Session& session, const Question& question, const Answers& answers) {
  const Words& words = session.words();
  doc::Table table{
      question.id, title_with_count(words, question, answers), {}, {}, words.tr("No answers.")};
  const bool ranked = question.type == QuestionType::ranking;
  table.columns = {{"person", words.tr("Person")}, {"times", words.tr("Named"), doc::Align::right}};
  if (ranked) table.columns.push_back({"first", words.tr("Named first"), doc::Align::right});
  const auto named = tally_named(question, answers);
  std::vector<std::pair<std::string, NamedTally>> rows(named.begin(), named.end());
  std::stable_sort(rows.begin(), rows.end(),
                   [](const auto& a, const auto& b) { return a.second.times > b.second.times; });
  for (const auto& [code, tally] : rows) {
    doc::Row row{code, {named_cell(session, code), tally.times}};
    if (ranked) row.cells.emplace_back(tally.first);
    table.rows.push_back(std::move(row));
  }
  return table;
}

void add_values(const Session& session, const Asked& asked, Document& document) {
  for (const Question& each : asked.questionnaire->questions) {
    switch (each.type) {
      case QuestionType::choice:
      case QuestionType::tags:
      case QuestionType::slots:
      case QuestionType::date:
        document.blocks.emplace_back(choice_table(session.words(), each, asked.answers));
        break;
      case QuestionType::ranking:
      case QuestionType::refusals:
      case QuestionType::person:
        document.blocks.emplace_back(named_table(session, each, asked.answers));
        break;
      default:
        break;
    }
  }
}

// Under the code: the text itself may name people, its writer need not be named beside it.
doc::Table text_table(const Words& words, const Question& question, const Asked& asked) {
  doc::Table table{question.id,
                   title_with_count(words, question, asked.answers),
                   {},
                   {},
                   words.tr("No answers.")};
  const bool anonymous = asked.questionnaire->anonymous;
  table.columns = {{"from", anonymous ? words.tr("About") : words.tr("Person")},
                   {"date", words.tr("Date")},
                   {"text", words.tr("Answer")}};
  for (const Answer* answer : asked.answers) {
    const AnswerValue* value = value_in(*answer, question);
    if (value == nullptr) continue;
    doc::Cell from;
    if (answer->person) {
      from = doc::Reference{mentor::text(*answer->person), ""};
    } else if (!answer->about.empty()) {
      from = answer->about;
    }
    table.rows.push_back({"", {std::move(from), answer->date, value->values.front()}});
  }
  return table;
}

void add_texts(const Session& session, const Asked& asked, Document& document) {
  const Words& words = session.words();
  const Questions questions = questions_that(*asked.questionnaire, [](const Question& question) {
    return question.type == QuestionType::text;
  });
  if (questions.empty()) return;
  if (session.has("--texts")) {
    for (const Question* each : questions)
      document.blocks.emplace_back(text_table(words, *each, asked));
    return;
  }
  doc::Table table{"texts", words.tr("Answers in words"), {}, {}, ""};
  table.columns = {{"question", words.tr("Question")},
                   {"answers", words.tr("Answers"), doc::Align::right}};
  for (const Question* each : questions)
    table.rows.push_back({each->id, {each->text, answered(*each, asked.answers)}});
  document.blocks.emplace_back(std::move(table));
  document.blocks.emplace_back(
      doc::Note{words.tr("The texts themselves: --texts. They may hold names.")});
}

void add_facts(Session& session, const Asked& asked, Document& document) {
  const Words& words = session.words();
  const Questionnaire& questionnaire = *asked.questionnaire;
  std::set<PersonId> people;
  for (const Answer* each : asked.answers) {
    if (each->person) people.insert(*each->person);
  }
  document.facts = {{"questionnaire", words.tr("Questionnaire"), questionnaire.id.text},
                    {"purpose", words.tr("Purpose"), purpose_label(words, questionnaire.purpose)},
                    {"role", words.tr("Who answers"), respondent_label(words, questionnaire.role)}};
  if (asked.period) {
    const Period& period = asked.period->period;
    const std::string title = period.title.empty() ? period.id : period.title;
    document.facts.push_back({"period", words.tr("Period"),
                              doc::Label{asked.period->id(), title + " " + asked.period->year}});
  }
  document.facts.push_back({"answers", words.tr("Answers"), asked.answers.size()});
  if (const AskedCount count = asked_count(asked.answers); count.asked > 0) {
    document.facts.push_back({"asked", words.tr("How many were asked"), count.asked});
    document.facts.push_back(
        {"response", words.tr("Response rate"), doc::Share{count.answered, count.asked}});
  }
  if (!questionnaire.anonymous) {
    document.facts.push_back({"people", words.tr("People who answered"), people.size()});
  }
}

}  // namespace

Result<Exit> show_results(Session& session) {
  if (auto opened = session.open(Access::read); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  const auto questionnaire = questionnaire_named(session, session.operand("ID"));
  if (!questionnaire) return tl::unexpected<Error>(questionnaire.error());
  const auto period = period_option(session);
  if (!period) return tl::unexpected<Error>(period.error());
  const Asked asked{*questionnaire, *period, answers_to(session, **questionnaire, *period)};
  Document document = session.document("survey-results", (*questionnaire)->title);
  add_facts(session, asked, document);
  if (asked.answers.empty()) {
    document.blocks.emplace_back(doc::Paragraph{session.words().tr("No answers yet.")});
    return session.show(document);
  }
  add_scales(session.words(), asked, document);
  add_numbers(session.words(), asked, document);
  add_yes_no(session.words(), asked, document);
  add_values(session, asked, document);
  add_texts(session, asked, document);
  return session.show(document);
}

}  // namespace mentor::cli
