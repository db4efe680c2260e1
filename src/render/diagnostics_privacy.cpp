#include "diagnostics_table.h"

namespace mentor::render {

extern const std::span<const MessageTemplate> privacy_messages;

namespace {

constexpr MessageTemplate table[] = {
    {"act-in-folder",
     TR_NOOP("the act has the name of the person, and {path} lies in the programme folder: write "
             "it outside, or below private/reports/")},
    {"act-over-file",
     TR_NOOP(
         "{path} is there already, and may be an older act: name another file, or leave -o out")},
    {"commit-failed", TR_NOOP("git refused: {cause}. The files are written; commit them by hand")},
    {"commit-has-names",
     TR_NOOP("the files are written and not committed: they have names ({count}), told above, that "
             "git would keep for ever. Write codes instead, then commit by hand")},
    {"data-past-term",
     TR_NOOP("The consent of {person} is no more, and the data had to be destroyed by {due}. Run "
             "mentor person forget {person}.")},
    {"enrolled-twice",
     TR_NOOP("{person} is enrolled as {role} already, on {date}. Remove one of the lines; if two "
             "people got one code in two branches, enrol one of them anew.")},
    {"forget-by-record", TR_NOOP("an entry alone destroys nothing: use mentor person forget CODE")},
    {"forget-early",
     TR_NOOP(
         "{person} cannot be forgotten on {date}: this line uses the code on a later day (lines "
         "like that: {count}). Look at the clock of this computer and at --as-of; a wrong day "
         "of the line is corrected there")},
    {"forget-in-pair",
     TR_NOOP("{person} is in {pair}: first close it (mentor pair close {pair} --outcome …), or let "
             "the person leave it (mentor pair leave {pair} {code})")},
    {"forgotten-text",
     TR_NOOP("{person} was forgotten, but words about this person still stand here ({key}). Put a "
             "dash, — or \"-\" in quotes, in place of the text; keep the line.")},
    {"hook-there",
     TR_NOOP(
         "there is another hook, {path}, and it is not overwritten. Add this line to it, before "
         "an exec or exit: {line}")},
    {"hook-there-push",
     TR_NOOP(
         "there is another hook, {path}, and it is not overwritten. Add this line to it, before "
         "all that reads what git tells it, and let that read \"$pushed\" (printf '%s\\n' "
         "\"$pushed\" | …): {line}")},
    {"hooks-shared",
     TR_NOOP("core.hooksPath of your own settings says {path}, which other repositories use too; "
             "it is not written to. Add mentor check --staged to the pre-commit there, and mentor "
             "check --pushed \"$1\" to the pre-push")},
    {"leak-file",
     TR_NOOP("This file has names or contacts: of {people} people in {count} places. It is none of "
             "the programme's: move it into private/, or out of the folder.")},
    {"leak-path",
     TR_NOOP("The path of this file has the name of {person}. Rename it: names belong in private/ "
             "only.")},
    {"leak-unscanned",
     TR_NOOP("This is no text, or not one that can be read whole, so nobody can say whether it has "
             "names. Keep tables and papers out of git.")},
    {"meeting-consent",
     TR_NOOP("{person} has no valid consent of the kind '{kind}' for a meeting of {date}: a new "
             "consent first (mentor consent give), or say who was absent")},
    {"signer-not-listed",
     TR_NOOP(
         "consent.signers.{band} leaves out whom the age rule asks for: {signed_by}. Under 14 the "
         "representative signs, from 14 to 17 both, adults themselves; a consent under 14 counts "
         "only with the representative all the same.")},
    {"publication-before-consent",
     TR_NOOP("{id} of {date} names {person} without a valid consent to publication ({cause}). Get "
             "the consent first (mentor consent give {person} --kind distribution), or publish "
             "without the name")},
    {"publication-to-take-down",
     TR_NOOP("{id} names {person}, whose consent to publication holds no more ({cause}). Take it "
             "down or the name off it, then record who is left: mentor record update publication "
             "{id} people=[…]")},
    {"odd-name",
     TR_NOOP("The name of this file has a backslash, a control character or bytes that are not "
             "UTF-8: no command can use the file, and other computers may not have it at all. "
             "Rename it in a file manager, or delete it.")},
    {"person-is-forgotten",
     TR_NOOP("{person} was forgotten on {date}: nothing more is written under this code. Somebody "
             "who comes back is enrolled anew, under a new code")},
    {"private-missing",
     TR_NOOP("there is no private card of {person} on this computer, so there is no place for a "
             "confidential note")},
    {"private-not-ignored",
     TR_NOOP("nothing here keeps private/, where the names are, out of git: the next git add would "
             "take it. Write the line /private/ into .gitignore; a school that decided to keep the "
             "names in git writes !/private/")},
    {"private-tracked",
     TR_NOOP("git has this of private/, where the names are. Take it out of git and keep it on the "
             "disk: git rm --cached {path}")},
    {"pushed-line",
     TR_NOOP("git tells a pre-push hook lines of four words, <ref> <object> <ref there> <object "
             "there>; this is none: {line}")},
    {"pushed-private",
     TR_NOOP("This commit has a file of private/, where the names are. A school that decided to "
             "keep the names in git writes !/private/ into .gitignore")},
    {"pushed-ref",
     TR_NOOP("This branch or tag is named after {person}. Push it under another name")},
    {"support-closed-already",
     TR_NOOP("{person} has no support that is open: begin with mentor support open {code}")},
    {"support-open-already", TR_NOOP("the support of {person} is open already: mentor support log "
                                     "{code} or mentor support close {code}")},
    {"staged-besides",
     TR_NOOP("of {paths} something is staged that is neither in the last commit nor on the disk, "
             "and a commit of the file would drop it. Nothing was written: first commit it (git "
             "commit) or take it back (git restore --staged {typed}), then run it again; or leave "
             "out --commit")},
    {"staged-without-git", TR_NOOP("{folder} lies in no work tree of git")},
};

}  // namespace

const std::span<const MessageTemplate> privacy_messages = table;

}  // namespace mentor::render
