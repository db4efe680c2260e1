// What a command adds to a folder, as values, and the changes of files that this makes.
#pragma once

#include <string>
#include <vector>

#include "mentor/model/programme.h"
#include "mentor/store/files.h"

namespace mentor {

/// A file whose text the caller has made: a report, a template, a schema, a card of a preset.
struct NewFile {
  std::string path;
  std::string text;
};

/// A note of class teacher, psychologist, parent …: it enters private/ and never leaves it.
struct NewNote {
  PersonId person;
  ConfidentialNote note;
};

struct Edits {
  std::vector<Person> people;                 ///< created
  std::vector<Pair> pairs;                    ///< created
  std::vector<Year> years;                    ///< created
  std::vector<Questionnaire> questionnaires;  ///< created
  std::vector<Proposal> proposals;            ///< created
  std::vector<PrivateCard> private_cards;     ///< created
  std::vector<NewNote> notes;                 ///< added to private cards; one of a person
  std::vector<Person> stubs;                  ///< put in place of the cards of forgotten people
  std::vector<Entry> entries;                 ///< appended to the journal of their month
  std::vector<Answer> answers;                ///< appended to the answers of their questionnaire
  std::vector<NewFile> files;                 ///< created
  std::vector<std::string> removals;          ///< paths
  /// A comment, without `# `, that each created card of a person ends with, and the private card
  /// created with it: the moment. Two clones that give one code to two people write different cards
  /// then, and git tells it when they merge; a private card that is left with another's card in
  /// people/ is known by it.
  std::string moment;
};

/// The changes of files, sorted by path. Entries of a month and answers of a questionnaire keep the
/// order given. A new journal begins with its modeline. Only one file is not appended to but
/// replaced: a list without entries written `[]`, whose two characters give way to the new lines.
/// Errors: `list-in-brackets` (path; exit 3) where entries stand inside `[…]` and no line can be
/// added, those of write_text.h and Files.
[[nodiscard]] Result<std::vector<Change>> plan_changes(Files& files, const Edits& edits);

/// The edits as a unified diff (three lines of context), for --dry-run. Of a file of private/ that
/// is there already only the names are shown: it may hold notes.
[[nodiscard]] std::string diff_text(const std::vector<FileEdit>& edits);

}  // namespace mentor
