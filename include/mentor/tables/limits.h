// How much of a table is read before it is refused. A school's survey is far below each of these;
// a file above one of them is damaged or hostile, and is refused before memory or time run out.
#pragma once

#include <cstddef>

namespace mentor {

/// Bytes of a file: as much as a file of the programme folder may have.
inline constexpr std::size_t max_table_bytes = std::size_t{16} << 20U;
/// Rows: a worksheet of Excel has no more.
inline constexpr std::size_t max_table_rows = 1'048'576;
/// Columns: a question with an option per column takes tens, a long form some hundreds.
inline constexpr std::size_t max_table_columns = 4096;
/// Cells after short rows were filled up: a few bytes of a file can stand for a whole row.
inline constexpr std::size_t max_table_cells = 4'000'000;
/// Bytes of a cell: 32 767 UTF-16 units, Excel's longest cell, are at most three times as many.
inline constexpr std::size_t max_cell_bytes = std::size_t{128} << 10U;
/// Bytes of all cells: a workbook may name one long shared string in every cell.
inline constexpr std::size_t max_table_text = std::size_t{64} << 20U;

/// Entries of the zip archive: a workbook has some ten parts and one a sheet.
inline constexpr std::size_t max_zip_entries = 2000;
/// Bytes of one unpacked part: ten thousand answers to a hundred questions take about half.
inline constexpr std::size_t max_part_bytes = std::size_t{48} << 20U;
/// Bytes of all entries unpacked, also those (pictures) that are never read.
inline constexpr std::size_t max_archive_bytes = std::size_t{256} << 20U;
/// Bytes of all parts that are read, one part read twice counted twice.
inline constexpr std::size_t max_read_bytes = std::size_t{96} << 20U;
/// Unpacked bytes per packed byte in a part over 1 MiB: worksheets reach some 50, bombs over 1000.
inline constexpr std::size_t max_zip_ratio = 300;
/// Tags of a part: an XML tree takes about 64 bytes of memory for each.
inline constexpr std::size_t max_part_tags = 5'000'000;

/// Nesting of a JSON file: answers need three levels.
inline constexpr int max_json_depth = 32;

}  // namespace mentor
