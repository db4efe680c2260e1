// What one row says besides its answers: whether it is a person's at all, and whose.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "values.h"

namespace mentor::intake {

/// Why the row is nobody's: row-blank, row-total, row-header; nullopt for a row to read.
[[nodiscard]] std::optional<Message> why_nobody(const Table& table, const Row& row);

/// Classes that the school has: of the years, of the people, and of the table where they are
/// written in Cyrillic.
[[nodiscard]] std::set<std::string> known_classes(const State& state, const Table& table,
                                                  const ColumnMap& columns);

struct Seen {
  Sighting who;
  std::string organisation;
  std::string post;
  std::vector<std::string> emails;
  std::vector<std::string> phones;
};

/// Everything that the marks of the row say of its person; an issue for every cell that cannot be
/// read, for a name put into order, and for an age that is odd for the class.
[[nodiscard]] Seen read_seen(const Reading& reading, const Row& row,
                             const std::set<std::string>& classes, std::vector<CellIssue>& issues);

/// The moment of the answer; nullopt where the row tells none. Errors are issues: a day that cannot
/// be read, and one after the day of import (answer-in-future).
[[nodiscard]] std::optional<Moment> read_time(const Reading& reading, const Row& row,
                                              std::vector<CellIssue>& issues);

/// Whom or what an anonymous answer speaks of: a code of a person or pair, or a class. Names become
/// codes; issues about-missing and about-unknown.
[[nodiscard]] std::string read_about(const Reading& reading, const Row& row,
                                     const std::set<std::string>& classes,
                                     std::vector<CellIssue>& issues);

/// The first cell of the mark's columns that is not blank, squeezed.
[[nodiscard]] std::string marked(const Reading& reading, const Row& row, Mark mark);

/// An issue of the mark's cell, or of the whole row where the table has no such column.
[[nodiscard]] CellIssue issue_of(const Reading& reading, const Row& row, Mark mark,
                                 Severity severity, Message message);

}  // namespace mentor::intake
