#include "why_told.h"

#include <algorithm>
#include <vector>

#include "event_words.h"
#include "mentor/base/text.h"
#include "mentor/model/proposals.h"
#include "mentor/state/people.h"
#include "why_today.h"

namespace mentor::cli {
namespace {

std::string mentees_in_words(Session& session, const matching::Admission& admission,
                             const Proposal& told, PersonId mentor) {
  const Words& words = session.words();
  std::vector<std::string> all;
  for (const ProposedPair& pair : told.pairs) {
    if (!matching::gets_mentees_of(admission, mentor, pair.mentor)) continue;
    for (const ProposedMentee& each : pair.mentees) {
      std::string line = session.named(each.id) + " — " + words.tr("{} points", each.points);
      const std::string since = overtaken(session, told, each.id, mentor);
      if (!since.empty()) line += " (" + words.tr("holds no more: {}", since) + ")";
      all.push_back(std::move(line));
    }
  }
  const std::string day = day_in_words(words, told.as_of);
  return all.empty() ? words.tr("On {} the proposal gave this mentor nobody.", day)
                     : words.tr("On {0} the proposal gave this mentor: {1}.", day, join(all, "; "));
}

}  // namespace

bool gets_anybody(const matching::Admission& admission, const Proposal& told, PersonId about) {
  return speaks_of(told, about) ||
         std::any_of(told.pairs.begin(), told.pairs.end(), [&](const ProposedPair& each) {
           return matching::gets_mentees_of(admission, about, each.mentor);
         });
}

std::optional<PersonId> first_given(const matching::Admission& admission, const Proposal& told,
                                    PersonId mentor) {
  for (const ProposedPair& pair : told.pairs)
    if (!pair.mentees.empty() && matching::gets_mentees_of(admission, mentor, pair.mentor))
      return pair.mentees.front().id;
  return std::nullopt;
}

std::string told_in_words(Session& session, const matching::Admission& admission,
                          const Proposal& told, PersonId about) {
  const Words& words = session.words();
  const std::string day = day_in_words(words, told.as_of);
  if (const auto mentor = mentor_in(told, about))
    return words.tr("On {0} the proposal gave: {1}, {2}.", day, session.named(*mentor),
                    words.tr("{} points", proposed_of(told, about)->points));
  if (unmatched_of(told, about) != nullptr)
    return words.tr("On {} the proposal gave no mentor.", day);
  if (takes_part(admission.state(), about, Role::mentor, told.form))
    return mentees_in_words(session, admission, told, about);
  return {};
}

Proposal told_still(Session& session, const matching::Admission& admission, const Proposal& told,
                    const Proposal* now, PersonId mentor) {
  Proposal still = told;
  for (ProposedPair& pair : still.pairs) {
    if (!matching::gets_mentees_of(admission, mentor, pair.mentor)) continue;
    std::erase_if(pair.mentees, [&](const ProposedMentee& each) {
      const bool another = now != nullptr && mentor_in(*now, each.id) != pair.mentor;
      return another || !overtaken(session, told, each.id, mentor).empty();
    });
  }
  return still;
}

}  // namespace mentor::cli
