#include "diagnostics_table.h"

namespace mentor::render {

extern const std::span<const MessageTemplate> decode_messages;

namespace {

constexpr MessageTemplate table[] = {
    {"card-in-braces",
     TR_NOOP(
         "{path} stands in {{braces}}, so no line can be added; write each key on a line of its "
         "own")},
    {"changed-while-reading",
     TR_NOOP("the folder keeps changing while it is read; try again when the other program has "
             "finished")},
    {"code-twice",
     TR_NOOP("the code {code} is already that of {other}; give this card a code of its own")},
    {"entry-two-subjects",
     TR_NOOP("the entry speaks of `{first}` and of `{second}` as well; make two entries of it")},
    {"entry-undecoded",
     TR_NOOP("this entry could not be decoded although its shape is right; please report it")},
    {"entry-wrong-month", TR_NOOP("the entry of {date} stands in the wrong month; move the line to "
                                  "journal/{right}.yaml")},
    {"event-unknown",
     TR_NOOP(
         "there is no event `{event}` (did you mean `{near}`?); see `mentor record add --help`")},
    {"file-ending",
     TR_NOOP("{path} would not be read: the name of a card or journal ends in .yaml, in small "
             "letters; rename it")},
    {"file-ignored",
     TR_NOOP("{path} is none of the programme's files and was not read; move it elsewhere")},
    {"file-letters",
     TR_NOOP("{path} would not be read: the name of this card is written in small letters; rename "
             "it, or, where both are there, put what is missing into that one")},
    {"file-too-deep",
     TR_NOOP("{path} would not be read: files of the programme stand in {folder} itself; move it "
             "there, or out of the programme")},
    {"id-not-file-name",
     TR_NOOP("the card says it is {id}, its file is named {expected}; make both the same")},
    {"journal-file-name",
     TR_NOOP("{path} is not named by a month; journals are named like journal/2023-10.yaml")},
    {"list-ended",
     TR_NOOP("{path} ends with `...`, behind which no line can be added; delete the line `...`")},
    {"list-in-brackets",
     TR_NOOP("{path} is one list in [brackets], so no line can be added; write one entry per "
             "line, each beginning with `- `")},
    {"notes-in-brackets",
     TR_NOOP("the notes of {path} stand in [brackets], so no line can be added; write each on a "
             "line of its own, beginning with `- `")},
    {"overlay-written", TR_NOOP("a trial run was about to be written; please report it")},
    {"points-key",
     TR_NOOP("`{key}` is no whole number of steps, or stands twice; points are written {1: 9, "
             "2: 12}")},
    {"programme-missing",
     TR_NOOP("there is no programme.yaml here; make a programme with `mentor init`, or go to "
             "its folder")},
    {"told-twice",
     TR_NOOP("{first} says the same word for word: it counts once, and this line can go")},
    {"when-backwards", TR_NOOP("`{value}` ends before it begins")},
    {"when-sides",
     TR_NOOP("`when` asks one side: write {mentee: FACT, is: VALUE} or {mentor: FACT, is: VALUE}; "
             "for both sides make two criteria")},
    {"when-wrong",
     TR_NOOP("`{value}` is no time of a step; write a day, a month, a range 2023-12..2024-06, "
             "{every: feedback}, all-year, as-needed or at-end")},
};

}  // namespace

const std::span<const MessageTemplate> decode_messages = table;

}  // namespace mentor::render
