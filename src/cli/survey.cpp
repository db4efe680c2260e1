// survey …: what was asked of whom, and how many have answered.
#include "survey.h"

#include <algorithm>
#include <map>

#include "commands.h"
#include "import_plan.h"
#include "mentor/base/text.h"
#include "mentor/model/period_words.h"
#include "mentor/state/answers.h"

namespace mentor::cli {
namespace {

std::vector<PeriodOfYear> begun_periods(const Session& session) {
  auto periods = all_periods(session.programme(), "feedback");
  std::erase_if(periods,
                [&](const PeriodOfYear& each) { return each.period.from > session.day(); });
  return periods;
}

// Every year has its first quarter: the year is told where there is more than one.
std::string period_title(const PeriodOfYear& period, const std::vector<PeriodOfYear>& among) {
  const std::string title = period.period.title.empty() ? period.period.id : period.period.title;
  const bool one_year = std::all_of(among.begin(), among.end(), [&](const PeriodOfYear& each) {
    return each.year == period.year;
  });
  return one_year ? title : title + " " + period.year;
}

doc::Cell forms_cell(const Session& session, const Questionnaire& questionnaire) {
  std::vector<std::string> ids;
  std::vector<std::string> titles;
  for (const FormId& id : questionnaire.forms) {
    const Form* form = find_form(session.programme().card, id);
    ids.push_back(id.text);
    titles.push_back(form == nullptr || form->title.empty() ? id.text : form->title);
  }
  if (titles.empty()) return doc::Label{"all", session.words().tr("all")};
  return doc::Label{join(ids, " "), join(titles, ", ")};
}

doc::Table list_of_all(Session& session) {
  const Words& words = session.words();
  doc::Table table{"questionnaires", "", {}, {}, words.tr("No questionnaires.")};
  table.columns = {{"questionnaire", words.tr("Questionnaire")},
                   {"title", words.tr("Title")},
                   {"purpose", words.tr("Purpose")},
                   {"role", words.tr("Who answers")},
                   {"forms", words.tr("Forms")},
                   {"answers", words.tr("Answers"), doc::Align::right},
                   {"last", words.tr("Last answer")}};
  std::map<QuestionnaireId, std::pair<std::int64_t, Date>> answers;
  for (const Answer* answer : session.state().answers) {
    auto& [count, last] = answers[answer->questionnaire];
    last = count == 0 ? answer->date : std::max(last, answer->date);
    ++count;
  }
  for (const auto& [id, each] : session.programme().questionnaires) {
    const auto found = answers.find(id);
    const bool any = found != answers.end();
    table.rows.push_back({id.text,
                          {id.text, each.title, purpose_label(words, each.purpose),
                           respondent_label(words, each.role), forms_cell(session, each),
                           any ? found->second.first : std::int64_t{0},
                           any ? doc::Cell(found->second.second) : doc::Cell()}});
  }
  return table;
}

std::int64_t answered_in(const std::vector<const Answer*>& answers, const QuestionnaireId& id) {
  return std::count_if(answers.begin(), answers.end(),
                       [&](const Answer* each) { return each->questionnaire == id; });
}

// Feedback is asked again every period, so its answers are told period by period.
doc::Table list_by_period(Session& session) {
  const Words& words = session.words();
  doc::Table table{"by-period", words.tr("Feedback by period"), {}, {}, ""};
  table.columns = {{"questionnaire", words.tr("Questionnaire")}};
  const auto periods = begun_periods(session);
  std::vector<std::vector<const Answer*>> answers;
  for (const PeriodOfYear& each : periods) {
    table.columns.push_back({each.id(), period_title(each, periods), doc::Align::right});
    answers.push_back(answers_of(session.programme(), each, session.day()));
  }
  for (const auto& [id, each] : session.programme().questionnaires) {
    if (each.purpose != Purpose::feedback) continue;
    doc::Row row{id.text, {id.text}};
    for (const auto& of_period : answers)
      row.cells.emplace_back(answered_in(of_period, id));
    table.rows.push_back(std::move(row));
  }
  return table;
}

Result<Exit> list(Session& session) {
  if (auto opened = session.open(Access::read); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  Document document = session.document("surveys", session.words().tr("Questionnaires"));
  document.blocks.emplace_back(list_of_all(session));
  doc::Table by_period = list_by_period(session);
  const bool any = !by_period.rows.empty() && by_period.columns.size() > 1;
  if (any) document.blocks.emplace_back(std::move(by_period));
  return session.show(document);
}

const Option period_choice{"--period", "PERIOD", TR_NOOP("q1, 2022-2023/q4 …, or its title")};

Command import_command() {
  Command command{
      .path = "survey import",
      .group = Group::surveys,
      .summary = TR_NOOP("take in answers from a table of Yandex Forms, Google Forms or Excel"),
      .operands = {table_operand()},
      .options = {{"--questionnaire", "ID",
                   TR_NOOP("whose answers they are; recognised by the headers by default")},
                  period_choice,
                  {"--asked", "N",
                   TR_NOOP("how many were asked, of an anonymous questionnaire; of several "
                           "classes, pairs or people: 7Б=25, once for each"),
                   Times::many},
                  {"--enroll", "", TR_NOOP("take people not known yet into the base")},
                  {"--form", "FORM", TR_NOOP("the form into which --enroll takes them")}},
      .examples = {{"mentor survey import answers.csv --dry-run",
                    TR_NOOP("shows what would be written, and every rejected row with its reason")},
                   {"mentor survey import intake.csv --questionnaire intake-mentee --enroll "
                    "--form pupil-pupil",
                    TR_NOOP("those who answered become mentees")},
                   {"mentor survey import feedback.csv --period q1", ""},
                   {"mentor survey import requests.csv --questionnaire request --asked 25", ""}},
      .exits = TR_NOOP("1 some rows were rejected; the good ones are written"),
      .writes = Writes::folder,
      .run = import_answers};
  for (const Option& each : table_options())
    command.options.push_back(each);
  return command;
}

}  // namespace

doc::Label respondent_label(const Words& words, Respondent role) {
  switch (role) {
    case Respondent::mentee:
      return {"mentee", words.tr("mentees")};
    case Respondent::mentor:
      return {"mentor", words.tr("mentors")};
    case Respondent::curator:
      return {"curator", words.tr("curators")};
    case Respondent::pupil:
      break;
  }
  return {"pupil", words.tr("pupils")};
}

doc::Label purpose_label(const Words& words, Purpose purpose) {
  switch (purpose) {
    case Purpose::request:
      return {"request", words.tr("requests before the start")};
    case Purpose::intake:
      return {"intake", words.tr("intake")};
    case Purpose::ballot:
      return {"ballot", words.tr("ballot")};
    case Purpose::feedback:
      return {"feedback", words.tr("feedback")};
    case Purpose::outcome:
      break;
  }
  return {"outcome", words.tr("outcome")};
}

Result<const Questionnaire*> questionnaire_named(const Session& session, const std::string& typed) {
  const auto& all = session.programme().questionnaires;
  if (const auto found = all.find(QuestionnaireId{typed}); found != all.end()) {
    return &found->second;
  }
  std::vector<std::string> known;
  std::vector<std::string> titled;
  const Questionnaire* last = nullptr;
  for (const auto& [id, each] : all) {
    known.push_back(id.text);
    if (fold(id.text) != fold(typed) && fold(each.title) != fold(typed)) continue;
    titled.push_back(id.text);
    last = &each;
  }
  if (titled.size() == 1) return last;
  if (!titled.empty()) {
    return fail(Exit::usage, "questionnaire-title-shared",
                {{"value", typed}, {"candidates", join(titled, ", ")}});
  }
  return fail(Exit::usage, "questionnaire-unknown",
              {{"value", typed}, {"near", nearest(typed, known)}, {"known", join(known, ", ")}});
}

Result<std::optional<PeriodOfYear>> period_option(const Session& session) {
  if (!session.has("--period")) return std::optional<PeriodOfYear>();
  const std::string typed = session.text("--period");
  const Programme& programme = session.programme();
  if (auto found = typed_period(programme, typed, session.day())) return found;
  const Year* year = year_on(programme, session.day());
  std::vector<std::string> known;
  for (const PeriodOfYear& each : all_periods(programme, "feedback")) {
    const bool this_year = year != nullptr && year->year == each.year;
    known.push_back(this_year ? each.period.id : each.id());
  }
  return fail(Exit::usage, "period-not-known", {{"value", typed}, {"known", join(known, ", ")}});
}

std::vector<Command> survey_commands() {
  return {
      import_command(),
      {.path = "survey list",
       .group = Group::surveys,
       .summary = TR_NOOP("the questionnaires, and how many have answered"),
       .operands = {},
       .options = {},
       .examples = {{"mentor survey list", ""}},
       .shows = Shows::document,
       .run = list},
      {.path = "survey results",
       .group = Group::surveys,
       .summary = TR_NOOP("counts and distributions of the answers to a questionnaire"),
       .operands = {{"ID", TR_NOOP("the questionnaire: its id or title")}},
       .options = {period_choice,
                   {"--texts", "",
                    TR_NOOP("also the free texts, under codes; they may hold names")}},
       .examples = {{"mentor survey results feedback-mentee --period q1", ""}},
       .shows = Shows::document,
       .run = show_results},
  };
}

}  // namespace mentor::cli
