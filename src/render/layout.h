// Laying out text in the columns of a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/model/document.h"

namespace mentor::render {

/// Lines of at most `columns` columns, broken at spaces; a word that is wider is cut where a
/// character ends. At least one line.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t columns);

/// Filled up with spaces to `columns`; a wider text stays as it is.
[[nodiscard]] std::string padded(std::string_view text, std::size_t columns, doc::Align align);

/// Columns of the widest word.
[[nodiscard]] std::size_t widest_word(std::string_view text);

/// Cells, safe for a terminal, in aligned columns; or, where even wrapped columns do not fit, every
/// row as lines of `title: value`, but for those of nothing known, with a blank line between rows.
/// `header` is not repeated; lines have no trailing spaces.
struct Sheet {
  std::vector<std::string> header;
  std::vector<doc::Align> align;
  /// As many cells as the header has. A line break in one is where it is parted if it has to be.
  std::vector<std::vector<std::string>> rows;
  std::vector<doc::RowKind> kinds;  ///< one per row
};
[[nodiscard]] std::vector<std::string> laid_out(const Sheet& sheet, std::size_t columns);

}  // namespace mentor::render
