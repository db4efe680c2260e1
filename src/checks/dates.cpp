#include <algorithm>
#include <array>

#include "mentor/checks/check.h"
#include "mentor/model/event_set.h"
#include "mentor/model/told_after.h"
#include "mentor/state/preparation.h"
#include "report.h"
#include "rules.h"

namespace mentor::checks {
namespace {

// Keys that hold a later day than the fact's own, and what it means when they do not.
struct LaterKey {
  std::string_view key;
  Severity severity = Severity::error;
};
constexpr std::array later_keys = {LaterKey{"until", Severity::error},
                                   LaterKey{"next", Severity::warning},
                                   LaterKey{"due", Severity::warning}};

// A year after the day, or the end of the last school year that has a card.
Date far_ahead(const State& state) {
  Date limit = add_days(state.day, 366);
  for (const auto& [name, year] : state.programme->years) {
    if (const auto days = days_of(year)) limit = std::max(limit, days->to);
  }
  return limit;
}

}  // namespace

// What is dated ahead does not exist yet for any command: with a slip of the year, never.
void find_entries_far_ahead(const State& state, Warnings& warnings) {
  const Date limit = far_ahead(state);
  for (const Entry& entry : state.programme->journal) {
    if (entry.date <= limit) continue;
    add_warning(warnings, at(state, entry.place), "entry-far-ahead",
                {{"event", std::string(spec_of(entry.event).name)}, {"date", iso(entry.date)}});
  }
}

void find_facts_noted_early(const State& state, Findings& findings) {
  for (const Entry& entry : entries_until(state)) {
    if (!entry.noted || *entry.noted >= entry.date || !is_told_afterwards(entry.event)) continue;
    add_error(findings, at(state, entry.place), "noted-before-date",
              {{"event", std::string(spec_of(entry.event).name)},
               {"date", iso(entry.date)},
               {"noted", iso(*entry.noted)}});
  }
}

void find_ends_before_starts(const State& state, Findings& findings) {
  for (const LaterKey& each : later_keys) {
    const EventSet ending = events_with({each.key});
    for (const Entry& entry : entries_until(state)) {
      if (!ending.has(entry.event)) continue;
      const auto end = date_of(entry, each.key);
      if (!end || *end >= entry.date) continue;
      findings.push_back(
          {each.severity,
           {"end-before-date",
            {{"key", std::string(each.key)}, {"value", iso(*end)}, {"date", iso(entry.date)}}},
           at(state, entry.place)});
    }
  }
}

void find_pairs_ending_before_start(const State& state, Findings& findings) {
  const auto tell = [&](const PairState& pair, Date to, Place place) {
    if (to >= pair.from) return;
    add_error(findings, at(state, place), "pair-ends-before-start",
              {{"pair", text(pair.id)}, {"from", iso(pair.from)}, {"to", iso(to)}});
  };
  for (const auto& [id, pair] : state.pairs) {
    if (pair.card->to) tell(pair, *pair.card->to, pair.card->place);
    for (const Entry* entry : pair.entries) {
      const auto to = entry->event == EventKind::set ? date_of(*entry, "to") : std::nullopt;
      if (to) tell(pair, *to, entry->place);
    }
  }
}

}  // namespace mentor::checks

namespace mentor {

// What is told afterwards was written on its own day at the soonest.
Findings find_ahead_of_clock(const State& state) {
  const Entry* last = nullptr;
  const Date limit = checks::far_ahead(state);
  Date last_day = state.day;
  std::size_t count = 0;
  for (const Entry& entry : state.programme->journal) {
    if (entry.date > limit) continue;  // a slip of the year, and told as one
    Date written = entry.noted.value_or(state.day);
    if (is_told_afterwards(entry.event)) written = std::max(written, entry.date);
    if (written <= state.day) continue;
    ++count;
    if (written <= last_day) continue;
    last_day = written;
    last = &entry;
  }
  if (last == nullptr) return {};
  return {{Severity::warning,
           {"clock-behind", {{"count", std::to_string(count)}, {"day", iso(last_day)}}},
           checks::at(state, last->place)}};
}

}  // namespace mentor
