#include "pair_words.h"

#include <algorithm>
#include <array>

#include "mentor/base/text.h"
#include "mentor/state/pairs.h"
#include "mentor/state/places.h"

namespace mentor::cli {
namespace {

struct KindTitle {
  const char* kind;
  const char* title;
};

constexpr KindTitle kind_titles[] = {
    {"organising", TR_NOOP("organising meeting")}, {"trial", TR_NOOP("trial meeting")},
    {"planning", TR_NOOP("planning meeting")},     {"regular", TR_NOOP("regular meeting")},
    {"final", TR_NOOP("final meeting")},           {"consultation", TR_NOOP("consultation")},
};

// A member who was there on the day; of a pair that has not begun, everybody who will be.
std::vector<PersonId> shown(const std::vector<Member>& members, const PairState& pair, Date day) {
  std::vector<PersonId> found = there_or_to_come(members, std::max(day, pair.from));
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

PairStanding standing_of(const PairState& pair, Date day) {
  if (is_closed(pair, day)) return PairStanding::closed;
  if (pair.from > day) return PairStanding::planned;
  return is_paused(pair, day) ? PairStanding::paused : PairStanding::active;
}

doc::Label label(const Words& words, PairStanding standing) {
  static constexpr std::array ids = {"planned", "active", "paused", "closed"};
  const std::string id = ids.at(static_cast<std::size_t>(standing));
  return {id, value_in_words(words, "standing", id)};
}

doc::Label meeting_kind(const Words& words, const std::string& kind) {
  const auto* found = std::find_if(std::begin(kind_titles), std::end(kind_titles),
                                   [&](const KindTitle& each) { return each.kind == kind; });
  if (found == std::end(kind_titles)) return {kind, kind};
  return {kind, std::string(words.translated(found->title))};
}

std::string place_text(const Session& session, Place place) {
  const Where at = where(session.programme(), place);
  if (at.file.empty() || at.line == 0) return {};  // an answer that is missing stands nowhere
  return at.file + ":" + std::to_string(at.line);
}

doc::Reference reference(Session& session, PairId id) {
  return {mentor::text(id), session.named(id)};
}

doc::References references(const Session& session, const std::vector<PersonId>& people) {
  doc::References found;
  for (const PersonId id : people)
    found.push_back(session.reference(id));
  return found;
}

std::string leaders_in_row(const Session& session, const State& on_day, PersonId mentor,
                           const FormId& form) {
  const auto mates = group_mates(on_day, mentor, form);
  if (mates.empty()) return {};
  std::vector<std::string> names{session.named(mentor)};
  for (const PersonId mate : mates)
    names.push_back(session.named(mate));
  return join(names, ", ");
}

std::vector<PersonId> shown_mentors(const PairState& pair, Date day) {
  return shown(pair.mentors, pair, day);
}

std::vector<PersonId> shown_mentees(const PairState& pair, Date day) {
  return shown(pair.mentees, pair, day);
}

doc::Label form_label(const Session& session, const FormId& form) {
  const Form* found = find_form(session.programme().card, form);
  return {form.text, found == nullptr ? form.text : found->title};
}

doc::Cell text_cell(const std::string& text) {
  return text.empty() ? doc::Cell() : doc::Cell(text);
}

doc::Cell date_cell(const std::optional<Date>& date) {
  return date ? doc::Cell(*date) : doc::Cell();
}

}  // namespace mentor::cli
