#include "diagnostics_table.h"

namespace mentor::render {

extern const std::span<const MessageTemplate> proposals_messages;

namespace {

constexpr MessageTemplate table[] = {
    {"ballot-questionnaire-missing",
     TR_NOOP(
         "no questionnaire with purpose: ballot, role: {role}, a code and a ranking serves form "
         "{form}: add one to questionnaires/, as mentor init does")},
    {"compare-forms", TR_NOOP("the proposals are of different forms: {first} and {second}")},
    {"compare-nothing",
     TR_NOOP("today cannot be compared with itself; name a proposal: mentor match compare today "
             "PROPOSAL")},
    {"match-group-too-large",
     TR_NOOP("{person} has {mentees} mentees, and match counts no more than {most} of one mentor: "
             "correct the pairs of this mentor")},
    {"match-too-many-people",
     TR_NOOP("{form}: {mentees} mentees and {mentors} mentors are more than match takes, {most} on "
             "either side")},
    {"match-weights-too-large",
     TR_NOOP("the weights of the criteria of '{form}' make {weights} together, and match counts to "
             "{most}: make all of them smaller in one measure")},
    {"pin-beats-rules",
     TR_NOOP("the pin of {mentee} to {mentor} is stronger than what stands between them: "
             "{because}")},
    {"pin-group-small",
     TR_NOOP("the group of {mentor} stands by a pin with {count} of at least {least}: by the "
             "ballots nobody joins it; pin somebody else to it (mentor match pin) or take the pin "
             "back (mentor match unpin)")},
    {"pin-not-kept", TR_NOOP("the pin of {mentee} to {mentor} is not kept: {because}")},
    {"proposal-input-ballot",
     TR_NOOP("the ballot of {person} as of {day} is not the one that the proposal was made from: "
             "run mentor match again")},
    {"proposal-input-known",
     TR_NOOP("what is known of {person} as of {day} (facts, urgency, waiting, papers) is not what "
             "the proposal was made from: run mentor match again")},
    {"proposal-input-pair",
     TR_NOOP("whether {person} and {other} may be a pair, or how many points they have, is not "
             "what the proposal was made from: run mentor match again")},
    {"proposal-input-paired",
     TR_NOOP("{person} is in {pair} as of {day}, but waits in the proposal: run mentor match "
             "again")},
    {"proposal-input-pairs",
     TR_NOOP("with whom {person} may be a pair, or with how many points, is not what the proposal "
             "was made from: run mentor match again")},
    {"proposal-input-places",
     TR_NOOP("{person} had places for {told} mentees when the proposal was made, and has for "
             "{found}: run mentor match again")},
    {"proposal-input-rules",
     TR_NOOP("the rules of form {form} (matching.yaml, programme.yaml, the school year) are not "
             "those that the proposal was made by: run mentor match again")},
    {"proposal-lot-year",
     TR_NOOP(
         "{mentor}: the lots are of the school year {told}, but {found} was prepared already on "
         "that day; an earlier version of the program drew them so. Run mentor match again")},
    {"proposal-new-mentee",
     TR_NOOP("{person} waits for a mentor as of {day} and is not in the proposal: run mentor match "
             "again")},
    {"proposal-new-mentor",
     TR_NOOP("{person} became a mentor who can be matched after the proposal was made: run "
             "mentor match again")},
    {"proposal-not-truthful",
     TR_NOOP("{mentee}: the proposal says {told}, by the rule truthful the mentor is {found}")},
    {"proposal-seal",
     TR_NOOP("all of it holds, but the proposal is not as it was written: its seal is another. Run "
             "mentor match again")},
    {"proposal-stranger",
     TR_NOOP("{person} stands in the proposal but cannot be matched on its day any more: run "
             "mentor match again")},
    {"proposal-told",
     TR_NOOP("{about}: the proposal says “{told}”, its pairs and its day give “{found}”")},
    {"second-reader-differs",
     TR_NOOP("{path} would be read differently by another YAML reader; nothing was written. "
             "This is a fault of the program: please report it with the command")},
    {"why-for-mentee",
     TR_NOOP("{person} is a mentor here: --for parent and --for child tell of a mentee; use --for "
             "mentor")},
};

}  // namespace

const std::span<const MessageTemplate> proposals_messages = table;

}  // namespace mentor::render
