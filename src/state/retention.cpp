#include "mentor/state/retention.h"

#include <algorithm>
#include <set>

namespace mentor {
namespace {

constexpr int days_to_destroy = 30;
const std::string processing = "processing";

// The newest withdrawal; consents of one kind are withdrawn together.
std::optional<Destruction> after_withdrawal(const State& state, const PersonState& person) {
  for (auto each = person.entries.rbegin(); each != person.entries.rend(); ++each) {
    const Entry& entry = **each;
    if (entry.event != EventKind::withdrawn || entry.date > state.day) continue;
    if (text_of(entry, "kind") != processing) continue;
    return Destruction{ConsentStatus::withdrawn, entry.date, add_days(entry.date, days_to_destroy),
                       entry.place};
  }
  return std::nullopt;
}

struct Papers {
  std::optional<Date> newest;
  std::set<Signer> signed_by;
};

Papers papers_on(const PersonState& person, const std::string& kind, Date day) {
  Papers papers;
  for (const ConsentGiven& each : person.consents) {
    const bool ended =
        (each.until && *each.until < day) || (each.withdrawn && *each.withdrawn <= day);
    if (each.kind != kind || each.given > day || ended) continue;
    papers.newest = std::max(papers.newest, std::optional(each.given));
    papers.signed_by.insert(each.signed_by.begin(), each.signed_by.end());
  }
  return papers;
}

}  // namespace

std::optional<Destruction> destruction_due(const State& state, const PersonState& person) {
  if (person.card == nullptr || person.forgotten) return std::nullopt;
  const ConsentStanding standing = consent_standing(state, person, processing, state.day);
  if (standing.status == ConsentStatus::withdrawn) return after_withdrawal(state, person);
  const bool ended = standing.status == ConsentStatus::expired && standing.until;
  if (!ended || takes_part(person, state.day)) return std::nullopt;
  const Date since = add_days(*standing.until, 1);
  return Destruction{ConsentStatus::expired, since, add_days(since, days_to_destroy),
                     standing.place};
}

std::optional<int> age_reached_since_consent(const State& state, const PersonState& person,
                                             const std::string& kind) {
  const ConsentStanding standing = consent_standing(state, person, kind, state.day);
  if (standing.status != ConsentStatus::valid) return std::nullopt;
  const Papers papers = papers_on(person, kind, state.day);
  if (!papers.newest) return std::nullopt;
  const AgeBand then = possible_age_bands(state, person, *papers.newest).back();
  const AgeBand now = possible_age_bands(state, person, state.day).back();
  if (now <= then) return std::nullopt;
  if (now == AgeBand::adult) return 18;
  for (const Signer signer : needed_signers(state, person, state.day)) {
    if (!papers.signed_by.contains(signer)) return 14;
  }
  return std::nullopt;
}

}  // namespace mentor
