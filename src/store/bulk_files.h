// Journals and answers: the files that grow. Read line by line where their lines allow it, with the
// same result as through a tree of the whole file.
#pragma once

#include <string>
#include <vector>

#include "mentor/model/programme.h"
#include "nodes.h"
#include "read_cards.h"

namespace mentor {

/// What one file gives; of a file with anything unreadable, its other entries.
struct BulkFile {
  std::vector<Entry> entries;   ///< in fold order
  std::vector<Answer> answers;  ///< in the order of the file
  Findings unreadable;
  Findings findings;
};

[[nodiscard]] inline bool is_bulk(FileKind kind) {
  return kind == FileKind::journal || kind == FileKind::answers;
}

/// `kind` is journal or answers. For several threads at once.
[[nodiscard]] BulkFile read_bulk_file(std::string bytes, const SourceFile& file, FileKind kind,
                                      Reader reader = Reader::fast);

}  // namespace mentor
