#include "why_now.h"

#include "event_words.h"
#include "match_words.h"
#include "mentor/matching/propose.h"
#include "mentor/model/proposals.h"
#include "mentor/state/people.h"
#include "why_facts.h"
#include "why_today.h"
#include "why_voices.h"

namespace mentor::cli {

WaitingNow waiting_now(Session& session, const FormId& form, PersonId mentee) {
  WaitingNow now;
  if (const PersonState* person = find_person(session.state(), mentee))
    now.left = left_on(*person, Role::mentee, form, session.day());
  if (now.left) return now;
  const matching::Admission admission(session.state(), form);
  now.proposal = matching::propose(admission, {}).proposal;
  now.mentor = mentor_in(now.proposal, mentee);
  if (const Unmatched* unmatched = unmatched_of(now.proposal, mentee)) now.unmatched = *unmatched;
  return now;
}

std::string in_words(Session& session, PersonId mentee, const WaitingNow& now) {
  const Words& words = session.words();
  const std::string who = session.named(mentee);
  const std::string today = day_in_words(words, session.day());
  if (now.left)
    return words.tr("{0} takes no part any more, since {1}.", who, day_in_words(words, *now.left));
  if (now.mentor)
    return words.tr("Today, {0}: {1} can be the mentor: mentor match {2} proposes the pair.", today,
                    session.named(*now.mentor), now.proposal.form.text);
  if (!now.unmatched) return {};
  return words.tr("Today, {0}: {1}; days of waiting: {2}.", today,
                  cause_in_words(session, now.proposal.form, *now.unmatched),
                  now.unmatched->waiting_days);
}

std::string word_of(const WaitingNow& now) {
  if (now.left) return "left";
  if (now.mentor) return "proposed";
  return now.unmatched ? matching::word_of(now.unmatched->cause) : "";
}

Document explain_waiting_for(Session& session, Asking asking, const WaitingNow& now) {
  const Words& words = session.words();
  if (now.unmatched)
    return explain_unmatched_for(session, asking.reader, now.proposal, *now.unmatched);
  Document document = session.document("why-for", name_for(session, asking.about));
  const std::string line =
      now.left ? words.tr("Taking part in the programme ended on {}; no mentor is looked for.",
                          day_in_words(words, *now.left))
               : words.tr(voice_of(session.state(), asking.reader, asking.about).none,
                          words.tr("somebody who suits has a free place now, and the next choice "
                                   "of pairs decides"));
  document.blocks.emplace_back(doc::Paragraph{line});
  add_sentence(document, now.left ? "left" : "may-be-found");
  return document;
}

}  // namespace mentor::cli
