// The plan of an import: what becomes of every row of a table, and what would be written. A value:
// nothing is written here.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "mentor/model/entry.h"
#include "mentor/model/finding.h"
#include "mentor/model/pair.h"
#include "mentor/model/person.h"
#include "mentor/model/questionnaire.h"
#include "mentor/model/table.h"

namespace mentor {

enum class RowFate {
  added,       ///< something new
  changed,     ///< a newer answer of somebody who has answered before
  unchanged,   ///< already in the folder
  superseded,  ///< a newer row or answer of the same person, or an equal row above, counts instead
  rejected,    ///< an error among its issues says why
  skipped,     ///< blank, a total, or the header again: nobody
};

/// Something to say of a row: an error rejects it, a warning or a note does not.
struct CellIssue {
  Severity severity = Severity::error;
  std::string column;  ///< the header as it stands in the file; empty = the row as a whole
  std::string value;   ///< the cell, squeezed
  Message message;     ///< why, and in its words what to do
};

struct RowVerdict {
  int row = 0;   ///< its number in the file
  int line = 0;  ///< of a csv, else 0
  RowFate fate = RowFate::rejected;
  std::optional<PersonId> person;
  std::vector<CellIssue> issues;
  int superseded_by =
      0;  ///< row that counts instead; 0 when that is an answer of the folder, or an equal meeting
};

struct RowCounts {
  int read = 0;  ///< the sum of all others
  int added = 0;
  int changed = 0;
  int unchanged = 0;
  int superseded = 0;
  int rejected = 0;
  int skipped = 0;
  [[nodiscard]] int accepted() const { return added + changed + unchanged + superseded; }
  friend bool operator==(const RowCounts&, const RowCounts&) = default;
};

struct TablePlan {
  std::vector<RowVerdict> rows;  ///< one for every row of the table, in its order
  RowCounts counts;
  Findings notes;                  ///< about the table as a whole: its columns
  std::vector<Answer> answers;     ///< to append, by date, time, person, source
  std::vector<Person> people;      ///< new cards, by code
  std::vector<PrivateCard> cards;  ///< their private cards, by code
  std::vector<Pair> pairs;         ///< new pairs, by code
  std::vector<Entry> entries;      ///< to append, in fold order
  std::set<std::string> texts;  ///< what rows not rejected would put into files in people's words:
                                ///< each text, and those of a row together; of lists and answers
};

[[nodiscard]] RowCounts count(const std::vector<RowVerdict>& rows);

/// Every issue of every row as a finding with args row, column, value before its own, after the
/// notes of the table; `where.line` is the line of a csv, else the row.
[[nodiscard]] Findings findings_of(const TablePlan& plan, const Table& table);

}  // namespace mentor
