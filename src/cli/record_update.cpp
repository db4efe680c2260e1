// record update: records of the programme and what pairs have under an id, by the id.
#include "record_update.h"

#include <algorithm>

#include "event_words.h"
#include "mentor/base/text.h"
#include "record_words.h"
#include "values.h"

namespace mentor::cli {
namespace {

// What was typed: the pair may stand first, as in `record add`.
struct Wanted {
  std::optional<PairId> of;
  std::string event;
  std::string id;
  std::vector<std::string> values;
};

Result<Wanted> wanted(Session& session) {
  Wanted typed{{}, session.operand("EVENT"), session.operand("ID"), session.operands("KEY=VALUE")};
  std::string of = session.text("--of");
  if (!is_event(typed.event) && is_event(typed.id) &&
      typed.values.front().find('=') == std::string::npos) {
    of = typed.event;
    typed.event = typed.id;
    typed.id = typed.values.front();
    typed.values.erase(typed.values.begin());
  }
  if (of.empty()) return typed;
  const auto pair = session.pair(of);
  if (!pair) return tl::unexpected<Error>(pair.error());
  typed.of = *pair;
  return typed;
}

// The record as it stands: the first entry of the id, and what later ones made of it.
struct Standing {
  EventKind event = EventKind::task;
  Subject subject;
  Date since{};
  Entry entry;
};

void add_to(std::vector<Standing>& found, const Entry& entry) {
  const auto known = std::find_if(found.begin(), found.end(), [&](const Standing& each) {
    return each.subject == entry.subject;
  });
  if (known == found.end()) {
    found.push_back({entry.event, entry.subject, entry.date, entry});
    return;
  }
  for (const Field& field : entry.fields)
    put(known->entry, field.key, field.value);
}

bool has_the_name(const Entry& entry, std::string_view event) {
  const EventSpec& spec = spec_of(entry.event);
  return spec.has_id && spec.name == event;
}

// Of the programme or of a pair, on the day; several pairs may have one id.
std::vector<Standing> of_id(Session& session, const Wanted& typed, std::string_view event) {
  std::vector<Standing> found;
  for (const Entry& entry : entries_until(session.state())) {
    const bool other = typed.of && subject_pair(entry) != typed.of;
    if (other || !has_the_name(entry, event) || text_of(entry, "id") != typed.id) continue;
    add_to(found, entry);
  }
  return found;
}

tl::unexpected<Error> unknown_id(Session& session, const Wanted& typed, std::string_view event) {
  std::vector<std::string> ids;
  for (const Entry& entry : entries_until(session.state())) {
    if (has_the_name(entry, event)) ids.push_back(text_of(entry, "id"));
  }
  return fail(Exit::usage, "record-unknown",
              {{"event", std::string(event)}, {"id", typed.id}, {"near", nearest(typed.id, ids)}});
}

tl::unexpected<Error> of_several(Session& session, const Wanted& typed,
                                 const std::vector<Standing>& found) {
  std::vector<std::string> pairs;
  for (const Standing& each : found) {
    if (const auto* pair = std::get_if<PairId>(&each.subject))
      pairs.push_back(session.named(*pair));
  }
  return fail(Exit::usage, "record-of-several",
              {{"id", typed.id}, {"candidates", join(pairs, "; ")}});
}

// The event whose entries have ids, whomever they are of.
Result<std::string> event_with_id(const Wanted& typed) {
  if (auto known = check_event(typed.event); !known) return tl::unexpected<Error>(known.error());
  std::string event = event_meant(typed.event);
  const auto table = event_table();
  const bool any = std::any_of(table.begin(), table.end(), [&](const EventSpec& spec) {
    return spec.has_id && spec.name == event;
  });
  if (any) return event;
  return fail(Exit::usage, "event-without-id", {{"event", event}});
}

Result<Standing> standing(Session& session, const Wanted& typed) {
  const auto event = event_with_id(typed);
  if (!event) return tl::unexpected<Error>(event.error());
  std::vector<Standing> found = of_id(session, typed, *event);
  if (found.empty()) return unknown_id(session, typed, *event);
  if (found.size() > 1) return of_several(session, typed, found);
  return std::move(found.front());
}

// Those of the first that the second has not.
std::vector<std::string> without(const std::vector<std::string>& all,
                                 const std::vector<std::string>& these) {
  std::vector<std::string> rest;
  for (const std::string& each : all) {
    if (std::find(these.begin(), these.end(), each) == these.end()) rest.push_back(each);
  }
  return rest;
}

std::string named_codes(Session& session, std::vector<std::string> codes) {
  for (std::string& each : codes) {
    if (const auto person = person_code(each)) each = session.named(*person);
  }
  return join(codes, ", ");
}

// A list takes the place of the one that stood: what is no longer in it is told and, where it was
// perhaps meant to grow, the list that holds both.
void tell_dropped(Session& session, const Standing& known, const Entry& entry) {
  for (const Field& field : entry.fields) {
    const Value* stood = find(known.entry, field.key);
    if (stood == nullptr || list_in(*stood) == nullptr) continue;
    const std::vector<std::string> before = texts_of(*stood);
    const std::vector<std::string> now = texts_of(field.value);
    const std::vector<std::string> gone = without(before, now);
    if (gone.empty()) continue;
    const std::vector<std::string> added = without(now, before);
    std::vector<std::string> both = before;
    both.insert(both.end(), added.begin(), added.end());
    session.tell(session.say({added.empty() ? "record-list-shortened" : "record-list-replaced",
                              {{"key", key_title(session.words(), field.key)},
                               {"gone", named_codes(session, gone)},
                               {"typed", std::string(field.key) + "=" + join(both, ",")}}}));
  }
}

}  // namespace

Result<Exit> update_record(Session& session) {
  if (auto opened = session.open(Access::write); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  const auto typed = wanted(session);
  if (!typed) return tl::unexpected<Error>(typed.error());
  const auto known = standing(session, *typed);
  if (!known) return tl::unexpected<Error>(known.error());
  const auto date = session.day_of("--date", session.day());
  if (!date) return tl::unexpected<Error>(date.error());
  if (*date < known->since) {
    return fail(Exit::refused, "update-before-record",
                {{"id", typed->id}, {"since", iso(known->since)}, {"date", iso(*date)}});
  }
  Entry entry = session.entry(known->event, known->subject, *date);
  put(entry, "id", {typed->id});
  if (auto put = put_typed(session, entry, typed->values); !put) {
    return tl::unexpected<Error>(put.error());
  }
  // Keys that every such entry must have are repeated as they stood.
  for (const KeySpec& key : spec_of(entry.event).keys) {
    if (!key.required || find(entry, key.name) != nullptr) continue;
    if (const Value* before = find(known->entry, key.name)) put(entry, key.name, *before);
  }
  tell_dropped(session, *known, entry);
  Edits edits;
  edits.entries.push_back(std::move(entry));
  return session.commit(edits);
}

}  // namespace mentor::cli
