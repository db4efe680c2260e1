#include "import_plan.h"

#include <algorithm>
#include <array>
#include <map>

#include "leak_scan.h"
#include "mentor/base/text.h"
#include "mentor/tables/read.h"

namespace mentor::cli {
namespace {

std::string upper_format(const std::string& format) {
  if (format == "csv") return "CSV";
  if (format == "xlsx") return "XLSX";
  return format == "json" ? "JSON" : format;
}

std::string delimiter_name(const Words& words, const std::string& delimiter) {
  return delimiter == "\t" ? words.tr("tab") : "«" + delimiter + "»";
}

// `pairs.csv: CSV, windows-1251, columns separated by «;», header in row 1`
std::string detected(const Words& words, const Table& table) {
  std::vector<std::string> parts = {upper_format(table.format)};
  if (!table.encoding.empty()) parts.push_back(table.encoding);
  if (!table.delimiter.empty()) {
    parts.push_back(words.tr("columns separated by {}", delimiter_name(words, table.delimiter)));
  }
  if (!table.sheet.empty()) parts.push_back(words.tr("sheet «{}»", table.sheet));
  if (!table.others.empty()) {
    parts.push_back(words.tr("sheets not read (--sheet): {}", join(table.others, "; ")));
  }
  if (table.header_row > 0) parts.push_back(words.tr("header in row {}", table.header_row));
  return table.file + ": " + join(parts, ", ");
}

std::string row_name(const Words& words, const RowVerdict& row) {
  if (row.line == 0 || row.line == row.row) return words.tr("row {}", row.row);
  return words.tr("row {} (line {} of the file)", row.row, row.line);
}

// `«Наставник» = «Петрова»: `, as much of it as is known.
std::string cell_name(const Words& words, const CellIssue& issue) {
  const std::string value = issue.value.empty() ? words.tr("empty") : "«" + issue.value + "»";
  return issue.column.empty() ? std::string() : ", «" + issue.column + "» = " + value;
}

std::string reason(const Session& session, const CellIssue& issue) {
  Message message = issue.message;
  if (arg(message, "value").empty()) message.args.push_back({"value", issue.value});
  return session.say(message) + " [" + issue.message.id + "]";
}

// `4–6, 8`, of ascending numbers.
std::string ranges(const std::vector<int>& numbers) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from < numbers.size();) {
    std::size_t to = from;
    while (to + 1 < numbers.size() && numbers[to + 1] == numbers[to] + 1)
      ++to;
    const std::string first = std::to_string(numbers[from]);
    parts.push_back(to == from ? first : first + "–" + std::to_string(numbers[to]));
    from = to + 1;
  }
  return join(parts, ", ");
}

using Wanted = bool (*)(const CellIssue& issue);

bool is_error(const CellIssue& issue) {
  return issue.severity == Severity::error;
}

bool is_remark(const CellIssue& issue) {
  return !is_error(issue);
}

// The row says something that is not written, and looks like one that is known: whoever asked for
// quiet would take it for written.
bool is_not_taken(const CellIssue& issue) {
  static constexpr std::array<std::string_view, 6> not_taken = {
      "answer-corrected-by-hand",  "answer-known-not-newest", "answer-of-other-period",
      "consent-corrected-by-hand", "consent-told-otherwise",  "consent-withdrawn-that-day"};
  return std::find(not_taken.begin(), not_taken.end(), issue.message.id) != not_taken.end();
}

// What is wrong with many rows alike stands once, where the first of them comes.
void tell_issues(Session& session, const TablePlan& plan, Wanted wanted) {
  constexpr std::size_t many = 4;
  struct Told {
    const RowVerdict* row = nullptr;
    std::string text;
  };
  std::vector<Told> told;
  std::map<std::string, std::vector<int>> rows;
  for (const RowVerdict& row : plan.rows) {
    for (const CellIssue& issue : row.issues) {
      if (!wanted(issue)) continue;
      told.push_back({&row, cell_name(session.words(), issue) + ": " + reason(session, issue)});
      rows[told.back().text].push_back(row.row);
    }
  }
  for (const auto& [row, text] : told) {
    const std::vector<int>& alike = rows.at(text);
    if (alike.size() < many) {
      session.tell("  " + row_name(session.words(), *row) + text);
    } else if (alike.front() == row->row) {
      session.tell("  " + session.words().tr("rows {}", ranges(alike)) + text);
    }
  }
}

