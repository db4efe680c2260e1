#include <algorithm>

#include "mentor/state/people.h"

namespace mentor {
namespace {

AgeBand band_of(int age) {
  if (age >= 18) return AgeBand::adult;
  return age >= 14 ? AgeBand::from_14 : AgeBand::under_14;
}

// The earliest and the latest birthday that a year, or a month of it, allows.
std::pair<Date, Date> birthdays(const BirthMonth& born) {
  const unsigned first = born.month.value_or(1);
  const unsigned last = born.month.value_or(12);
  const auto end = std::chrono::year{born.year} / std::chrono::month{last} / std::chrono::last;
  return {day(born.year, first, 1), Date{end}};
}

bool in_force(const ConsentGiven& consent, Date day) {
  if (consent.given > day) return false;
  if (consent.until && *consent.until < day) return false;
  return !consent.withdrawn || *consent.withdrawn > day;
}

void add_signers(std::vector<Signer>& all, const std::vector<Signer>& more) {
  for (const Signer signer : more) {
    if (std::find(all.begin(), all.end(), signer) == all.end()) all.push_back(signer);
  }
}

struct Papers {
  std::vector<const ConsentGiven*> in_force;
  const ConsentGiven* newest = nullptr;
};

Papers papers_of(const PersonState& person, const std::string& kind, Date day) {
  Papers papers;
  for (const ConsentGiven& consent : person.consents) {
    if (consent.kind != kind || consent.given > day) continue;
    papers.newest = &consent;
    if (in_force(consent, day)) papers.in_force.push_back(&consent);
  }
  return papers;
}

using PaperList = std::vector<const ConsentGiven*>;

// Whom the age rule names on the day of the newest paper and none of the papers shows.
std::vector<Signer> signers_missing(const State& state, const PersonState& person,
                                    const PaperList& papers) {
  std::vector<Signer> signed_by;
  for (const ConsentGiven* paper : papers)
    add_signers(signed_by, paper->signed_by);
  std::vector<Signer> missing = needed_signers(state, person, papers.back()->given);
  std::erase_if(missing, [&](Signer signer) {
    return std::find(signed_by.begin(), signed_by.end(), signer) != signed_by.end();
  });
  return missing;
}

// Of papers that are valid together, the last day on which what is left of them still is.
std::optional<Date> last_valid_day(const State& state, const PersonState& person,
                                   PaperList papers) {
  while (true) {
    std::optional<Date> end;
    for (const ConsentGiven* paper : papers) {
      if (paper->until && (!end || *paper->until < *end)) end = paper->until;
    }
    if (!end) return std::nullopt;
    std::erase_if(papers, [&](const ConsentGiven* paper) { return paper->until == end; });
    if (papers.empty() || !signers_missing(state, person, papers).empty()) return end;
  }
}

}  // namespace

bool is_adult_by_category(const State& state, const PersonState& person) {
  if (person.card == nullptr) return false;
  return std::any_of(person.card->categories.begin(), person.card->categories.end(),
                     [&](const CategoryId& id) {
                       const Category* category = find_category(state.programme->card, id);
                       return category != nullptr && category->adult;
                     });
}

std::vector<AgeBand> possible_age_bands(const State& state, const PersonState& person, Date day) {
  if (is_adult_by_category(state, person)) return {AgeBand::adult};
  if (person.card == nullptr || !person.card->born) return {AgeBand::under_14, AgeBand::from_14};
  const auto [earliest, latest] = birthdays(*person.card->born);
  std::vector<AgeBand> bands;
  for (int age = age_on(latest, day); age <= age_on(earliest, day); ++age) {
    if (bands.empty() || bands.back() != band_of(age)) bands.push_back(band_of(age));
  }
  return bands;
}

std::vector<Signer> needed_signers(const State& state, const PersonState& person, Date day) {
  std::vector<Signer> needed;
  for (const AgeBand band : possible_age_bands(state, person, day)) {
    add_signers(needed, signers(state.programme->card, band));
  }
  std::sort(needed.begin(), needed.end());
  return needed;
}

ConsentStanding consent_standing(const State& state, const PersonState& person,
                                 const std::string& kind, Date day) {
  const Papers papers = papers_of(person, kind, day);
  if (papers.newest == nullptr) return {};
  ConsentStanding standing;
  standing.place = papers.newest->place;
  if (papers.in_force.empty()) {
    standing.status = papers.newest->withdrawn ? ConsentStatus::withdrawn : ConsentStatus::expired;
    standing.until = papers.newest->until;
    return standing;
  }
  standing.unsigned_by = signers_missing(state, person, papers.in_force);
  standing.status = standing.unsigned_by.empty() ? ConsentStatus::valid : ConsentStatus::incomplete;
  if (standing.unsigned_by.empty()) {
    standing.until = last_valid_day(state, person, papers.in_force);
  }
  return standing;
}

std::vector<std::string> required_consents(const State& state, const PersonState& person) {
  std::vector<std::string> kinds;
  if (person.card == nullptr) return {"processing"};
  for (const CategoryId& category : person.card->categories) {
    for (const std::string& kind : required_consents(state.programme->card, category)) {
      kinds.push_back(kind);
    }
  }
  std::sort(kinds.begin(), kinds.end());
  kinds.erase(std::unique(kinds.begin(), kinds.end()), kinds.end());
  return kinds;
}

std::vector<std::string> lacking_consents(const State& state, const PersonState& person, Date day) {
  std::vector<std::string> lacking = required_consents(state, person);
  std::erase_if(lacking, [&](const std::string& kind) {
    return consent_standing(state, person, kind, day).status == ConsentStatus::valid;
  });
  return lacking;
}

std::optional<int> age_of(const PersonState& person, Date day) {
  if (person.card == nullptr || !person.card->born) return std::nullopt;
  const auto [earliest, latest] = birthdays(*person.card->born);
  const int age = age_on(earliest, day);
  if (age != age_on(latest, day)) return std::nullopt;
  return age;
}

}  // namespace mentor
