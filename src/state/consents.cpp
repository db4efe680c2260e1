#include <algorithm>
#include <array>
#include <iterator>

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

// A small set of the members of an enumeration, a bit for each.
template <class Kind>
class SetOf {
 public:
  void add(Kind each) { bits_ |= 1U << static_cast<unsigned>(each); }
  [[nodiscard]] bool has(Kind each) const {
    return ((bits_ >> static_cast<unsigned>(each)) & 1U) != 0;
  }

 private:
  unsigned bits_ = 0;
};

constexpr std::array all_bands{AgeBand::under_14, AgeBand::from_14, AgeBand::adult};
constexpr std::array all_signers{Signer::representative, Signer::self};

template <class Kind, class All>
std::vector<Kind> members(SetOf<Kind> set, const All& all) {
  std::vector<Kind> found;
  std::copy_if(all.begin(), all.end(), std::back_inserter(found),
               [&](Kind each) { return set.has(each); });
  return found;
}

SetOf<AgeBand> bands_of(const State& state, const PersonState& person, Date day) {
  SetOf<AgeBand> bands;
  if (is_adult_by_category(state, person)) {
    bands.add(AgeBand::adult);
  } else if (person.card == nullptr || !person.card->born) {
    bands.add(AgeBand::under_14);
    bands.add(AgeBand::from_14);
  } else {
    const auto [earliest, latest] = birthdays(*person.card->born);
    for (int age = age_on(latest, day); age <= age_on(earliest, day); ++age)
      bands.add(band_of(age));
  }
  return bands;
}

// Whoever has to sign whatever the programme's own list says: a child under 14 cannot, an adult
// needs nobody's leave; from 14 on a school may choose one of the two, not neither.
std::vector<Signer> least_signers(const std::vector<Signer>& listed, AgeBand band) {
  if (band == AgeBand::from_14 && !listed.empty()) return {};
  return signers(ProgrammeCard{}, band);
}

SetOf<Signer> signers_on(const State& state, const PersonState& person, Date day) {
  const SetOf<AgeBand> bands = bands_of(state, person, day);
  SetOf<Signer> needed;
  for (const AgeBand band : all_bands) {
    if (!bands.has(band)) continue;
    const std::vector<Signer>& listed = signers(state.programme->card, band);
    for (const std::vector<Signer>& some : {listed, least_signers(listed, band)}) {
      for (const Signer signer : some)
        needed.add(signer);
    }
  }
  return needed;
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
  SetOf<Signer> signed_by;
  for (const ConsentGiven* paper : papers) {
    for (const Signer signer : paper->signed_by)
      signed_by.add(signer);
  }
  const SetOf<Signer> needed = signers_on(state, person, papers.back()->given);
  std::vector<Signer> missing;
  for (const Signer signer : all_signers) {
    if (needed.has(signer) && !signed_by.has(signer)) missing.push_back(signer);
  }
  return missing;
}

// The last day on which a paper that has ended since was signed by one of them.
std::optional<Date> last_signed_day(const PersonState& person, const std::string& kind,
                                    const std::vector<Signer>& missing, Date day) {
  std::optional<Date> last;
  for (const ConsentGiven& consent : person.consents) {
    if (consent.kind != kind || consent.given > day || in_force(consent, day)) continue;
    const bool signed_it = std::any_of(missing.begin(), missing.end(), [&](Signer signer) {
      return std::find(consent.signed_by.begin(), consent.signed_by.end(), signer) !=
             consent.signed_by.end();
    });
    if (!signed_it) continue;
    std::optional<Date> end = consent.until;
    if (consent.withdrawn) end = std::min(end.value_or(*consent.withdrawn), *consent.withdrawn);
    if (end && (!last || *last < *end)) last = end;
  }
  return last;
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

std::string_view word_of(ConsentStatus status) {
  switch (status) {
    case ConsentStatus::valid:
      return "valid";
    case ConsentStatus::missing:
      return "missing";
    case ConsentStatus::incomplete:
      return "incomplete";
    case ConsentStatus::expired:
      return "expired";
    case ConsentStatus::withdrawn:
      return "withdrawn";
  }
  return {};
}

bool is_adult_by_category(const State& state, const PersonState& person) {
  if (person.card == nullptr) return false;
  return std::any_of(person.card->categories.begin(), person.card->categories.end(),
                     [&](const CategoryId& id) {
                       const Category* category = find_category(state.programme->card, id);
                       return category != nullptr && category->adult;
                     });
}

std::vector<AgeBand> possible_age_bands(const State& state, const PersonState& person, Date day) {
  return members(bands_of(state, person, day), all_bands);
}

std::vector<Signer> needed_signers(const State& state, const PersonState& person, Date day) {
  return members(signers_on(state, person, day), all_signers);
}

std::optional<Date> next_consent_change(const PersonState& person, const std::string& kind,
                                        Date day) {
  std::optional<Date> next;
  const auto take = [&](Date change) {
    if (change > day && (!next || change < *next)) next = change;
  };
  for (const ConsentGiven& consent : person.consents) {
    if (consent.kind != kind) continue;
    take(consent.given);
    if (consent.until) take(add_days(*consent.until, 1));
    if (consent.withdrawn) take(*consent.withdrawn);
  }
  return next;
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
  standing.until = standing.unsigned_by.empty()
                       ? last_valid_day(state, person, papers.in_force)
                       : last_signed_day(person, kind, standing.unsigned_by, day);
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

std::optional<int> age_of(const PersonState& person, Role role, Date day) {
  if (person.card == nullptr || !person.card->born) return std::nullopt;
  const auto [earliest, latest] = birthdays(*person.card->born);
  return age_on(role == Role::mentor ? latest : earliest, day);
}

}  // namespace mentor
