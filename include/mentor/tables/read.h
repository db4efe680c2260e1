// A table file of any kind that people export -> Table.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/base/result.h"
#include "mentor/model/table.h"

namespace mentor {

/// How many of the titles of a header mean something to the reader of the table.
using TitleCount = std::function<int(const std::vector<std::string>&)>;

struct TableOptions {
  std::string encoding;   ///< of a CSV or JSON; empty = recognise it
  std::string sheet;      ///< of a workbook; empty = the first visible sheet that is not empty
  TitleCount known = {};  ///< empty = header and sheet are told by their shape alone
};

struct TableSource {
  std::string file;        ///< the name to show in messages; its ending .json decides, too
  std::string_view bytes;  ///< the whole file
  TableOptions options;
};

/// Reads a workbook (bytes that begin as a zip archive), a JSON file (a name in .json, or `[` or
/// `{` first and a bracket or a quote next), or else a CSV. Titles are trimmed; every row has at
/// least as many cells as the header has titles, and more only where a further cell is not blank;
/// blank rows stay, except those at the end; columns at the end without title and values go.
///
/// Lines above the header: among the first 30 rows the widest counts. In a workbook the header is
/// the first row that fills more than half as many cells as the widest and, unless that has only
/// one, at least two. In a CSV only rows with at most one filled cell are passed over, and only
/// where some row fills three (two, where the passed row has several cells). JSON has no header
/// row: `header_row` is 0 and rows count from 1. Where `known` counts more titles in another of the
/// 30 rows, that row is the header; where it counts none in a visible sheet or less than half as
/// many as in another, that sheet is not the one that is meant.
///
/// Every error bears `where.file`. Caps: tables/limits.h.
[[nodiscard]] Result<Table> read_table(const TableSource& source);

}  // namespace mentor
