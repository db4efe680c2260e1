#include "diagnostics_table.h"

namespace mentor::render {

extern const std::span<const MessageTemplate> intake_messages;

namespace {

constexpr MessageTemplate table[] = {
    {"about-missing",
     TR_NOOP("it is not said whom or what the answer speaks of: fill the column in, or remove "
             "the row")},
    {"about-unknown",
     TR_NOOP("“{value}” is no code, pair, class or known person: write a code or a class")},
    {"absent-not-member", TR_NOOP("{person} is not in this pair on that day: check the absent")},
    {"answer-conflict",
     TR_NOOP("two columns of question “{question}” disagree: “{other}” and “{value}”; leave one")},
    {"answer-empty", TR_NOOP("no question is answered: nothing to keep")},
    {"answer-in-future",
     TR_NOOP("{value} is later than the day of import, {day}: correct the date, or import with "
             "--as-of")},
    {"answer-corrected-by-hand",
     TR_NOOP(
         "{line} is of this row and says something else, as somebody corrected it: it stays so. "
         "If the row is right after all, delete that line and import again")},
    {"answer-told-otherwise",
     TR_NOOP("{line} says something else of the same moment; from now on this row counts. If that "
             "line had been corrected, give it a later time (at:)")},
    {"answer-known-not-newest",
     TR_NOOP("this answer is written down already, but one written later ({date}) counts; to let "
             "this one count again, write it into the table with its own time")},
    {"answer-missing",
     TR_NOOP("the question is obligatory and has no answer: ask, and fill the cell in")},
    {"answer-of-other-period",
     TR_NOOP("this row of the table is in {file} already, imported for the period {known}, and is "
             "not written again for {period}. If {period} is right, correct period: in the lines "
             "there; if {known} is, nothing has to be done")},
    {"answer-older",
     TR_NOOP("a newer answer of this person is in the folder already: this one is not added")},
    {"birth-date-age", TR_NOOP("the date of birth {value} gives the age {age}: correct the year")},
    {"birth-date-ambiguous",
     TR_NOOP("“{value}” can be read in several ways: write it as DD.MM.YYYY")},
    {"birth-date-year", TR_NOOP("the year in “{value}” must have four digits: correct it")},
    {"choice-left",
     TR_NOOP("“{value}” has left and is kept in the list only for completeness: matching passes "
             "over")},
    {"choice-of-self", TR_NOOP("a person cannot choose themselves: correct the ballot")},
    {"choice-repeated", TR_NOOP("“{value}” is named twice: leave one place")},
    {"choice-wanted-and-refused",
     TR_NOOP("“{value}” is both chosen and refused: leave one of the two")},
    {"choice-without-role",
     TR_NOOP("“{value}” has never been {role}: check the name, or enroll them first")},
    {"claim-unclear",
     TR_NOOP("“{value}” is neither yes nor no: kept in words; a consent is recorded from the "
             "paper only")},
    {"class-age-odd", TR_NOOP("age {age} is unusual for class {class}: check the date of birth")},
    {"class-differs",
     TR_NOOP("{person} is in class {known} here, in the file in {value}: if the class has "
             "changed, `mentor person move`")},
    {"class-letter",
     TR_NOOP("the Latin letter in “{value}” may stand for two classes: type it in Russian")},
    {"class-unlisted",
     TR_NOOP("the year's card lists no class {value} (near: {near}): correct the class, or add it "
             "to years/{year}.yaml")},
    {"class-unknown",
     TR_NOOP("“{value}” is no class: write a number 1 to 12 and at most one letter")},
    {"code-of-other",
     TR_NOOP("code {value} belongs to {person}, but the row names {name}: correct one of them")},
    {"code-unknown", TR_NOOP("nobody has the code {value}: check it (near: {nearest})")},
    {"code-unreadable", TR_NOOP("“{value}” is no code: write it as P-014")},
    {"column-unknown",
     TR_NOOP("the column “{column}” is not known in such a table and is left out (near: "
             "{nearest}); the known headers: mentor help tables")},
    {"consent-corrected-by-hand",
     TR_NOOP(
         "{line} is of this row and says something else, as somebody corrected it: it stays so. "
         "If the table is right, correct that line; if this is another paper, use: mentor "
         "consent give")},
    {"consent-kind-missing",
     TR_NOOP("the kind of consent is not said: fill in the column “Вид согласия”, or say it "
             "for all such rows: --kind processing")},
    {"consent-kind-of-table",
     TR_NOOP("the kind of consent of all rows, as the table says: {kind}")},
    {"consent-kind-unknown", TR_NOOP("“{value}” is no kind of consent known here, or several at "
                                     "once: one a row, of {known}")},
    {"consent-kind-untold",
     TR_NOOP("the table has no column “Вид согласия” and does not name the kind: add the column, "
             "or say the kind of all rows: --kind processing, distribution or photo")},
    {"consent-not-given",
     TR_NOOP("“{value}” does not say that the paper is there: write «да», or leave the row out")},
    {"consent-told-otherwise",
     TR_NOOP("{line} tells another end of this paper: it stays so, as somebody may have corrected "
             "it. If the table is right, correct that line; if this is a second paper of the day, "
             "tell where it lies (column “paper”), or use: mentor consent give")},
    {"consent-withdrawn-that-day",
     TR_NOOP("by {line} the consent was withdrawn on that day, and stays so: a table does not tell "
             "which came first. If this is a new paper signed after the withdrawal, use: mentor "
             "consent give")},
    {"contact-removed",
     TR_NOOP("a telephone or e-mail was struck out of the text: write it into the private card "
             "if it is needed")},
    {"contact-unreadable",
     TR_NOOP("“{value}” is no e-mail or telephone: not kept, correct it in the private card")},
    {"date-in-future", TR_NOOP("{value} is later than {day}: correct the date")},
    {"date-missing", TR_NOOP("the date is missing: fill it in")},
    {"date-order-unclear",
     TR_NOOP("in “{value}” day and month cannot be told apart, here or by the other rows: set the "
             "column to dates as YYYY-MM-DD and export again, or write DD.MM.YYYY")},
    {"date-serial",
     TR_NOOP("“{value}” looks like a spreadsheet's number of the day {day}: give the column the "
             "format of a date and export again, or write DD.MM.YYYY if that is the day")},
    {"dates-read-as",
     TR_NOOP("the dates of the column “{column}” are read as {example} = {day}: the other way "
             "round the column has days that do not exist")},
    {"enroll-category",
     TR_NOOP("no category for the new person: add the column “Категория”, or name a form that "
             "has one with --form (form: {form})")},
    {"enroll-form-needed",
     TR_NOOP("questionnaire {questionnaire} serves several forms: add --form, one of {forms}")},
    {"enroll-role-needed",
     TR_NOOP("no row says whether it is of mentees or of mentors: add --role mentee or --role "
             "mentor, or the column “Роль”")},
    {"form-missing", TR_NOOP("the form is not said: fill in the column “Форма”, or add --form")},
    {"form-unknown", TR_NOOP("there is no form “{value}” (did you mean “{nearest}”?)")},
    {"group-too-big", TR_NOOP("{size} mentees, but form {form} allows {max}: divide the group")},
    {"cell-is-error",
     TR_NOOP("“{value}” is an error of the spreadsheet: mend the formula or write the value")},
    {"cells-beyond-header",
     TR_NOOP(
         "“{value}” stands in column {cell}, to the right of the last title: put a value with a "
         "separator in it into quotes, or give the column a title")},
    {"columns-differ",
     TR_NOOP("another column of this title says “{other}”: leave one of them, or give each a title "
             "of its own")},
    {"header-duplicate",
     TR_NOOP("the column “{column}” is a second one of question “{question}”: rows in which "
             "they disagree are rejected")},
    {"header-unknown",
     TR_NOOP("the column “{column}” is not asked by the questionnaire and is passed over (near: "
             "{nearest}); if it is the same question, add the header to its `columns`")},
    {"meeting-differs",
     TR_NOOP("{pair} has a meeting of {value} in this table already, and they differ ({differs}): "
             "correct one, or tell the two apart in the column “Время”")},
    {"meeting-in-pause", TR_NOOP("{pair} was paused on {value}: correct the date, or end the pause "
                                 "first: mentor pair resume")},
    {"meeting-kind-unknown",
     TR_NOOP("“{value}” is no kind of meeting: organising, trial, planning, regular, final, "
             "consultation")},
    {"meeting-after-close",
     TR_NOOP("{pair} was closed from {closed} on, also on {value}: correct the date or the pair")},
    {"meeting-outside-pair",
     TR_NOOP("{pair} was not working on {value} (from {from}): correct the date or the pair")},
    {"meeting-recorded-otherwise",
     TR_NOOP(
         "{pair} has a meeting of {value} already, and it differs ({differs}): correct the line "
         "{place} by hand if the table is right; two meetings of one day are told apart in the "
         "column “Время”")},
    {"member-missing", TR_NOOP("nobody is named here: write a code or a full name")},
    {"minutes-unknown", TR_NOOP("“{value}” is no number of minutes from 1 to 1440")},
    {"name-empty", TR_NOOP("the name is missing")},
    {"name-in-cell",
     TR_NOOP("the text names {person}: write the code instead, names stand in private/ only")},
    {"name-in-cell-of-newcomer",
     TR_NOOP("the text names “{person}”, whom this table brings in: take the name out, or write "
             "the code once there is one; names stand in private/ only")},
    {"name-incomplete",
     TR_NOOP("“{value}” is not enough to enroll: write the family name and the given name in "
             "full")},
    {"name-masked", TR_NOOP("the name “{value}” is hidden: write it in full")},
    {"name-not-a-name",
     TR_NOOP("“{value}” is not a name: write family name, given name, patronymic")},
    {"name-of-several",
     TR_NOOP("“{value}” names more than one person: give each a row of their own")},
    {"name-reordered", TR_NOOP("read as “{name}”: family name first")},
    {"namesake-enrolled",
     TR_NOOP("another {value} of this table is in another class: they are taken for two people; if "
             "it is one, forget the one too many (mentor person forget)")},
    {"number-above", TR_NOOP("{value} is more than {max}: ask again")},
    {"number-below", TR_NOOP("{value} is less than {min}: ask again")},
    {"number-unknown", TR_NOOP("“{value}” is no number")},
    {"one-person-wanted", TR_NOOP("one person is wanted here, not “{value}”")},
    {"option-unknown",
     TR_NOOP("“{value}” is not among the options (did you mean “{nearest}”?): {options}")},
    {"option-not-ticked", TR_NOOP("“{value}” is read as no tick of “{option}”: write yes or no")},
    {"option-ticked", TR_NOOP("“{value}” is read as a tick of “{option}”")},
    {"option-unlisted",
     TR_NOOP("“{value}” is not among the options (near: “{nearest}”): kept as it stands")},
    {"order-missing",
     TR_NOOP("the number of the order is missing: fill in the column “Приказ”, or add --order")},
    {"pair-ambiguous", TR_NOOP("they have several pairs: write the code, one of {candidates}")},
    {"pair-missing", TR_NOOP("neither a pair nor its people are named: fill one in")},
    {"pair-of-people-unknown",
     TR_NOOP("these people had no pair on that day: check the names and the date")},
    {"pair-unknown", TR_NOOP("there is no pair “{value}”")},
    {"pair-with-oneself", TR_NOOP("{person} is mentor and mentee at once: correct the row")},
    {"period-unknown", TR_NOOP("{value} lies in no feedback period of the year: add --period")},
    {"person-ambiguous", TR_NOOP("“{value}” may be {candidates}: write the code")},
    {"person-birth-differs",
     TR_NOOP("{candidate} has the same name and class but the date of birth {known}, not "
             "{value}: correct one, or write the code")},
    {"person-class-differs",
     TR_NOOP("{candidate} has this name and class {known}, not {value}: add the code or the "
             "date of birth")},
    {"person-forgotten",
     TR_NOOP("the data of {person} were destroyed on request: nothing is written of them")},
    {"person-later",
     TR_NOOP("{person} is not in the base yet on this day: enroll first, or import with a later "
             "--as-of")},
    {"person-left", TR_NOOP("{person} has left: remove the row, or enroll again")},
    {"person-names-absent",
     TR_NOOP("names are not known here (no private/): use codes, or work where private/ is")},
    {"person-unknown",
     TR_NOOP("nobody is called “{value}” (near: {nearest}): correct the name, or enroll them "
             "first (mentor enroll; questionnaires: --enroll)")},
    {"person-withdrew-consent",
     TR_NOOP("{person} has withdrawn the consent to processing: nothing may be written down; "
             "record a new consent first")},
    {"person-without-role",
     TR_NOOP("{person} is not enrolled as {role}: check the questionnaire, or enroll first")},
    {"place-unknown", TR_NOOP("“{value}” is no place: write 1, 2, 3…")},
    {"question-columns-missing",
     TR_NOOP("no column answers a question of questionnaire {questionnaire}: is it the right "
             "one?")},
    {"question-missing", TR_NOOP("the file has no column for question “{question}” ({text})")},
    {"questionnaire-ambiguous",
     TR_NOOP("the table fits several questionnaires equally: add --questionnaire, one of "
             "{candidates}")},
    {"questionnaire-enrols-nobody",
     TR_NOOP("questionnaire {questionnaire} enrols nobody: import it without --enroll")},
    {"questionnaire-none",
     TR_NOOP("the table fits none of the questionnaires ({known}): check the headers, or add "
             "--questionnaire")},
    {"respondent-columns-missing",
     TR_NOOP("no column tells who answered questionnaire {questionnaire}: one of {wanted} is "
             "needed")},
    {"respondent-empty", TR_NOOP("neither code nor name: fill one in, or remove the row")},
    {"row-beside-destroyed",
     TR_NOOP("another row of this name is of somebody whose data were destroyed: remove both, or "
             "enroll by hand (mentor enroll) whoever is somebody else")},
    {"row-birth-not-taken",
     TR_NOOP("the birth date of {person} is another one in the folder, or not known there; a table "
             "corrects no card: write it into {file} if the table is right")},
    {"row-blank", TR_NOOP("blank row")},
    {"row-hardly-destroyed",
     TR_NOOP(
         "this may be one of those whose data were destroyed ({people}), the table does not tell; "
         "if so, remove the row and forget the new code (mentor person forget)")},
    {"row-header", TR_NOOP("the header again")},
    {"row-like-destroyed",
     TR_NOOP("{person}, whose data were destroyed, was born in {born} too and is of the same class "
             "or organisation: if this is that person, remove the row; somebody else, or whoever "
             "comes back, is enrolled by hand first (mentor enroll)")},
    {"row-of-destroyed",
     TR_NOOP(
         "this row is an answer of {person}, whose data were destroyed, and is not taken again: "
         "remove it; whoever comes back is enrolled by hand (mentor enroll) and answers anew")},
    {"row-of-leaver",
     TR_NOOP(
         "{person} left on {left}, and a row of before that day takes nobody back; if they come "
         "back: {command}")},
    {"row-organisation-not-taken",
     TR_NOOP("the organisation of {person} is another one in the folder, or not known there; write "
             "it into {file} if the table is right")},
    {"row-patronymic-not-taken",
     TR_NOOP("the patronymic of {person} is another one in the folder, or not known there; write "
             "it into {file} if the table is right")},
    {"row-perhaps-destroyed",
     TR_NOOP("nothing in the row sets this person apart from those whose data were destroyed "
             "({people}): if this is one of them, remove the row; of somebody else add the birth "
             "date or the class, or enroll them, and whoever comes back, by hand first (mentor "
             "enroll)")},
    {"row-places-not-taken", TR_NOOP("{person} is a mentor with another number of places; to "
                                     "change it: mentor enroll mentor {person} --capacity …")},
    {"row-post-not-taken", TR_NOOP("the post of {person} is another one in the folder, or not "
                                   "known there; write it into {file} if the table is right")},
    {"row-repeated", TR_NOOP("an equal row stands above")},
    {"row-superseded", TR_NOOP("row {by} of the same person is newer and counts instead")},
    {"row-superseded-untimed", TR_NOOP("row {by} of the same person counts instead: no times tell "
                                       "which is newer")},
    {"row-total", TR_NOOP("“{value}” is a total, not a person")},
    {"scale-fraction", TR_NOOP("“{value}” is not a whole score")},
    {"scale-of-other",
     TR_NOOP("“{value}” is a score out of {of}, the question goes to {max}: ask again")},
    {"scale-range",
     TR_NOOP("{value} is outside {min} to {max}: ask again; scores are never corrected by the "
             "program")},
    {"scale-unknown", TR_NOOP("“{value}” is no score")},
    {"signer-missing", TR_NOOP("it is not said who signed: representative, self or both")},
    {"signer-unknown",
     TR_NOOP("“{value}” does not tell for certain who signed: representative ({representative}), "
             "self ({self}), or both; a name may stand beside a parent's title, other words may "
             "not")},
    {"slot-unclear",
     TR_NOOP("“{value}” is not understood (near: “{nearest}”): kept in words, and matching will "
             "find nobody by it; write it as the options are: {options}")},
    {"table-columns-missing",
     TR_NOOP("the table lacks columns: {wanted}; it has {found} (mentor help tables)")},
    {"superseded-class-differs",
     TR_NOOP(
         "the class is {value} here and {other} in the row that counts: check whether it is one "
         "person")},
    {"time-unknown", TR_NOOP("“{value}” is no time of day: write 09:30")},
    {"until-before-date", TR_NOOP("{value} is earlier than {date}: correct one of the dates")},
    {"yesno-unknown", TR_NOOP("“{value}” is neither yes nor no")},
};

}  // namespace

const std::span<const MessageTemplate> intake_messages = table;

}  // namespace mentor::render
