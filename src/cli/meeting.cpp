// meeting log|list|import: what pairs do together.
#include <algorithm>

#include "commands.h"
#include "import_plan.h"
#include "leak_scan.h"
#include "meeting_log.h"
#include "mentor/intake/tables.h"
#include "pair_words.h"
#include "session.h"

namespace mentor::cli {
namespace {

struct Filter {
  std::optional<PairId> pair;
  std::optional<Date> from;
  std::optional<Date> to;
  std::string kind;
};

Result<Filter> filter_of(Session& session) {
  Filter filter;
  filter.kind = session.text("--kind");
  if (session.has("--pair")) {
    const auto pair = session.pair(session.text("--pair"));
    if (!pair) return tl::unexpected<Error>(pair.error());
    filter.pair = *pair;
  }
  const auto from = session.optional_day("--from");
  if (!from) return tl::unexpected<Error>(from.error());
  const auto to = session.optional_day("--to");
  if (!to) return tl::unexpected<Error>(to.error());
  filter.from = *from;
  filter.to = *to;
  return filter;
}

bool fits(const Filter& filter, const Entry& meeting) {
  if (filter.pair && subject_pair(meeting) != filter.pair) return false;
  if (filter.from && meeting.date < *filter.from) return false;
  if (filter.to && meeting.date > *filter.to) return false;
  return filter.kind.empty() || text_of(meeting, "kind") == filter.kind;
}

doc::Row row_of(Session& session, const Entry& meeting) {
  const auto minutes = integer_of(meeting, "minutes");
  const auto absent = references(session, people_of(meeting, "absent"));
  return {"",
          {meeting.date, reference(session, *subject_pair(meeting)),
           meeting_kind(session.words(), text_of(meeting, "kind")),
           minutes ? doc::Cell(*minutes) : doc::Cell(), text_cell(text_of(meeting, "topic")),
           absent.empty() ? doc::Cell() : doc::Cell(absent), date_cell(date_of(meeting, "next")),
           place_text(session, meeting.place)}};
}

std::vector<doc::Column> columns(const Words& words) {
  return {{"date", words.tr("Day")},    {"pair", words.tr("Pair")},
          {"kind", words.tr("Kind")},   {"minutes", words.tr("Minutes"), doc::Align::right},
          {"topic", words.tr("Topic")}, {"absent", words.tr("Absent")},
          {"next", words.tr("Next")},   {"place", words.tr("Where")}};
}

Result<Exit> list(Session& session) {
  if (auto opened = session.open(Access::read); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  const auto filter = filter_of(session);
  if (!filter) return tl::unexpected<Error>(filter.error());
  const Words& words = session.words();
  Document document = session.document("meetings", words.tr("Meetings"));
  doc::Table table{"meetings", "", columns(words), {}, words.tr("There are no such meetings.")};
  std::int64_t minutes = 0;
  std::int64_t untimed = 0;
  for (const Entry& entry : session.programme().journal) {
    if (entry.event != EventKind::meeting || entry.date > session.day()) continue;
    if (!fits(*filter, entry)) continue;
    const auto lasted = integer_of(entry, "minutes");
    minutes += lasted.value_or(0);
    if (!lasted) ++untimed;
    table.rows.push_back(row_of(session, entry));
  }
  document.facts.push_back({"count", words.tr("Meetings"), table.rows.size()});
  const bool known = minutes > 0 || untimed == 0;
  document.facts.push_back(
      {"minutes", words.tr("Minutes"), known ? doc::Cell(minutes) : doc::Cell()});
  if (untimed > 0) {
    document.facts.push_back(
        {"untimed", words.tr("Meetings whose length is not written down"), doc::Cell(untimed)});
  }
  document.blocks.emplace_back(std::move(table));
  return session.show(document);
}

Result<Exit> import_meetings(Session& session) {
  if (auto opened = session.open(Access::write); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  const auto table = read_import_table(session, [](const std::vector<std::string>& titles) {
    return known_titles(TableKind::meetings, titles);
  });
  if (!table) return tl::unexpected<Error>(table.error());
  const PrivateCards* cards = session.has_names() ? &session.private_cards() : nullptr;
  const auto plan = plan_meetings(session.state(), cards, *table,
                                  names_in_cells(*table, session.private_cards()));
  if (!plan) return no_plan(session, *table, plan.error());
  return finish_import(session, *table, *plan);
}

std::vector<std::string> kinds() {
  const auto& choices = find_key(spec_of(EventKind::meeting), "kind")->choices;
  return {choices.begin(), choices.end()};
}

std::vector<Option> log_options() {
  return {
      {"--kind", "KIND", TR_NOOP("kind; the next in their order by default"), Times::once, kinds()},
      {"--date", "DATE", TR_NOOP("the day of the meeting; today by default")},
      {"--at", "TIME", TR_NOOP("time of day, for two meetings of one day")},
      {"--minutes", "N", TR_NOOP("how long it lasted")},
      {"--place", "TEXT", TR_NOOP("where they met")},
      {"--topic", "TEXT", TR_NOOP("what it was about, without names")},
      {"--result", "TEXT", TR_NOOP("what came of it, without names")},
      {"--absent", "PERSON", TR_NOOP("a member who was not there"), Times::many},
      {"--done", "TASK", TR_NOOP("a task of the pair's plan that is done"), Times::many},
      {"--next", "DATE", TR_NOOP("the day of the next meeting")},
      {"--note", "TEXT", TR_NOOP("a remark, without names")},
      {"--again", "", TR_NOOP("one more meeting of that day on that topic")},
  };
}

}  // namespace

std::vector<Command> meeting_commands() {
  return {
      {.path = "meeting log",
       .group = Group::pairs,
       .summary = TR_NOOP("record a meeting of a pair"),
       .operands = {{"PAIR", TR_NOOP("code of the pair, or name of a member")}},
       .options = log_options(),
       .examples = {{"mentor meeting log pair-001 --minutes 40 --topic 'Линейные уравнения'",
                     TR_NOOP("a meeting today; its kind is the next in their order")},
                    {"mentor meeting log pair-001 --date 2024-01-12 --kind consultation", ""}},
       .exits = TR_NOOP("4 the pair does not work on that day, or the meeting is recorded already"),
       .writes = Writes::folder,
       .run = log_meeting},
      {.path = "meeting list",
       .group = Group::pairs,
       .summary = TR_NOOP("list the meetings, with their places in the journal"),
       .operands = {},
       .options = {{"--pair", "PAIR", TR_NOOP("only of this pair")},
                   {"--from", "DATE", TR_NOOP("not before this day")},
                   {"--to", "DATE", TR_NOOP("not after this day")},
                   {"--kind", "KIND", TR_NOOP("only of this kind"), Times::once, kinds()}},
       .examples = {{"mentor meeting list --pair pair-001", ""}},
       .shows = Shows::document,
       .run = list},
      {.path = "meeting import",
       .group = Group::pairs,
       .summary = TR_NOOP("record many meetings from a table"),
       .operands = {table_operand()},
       .options = table_options(),
       .examples = {{"mentor meeting import meetings.csv --dry-run", ""}},
       .exits = TR_NOOP("1 some rows were rejected; the good ones are written"),
       .writes = Writes::folder,
       .run = import_meetings},
  };
}

}  // namespace mentor::cli
