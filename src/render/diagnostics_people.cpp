#include "diagnostics_table.h"

namespace mentor::render {

extern const std::span<const MessageTemplate> people_messages;

namespace {

constexpr MessageTemplate table[] = {
    {"age-by-month",
     TR_NOOP(
         "{person} is {age} by the day of birth, but a consent goes by {card}, which says {born}: "
         "all sign whom any age possible then asks for")},
    {"age-by-month-until",
     TR_NOOP(
         "{person} is {age} by the day of birth, but a consent goes by {card}, which says {born}: "
         "before {from} all sign whom any age possible then asks for, from then on the person "
         "alone")},
    {"appointment-order-needed",
     TR_NOOP("an appointment rests on an order, say its number: --order №")},
    {"category-not-taken",
     TR_NOOP("{person} cannot be {role} in {form}: the form takes only {categories}")},
    {"card-not-corrected",
     TR_NOOP("{person} has cards already, and this command corrects none: {file} does not say "
             "“{line}”; write it there if it is right")},
    {"class-not-corrected",
     TR_NOOP("{person} is in another class in the folder; if {class} is right: {command}")},
    {"class-same", TR_NOOP("{person} is in the class {class} already")},
    {"consent-withdrawn-already",
     TR_NOOP("{person} has withdrawn the consent of the kind '{kind}' already")},
    {"enroll-ambiguous",
     TR_NOOP("“{value}” may be {candidates}: write the code; for somebody new, add --new")},
    {"enroll-birth-differs",
     TR_NOOP("{candidate} has the same name and class but the date of birth {known}, not "
             "{value}: correct the date or write the code; for somebody new, add --new")},
    {"enroll-class-differs",
     TR_NOOP("{candidate} has this name and class {known}, not {value}: write the code or the "
             "date of birth; for somebody new, add --new")},
    {"enroll-without-card",
     TR_NOOP(
         "private/{person}.yaml has that name, but people/{person}.yaml is not there. Is it the "
         "same person, bring the card back (from a copy, or with git from the branch or the "
         "commit that has it) or delete private/{person}.yaml; for somebody new, add --new")},
    {"fact-not-written", TR_NOOP("the fact is not written; by itself it is: {command}")},
    {"left-already", TR_NOOP("{person} has left already, on {date}")},
    {"not-a-mentor",
     TR_NOOP("{person} is not enrolled as a mentor: begin with mentor enroll mentor {code}")},
    {"paper-ahead",
     TR_NOOP("“{event}” of {date}: that day has not come yet. Correct the day, or write it down "
             "when it is so")},
    {"paused-already",
     TR_NOOP(
         "{person} is paused already; the pause ends by mentor person resume {code}{day_option}")},
    {"person-by-name-only",
     TR_NOOP(
         "the name alone may be {candidate}: for that person {command}, or add the class or the "
         "date of birth; for somebody new, add --new")},
    {"person-without-card",
     TR_NOOP(
         "private/{person}.yaml is there, but people/{person}.yaml is not. Bring the card back: "
         "from a copy, or with git from the branch or the commit that has it. Is it an entry "
         "that was taken back, destroy the name: delete private/{person}.yaml.")},
    {"training-title-needed",
     TR_NOOP("say the title of the training: --title TEXT; or the id of one that is recorded "
             "already: --id ID")},
    {"training-told-later",
     TR_NOOP("'{id}' has a line of {later}, which would not know of people added on {date}. Say "
             "--date {later} or a later one.")},
    {"training-unknown",
     TR_NOOP("there is no training with the id '{value}' (did you mean '{near}'?): leave --id "
             "out to record a new one")},
    {"word-roles",
     TR_NOOP("{mentee} and {mentor} are not a mentee and a mentor who take part now: see mentor "
             "person list --role mentee, --role mentor")},
    {"word-none",
     TR_NOOP("there is neither a pin nor a ban of {mentee} and {mentor}: nothing to take back")},
    {"word-stands",
     TR_NOOP("the curator's word on {mentee} and {mentor} already stands: to change the reason, "
             "correct this line")},
};

}  // namespace

const std::span<const MessageTemplate> people_messages = table;

}  // namespace mentor::render
