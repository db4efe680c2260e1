// Comma-separated text -> rows, before anything is known of a header.
#pragma once

#include <string_view>
#include <vector>

#include "mentor/base/result.h"
#include "mentor/model/table.h"

namespace mentor {

/// Rows of `text` (UTF-8) as RFC 4180 has them: cells between `delimiter`s ('\0' = one cell a row),
/// quotes doubled inside quotes, line breaks inside quotes kept as they are; rows end with LF, CRLF
/// or CR. As in a spreadsheet a quote that does not begin a cell is text, and so is what follows a
/// closing quote. Row numbers count records from 1; `line` is where the record begins.
/// Errors: csv-quote-open (row, line of the quote) at the end of the text; table-too-big.
[[nodiscard]] Result<std::vector<Row>> read_csv_rows(std::string_view text, char delimiter);

/// The delimiter of `text`: of `;`, tab and `,` the one that splits most of the first rows into as
/// many cells as the header row; in a draw the one that stands there more often, then this order.
/// The header row here is the first that holds any of them outside quotes. '\0' where none does.
[[nodiscard]] char find_delimiter(std::string_view text);

}  // namespace mentor
