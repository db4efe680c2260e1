// meeting log: one meeting of a pair.
#include "meeting_log.h"
#include "event_words.h"

#include <algorithm>

#include "mentor/base/text.h"
#include "mentor/model/repeats.h"
#include "mentor/model/same_day.h"
#include "mentor/state/meetings.h"
#include "mentor/state/pairs.h"
#include "pair_life.h"
#include "pair_words.h"
#include "people_edits.h"
#include "session.h"

namespace mentor::cli {
namespace {

// Whatever its kind, where none was typed: it may have been taken for the next of the row.
bool is_same(const Entry& known, Entry logged, bool any_kind) {
  const Value* kind = find(known, "kind");
  if (any_kind && kind != nullptr) put(logged, "kind", *kind);
  return may_be_one_meeting(known, logged);
}

// The day on which the meeting can have been: not to come, in the life of the pair, outside pauses.
Result<const PairState*> meeting_pair(Session& session, Date date) {
  if (date > session.day()) {
    return fail(Exit::refused, "meeting-in-future",
                {{"date", iso(date)}, {"today", iso(session.day())}});
  }
  const auto id = session.pair(session.operand("PAIR"));
  if (!id) return tl::unexpected<Error>(id.error());
  const PairState* pair = find_pair(session.state(), *id);
  const std::vector<Arg> args = {
      {"pair", session.named(*id)}, {"code", mentor::text(*id)},
      {"date", iso(date)},          {"day", dotted(date)},
      {"from", iso(pair->from)},    {"end", pair->closed ? iso(pair->closed->date) : ""}};
  const auto refuse = [&](const char* id_of_message, Place place) {
    return fail(Exit::refused, id_of_message, args, where(session.programme(), place));
  };
  const auto bar = meeting_bar(*pair, date);
  if (!bar) return pair;
  switch (bar->why) {
    case NoMeeting::before_start:
      return refuse("meeting-log-before-start", pair->card->place);
    case NoMeeting::in_pause:
      return refuse("meeting-log-in-pause", pair->card->place);
    case NoMeeting::after_closing:
      break;
  }
  if (pair->closed && pair->closed->date < date) {
    return refuse("meeting-log-after-closing", pair->closed->place);
  }
  return tl::unexpected<Error>(refuse_closed_then(session, *pair, date).error());
}

void warn_of_planned_end(Session& session, const PairState& pair, Date date) {
  if (!pair.to || date <= *pair.to || session.quiet()) return;
  const std::string code = mentor::text(pair.id);
  session.tell(session.words().tr(
      "{} was to work until {}: close it (mentor pair close {}) or prolong it (mentor pair set {} "
      "to=DATE).",
      code, day_in_words(session.words(), *pair.to), code, code));
}

// Whoever writes down the second meeting before the first has two organising ones.
void warn_of_same_kind_later(Session& session, const PairState& pair, const Entry& entry) {
  const std::string kind = text_of(entry, "kind");
  if (session.quiet() || session.has("--kind") || is_usual_kind(kind)) return;
  for (const Entry* later : pair.meetings) {
    if (later->date <= entry.date || text_of(*later, "kind") != kind) continue;
    const Where place = where(session.programme(), later->place);
    session.tell(session.words().tr(
        "{} stands as the {} too ({}:{}): one of the two is another, correct its kind.",
        day_in_words(session.words(), later->date), meeting_kind(session.words(), kind).text,
        place.file, place.line));
    return;
  }
}

Result<void> put_absent(Session& session, const PairState& pair, Entry& entry) {
  if (!session.has("--absent")) return {};
  const auto people = session.people(session.texts("--absent"));
  if (!people) return tl::unexpected<Error>(people.error());
  std::vector<std::string> codes;
  for (const PersonId id : *people) {
    const bool member = is_member(pair, id, Role::mentor, entry.date) ||
                        is_member(pair, id, Role::mentee, entry.date);
    if (!member) {
      return fail(Exit::usage, "absent-no-member",
                  {{"person", session.named(id)}, {"pair", session.named(pair.id)}});
    }
    codes.push_back(mentor::text(id));
  }
  put(entry, "absent", list_value(codes));
  return {};
}

Result<void> put_done(Session& session, const PairState& pair, Entry& entry) {
  if (!session.has("--done")) return {};
  std::vector<std::string> known;
  for (const Task& task : pair.tasks)
    known.push_back(task.id);
  for (const std::string& typed : session.texts("--done")) {
    if (std::find(known.begin(), known.end(), typed) != known.end()) continue;
    return fail(Exit::usage, "task-unknown",
                {{"value", typed},
                 {"pair", session.named(pair.id)},
                 {"near", nearest(typed, known)},
                 {"tasks", join(known, ", ")}});
  }
  put(entry, "done", list_value(session.texts("--done")));
  return {};
}

Result<void> put_next(Session& session, Entry& entry) {
  const auto next = session.optional_day("--next");
  if (!next) return tl::unexpected<Error>(next.error());
  if (!*next) return {};
  if (**next < entry.date) {
    return fail(Exit::usage, "meeting-next-earlier",
                {{"next", iso(**next)}, {"date", iso(entry.date)}});
  }
  put(entry, "next", {**next});
  return {};
}

Result<void> put_keys(Session& session, const PairState& pair, Entry& entry) {
  const auto minutes = session.integer("--minutes", 1, 1440);
  if (!minutes) return tl::unexpected<Error>(minutes.error());
  if (*minutes) put(entry, "minutes", {**minutes});
  for (const char* key : {"place", "topic", "result"}) {
    const std::string typed = session.text(std::string("--") + key);
    if (!typed.empty()) put(entry, key, {typed});
  }
  for (const auto& step : {put_absent, put_done}) {
    if (auto done = step(session, pair, entry); !done) return done;
  }
  for (const auto& step : {put_next, put_time}) {
    if (auto done = step(session, entry); !done) return done;
  }
  entry.note = session.text("--note");
  put(entry, "kind",
      {session.has("--kind") ? session.text("--kind") : next_meeting_kind(entry, pair.meetings)});
  return {};
}

// By a time: two lines that say the same are one fact.
Result<void> tell_apart(const PairState& pair, Entry& entry) {
  std::string last = entry.at;
  for (const Entry* known : pair.meetings) {
    if (known->date == entry.date) last = std::max<std::string>(last, known->at);
  }
  const auto time = moment_after(last);
  if (!time) {
    return fail(Exit::refused, "day-without-end",
                {{"about", mentor::text(pair.id)}, {"date", iso(entry.date)}});
  }
  entry.at = *time;
  return {};
}

// The same meeting typed twice is the likely case; two of one day on one topic have to be said.
Result<void> refuse_twice(Session& session, const PairState& pair, Entry& entry) {
  for (const Entry* known : pair.meetings) {
    if (!is_same(*known, entry, !session.has("--kind"))) continue;
    if (session.has("--again")) return tell_apart(pair, entry);
    return fail(Exit::refused, "meeting-twice",
                {{"pair", session.named(pair.id)},
                 {"date", iso(entry.date)},
                 {"kind", text_of(*known, "kind")}},
                where(session.programme(), known->place));
  }
  return {};
}

}  // namespace

Result<Exit> log_meeting(Session& session) {
  if (auto opened = session.open(Access::write); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  const auto date = session.day_of("--date", session.day());
  if (!date) return tl::unexpected<Error>(date.error());
  const auto pair = meeting_pair(session, *date);
  if (!pair) return tl::unexpected<Error>(pair.error());
  Entry entry = session.entry(EventKind::meeting, (*pair)->id, *date);
  if (auto put = put_keys(session, **pair, entry); !put) {
    return tl::unexpected<Error>(put.error());
  }
  if (auto fine = refuse_twice(session, **pair, entry); !fine) {
    return tl::unexpected<Error>(fine.error());
  }
  warn_of_planned_end(session, **pair, *date);
  warn_of_same_kind_later(session, **pair, entry);
  Edits edits;
  edits.entries.push_back(std::move(entry));
  return session.commit(edits);
}

}  // namespace mentor::cli
