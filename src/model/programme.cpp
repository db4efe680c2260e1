#include "mentor/model/programme.h"

#include <algorithm>

#include "mentor/base/text.h"
#include "mentor/model/period_words.h"

namespace mentor {
namespace {

std::uint32_t highest_in_journal(const Programme& programme) {
  std::uint32_t highest = 0;
  const auto look_at = [&](std::string_view code) {
    if (const auto person = person_code(code)) highest = std::max(highest, person->number);
  };
  for (const Entry& entry : programme.journal) {
    if (const auto person = subject_person(entry)) highest = std::max(highest, person->number);
    look_at(entry.by);
    for (const Field& field : entry.fields) {
      for (const std::string& each : texts_of(field.value))
        look_at(each);
    }
  }
  for (const Answer& answer : programme.answers) {
    if (answer.person) highest = std::max(highest, answer.person->number);
  }
  return highest;
}

// Also those whom a card only speaks of: a mistake there must not become somebody else's code.
std::uint32_t highest_in_cards(const Programme& programme) {
  std::uint32_t highest = 0;
  const auto look_at = [&](PersonId id) { highest = std::max(highest, id.number); };
  for (const auto& [id, person] : programme.people) {
    look_at(id);
    for (const Block& block : person.blocks)
      look_at(block.person);
  }
  for (const auto& [id, pair] : programme.pairs) {
    std::for_each(pair.mentors.begin(), pair.mentors.end(), look_at);
    std::for_each(pair.mentees.begin(), pair.mentees.end(), look_at);
  }
  for (const auto& [name, year] : programme.years) {
    for (const SchoolClass& each : year.classes)
      look_at(each.teacher.value_or(PersonId{}));
  }
  return highest;
}

std::uint32_t highest_in_proposals(const Programme& programme) {
  std::uint32_t highest = 0;
  for (const auto& [id, proposal] : programme.proposals) {
    for (const ProposedPair& pair : proposal.pairs) {
      highest = std::max(highest, pair.mentor.number);
      for (const ProposedMentee& mentee : pair.mentees)
        highest = std::max(highest, mentee.id.number);
    }
    for (const Unmatched& each : proposal.unmatched)
      highest = std::max(highest, each.id.number);
  }
  return highest;
}

}  // namespace

Where where(const Programme& programme, Place place) {
  if (place.file >= programme.files.size()) return {};
  return Where{programme.files[place.file], static_cast<int>(place.line), 0};
}

const Year* year_on(const Programme& programme, Date day) {
  const auto found = programme.years.find(school_year_of(day));
  return found == programme.years.end() ? nullptr : &found->second;
}

namespace {

// Those of the year of the day, or of the year before the slash, that the rest of the name fits.
template <class Fits>
std::vector<PeriodOfYear> periods_named(const Programme& programme, std::string_view name, Date day,
                                        Fits fits) {
  std::vector<PeriodOfYear> named;
  std::string year = school_year_of(day);
  if (const std::size_t slash = name.find('/'); slash != std::string_view::npos) {
    year = name.substr(0, slash);
    name.remove_prefix(slash + 1);
  }
  const auto found = programme.years.find(year);
  if (found == programme.years.end()) return named;
  for (const auto& [series, periods] : found->second.periods) {
    for (const Period& period : periods) {
      if (fits(period, name)) named.push_back({year, series, period});
    }
  }
  return named;
}

}  // namespace

std::optional<PeriodOfYear> find_period(const Programme& programme, std::string_view id, Date day) {
  auto found = periods_named(programme, id, day, [](const Period& period, std::string_view name) {
    return period.id == name;
  });
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::optional<PeriodOfYear> typed_period(const Programme& programme, std::string_view typed,
                                         Date day) {
  const std::string clean = squeeze(typed);
  if (auto found = find_period(programme, clean, day)) return found;
  auto titled = periods_named(
      programme, clean, day,
      [](const Period& period, std::string_view name) { return fold(period.title) == fold(name); });
  return titled.size() == 1 ? std::optional(std::move(titled.front())) : std::nullopt;
}

std::vector<PeriodOfYear> all_periods(const Programme& programme, std::string_view series) {
  std::vector<PeriodOfYear> all;
  for (const auto& [name, year] : programme.years) {
    const auto found = year.periods.find(std::string(series));
    if (found == year.periods.end()) continue;
    for (const Period& period : found->second)
      all.push_back({name, found->first, period});
  }
  std::sort(all.begin(), all.end(), [](const PeriodOfYear& a, const PeriodOfYear& b) {
    return std::tie(a.period.from, a.year, a.period.id) <
           std::tie(b.period.from, b.year, b.period.id);
  });
  return all;
}

std::optional<PeriodOfYear> last_ended(const Programme& programme, std::string_view series,
                                       Date day) {
  std::optional<PeriodOfYear> last;
  for (const PeriodOfYear& each : all_periods(programme, series)) {
    if (each.period.to > day) continue;
    if (!last || each.period.to > last->period.to) last = each;
  }
  return last;
}

PersonId next_person_id(const Programme& programme) {
  const std::uint32_t highest =
      std::max({highest_in_journal(programme), highest_in_cards(programme),
                highest_in_proposals(programme)});
  return PersonId{highest + 1};
}

PairId next_pair_id(const Programme& programme) {
  std::uint32_t highest = programme.pairs.empty() ? 0 : programme.pairs.rbegin()->first.number;
  for (const Entry& entry : programme.journal) {
    if (const auto pair = subject_pair(entry)) highest = std::max(highest, pair->number);
    for (const std::string& code : texts_of(entry, "pairs")) {
      if (const auto pair = pair_code(code)) highest = std::max(highest, pair->number);
    }
  }
  return PairId{highest + 1};
}

}  // namespace mentor
