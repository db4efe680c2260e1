#include "diagnostics_table.h"

namespace mentor::render {

extern const std::span<const MessageTemplate> pairs_messages;

namespace {

constexpr MessageTemplate table[] = {
    {"absent-no-member", TR_NOOP("{person} is not in {pair} on that day.")},
    {"admission-agreement", TR_NOOP("{person} has no valid agreement to mentor on {on}. Record it: "
                                    "mentor record add {code} agreement")},
    {"admission-ban", TR_NOOP("The curator has forbidden {mentor} with {mentee}: {detail}. Lift "
                              "it: mentor match pin {mentee_code} {mentor_code} --because …")},
    {"admission-baseline",
     TR_NOOP("{person} has not answered the first questionnaire (before) by {on}. Import it: "
             "mentor survey import")},
    {"admission-block",
     TR_NOOP("{mentor} and {mentee} must not be together ({detail}): it stands in the card of "
             "{person}.")},
    {"admission-both-ways",
     TR_NOOP("{mentee} is the mentor of {mentor} in {detail}: not both ways.")},
    {"admission-category",
     TR_NOOP("{person} is of no category that {form} takes as {role}. Choose another person, or "
             "widen the form in programme.yaml.")},
    {"admission-clearance", TR_NOOP("{person} has no valid clearance '{detail}' on {on}. Record "
                                    "it: mentor record add {code} cleared kind={detail}")},
    {"admission-consent", TR_NOOP("{person} has no valid consent '{detail}' on {on}. Record the "
                                  "paper: mentor consent give {code}{kind_option}")},
    {"admission-ended-early",
     TR_NOOP("{mentor} and {mentee} were together in {detail}, which ended early. The curator may "
             "pin them: mentor match pin {mentee_code} {mentor_code} --because …")},
    {"admission-left", TR_NOOP("{person} has left {form} as {role} by {on}. If they are back, "
                               "enrol again: mentor enroll {role_id} {code} --form {form}")},
    {"admission-not-class-teacher",
     TR_NOOP("{mentor} is the class teacher of {mentee} ({detail}), and the form does not allow "
             "it.")},
    {"admission-not-enrolled",
     TR_NOOP("{person} is not enrolled as {role} for {form} on {on}. Enrol first: mentor enroll "
             "{role_id} {code} --form {form}")},
    {"admission-not-relatives",
     TR_NOOP("{mentor} and {mentee} are relatives, and the form does not allow it.")},
    {"admission-own-group", TR_NOOP("{mentee} leads the group of {mentor} too.")},
    {"admission-paused",
     TR_NOOP("{person} is paused on {on}. End the pause first: mentor person resume {code}")},
    {"admission-places",
     TR_NOOP("{person} has {free} free place(s) in {form}, {needed} are needed. Choose another "
             "mentor, or give this one more, within the form's group_max: mentor enroll mentor "
             "{code} --form {form} --capacity …")},
    {"admission-refusal", TR_NOOP("{mentor} or {mentee} refused the other on a ballot.")},
    {"admission-rule",
     TR_NOOP(
         "{mentor} and {mentee} may not be a pair of {form} on {on}: {rule}. If they are to be one "
         "nevertheless, pin them: mentor match pin {mentee_code} {mentor_code} --because …")},
    {"admission-same-person", TR_NOOP("{person} cannot be a mentor of themselves.")},
    {"admission-selected", TR_NOOP("{person} has not been selected for {form} by {on}. Record it: "
                                   "mentor select {form} {code}")},
    {"admission-trained",
     TR_NOOP(
         "{person} has attended no training by {on}. Record it: mentor train {code} --title …")},
    {"admission-unpaired",
     TR_NOOP(
         "{person} is in {detail} of this form already. First let them leave the group (mentor "
         "pair leave {detail} {code}) or close the pair (mentor pair close {detail} --outcome …)")},
    {"early-reason-needed",
     TR_NOOP("A pair that ends early needs a reason: --reason TEXT (without names)")},
    {"group-keeps-settings",
     TR_NOOP("The mentee would join {pair}, which keeps its settings: leave out {option}, or "
             "change them by mentor pair set.")},
    {"instead-of-needed", TR_NOOP("{pair} has several mentors: say whom, --instead-of {mentors}")},
    {"meeting-in-future",
     TR_NOOP("{date} is still to come (today is {today}). A plan goes into --next of the last "
             "meeting.")},
    {"meeting-log-after-closing",
     TR_NOOP("{pair} was closed on {end}; a meeting on {date} is after that.")},
    {"meeting-log-before-start",
     TR_NOOP("{pair} begins on {from}; a meeting on {date} is before that.")},
    {"meeting-log-in-pause", TR_NOOP("{pair} is paused on {date}. End the pause first: mentor pair "
                                     "resume {code} --date {day}")},
    {"meeting-next-earlier",
     TR_NOOP("The next meeting ({next}) cannot be before this one ({date}).")},
    {"meeting-twice",
     TR_NOOP("That meeting of {pair} on {date} is recorded already ({kind}). Another of that "
             "day: --at TIME, a --topic of its own, or --again")},
    {"meeting-without-mentee",
     TR_NOOP("No mentee of {pair} was there on {date}, so it was no meeting and is not recorded. "
             "What the curator should know of it: mentor record add {code} risk level=amber "
             "reason=…")},
    {"meeting-without-mentor",
     TR_NOOP("No mentor of {pair} was there on {date}, so it was no meeting and is not recorded. "
             "If another one held it, record who took over first: mentor pair replace {code} "
             "--mentor PERSON --date {date} --order NUMBER")},
    {"mentor-needed",
     TR_NOOP("Say who takes over: --mentor and a code. Who could: mentor pair list --stand-ins")},
    {"order-needed", TR_NOOP("Say the number of the order: --order NUMBER")},
    {"outcome-needed", TR_NOOP("Say how it ended: --outcome completed or --outcome early")},
    {"pair-closed",
     TR_NOOP("{pair} was closed on {date}. To go on with it: mentor pair reopen {code}")},
    {"pair-closed-then",
     TR_NOOP("{pair} was closed on {closed} and reopened only after {date}. Correct the day.")},
    {"pair-ends-before-start",
     TR_NOOP("The planned end {to} is before the start {from}. Give a later --to.")},
    {"pair-import-mentee-twice", TR_NOOP("{person} is in a row above already.")},
    {"pair-import-mentor-twice",
     TR_NOOP("{person} has a group in a row above: put all mentees of a mentor into one row.")},
    {"pair-last-mentee", TR_NOOP("{person} is the only mentee of {pair}: close the pair instead, "
                                 "mentor pair close {code} --outcome early --reason …")},
    {"pair-last-mentor",
     TR_NOOP(
         "{person} is the only mentor of {pair}: name another, mentor pair replace {code} --mentor "
         "… --order …, or close the pair, mentor pair close {code} --outcome early --reason …")},
    {"pair-member-already", TR_NOOP("{person} is in {pair} already.")},
    {"pair-mentor-already", TR_NOOP("{person} is a mentor of {pair} already.")},
    {"pair-mentor-has-group", TR_NOOP("{person} has {pair} of this form: one group per mentor. Let "
                                      "the mentees join it: {commands}")},
    {"pair-not-a-member", TR_NOOP("{person} is not in {pair}.")},
    {"pair-not-begun",
     TR_NOOP("{pair} begins on {from}; {date} is before that. Give a later day (--date; for "
             "approve --from).")},
    {"pair-not-closed", TR_NOOP("{pair} is not closed.")},
    {"pair-not-its-mentor", TR_NOOP("{person} is not a mentor of {pair}.")},
    {"pair-not-paused", TR_NOOP("{pair} is not paused.")},
    {"pair-over",
     TR_NOOP("{pair} was to end on {to} and is not closed: nobody can join it on {date}. Close it "
             "(mentor pair close {code} --outcome completed), or give it a later end (mentor pair "
             "set {code} to=…).")},
    {"pair-paused",
     TR_NOOP("{pair} is paused on {date}: nobody can join it. End the pause first: mentor pair "
             "resume {code}")},
    {"pair-paused-already",
     TR_NOOP("{pair} is paused already. The pause ends by mentor pair resume {code}{day_option}")},
    {"pair-refused", TR_NOOP("Nothing written: rules forbid it ({count}, see above).")},
    {"pair-set-usage", TR_NOOP("Say pairs, then what to set: mentor pair set pair-001 format=…")},
    {"pause-ends-before-start",
     TR_NOOP("The pause would end on {until}, before it begins on {from}.")},
    {"person-twice", TR_NOOP("{person} is named twice.")},
    {"reopened-before-closed",
     TR_NOOP("{pair} was closed on {date}: it cannot be reopened before that.")},
    {"task-unknown", TR_NOOP("{pair} has no task '{value}' (tasks: {tasks}).")},
};

}  // namespace

const std::span<const MessageTemplate> pairs_messages = table;

}  // namespace mentor::render
