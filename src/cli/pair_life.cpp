// pair set|pause|resume|close|reopen: what becomes of a pair.
#include "pair_life.h"

#include <algorithm>
#include <tuple>

#include "mentor/state/pairs.h"
#include "mentor/state/preparation.h"
#include "pair_commands.h"
#include "pair_rules.h"
#include "values.h"

namespace mentor::cli {

Result<void> refuse_closed_then(Session& session, const PairState& pair, Date date) {
  const Entry* closing = closing_before(pair, date);
  if (closing == nullptr) return {};
  return fail(
      Exit::refused, "pair-closed-then",
      {{"pair", session.named(pair.id)}, {"date", iso(date)}, {"closed", iso(closing->date)}},
      where(session.programme(), closing->place));
}

namespace {

Result<void> check_working(Session& session, const PairState& pair, Date date) {
  if (pair.closed && pair.closed->date <= std::max(date, session.day())) {
    return fail(Exit::refused, "pair-closed",
                {{"pair", session.named(pair.id)},
                 {"code", mentor::text(pair.id)},
                 {"date", iso(pair.closed->date)}},
                where(session.programme(), pair.closed->place));
  }
  if (auto open = refuse_closed_then(session, pair, date); !open) return open;
  if (date >= pair.from) return {};
  return fail(Exit::refused, "pair-not-begun",
              {{"pair", session.named(pair.id)}, {"from", iso(pair.from)}, {"date", iso(date)}},
              where(session.programme(), pair.card->place));
}

}  // namespace

Result<const PairState*> working_pair(Session& session, const std::string& typed, Date date) {
  const auto id = session.pair(typed);
  if (!id) return tl::unexpected<Error>(id.error());
  const PairState* pair = find_pair(session.state(), *id);
  if (auto works = check_working(session, *pair, date); !works) {
    return tl::unexpected<Error>(works.error());
  }
  return pair;
}

Result<void> check_joinable(Session& session, const PairState& pair, Date date) {
  if (auto works = check_working(session, pair, date); !works) return works;
  if (pair.to && *pair.to < date) {
    return fail(Exit::refused, "pair-over",
                {{"pair", session.named(pair.id)},
                 {"code", mentor::text(pair.id)},
                 {"to", iso(*pair.to)},
                 {"date", iso(date)}},
                where(session.programme(), pair.card->place));
  }
  if (!is_paused(pair, date)) return {};
  return fail(
      Exit::refused, "pair-paused",
      {{"pair", session.named(pair.id)}, {"code", mentor::text(pair.id)}, {"date", iso(date)}},
      where(session.programme(), pair.card->place));
}

State foreseen(Session& session, Date day) {
  State state = fold_foreseeing(session.programme(), day);
  const auto known = entries_until(session.state()).size();
  const std::vector<Entry>& journal = session.programme().journal;
  for (std::size_t i = known; i < journal.size(); ++i) {
    const Entry& entry = journal[i];
    const auto pair = subject_pair(entry);
    const auto person = person_of(entry, "person");
    if (entry.event != EventKind::pair_joined || !pair || !person || entry.date <= day) continue;
    const auto joined = state.pairs.find(*pair);
    if (joined == state.pairs.end()) continue;
    joined->second.mentees.push_back({*person, {entry.date, std::nullopt}});
    const auto member = state.people.find(*person);
    if (member != state.people.end()) member->second.pairs.push_back(*pair);
  }
  return state;
}

Result<void> put_time(Session& session, Entry& entry) {
  if (!session.has("--at")) return {};
  const auto time = parse_time(session.text("--at"));
  if (!time) {
    return fail(Exit::usage, "value-wrong",
                {{"key", "at"}, {"value", session.text("--at")}, {"expected", "time"}});
  }
  entry.at = *time;
  return {};
}

std::string day_after_option(const std::optional<Date>& until) {
  return until ? " --date " + dotted(add_days(*until, 1)) : std::string();
}

std::optional<Date> planned_end(const Programme& programme, Date from) {
  const Year* year = prepared_year_on(programme, from);
  std::optional<Date> last;
  if (year == nullptr) return last;
  for (const auto& [series, periods] : year->periods) {
    for (const Period& period : periods)
      last = last ? std::max(*last, period.to) : period.to;
  }
  if (last && *last < from) return std::nullopt;  // the year is over
  return last;
}

namespace {

// An entry of the kind on the pair of the operand PAIR, working on the entry's day.
Result<Entry> entry_for(Session& session, EventKind kind) {
  if (auto opened = session.open(Access::write); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  const auto date = session.day_of("--date", session.day());
  if (!date) return tl::unexpected<Error>(date.error());
  const auto pair = working_pair(session, session.operand("PAIR"), *date);
  if (!pair) return tl::unexpected<Error>(pair.error());
  Entry entry = session.entry(kind, (*pair)->id, *date);
  entry.note = session.text("--note");
  return entry;
}

const PairState& pair_of(Session& session, const Entry& entry) {
  return *find_pair(session.state(), *subject_pair(entry));
}

Result<Exit> commit_one(Session& session, Entry entry) {
  if (auto put = put_time(session, entry); !put) {
    return tl::unexpected<Error>(put.error());
  }
  Edits edits;
  edits.entries.push_back(std::move(entry));
  return session.commit(edits);
}

// Operands are pairs first, then what to set.
struct Settings {
  std::vector<std::string> pairs;
  std::vector<std::string> values;
};

Settings settings_of(Session& session) {
  Settings settings;
  for (const std::string& typed : session.operands("PAIR")) {
    const bool is_value = typed.find('=') != std::string::npos;
    (is_value ? settings.values : settings.pairs).push_back(typed);
  }
  return settings;
}

Result<void> check_end(const PairState& pair, const Entry& entry) {
  const auto to = date_of(entry, "to");
  if (!to || *to >= pair.from) return {};
  return fail(Exit::usage, "pair-ends-before-start", {{"from", iso(pair.from)}, {"to", iso(*to)}});
}

// A pair comes back with the same rules as a new one; that it ended early itself is no obstacle.
Findings against_reopening(Session& session, const PairState& pair) {
  const State state = foreseen(session, session.day());
  Findings against;
  for (const Member& mentor : pair.mentors) {
    if (mentor.span.to) continue;
    PairToMake proposed{pair.card->form, mentor.person, mentees_on(pair, session.day()), pair.id};
    for (const Finding& each : forbidding(session, state, proposed))
      against.push_back(each);
  }
  return against;
}

}  // namespace

Result<Exit> set_pairs(Session& session) {
  if (auto opened = session.open(Access::write); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  const Settings settings = settings_of(session);
  if (settings.pairs.empty() || settings.values.empty()) {
    return fail(Exit::usage, "pair-set-usage");
  }
  const auto date = session.day_of("--date", session.day());
  if (!date) return tl::unexpected<Error>(date.error());
  Edits edits;
  for (const std::string& typed : settings.pairs) {
    const auto pair = working_pair(session, typed, *date);
    if (!pair) return tl::unexpected<Error>(pair.error());
    Entry entry = session.entry(EventKind::set, (*pair)->id, *date);
    if (auto put = put_typed(session, entry, settings.values); !put) {
      return tl::unexpected<Error>(put.error());
    }
    if (auto fine = check_end(**pair, entry); !fine) {
      return tl::unexpected<Error>(fine.error());
    }
    if (auto put = put_time(session, entry); !put) {
      return tl::unexpected<Error>(put.error());
    }
    edits.entries.push_back(std::move(entry));
  }
  return session.commit(edits);
}

Result<Exit> pause_pair(Session& session) {
  auto entry = entry_for(session, EventKind::pair_paused);
  if (!entry) return tl::unexpected<Error>(entry.error());
  const PairState& pair = pair_of(session, *entry);
  const auto until = session.optional_day("--until");
  if (!until) return tl::unexpected<Error>(until.error());
  if (is_paused(pair, entry->date)) {
    return fail(Exit::refused, "pair-paused-already",
                {{"pair", session.named(pair.id)},
                 {"code", mentor::text(pair.id)},
                 {"day_option", day_after_option(*until)}});
  }
  if (*until && **until < entry->date) {
    return fail(Exit::usage, "pause-ends-before-start",
                {{"from", iso(entry->date)}, {"until", iso(**until)}});
  }
  if (session.has("--reason")) put(*entry, "reason", {session.text("--reason")});
  if (*until) put(*entry, "until", {**until});
  return commit_one(session, std::move(*entry));
}

Result<Exit> resume_pair(Session& session) {
  auto entry = entry_for(session, EventKind::pair_resumed);
  if (!entry) return tl::unexpected<Error>(entry.error());
  const PairState& pair = pair_of(session, *entry);
  if (!is_paused(pair, entry->date)) {
    return fail(Exit::refused, "pair-not-paused", {{"pair", session.named(pair.id)}});
  }
  return commit_one(session, std::move(*entry));
}

Result<Exit> close_pair(Session& session) {
  auto entry = entry_for(session, EventKind::closed);
  if (!entry) return tl::unexpected<Error>(entry.error());
  const std::string outcome = session.text("--outcome");
  if (outcome.empty()) return fail(Exit::usage, "outcome-needed");
  if (outcome == "early" && !session.has("--reason")) {
    return fail(Exit::usage, "early-reason-needed");
  }
  put(*entry, "outcome", {outcome});
  if (session.has("--reason")) put(*entry, "reason", {session.text("--reason")});
  if (session.has("--rematch")) put(*entry, "rematch", {true});
  if (session.has("--result")) put(*entry, "result", {session.text("--result")});
  return commit_one(session, std::move(*entry));
}

Result<Exit> reopen_pair(Session& session) {
  if (auto opened = session.open(Access::write); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  const auto id = session.pair(session.operand("PAIR"));
  if (!id) return tl::unexpected<Error>(id.error());
  const auto date = session.day_of("--date", session.day());
  if (!date) return tl::unexpected<Error>(date.error());
  const PairState& pair = *find_pair(session.state(), *id);
  if (!is_closed(pair, session.day())) {
    return fail(Exit::refused, "pair-not-closed", {{"pair", session.named(*id)}});
  }
  if (*date < pair.closed->date) {
    return fail(Exit::refused, "reopened-before-closed",
                {{"pair", session.named(*id)}, {"date", iso(pair.closed->date)}});
  }
  if (auto fine = refuse_forbidden(session, against_reopening(session, pair)); !fine) {
    return tl::unexpected<Error>(fine.error());
  }
  Entry entry = session.entry(EventKind::reopened, *id, *date);
  entry.note = session.text("--note");
  return commit_one(session, std::move(entry));
}

}  // namespace mentor::cli
