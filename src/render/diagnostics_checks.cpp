#include "diagnostics_table.h"

namespace mentor::render {

extern const std::span<const MessageTemplate> checks_messages;

namespace {

constexpr MessageTemplate table[] = {
    {"anonymous-with-person",
     TR_NOOP("{questionnaire} is anonymous, but this answer names a person. Remove person:.")},
    {"answer-without-values",
     TR_NOOP("This answer answers nothing. Remove the line, or fill in its values.")},
    {"answer-fraction", TR_NOOP("The answer «{value}» to {question} is no whole number of its "
                                "scale, so no column counts it. Correct it.")},
    {"answer-not-an-option",
     TR_NOOP("The answer «{value}» to {question} is none of its options. Correct it or add the "
             "option.")},
    {"answer-not-yes-no", TR_NOOP("The answer «{value}» to {question} is neither yes nor no and "
                                  "does not count. Write true or false, or remove it.")},
    {"answer-outside-scale",
     TR_NOOP("The answer «{value}» to {question} is not on the scale from {min} to {max}. "
             "Correct it.")},
    {"answer-outside-limits",
     TR_NOOP("The answer «{value}» to {question} is beyond {limit}, the limit of its card. "
             "Correct it.")},
    {"answer-question-unknown",
     TR_NOOP("{questionnaire} has no question {question}: the answer counts nowhere. Correct "
             "the id or restore the question.")},
    {"answer-without-person",
     TR_NOOP("{questionnaire} is not anonymous, but this answer names nobody. Add person:.")},
    {"answers-above-asked",
     TR_NOOP("{questionnaire}: {answered} answered, though {asked} were asked. Correct asked: or "
             "remove answers that are there twice.")},
    {"attendance-dropped",
     TR_NOOP("This line of {id} leaves out {people}, whom {first} names: they count as absent from "
             "here on. Add them here, or take them out there.")},
    {"axis-without-number",
     TR_NOOP("{question} of {questionnaire} counts toward {axis} but is neither scale nor "
             "number. Change its type or remove axis.")},
    {"ballot-oneself", TR_NOOP("{person} names oneself on the own ballot. Remove it.")},
    {"ballot-repeated", TR_NOOP("The ballot names {person} twice in {question}. Leave one place.")},
    {"ballot-wanted-and-refused",
     TR_NOOP("The ballot both ranks and refuses {person}. Leave one of the two.")},
    {"ballot-stranger",
     TR_NOOP("The ballot names {person}, who is no person of this programme. Correct the code.")},
    {"ban-not-kept",
     TR_NOOP(
         "{mentee} and {mentor} are banned from each other, yet together in {pair}: a ban parts "
         "nobody. Part them (mentor pair leave, replace or close), or take the ban back (mentor "
         "match unpin).")},
    {"ban-undoes-pin",
     TR_NOOP("The pin of {mentee} to {mentor} of {day} holds no more: the ban is newer.")},
    {"birth-dates-differ",
     TR_NOOP("born: {born} in the card of {person} is not the month of the birth date in "
             "private/. Correct one of them.")},
    {"call-not-heard",
     TR_NOOP("{question} of {questionnaire} calls the curator, but only a yes-or-no question of "
             "feedback with names can. Change its type or remove calls_curator.")},
    {"capacity-exceeded",
     TR_NOOP("{person} has {mentees} mentees in {form} but only {places} places. Move somebody "
             "out of {pair} or raise the capacity.")},
    {"capacity-zero",
     TR_NOOP("{person} is a mentor with capacity 0 and will get nobody. Raise the capacity or "
             "pause the mentor.")},
    {"category-not-in-form",
     TR_NOOP("{person} is enrolled as {role} in {form}, which does not take the person's "
             "category. Correct the category or the form.")},
    {"category-twice",
     TR_NOOP("The category {category} is described twice. Remove or rename one.")},
    {"category-unknown",
     TR_NOOP("There is no category {category} in programme.yaml. Correct the id or add the "
             "category.")},
    {"class-not-listed",
     TR_NOOP("{person} is in class {class}, which years/{year}.yaml does not list (near: {near}). "
             "Correct the class, or add it to the list.")},
    {"class-of-last-year",
     TR_NOOP("{person} is still in class {class}, though others went up for {year}: say the class "
             "with mentor person move {person} --class …")},
    {"class-twice", TR_NOOP("The class {class} is listed twice. Remove one line.")},
    {"clearance-ended",
     TR_NOOP("The clearance {kind} of {person}, mentor in {pair}, holds no more. Renew it.")},
    {"clock-behind",
     TR_NOOP("By the clock of this computer entries of the journal ({count}) were written on days "
             "to come, the last on {day}. Nothing is lost, but set the clock right, here or where "
             "they were written; a wrong day of an entry is corrected in its line.")},
    {"closed-twice",
     TR_NOOP("{pair} is closed again on {date}. Remove one of the lines or reopen in between.")},
    {"consent-ended",
     TR_NOOP("The consent {kind} of {person}, who is in {pair}, holds no more ({cause}). Get a "
             "new one or close the pair.")},
    {"consent-told-twice", TR_NOOP("{first} tells of the same consent otherwise, and both stand. "
                                   "If it is one paper, remove the line that is wrong.")},
    {"day-without-last-word",
     TR_NOOP("{first} says something else of the same day, and only the order of letters decides "
             "which of the two counts. Give the line that is right a later time (at: \"14:30\"), "
             "or remove the other.")},
    {"entry-far-ahead",
     TR_NOOP(
         "'{event}' is dated {date}, years ahead: until that day no command sees it. Is the year "
         "right?")},
    {"id-unsafe",
     TR_NOOP("'{key}: {value}' has characters that no id or number may have: what cannot be seen, "
             "and in an id parts of a path. Write it anew.")},
    {"material-unknown",
     TR_NOOP("No material of the programme has the id '{id}'. Add it: mentor record add "
             "material id={id} title=…")},
    {"order-unknown",
     TR_NOOP("'{key}: {order}' names an order that no entry records. Record it: mentor record add "
             "order number=… kind=…, or mend the number.")},
    {"word-swapped",
     TR_NOOP("This {event} calls {mentee} the mentee and {mentor} the mentor; it is the other way "
             "round. Swap the two.")},
    {"consent-none-required",
     TR_NOOP("No consent is required of the category {category}. If that is not meant, list the "
             "kinds under consent.required.")},
    {"satisfied-out-of-scale",
     TR_NOOP("thresholds.satisfied is {value}, but scores are brought to a scale of 1 to 10 before "
             "they are compared with it: nobody or everybody would be satisfied. Write a mean such "
             "as 7.")},
    {"criterion-twice", TR_NOOP("Two criteria have the id {id}. Rename one.")},
    {"end-before-date",
     TR_NOOP("{key} is {value}, earlier than the day of the entry, {date}. Correct one of them.")},
    {"enough-missing", TR_NOOP("{criterion} measures common and needs enough of at least 1.")},
    {"entry-after-close",
     TR_NOOP("{event} of {date} comes after {pair} was closed on {closed}. Correct the day, or "
             "reopen the pair.")},
    {"fact-asked-twice",
     TR_NOOP("Two questions of {questionnaire} fill the fact {fact}. Leave one.")},
    {"fact-unknown",
     TR_NOOP("Nobody has the fact {fact} and no questionnaire asks for it. Correct its name.")},
    {"forgotten-card",
     TR_NOOP(
         "The card of {person}, forgotten on {forgotten}, still has facts. Leave "
         "only id, category, class, organisation and born; if an old branch brought it, take the "
         "side that forgot.")},
    {"forgotten-another",
     TR_NOOP("{person} was forgotten on {forgotten}, and the birth of that person, {born}, is not "
             "the one in this private card. If it is somebody else's, give them a free code: bring "
             "their card in people/ back from the stash or the branch and correct the name and the "
             "id of both files. If it is the same person, correct the date, then: mentor person "
             "forget {person}")},
    {"forgotten-private",
     TR_NOOP("{person} was forgotten on {forgotten}, but this copy of the folder has the private "
             "card. Destroy it, here and in the copy or branch that it came from: mentor person "
             "forget {person}")},
    {"forgotten-private-unsure",
     TR_NOOP(
         "{person} was forgotten on {forgotten}, but this copy of the folder has a private card "
         "of that code. Look at the name in it: two copies may have given one code to two "
         "people. If it is the one who was forgotten: mentor person forget {person}. If it is "
         "somebody else, give them a free code: bring their card in people/ back from the "
         "stash or the branch and correct the name and the id of both files.")},
    {"forgotten-named",
     TR_NOOP("{person} was forgotten on {forgotten}, yet this line names the code again ({key}). "
             "Remove the code from the line; if it is somebody else, write their own code.")},
    {"forgotten-returns",
     TR_NOOP("{person} was forgotten on {forgotten}, yet this line uses the code again. Remove "
             "the line; give the person a new code.")},
    {"form-for-nobody",
     TR_NOOP("The form {form} names no category for the role {role}: nobody can take part. Add "
             "categories.")},
    {"form-not-enrolled",
     TR_NOOP("The form {form} was chosen for {person} as {role}, who is not enrolled in that "
             "role. Enroll first.")},
    {"form-twice", TR_NOOP("The form {form} is described twice. Remove or rename one.")},
    {"form-unknown",
     TR_NOOP("There is no form {form} in programme.yaml. Correct the id or add the form.")},
    {"group-range",
     TR_NOOP("The form {form} asks for groups of at least {min} and at most {max}. Correct "
             "group_min or group_max.")},
    {"group-too-small",
     TR_NOOP("{pair} has {mentees} mentees, the form asks for at least {min}. Let somebody join "
             "or change group_min.")},
    {"holiday-backwards",
     TR_NOOP("Holidays end on {to}, before they begin on {from}. Correct the days.")},
    {"holiday-outside-year",
     TR_NOOP("The holidays {from} to {to} lie outside {year}. Left over from another year?")},
    {"joined-already",
     TR_NOOP("{person} is in {pair} already, by {first}: {date} brings them once more. Remove one "
             "of the lines, or tell in between that they left.")},
    {"ladder-step-twice",
     TR_NOOP("The step {step} stands twice in the order of {fact}. Remove one.")},
    {"leak-email", TR_NOOP("An e-mail of {person} stands outside private/. Remove it.")},
    {"leak-family-name",
     TR_NOOP("This may be the family name of {person}, outside private/. Write the code instead.")},
    {"leak-name", TR_NOOP("The name of {person} stands outside private/. Write the code instead.")},
    {"leak-patronymic",
     TR_NOOP("Given name and patronymic of {person} stand outside private/. Write the code "
             "instead.")},
    {"leak-phone", TR_NOOP("A phone of {person} stands outside private/. Remove it.")},
    {"left-not-enrolled",
     TR_NOOP("{person} left on {date} without taking part. Add the missing enrolled entry or "
             "correct the date.")},
    {"left-not-member",
     TR_NOOP("{person} goes from {pair} on {date} without having been in it that day (as "
             "mentor, where replaced). Correct the code or the day.")},
    {"measure-unknown",
     TR_NOOP("{step} is proved by {measure}, which is no measure. Correct its id.")},
    {"meeting-after-end",
     TR_NOOP("{pair} met on {date}, after its planned end on {to}. Set a later end or close the "
             "pair.")},
    {"meeting-before-start",
     TR_NOOP("{pair} met on {date}, before it began on {from}. Correct the day of the meeting "
             "or from.")},
    {"met-in-pause",
     TR_NOOP("{pair} met on {date}, in its pause since {from}. Correct the day of the meeting, or "
             "the pause.")},
    {"meeting-told-twice",
     TR_NOOP("{first} tells the same meeting, and both count. If it is one that two branches told, "
             "remove this line.")},
    {"meeting-without-consent",
     TR_NOOP("{pair} met on {date} with {person}, whose consent {kind} did not hold that day "
             "(meetings like that: {count}). Correct the day or record the consent.")},
    {"member-category",
     TR_NOOP("{person} is {role} of {pair}, but the form {form} does not take that category as "
             "{role}. Correct the category, the form or the pair.")},
    {"member-left",
     TR_NOOP("{person}, {role} of {pair}, has left the programme. Close the pair, or pair "
             "replace / pair leave.")},
    {"member-not-enrolled",
     TR_NOOP("{person} has been {role} in {pair} since {from} without being enrolled for {form} "
             "by then. Enroll with the right date or correct the pair.")},
    {"mentee-in-two-pairs",
     TR_NOOP("{person} is a mentee in {pair} and in {other}, both of the form {form} and not "
             "closed. Close one.")},
    {"noted-before-date",
     TR_NOOP(
         "“{event}” of {date} was noted on {noted}, before it happened. Correct the day, or the "
         "day of noting.")},
    {"group-min-unreachable",
     TR_NOOP("{form} asks for groups of at least {min}, but no mentor of it takes more than "
             "{most}: nobody can be matched. Lower group_min or raise the capacities.")},
    {"objective-not-allowed",
     TR_NOOP("The order of levels [{objective}] is not allowed. Use one of [served], [served, "
             "worst-off], [served, points], [served, worst-off, points], [points], [points, "
             "served].")},
    {"options-missing",
     TR_NOOP("The choice {question} of {questionnaire} has no options. List them.")},
    {"order-drops-pair",
     TR_NOOP(
         "This line of {id} leaves out {pairs}, whose cards rest on this order. If two branches "
         "recorded it, name all its pairs here; if the order is not theirs any more, correct "
         "the cards.")},
    {"order-not-recorded",
     TR_NOOP("{pair} rests on order No {order}, which the journal does not have. Record the "
             "order: record add order number={order}.")},
    {"order-number-changed",
     TR_NOOP("The order {id} has the number {number} here and {other} before. If they are two "
             "orders, give this one another id.")},
    {"order-number-taken",
     TR_NOOP("The order {id} has the number {number}, which the order {other} has in the same "
             "school year. Correct the number of one of them, if it is a slip.")},
    {"order-of-lost-pair",
     TR_NOOP("The order No {order} names {pair}, but the card of {pair} rests on order No {other}. "
             "If two branches gave one code to two pairs, make the lost pair anew under another "
             "code and correct this line.")},
    {"order-told-again",
     TR_NOOP("This line of {id} tells nothing that is not told since {first}, and names {pairs} "
             "again. If two branches gave one code to two pairs, make the lost pair anew under "
             "another code and correct this line; if not, delete it.")},
    {"pair-against-block",
     TR_NOOP("{pair} brings {person} and {other} together against a block ({reason}). Close the "
             "pair or remove the block.")},
    {"pair-before-clearance",
     TR_NOOP("{person} has mentored in {pair} since {from} without the clearance {kind}. Record "
             "it with its true date or replace the mentor.")},
    {"pair-before-consent",
     TR_NOOP("{person} has been in {pair} since {from} without a valid consent {kind} "
             "({cause}). Record the paper with its true date; if there was none, close the pair.")},
    {"pair-both-ways",
     TR_NOOP("{person} mentors {other} in {pair} and is mentored by the same person in {back}. "
             "Close one of the pairs.")},
    {"pair-ends-before-start",
     TR_NOOP("{pair} ends on {to}, before it begins on {from}. Correct from or to.")},
    {"pair-unknown", TR_NOOP("{pair} has no card in pairs/. Correct the code.")},
    {"pair-with-oneself", TR_NOOP("{person} is mentor and mentee of {pair}. Remove one.")},
    {"pair-of-forgotten",
     TR_NOOP(
         "{pair} has nobody in the place of {person}, forgotten on {forgotten}, so nothing more "
         "is told of it ('{event}' of {date}). Close the pair, or bring somebody else in.")},
    {"pair-without-mentee", TR_NOOP("{pair} has no mentee now. Close the pair.")},
    {"pair-without-mentor",
     TR_NOOP("{pair} has no mentor now. Replace the mentor or close the pair.")},
    {"period-backwards",
     TR_NOOP("The period {period} ends on {to}, before it begins on {from}. Correct its days.")},
    {"period-outside-year",
     TR_NOOP("The period {period} ({from} to {to}) lies outside {year}. Correct its days.")},
    {"period-overlaps",
     TR_NOOP("The period {period} ({from} to {to}) of {series} overlaps {other}. Correct the "
             "days.")},
    {"period-twice", TR_NOOP("Two periods of {year} are called {period}. Rename one.")},
    {"period-unknown",
     TR_NOOP("There is no period {period} in years/. Correct it: what names no period is "
             "counted in none.")},
    {"person-not-in-pair",
     TR_NOOP("{event} of {pair} speaks of {person}, who was never in it. Correct the code.")},
    {"person-twice",
     TR_NOOP("{first} and {person} have one name and one birth date or class. If it is one person, "
             "keep one of the codes: write what is told under the other anew under it, and forget "
             "the one too many (mentor person forget). If they are two, write their patronymics or "
             "birth dates into private/.")},
    {"person-unknown",
     TR_NOOP("{person} has no card in people/. Correct the code, or create the person with "
             "enroll.")},
    {"phase-not-outcome",
     TR_NOOP("{questionnaire} has a phase, which only outcome questionnaires have. Remove it or "
             "change purpose.")},
    {"record-told-over",
     TR_NOOP("Two different records under the id {id}: this one counts as a correction of "
             "{first}. Give this one an id of its own.")},
    {"required-without-points",
     TR_NOOP("{criterion} of {form} is required, but nobody can get a point by it: it forbids "
             "every pair. Raise weight or points, or remove required.")},
    {"ballot-wrong-side",
     TR_NOOP("The ballot names {person}, who is not of the other side: a mentee names mentors, a "
             "mentor mentees. It does not count; correct the code.")},
    {"class-of-nobody",
     TR_NOOP(
         "{rule} asks for {fact}, and {person} has none and can have none, as a grown-up or "
         "past school (people like that: {count}): it never holds for them. Change the rule, or "
         "choose another form for them.")},
    {"fact-not-number",
     TR_NOOP("{rule} compares {fact} as a number, and {person} has “{value}” (people like that: "
             "{count}): it never holds for them. Write numbers, or list the steps under orders.")},
    {"rule-and-criterion",
     TR_NOOP("A rule and a criterion have the id {id}: what is told by it could be either. Rename "
             "one.")},
    {"pair-before-order",
     TR_NOOP("{pair} begins on {from}, before its order № {order} of {date}. Correct from, or the "
             "day of the order.")},
    {"pin-and-ban",
     TR_NOOP("{mentee} with {mentor}: {before} earlier, {holds} now; the newest word holds.")},
    {"pin-with-oneself",
     TR_NOOP("The pin joins {mentee} with the same person. Remove it with unpin.")},
    {"plan-outside-years",
     TR_NOOP("The time of {step} ({from} to {to}) falls in none of the programme's years "
             "({years}). Left over from an older plan?")},
    {"points-above-weight",
     TR_NOOP("{criterion} gives {points} points for {steps} steps, outside 0 to its weight "
             "{weight}. Lower the points or raise the weight.")},
    {"points-missing", TR_NOOP("{criterion} measures difference and needs its table of points.")},
    {"private-of-another",
     TR_NOOP("The code {person} is two people's: this private card says “{here}”, the card in "
             "people/ says “{there}”. Give yours a free code: bring its card in people/ back from "
             "the stash or the branch and correct the name and the id of both files. The private "
             "card of the other is with whoever entered them.")},
    {"private-unknown",
     TR_NOOP(
         "{person} has a private card but none in people/. Bring that one back (from a copy, or "
         "with git), or correct the name of this one, or delete it.")},
    {"proposal-approved-twice",
     TR_NOOP("The orders {other} and {number} approve the proposal {proposal} for the same people "
             "({pair}). One paper holds: remove the lines of the other.")},
    {"proposal-unknown",
     TR_NOOP("There is no proposal {proposal} in proposals/. Correct the id, or write `manual` "
             "for a pair that no proposal made.")},
    {"question-twice",
     TR_NOOP("Two questions of {questionnaire} have the id {question}. Rename one.")},
    {"questionnaire-unknown",
     TR_NOOP("There is no questionnaire {questionnaire}: its answers count nowhere. Rename the "
             "file of answers or restore questionnaires/{questionnaire}.yaml.")},
    {"range-missing", TR_NOOP("{criterion} measures near and needs a range above 0.")},
    {"record-id-shared",
     TR_NOOP("The id {id} of this {event} is also that of a record {other}. Give one another id.")},
    {"relieved-not-appointed",
     TR_NOOP("Somebody is relieved of the post {post} on {date} to which nobody was appointed. "
             "Add the appointment or correct the post.")},
    {"reopened-not-closed",
     TR_NOOP("{pair} is reopened on {date} without being closed before. Remove the line or add "
             "closed.")},
    {"resumed-not-paused",
     TR_NOOP("{who} resumed on {date} without a pause before. Add the pause or remove this line.")},
    {"rule-id-taken",
     TR_NOOP("The id {id} is a word of the program: what is told by it could be either. Rename the "
             "rule.")},
    {"rule-twice", TR_NOOP("Two rules have the id {id}. Rename one.")},
    {"scale-range",
     TR_NOOP("The scale {question} of {questionnaire} runs from {min} to {max}. Make min "
             "smaller than max.")},
    {"row-told-twice",
     TR_NOOP("{first} is of the same row of a table and says something else, and both count. "
             "Remove the line that is wrong.")},
    {"series-without-periods",
     TR_NOOP("{step} is due every {series}, but no year has such periods. Add them to years/ or "
             "correct the series.")},
    {"step-after-unknown",
     TR_NOOP("{step} comes after {after}, which the roadmap does not have. Correct the id.")},
    {"step-before-cause",
     TR_NOOP("The step {step} is done on {date}, but {after}, which comes before it, is not. "
             "Mark {after} done or correct the plan.")},
    {"step-cycle", TR_NOOP("These steps wait for each other: {steps}. Remove one `after`.")},
    {"step-twice", TR_NOOP("Two steps of the roadmap have the id {step}. Rename one.")},
    {"step-unknown", TR_NOOP("The roadmap has no step {step}. Correct its id.")},
    {"synonym-of-synonym",
     TR_NOOP(
         "Synonyms of {fact} in {form}: “{word}” is read as “{as}” and nothing else, though "
         "“{as}” itself is read as “{further}”. Write the last word right away, or remove one.")},
    {"synonym-twice",
     TR_NOOP("Synonyms of {fact} in {form}: “{word}”, case and marks aside, is to be read as "
             "“{as}” and as “{other}”. Keep one.")},
    {"task-done-before-set",
     TR_NOOP("The task {task} of {pair} is done on {date}, before it was set on {set}. Correct "
             "one of the days.")},
    {"task-unknown",
     TR_NOOP("The task {task}, done on {date}, was never set for {pair}. Correct its id or add "
             "the task.")},
    {"told-of-period-ahead",
     TR_NOOP("This tells of {period}, which begins only on {from}. Correct the period (a bare one "
             "is of the school year of the line's date), or the day.")},
    {"weight-outside-range", TR_NOOP("The weight {weight} of {criterion} is not from 0 to 10000.")},
    {"when-side-missing",
     TR_NOOP("when of {criterion} names neither a fact of the mentee nor of the mentor. Write "
             "when: {mentee: FACT, is: VALUE}.")},
    {"withdrawn-without-consent",
     TR_NOOP("{person} withdrew the consent {kind} on {date}, but no such consent was recorded "
             "before. Add the consent or correct the kind.")},
    {"year-impossible", TR_NOOP("{year} is no year: «{text}». Correct the slip.")},
    {"year-missing",
     TR_NOOP("{date} falls in {year}, for which years/ has no file. Open the year: year open "
             "{year}.")},
    {"year-name",
     TR_NOOP("{year} is no school year: two years that follow each other, as 2023-2024.")},
    {"year-stale",
     TR_NOOP("The plan speaks of {year}, which is none of the programme's years ({years}): "
             "«{text}». Left over from an older plan?")},
};

}  // namespace

const std::span<const MessageTemplate> checks_messages = table;

}  // namespace mentor::render
