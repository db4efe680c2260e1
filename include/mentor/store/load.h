// Reading a programme folder into a Programme value, with everything that is wrong in its files.
#pragma once

#include <vector>

#include "mentor/model/programme.h"
#include "mentor/store/files.h"

namespace mentor {

struct Loaded {
  Programme programme;
  /// Files that cannot be read or decoded; when there are any, the programme lacks those files and
  /// must not be used: a command stops with exit 3 and tells them all. Ids: those of read_yaml and
  /// validate, and `programme-missing`, `file-ending` (path: meant as a card and not named as one),
  /// `file-too-deep` (path, folder), `journal-file-name` (path), `event-unknown` (event, near),
  /// `entry-two-subjects` (first, second), `code-twice` (code, other), `entry-undecoded`,
  /// `when-wrong`, `when-backwards` (value), `points-key` (key).
  Findings unreadable;
  /// What is wrong although it could be decoded. Errors: `entry-wrong-month` (date, right),
  /// `id-not-file-name` (id, expected). Warnings: `file-ignored` (path),
  /// `told-twice` (first: file and line) of a line that repeats another and does not count.
  Findings findings;
};

/// Reads all files of the programme except `private/`. Every file is looked at, also after a fault
/// in another. When files changed meanwhile it forgets what was read and begins again, so call it
/// before reading anything else. The journal is in fold order. Errors: those of Files, and
/// `changed-while-reading` (exit 5) when the folder does not come to rest.
[[nodiscard]] Result<Loaded> load_programme(Files& files);

/// The programme as it would be after the changes to what was read before, without anything
/// unreadable, through the same `files`: only the files that change are read again. New files stand
/// last in Programme::files. Nothing is written, nothing forgotten, and a commit still finds out
/// when anything that was read has changed meanwhile. Writers refuse what would add an error.
/// Errors: those of work_out and Files.
[[nodiscard]] Result<Loaded> load_with(Files& files, const Loaded& before,
                                       const std::vector<Change>& changes);

}  // namespace mentor
