#include "diagnostics_table.h"

namespace mentor::render {

extern const std::span<const MessageTemplate> general_messages;

namespace {

constexpr MessageTemplate table[] = {
    {"approve-all-made",
     TR_NOOP("nothing is left to approve: all these pairs are made already (mentor pair list); for "
             "those who still wait run mentor match again")},
    {"approve-both-ways",
     TR_NOOP(
         "this order would make {mentee} and {mentor} each other's mentors: {proposal} gives "
         "{mentee} the mentor {mentor}, and {first} the other way round. Approve {first} alone, "
         "then run mentor match {form} again")},
    {"approve-consent",
     TR_NOOP("{mentee} and {mentor} may not be paired on {day}: {rule}. See mentor consent "
             "missing")},
    {"approve-newer-pin",
     TR_NOOP("{mentee} gets {mentor} in the proposal, and a pin of {day} says {other}: run mentor "
             "match {form} again, or take the pin back: mentor match unpin {mentee_code} "
             "{other_code}")},
    {"approve-nothing",
     TR_NOOP("there is no pair to approve: check --only and --except, or run mentor match again")},
    {"approve-pinned-place",
     TR_NOOP("a pin of {day} gives a place of {mentor} to {other}, and this order would take it: "
             "leave the pairs of {mentor} out with --except {mentor_code}, or run mentor match "
             "{form} again")},
    {"approve-places",
     TR_NOOP("{mentor} would get {wanted} mentees and has places for {places}: leave somebody "
             "out with --except or raise the capacity")},
    {"approve-rule",
     TR_NOOP("{mentee} and {mentor} may not be paired on {day}: {rule}. Leave them out with "
             "--except or run mentor match again")},
    {"from-before-proposal",
     TR_NOOP("{proposal} is of {as_of}: a pair of it cannot have begun on {from}. Correct --from")},
    {"argument-not-utf8",
     TR_NOOP("{option}: '{value}' is no text in UTF-8: type it in a terminal set to UTF-8")},
    {"arguments-wrong", TR_NOOP("the command line is not understood: {cause}. See mentor --help")},
    {"category-needed", TR_NOOP("say the category: --category, one of {categories}")},
    {"category-unknown",
     TR_NOOP("unknown category '{value}' (did you mean '{near}'?); the programme has "
             "{categories}")},
    {"class-needed", TR_NOOP("say the new class: --class 7Б")},
    {"command-unknown",
     TR_NOOP("there is no command '{word}' (did you mean '{near}'?). See mentor --help")},
    {"consent-none",
     TR_NOOP("{person} has given no consent of the kind '{kind}' that could be withdrawn")},
    {"date-impossible", TR_NOOP("there is no such day: {value} ({option})")},
    {"date-not-a-day",
     TR_NOOP("'{value}' is a span of days, {from} to {to} ({option}): name one day")},
    {"date-unknown",
     TR_NOOP("'{value}' is no date that is known here ({option}): write DD.MM.YYYY or YYYY-MM-DD")},
    {"date-with-time",
     TR_NOOP("'{value}' is a day and a time ({option}): say the day alone, {day}, and the time "
             "apart, where it is kept: --at {time} (meeting log), at={time} (record add)")},
    {"day-without-end",
     TR_NOOP("{about}: something of the last second of {date} is written already, and nothing can "
             "come after it: say a later day")},
    {"enrolled-already",
     TR_NOOP("{person} is enrolled already: to choose another form, mentor person form {code} …")},
    {"mentor-enrolled-already",
     TR_NOOP("{person} is enrolled already: to choose another form, mentor person form {code} …; "
             "to change the number of places, mentor enroll mentor {code} --capacity …")},
    {"order-before-proposal",
     TR_NOOP("an order of {date} cannot approve {proposal}, which was made on {as_of}: say the day "
             "of the order with --date")},
    {"order-of-another-day",
     TR_NOOP(
         "order No. {number} is of {known}, not of {date}: say --date {known} for pairs of that "
         "paper, or the number of the new one")},
    {"event-key-missing", TR_NOOP("'{event}' needs {key}: add {key}=…")},
    {"event-key-unknown",
     TR_NOOP("'{event}' has no key '{key}' (did you mean '{near}'?); it has {keys}")},
    {"event-other-subject", TR_NOOP("'{event}' is told of {wanted}, not of {given}")},
    {"event-without-id",
     TR_NOOP(
         "a '{event}' has no id by which it could be updated: say it anew (mentor record add)")},
    {"folder-has-programme", TR_NOOP("{folder} holds a programme already: choose another folder")},
    {"folder-unreadable",
     TR_NOOP("files of the folder that cannot be read: {count}. Correct what is named above and "
             "try again")},
    {"form-needed", TR_NOOP("say which form; the programme has {forms}")},
    {"form-unknown",
     TR_NOOP("there is no form '{value}' (did you mean '{near}'?); the programme has {forms}")},
    {"git-failed", TR_NOOP("git refused: {cause}")},
    {"git-in-between",
     TR_NOOP("git is in the middle of a {command}, and a commit now would go astray: end it (git "
             "{command} --continue, --abort or reset), then try again; or leave out --commit")},
    {"git-unmerged",
     TR_NOOP("a merge is not settled in {path}: settle it and add the file, then try again")},
    {"git-works-elsewhere",
     TR_NOOP("the repository of {folder} has its work tree elsewhere (core.worktree)")},
    {"help-unknown",
     TR_NOOP("there is no help on '{topic}' (did you mean '{near}'?). See mentor help")},
    {"integer-wrong-option", TR_NOOP("{option}: '{value}' is no whole number from {min} to {max}")},
    {"key-value-expected", TR_NOOP("'{value}': write key=value, without spaces around the sign")},
    {"matching-rules-wrong",
     TR_NOOP("the rules of '{form}' are wrong: correct what is told above")},
    {"name-needed", TR_NOOP("say who it is: --name \"Surname Name\" or a code")},
    {"nobody-to-ask",
     TR_NOOP("this needs an answer and there is no terminal to ask in: add {flag}")},
    {"not-enrolled", TR_NOOP("{person} is not enrolled: begin with mentor enroll")},
    {"not-in-proposal",
     TR_NOOP("{option} {person}: proposal {proposals} does not speak of this person. See mentor "
             "match show {proposals}")},
    {"operand-extra", TR_NOOP("'{value}' is one word too many. See mentor {command} --help")},
    {"keep-unknown",
     TR_NOOP("--keep takes today, last-year or a proposal of the form, not '{value}' (did you mean "
             "'{near}'?)")},
    {"operand-missing", TR_NOOP("{operand} is missing. See mentor {command} --help")},
    {"option-before-command",
     TR_NOOP("{option} belongs to the command and stands behind it: mentor {command} {option} …")},
    {"option-is-operand",
     TR_NOOP("{option} is not written here: the value alone stands behind {command}. See mentor "
             "{command} --help")},
    {"option-unknown",
     TR_NOOP("unknown option {option} (did you mean '{near}'?) (if it is no option, put it behind "
             "two dashes: -- {value}). See mentor {command} --help")},
    {"option-value-missing", TR_NOOP("{option} needs a value")},
    {"option-value-unknown",
     TR_NOOP("{option}: unknown value '{value}' (did you mean '{near}'?); possible: {choices}")},
    {"order-number-needed", TR_NOOP("say the number of the order: --order №")},
    {"output-lost",
     TR_NOOP(
         "standard output could not be written: the disk may be full. What the command shows is "
         "lost")},
    {"output-lost-facts-kept",
     TR_NOOP("standard output could not be written: the disk may be full. What was to be written "
             "to the folder is written there; do not repeat the command")},
    {"pair-none-of-person", TR_NOOP("{value} is in no pair")},
    {"pair-unknown", TR_NOOP("there is no pair '{value}' (did you mean '{near}'?)")},
    {"person-form-usage",
     TR_NOOP("name the people and then the form: mentor person form P-014 pupil-pupil")},
    {"person-unknown",
     TR_NOOP("there is nobody '{value}' (did you mean '{near}'?): give a code such as P-014 or "
             "a name")},
    {"person-unknown-no-names",
     TR_NOOP("nobody has the code '{value}'; names cannot be looked up, for the folder has no "
             "private/ here")},
    {"placeholder", TR_NOOP("{option}: write the value instead of {value}")},
    {"program-missing",
     TR_NOOP("{program} could not be started: {cause}. Install it or do without the option that "
             "needs it")},
    {"proposal-blocking",
     TR_NOOP("{mentee} and {mentor} would both rather have each other than what the proposal "
             "gives them: it is not stable")},
    {"proposal-certificate",
     TR_NOOP("the proof in the proposal does not hold: {check} ({about}). Run mentor match again")},
    {"proposal-input",
     TR_NOOP("this entry, noted on {noted}, has come after the proposal was made")},
    {"proposal-input-other",
     TR_NOOP("the folder as of {day} is not the one that the proposal was made from: run mentor "
             "match again")},
    {"proposal-lot",
     TR_NOOP("the lot of {mentee} is not the one that the draw gives: the proposal has been "
             "changed by hand")},
    {"proposal-missing",
     TR_NOOP("{person} is both matched and listed as unmatched, or neither: everyone who waits "
             "has to stand in the proposal once")},
    {"proposal-objective", TR_NOOP("{level}: the proposal says {told}, its pairs give {found}")},
    {"proposal-of-another-year",
     TR_NOOP("proposal {proposal} was made for the school year {year}, which is over on the day of "
             "the order: run mentor match {form} again")},
    {"proposal-places", TR_NOOP("{mentor} is given {told} mentees and has places for {places}")},
    {"proposal-points",
     TR_NOOP("points of {mentee}, {criterion}: the proposal says {told}, the rules give {found}")},
    {"proposal-rule", TR_NOOP("{mentee} and {mentor} may not be paired: {rule}")},
    {"proposal-stale",
     TR_NOOP("proposal {proposal} does not hold any more (what is off stands above): run mentor "
             "match again")},
    {"proposal-twice", TR_NOOP("{person} stands in the proposal twice")},
    {"proposal-unknown-id", TR_NOOP("there is no proposal '{value}' (did you mean '{near}'?)")},
    {"proposals-of-one-form",
     TR_NOOP(
         "{first} and {second} are of one form and propose pairs to the same people: approve one "
         "of them")},
    {"record-empty", TR_NOOP("nothing is told of the '{event}': add key=value… (keys: {keys})")},
    {"record-list-replaced",
     TR_NOOP("{key}: no longer in the list: {gone}. To add and not to replace, say {typed}")},
    {"record-list-shortened", TR_NOOP("{key}: no longer in the list: {gone}")},
    {"record-of-several",
     TR_NOOP("several have the id '{id}': {candidates}. Say whose: --of PAIR")},
    {"record-unknown",
     TR_NOOP("there is no '{event}' with the id '{id}' (did you mean '{near}'?)")},
    {"role-needed", TR_NOOP("{person} is both a mentor and a mentee: say which with --role")},
    {"same-day-order",
     TR_NOOP("{about}: the journal has '{event}' of {date} at that time or later, which would "
             "still count after this: say a later time, or none")},
    {"same-person-pair", TR_NOOP("{person} cannot be paired with themselves: name two people")},
    {"schema-unknown",
     TR_NOOP("there is no schema '{name}' (did you mean '{near}'?); known: {names}")},
    {"school-name-needed", TR_NOOP("say the school's name: --name \"…\"")},
    {"school-year-wrong", TR_NOOP("'{value}' is no school year: write 2023-2024")},
    {"signer-needed",
     TR_NOOP("say who signed for {person}: --signed-by self (the person) or --signed-by "
             "representative (a parent); needed: {signers}")},
    {"touch-needs-keep", TR_NOOP("--touch counts the pairs of --keep: add --keep today")},
    {"touch-with-truthful",
     TR_NOOP(
         "the form {form} is matched by the rule truthful, where the ballots alone decide: leave "
         "--touch out")},
    {"value-integer-range", TR_NOOP("{key}: '{value}' is no whole number from {min} to {max}")},
    {"value-unknown-word",
     TR_NOOP("{key}: unknown value '{value}' (did you mean '{near}'?); possible: {choices}")},
    {"value-wrong", TR_NOOP("{key}: '{value}' does not fit, wanted: {expected}")},
    {"why-left",
     TR_NOOP("{person} has taken no part since {date}: there is nothing to explain. Ask about a "
             "proposal of an earlier day: --proposal")},
    {"why-nothing-to-say",
     TR_NOOP("{person} takes no part in the matching of '{form}', so there is nothing to "
             "explain: see mentor person show")},
    {"update-before-record",
     TR_NOOP("'{id}' is told since {since}: an update of {date} would never count. Say a later "
             "--date")},
    {"would-break",
     TR_NOOP("nothing is written: the change would bring errors into the folder ({count}), "
             "named above")},
    {"year-not-next",
     TR_NOOP("{year} does not follow {last}, the last year here: classes move up a year at a time, "
             "so open {next} first")},
    {"year-open-already", TR_NOOP("the year {year} is open already")},
};

}  // namespace

const std::span<const MessageTemplate> general_messages = table;

}  // namespace mentor::render