void tell_remarks(Session& session, const TablePlan& plan, Wanted wanted) {
  const bool any = std::any_of(plan.rows.begin(), plan.rows.end(), [&](const RowVerdict& row) {
    return std::any_of(row.issues.begin(), row.issues.end(), wanted);
  });
  if (!any) return;
  session.tell(session.words().tr("Please look at:"));
  tell_issues(session, plan, wanted);
}

// The sum of the parts is the number read, so that nobody has to wonder where a row went.
std::string counted(const Words& words, const RowCounts& counts) {
  std::string line = words.plural("{} row read", "{} rows read", counts.read);
  std::vector<std::string> parts;
  const auto add = [&](std::string_view text, int count) {
    if (count > 0)
      parts.push_back(std::string(words.translated(text)) + " " + std::to_string(count));
  };
  add(TR_NOOP("new:"), counts.added);
  add(TR_NOOP("changed:"), counts.changed);
  add(TR_NOOP("known already:"), counts.unchanged);
  add(TR_NOOP("a newer row counts:"), counts.superseded);
  add(TR_NOOP("rejected:"), counts.rejected);
  add(TR_NOOP("blank or totals:"), counts.skipped);
  return parts.empty() ? line : line + " — " + join(parts, ", ");
}

Edits edits_of(const TablePlan& plan, const Edits& besides) {
  Edits edits = besides;
  const auto add = [](auto& to, const auto& from) {
    to.insert(to.end(), from.begin(), from.end());
  };
  add(edits.answers, plan.answers);
  add(edits.people, plan.people);
  add(edits.private_cards, plan.cards);
  add(edits.pairs, plan.pairs);
  add(edits.entries, plan.entries);
  return edits;
}

void tell_verdicts(Session& session, const TablePlan& plan) {
  const Words& words = session.words();
  if (plan.counts.rejected > 0) {
    session.tell(words.plural("{} row rejected:", "{} rows rejected:", plan.counts.rejected));
    tell_issues(session, plan, is_error);
  }
  tell_remarks(session, plan, session.quiet() ? is_not_taken : is_remark);
  if (!session.quiet()) session.tell(counted(words, plan.counts));
}

}  // namespace

Operand table_operand() {
  return {"FILE", TR_NOOP("CSV, XLSX or JSON; columns: mentor help tables")};
}

std::vector<Option> table_options() {
  return {{"--encoding", "NAME", TR_NOOP("encoding of a CSV, when it is guessed wrong")},
          {"--sheet", "NAME", TR_NOOP("sheet of an XLSX")}};
}

Result<Table> read_import_table(Session& session, const TitleCount& known) {
  const std::string file = session.operand("FILE");
  const auto bytes = session.read_input(file);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  return read_table({file, *bytes, {session.text("--encoding"), session.text("--sheet"), known}});
}

Result<TablePlan> plan_without_names(
    const Session& session, const std::function<Result<TablePlan>(const NamesInCells&)>& plan) {
  auto every = plan({});
  if (!every) return every;
  const NamesInCells names = names_in_texts(every->texts, session.private_cards(), every->cards);
  return names.empty() ? std::move(every) : plan(names);
}

tl::unexpected<Error> no_plan(Session& session, const Table& table, const Error& error) {
  if (!table.others.empty()) session.tell(detected(session.words(), table));
  return tl::unexpected<Error>(error);
}

Result<Exit> finish_import(Session& session, const Table& table, const TablePlan& plan,
                           const Edits& besides) {
  if (!session.quiet()) session.tell(detected(session.words(), table));
  for (const Finding& note : plan.notes)
    session.world().write_err(session.printed(note));
  const bool nothing_good = plan.counts.accepted() == 0;
  const auto committed =
      nothing_good ? Result<Exit>(Exit::done) : session.commit(edits_of(plan, besides));
  tell_verdicts(session, plan);
  if (!committed) return committed;
  return plan.counts.rejected > 0 ? Exit::findings : *committed;
}

}  // namespace mentor::cli
