#include "diagnostics_table.h"

namespace mentor::render {

extern const std::span<const MessageTemplate> store_messages;

namespace {

constexpr MessageTemplate table[] = {
    {"boolean-wrong", TR_NOOP("'{key}': '{value}' is neither yes nor no: write true or false")},
    {"case-unknown", TR_NOOP("unknown {key} '{value}' (did you mean '{near}'?)")},
    {"changed-meanwhile",
     TR_NOOP("{path} was changed by somebody else while the command ran; nothing was written: "
             "run it again")},
    {"commit-unfinished",
     TR_NOOP("the change is recorded but could not be put in place ({path}: {cause}); the next "
             "writing command will finish it")},
    {"commit-waits",
     TR_NOOP("a command was cut off when its change was sure already: it counts, and the next "
             "writing command puts it in place. Leave {path} alone until then")},
    {"conflict-copies", TR_NOOP("too many copies {path}.mentor-conflict: sort them out first")},
    {"conflict-copy",
     TR_NOOP("{path} is a copy of {original}, as cloud folders make them; its facts would count "
             "twice: put what is missing into {original}, then delete the copy")},
    {"conflict-kept",
     TR_NOOP("{path} was changed by somebody while a command wrote it, or after one was cut off; "
             "their version is kept as {copy}: compare the two")},
    {"edited-while-waiting",
     TR_NOOP("{path} was changed by somebody after a command had been cut off: shown is what that "
             "command made of it, not what stands there now. The next writing command keeps that "
             "beside it as .mentor-conflict; put what is missing into {path} then")},
    {"folder-copy",
     TR_NOOP(
         "{path} is a copy of {original}, as clouds, systems and git make them, and was not "
         "read: compare the two, put what is missing into {original}, then move the copy out of "
         "the programme's folder")},
    {"folder-letters",
     TR_NOOP("{path} would not be read: write the folder's name in small letters")},
    {"is-a-folder", TR_NOOP("{path} is a folder where a file belongs: move it away")},
    {"item-missing", TR_NOOP("an item of the list has no value: give one or remove it")},
    {"no-folder-here", TR_NOOP("{path}: a file stands where a folder belongs: move it away")},
    {"output-among-own",
     TR_NOOP("{path}: {folder}/ is for the programme's own files, and no output is written there: "
             "write to {instead} of the programme folder")},
    {"output-in-git",
     TR_NOOP("{path} lies in git's own folder: name another file, for example reports/NAME")},
    {"output-is-own",
     TR_NOOP("{path} is a file of the programme itself, which no output may replace: name another "
             "file, for example reports/NAME (with names: private/reports/NAME)")},
    {"output-no-folder", TR_NOOP("{path} cannot be written: there is no folder {folder}")},
    {"conflict-in-card",
     TR_NOOP("a merge conflict was left here. If its sides are two people, to whom two copies of "
             "the folder gave one code, choose neither of them: git merge --abort, take back in "
             "your copy that your person was enrolled (git reset --hard to before it), delete "
             "{card}, merge again and enroll the person again. If both sides are of one person, "
             "choose one and delete the marker lines")},
    {"conflict-marker",
     TR_NOOP("a merge conflict was left here: choose one side and delete the marker lines")},
    {"conflict-vanished",
     TR_NOOP(
         "{path} was removed by somebody while a command wrote it, or after one was cut off; it "
         "stands there again")},
    {"conflict-waits",
     TR_NOOP("{path} is what somebody wrote to {original} in the moment of a command: put what is "
             "missing into {original}, then delete it")},
    {"control-character",
     TR_NOOP("the invisible character {code} may not stand in a YAML file: delete it")},
    {"date-wrong", TR_NOOP("'{key}': '{value}' is no date: write 2023-10-05, a day that exists")},
    {"disk-full",
     TR_NOOP("{path}: no room on the disk ({call}: {cause}); free some space, then run it again")},
    {"file-exists", TR_NOOP("{path} is there already")},
    {"file-missing", TR_NOOP("{path} is not there")},
    {"file-missing-here",
     TR_NOOP("git has {path}, and it is not here: what it tells counts as never told, and a commit "
             "would make the loss last. Bring it back: git restore {path} (after a sparse "
             "checkout: git sparse-checkout disable); if it is to be gone: git add {path}")},
    {"file-read-only", TR_NOOP("{path} is read-only: allow writing to it, or leave it as it is")},
    {"file-too-big",
     TR_NOOP("the file is too big (a YAML file may have 16 MiB, any other file of the folder 64 "
             "MiB): split it")},
    {"folder-missing", TR_NOOP("there is no folder {path}")},
    {"folder-not-found",
     TR_NOOP("no programme.yaml in {start} or above: use -C DIR or mentor init")},
    {"format-wrong", TR_NOOP("'{key}': '{value}' is not written as {format}")},
    {"input-missing", TR_NOOP("there is no file {path}")},
    {"integer-range", TR_NOOP("'{key}': {value} is not between {min} and {max}")},
    {"integer-wrong",
     TR_NOOP("'{key}': '{value}' is no whole number: write plain digits without quotes and "
             "leading zeros")},
    {"io-failed", TR_NOOP("{path}: {call} failed: {cause}")},
    {"key-duplicate",
     TR_NOOP("the key '{key}' stands twice in one map, first at {first}: remove one of them")},
    {"key-missing", TR_NOOP("the key '{key}' is missing")},
    {"key-too-long", TR_NOOP("the key '{key}…' is longer than 1000 bytes")},
    {"key-unknown", TR_NOOP("unknown key '{key}' (did you mean '{near}'?)")},
    {"kind-wrong", TR_NOOP("'{key}' must be {expected}, not {found}")},
    {"line-separator",
     TR_NOOP("the line separator {code} is read differently by different programs: replace it "
             "by an ordinary line break or write it as \\u{code} in double quotes")},
    {"list-short", TR_NOOP("'{key}' needs at least {min}")},
    {"lock-held",
     TR_NOOP("another mentor command has been writing here for {seconds} s: try again when it "
             "is done")},
    {"not-a-file", TR_NOOP("{path} is not a regular file")},
    {"no-permission",
     TR_NOOP("{path}: you have no right to do this here ({call}: {cause}); ask the owner of the "
             "folder, or whoever made it read-only; a folder of several people is made by mentor "
             "init --shared")},
    {"nul-byte",
     TR_NOOP("a zero byte stands here: the file is damaged or not UTF-8; save it as UTF-8 or "
             "restore it from git")},
    {"number-wrong", TR_NOOP("'{key}': '{value}' is no number: write 0.5, without quotes")},
    {"odd-card-name",
     TR_NOOP("{path} has a backslash, a control character or bytes that are not UTF-8 in its name, "
             "so no command can use it and none goes on without it: rename it to the name of a "
             "card, or move it out of the folder")},
    {"other-mount",
     TR_NOOP("{path} cannot be written together with the rest: {folder}/ is mounted from "
             "elsewhere; nothing was written: keep the whole programme on one disk")},
    {"path-refused", TR_NOOP("'{path}' is no path inside the programme folder")},
    {"staging-left",
     TR_NOOP("{path} is left of a command that was cut off: nothing of it counts, and the next "
             "writing command removes it")},
    {"symlink-refused",
     TR_NOOP("{path} is a symbolic link or lies behind one: put the file itself there")},
    {"text-not-utf8", TR_NOOP("a text to be written is not UTF-8")},
    {"transaction-damaged", TR_NOOP("{path} is damaged: copy the folder, then run mentor doctor")},
    {"txn-damaged",
     TR_NOOP("A command was cut off, and its list of files in .mentor/txn is damaged: no command "
             "can finish it or go on. Copy the whole folder first. Then, in the programme folder: "
             "mv .mentor/txn {to}. After that every file is as it stands on the disk now; run "
             "mentor check, and repeat what is missing. Delete {to} when all is well.")},
    {"txn-file-after", TR_NOOP("{path} has what the command wrote: nothing to do.")},
    {"txn-file-before",
     TR_NOOP("{path} is as it was before the command: repeat it. What it was to write: {staged}")},
    {"txn-file-other",
     TR_NOOP("{path} is neither as before the command nor as it wanted it: look at it. What it was "
             "to write: {staged}")},
    {"txn-files-unknown",
     TR_NOOP("Which files it was to change cannot be told, nor whether it had begun: look at the "
             "newest lines of the journal (with git: git status, git diff).")},
    {"utf8-broken", TR_NOOP("the byte {byte} is not UTF-8: save the file as UTF-8")},
    {"value-missing", TR_NOOP("'{key}' has no value: give one or remove it")},
    {"word-unknown",
     TR_NOOP("'{key}': unknown value '{value}' (did you mean '{near}'?); possible: {words}")},
    {"yaml-alias",
     TR_NOOP("aliases (*name) are not used in these files: put a text that begins with * in "
             "quotes")},
    {"yaml-anchor",
     TR_NOOP("anchors (&name) are not used in these files: put a text that begins with & in "
             "quotes")},
    {"yaml-block-header",
     TR_NOOP("after the sign of a long text (a vertical bar or >) only a digit, + or - and a "
             "comment may follow")},
    {"yaml-character",
     TR_NOOP("no text may begin with this character: put it in quotes (and indent by spaces, "
             "not tabs)")},
    {"yaml-colon", TR_NOOP("a colon is not expected here: put a text with ': ' inside in quotes")},
    {"yaml-comment-space", TR_NOOP("put a space before # to begin a comment, or quote the text")},
    {"yaml-depth", TR_NOOP("nested more than 32 deep")},
    {"yaml-directive",
     TR_NOOP("only %YAML 1.1 and %YAML 1.2 are known directives: delete the line, or put the "
             "text in quotes")},
    {"yaml-document-mark", TR_NOOP("--- or ... stands inside a quoted text")},
    {"yaml-documents",
     TR_NOOP("a second document begins here: one file holds one document, remove the --- or ... "
             "line")},
    {"yaml-escape", TR_NOOP("unknown escape after \\: double the backslash or use single quotes")},
    {"yaml-indent", TR_NOOP("this line must be indented by spaces deeper than the key above it")},
    {"yaml-indicator", TR_NOOP("- or ? here is no text: put it in quotes")},
    {"yaml-item-expected",
     TR_NOOP("an item beginning with '- ' was expected here: check the indentation")},
    {"yaml-item-place", TR_NOOP("'- ' may not stand here: begin the list on a new line")},
    {"yaml-key-colon", TR_NOOP("a colon is missing after the key")},
    {"yaml-key-empty", TR_NOOP("a key is missing before the colon")},
    {"yaml-key-expected",
     TR_NOOP("a key was expected here: check the indentation and the quotes above")},
    {"yaml-key-kind", TR_NOOP("a key must be a text on one line, not a list or a map")},
    {"yaml-key-place", TR_NOOP("a key may not begin here: check the indentation")},
    {"yaml-list-open", TR_NOOP("the list opened at {opened} with [ needs a comma or ] here")},
    {"yaml-map-open", TR_NOOP("the map opened at {opened} with {{ needs a comma or }} here")},
    {"yaml-quote-open", TR_NOOP("the quote opened here is never closed")},
    {"yaml-syntax", TR_NOOP("this is not YAML")},
    {"yaml-tab", TR_NOOP("a tab may not indent: use spaces")},
    {"yaml-tag",
     TR_NOOP("tags (!name) are not used in these files: put a text that begins with ! in quotes")},
    {"yaml-value-expected", TR_NOOP("a value was expected here")},
};

}  // namespace

const std::span<const MessageTemplate> store_messages = table;

}  // namespace mentor::render
