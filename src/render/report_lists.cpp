// The bases, consents, the unmatched and the status as documents.
#include <algorithm>

#include "mentor/base/text.h"
#include "mentor/base/week_order.h"
#include "mentor/render/ledger.h"
#include "mentor/render/reports.h"
#include "numbers.h"
#include "report_cells.h"
#include "report_quarter_tables.h"
#include "report_tasks.h"

namespace mentor {
namespace {

Document started(std::string name, std::string title, const Words& words, Date as_of) {
  Document document;
  document.name = std::move(name);
  document.language = words.language();
  document.as_of = as_of;
  document.title = std::move(title);
  return document;
}

void add_school(Document& document, const Programme& programme, const Words& words) {
  const Organisation& school = programme.card.organisation;
  document.facts.push_back(
      {"organisation", words.tr("Organisation"),
       text_or_missing(school.name.empty() ? school.short_name : school.name)});
}

doc::Cell contact_of(const PersonCards* cards, PersonId id) {
  if (cards == nullptr) return {};
  const auto known = cards->contacts.find(id);
  if (known == cards->contacts.end() || known->second.empty()) return {};
  return doc::Label{{}, known->second};  // for people alone, as names are
}

doc::Cell listed(const std::vector<std::string>& values) {
  return text_or_missing(join(in_week_order(values), ", "));
}

std::vector<doc::Column> base_columns(Role role, const Words& words) {
  std::vector<doc::Column> columns = {{"person", words.tr("Full name")},
                                      {"contact", words.tr("Contact")},
                                      {"born", words.tr("Born in")},
                                      {"place", words.tr("Studies or works")}};
  const std::vector<doc::Column> own =
      role == Role::mentee
          ? std::vector<doc::Column>{{"requests", words.tr("Main request")}}
          : std::vector<doc::Column>{{"competences", words.tr("Main competences")},
                                     {"achievements", words.tr("Achievements")},
                                     {"interests", words.tr("Interests")},
                                     {"wished_age", words.tr("Wished age of mentees")},
                                     {"time", words.tr("Time")}};
  columns.insert(columns.end(), own.begin(), own.end());
  columns.insert(columns.end(),
                 {{"entered", words.tr("Entered on")},
                  {"partners", role == Role::mentee ? words.tr("Mentor") : words.tr("Mentees")},
                  {"form", words.tr("Form")},
                  {"partner_place", role == Role::mentee ? words.tr("Where the mentor works")
                                                         : words.tr("Where the mentee studies")},
                  {"ended", words.tr("Ended on")},
                  {"result", words.tr("Results")},
                  {"link", words.tr("Link")},
                  {"completed", words.tr("Completed")}});
  return columns;
}

doc::Row base_row(const ReportPen& pen, const BaseRow& each, Role role, const PersonCards* cards) {
  doc::Row row{{}, {}, doc::RowKind::body};
  row.cells = {pen.person(each.person), contact_of(cards, each.person),
               each.birth_year ? doc::Cell(*each.birth_year) : doc::Cell{},
               text_or_missing(each.place)};
  if (role == Role::mentee) {
    row.cells.push_back(listed(each.requests));
  } else {
    for (const auto* values :
         {&each.competences, &each.achievements, &each.interests, &each.wished_age, &each.time}) {
      row.cells.push_back(listed(*values));
    }
  }
  const doc::References partners = pen.people(each.partners);
  row.cells.emplace_back(each.entered);
  row.cells.push_back(partners.empty() ? doc::Cell{} : doc::Cell(partners));
  row.cells.emplace_back(pen.form(each.form));
  row.cells.push_back(text_or_missing(each.partner_place));
  row.cells.push_back(date_or_missing(each.ended));
  row.cells.push_back(text_or_missing(each.result));
  row.cells.push_back(text_or_missing(each.link));
  row.cells.emplace_back(each.completed ? doc::Flag::yes : doc::Flag::no);
  return row;
}

std::string_view id_of(ConsentStatus status) {
  static constexpr std::string_view ids[] = {"valid", "missing", "incomplete", "expired",
                                             "withdrawn"};
  return ids[static_cast<std::size_t>(status)];
}

std::string status_text(const LackingConsent& lacking, const Words& words) {
  switch (lacking.status) {
    case ConsentStatus::expired:
      return lacking.until
                 ? words.tr("ended on {}", render::date_text(*lacking.until, words.language()))
                 : words.tr("ended");
    case ConsentStatus::withdrawn:
      return words.tr("withdrawn");
    case ConsentStatus::incomplete: {
      std::vector<std::string> who;
      for (const Signer signer : lacking.unsigned_by) {
        who.push_back(signer == Signer::self ? words.tr("themselves")
                                             : words.tr("a representative"));
      }
      return words.tr("not signed by: {}", join(who, ", "));
    }
    default:
      return words.tr("not given");
  }
}

// A class a page: its teacher takes it away.
doc::Table group_table(const ReportPen& pen, const ConsentGroup& group, std::size_t number) {
  const Words& words = pen.words;
  std::string title = group.title.empty() ? words.tr("Without class or post") : group.title;
  if (group.teacher) title += " (" + shown(pen.person(*group.teacher), words.language()) + ")";
  doc::Table table{"group_" + std::to_string(number), std::move(title), {}, {}, {}};
  if (number > 1) table.page = doc::Page::begins;
  table.columns = {{"person", words.tr("Full name")},
                   {"kind", words.tr("Consent to")},
                   {"status", words.tr("State")}};
  for (const LackingConsent& each : group.lacking) {
    table.rows.push_back(
        {{},
         {pen.person(each.person), doc::Label{each.kind, consent_title(each.kind, words)},
          doc::Label{std::string(id_of(each.status)), status_text(each, words)}},
         doc::RowKind::body});
  }
  return table;
}

std::string stage_text(ProgrammeStage stage, const Words& words) {
  static constexpr std::string_view texts[] = {
      TR_NOOP("There are no participants of both roles yet: bring in mentees and mentors."),
      TR_NOOP("The participants are enrolled; their questionnaires are not in yet."),
      TR_NOOP("The questionnaires are in; the consents are missing."),
      TR_NOOP("Everything is ready to look for pairs."), TR_NOOP("The pairs are at work.")};
  return words.tr(texts[static_cast<std::size_t>(stage)]);
}

// What is counted over a time says over which: the rest is of the day.
std::string figure_title(const ReportPen& pen, const Status& status, const std::string& id) {
  const std::string title = measure_title(id, pen.words);
  const auto over = [&](const std::optional<PeriodOfYear>& period) {
    if (!period) return pen.words.tr("{0}, since the year's beginning", title);
    return title + ", " + period_title(*period);
  };
  if (id == "meetings.held") return over(status.period);
  if (id == "feedback.answered") return over(status.ended);
  return title;
}

doc::Table status_figures(const ReportPen& pen, const Status& status) {
  doc::Table table{
      "figures", pen.words.tr("In figures"), {}, {}, pen.words.tr("Nothing to count yet.")};
  table.columns = {{"measure", pen.words.tr("Figure")},
                   {"total", pen.words.tr("Total"), doc::Align::right}};
  for (const Measured& each : status.measures) {
    if (std::holds_alternative<NoFigure>(each.figure)) continue;
    table.rows.push_back(
        {each.id,
         {doc::Label{each.id, figure_title(pen, status, each.id)}, pen.cell(each.figure)},
         doc::RowKind::body});
  }
  for (const HealthCount& each : status.health) {
    const std::string id = "health." + std::string(id_of(each.health));
    const std::string title = pen.words.tr("pairs: {}", health_title(each.health, pen.words));
    table.rows.push_back({id, {doc::Label{id, title}, pen.cell(each.count)}, doc::RowKind::body});
  }
  return table;
}

}  // namespace

Document base_document(const BaseReport& base, const Words& words, const PersonCards* cards) {
  const PersonNames* names = cards == nullptr ? nullptr : &cards->names;
  const ReportPen pen{*base.programme, words, Audience::curator, names, Evidence::hide};
  const bool mentees = base.role == Role::mentee;
  Document document =
      started(mentees ? "base-mentees" : "base-mentors",
              mentees ? words.tr("Base of mentees") : words.tr("Base of mentors"), words, base.day);
  add_school(document, *base.programme, words);
  doc::Table table{"base",
                   document.title,
                   base_columns(base.role, words),
                   {},
                   words.tr("Nobody is enrolled yet.")};
  for (const BaseRow& each : base.rows)
    table.rows.push_back(base_row(pen, each, base.role, cards));
  document.blocks.emplace_back(std::move(table));
  return document;
}

Document consents_document(const ConsentsReport& report, const Words& words,
                           const PersonNames* names) {
  const ReportPen pen{*report.programme, words, Audience::curator, names, Evidence::hide};
  Document document = started("consents", words.tr("Missing consents"), words, report.day);
  add_school(document, *report.programme, words);
  document.facts.push_back(
      {"mentees", words.tr("mentees with all consents"), pen.cell(report.mentees)});
  document.facts.push_back(
      {"mentors", words.tr("mentors with all consents"), pen.cell(report.mentors)});
  std::size_t number = 0;
  for (const ConsentGroup& group : report.groups) {
    if (group.lacking.empty()) continue;
    document.blocks.emplace_back(group_table(pen, group, ++number));
  }
  if (number == 0) {
    document.blocks.emplace_back(doc::Paragraph{words.tr("Every required consent is there.")});
  }
  return document;
}

namespace {

doc::Table fairness_table(const ReportPen& pen, const Proposal& proposal, Date today) {
  const Words& words = pen.words;
  const std::string form = pen.form(proposal.form).text;
  const LedgerDay day = proposal.as_of < today ? LedgerDay::past : LedgerDay::today;
  doc::Table table{"fairness_" + proposal.form.text,
                   day == LedgerDay::today
                       ? words.tr("Fairness of today's proposal: {}", form)
                       : words.tr("How it was on {0}: fairness of the proposal of that day: {1}",
                                  render::date_text(proposal.as_of, words.language()), form),
                   {},
                   {},
                   {}};
  table.columns = {{"what", words.tr("What")}, {"says", words.tr("Facts")}};
  const NameOf name = [&](PersonId id) { return shown(pen.person(id), words.language()); };
  for (LedgerLine& each : ledger_lines(proposal, words, name, day))
    table.rows.push_back({each.what.id, {each.what, std::move(each.says)}});
  return table;
}

doc::Table losers_table(const ReportPen& pen, const UnmatchedReport& report) {
  const Words& words = pen.words;
  doc::Table table{
      "losers", words.tr("Who would lose the mentor they have, by a proposal"), {}, {}, {}};
  table.columns = {{"mentee", words.tr("Mentee")},
                   {"from", words.tr("The mentor they have")},
                   {"to", words.tr("Mentor by the proposal")},
                   {"proposal", words.tr("Proposal")}};
  for (const auto& [proposal, loser] : report.losers)
    table.rows.push_back({text(loser.mentee),
                          {pen.person(loser.mentee), pen.person(loser.from),
                           loser.to ? doc::Cell(pen.person(*loser.to)) : doc::Cell(), proposal->id},
                          doc::RowKind::body});
  return table;
}

}  // namespace

Document unmatched_document(const UnmatchedReport& report, const Words& words,
                            const PersonNames* names) {
  const ReportPen pen{*report.programme, words, Audience::curator, names, Evidence::show};
  Document document = started("unmatched", words.tr("Mentees without a pair"), words, report.day);
  add_school(document, *report.programme, words);
  document.blocks.emplace_back(unmatched_table(pen, report.rows));
  for (const Proposal* each : report.proposals)
    document.blocks.emplace_back(fairness_table(pen, *each, report.day));
  if (!report.losers.empty()) document.blocks.emplace_back(losers_table(pen, report));
  if (report.without_form.empty()) return document;
  doc::Table table{"without_form", words.tr("The form is not chosen yet"), {}, {}, {}};
  table.columns = {{"person", words.tr("Mentee")}};
  for (const PersonId id : report.without_form)
    table.rows.push_back({{}, {pen.person(id)}, doc::RowKind::body});
  document.blocks.emplace_back(std::move(table));
  return document;
}

Document status_document(const Status& status, const Words& words, const PersonNames* names) {
  const ReportPen pen{*status.programme, words, Audience::curator, names, Evidence::hide};
  Document document = started("status", words.tr("Where the programme stands"), words, status.day);
  add_school(document, *status.programme, words);
  document.facts.push_back({"day", words.tr("State on"), status.day});
  if (status.period) {
    document.facts.push_back({"period", words.tr("Period"),
                              doc::Label{status.period->id(), period_title(*status.period)}});
  }
  document.blocks.emplace_back(doc::Paragraph{stage_text(status.stage, words)});
  for (const CategoryId& id : status.without_consents) {
    document.blocks.emplace_back(doc::Note{
        words.tr("No consent is required of the category '{}': is that meant?", id.text)});
  }
  document.blocks.emplace_back(status_figures(pen, status));
  document.blocks.emplace_back(task_list(status.tasks, pen, TaskCommands::show));
  document.blocks.emplace_back(doc::Paragraph{words.tr("Type next: {}", status.next)});
  return document;
}

}  // namespace mentor
