#include "worksheet.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include "archive.h"
#include "cells.h"
#include "mentor/base/encoding.h"
#include "mentor/tables/limits.h"

namespace mentor::tables {
namespace {

template <class Number>
std::optional<Number> parse_number(std::string_view text) {
  text = trim(text);
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<char32_t> hex_character(std::string_view four) {
  unsigned value = 0;
  const auto [end, error] = std::from_chars(four.data(), four.data() + four.size(), value, 16);
  if (error != std::errc() || end != four.data() + 4) return std::nullopt;
  const bool is_text = value != 0 && (value < 0xD800 || value > 0xDFFF);
  return is_text ? std::optional<char32_t>(value) : std::nullopt;
}

/// `c` is of the Basic Multilingual Plane.
void append_character(std::string& text, char32_t c) {
  if (c < 0x80) {
    text += static_cast<char>(c);
    return;
  }
  if (c < 0x800) {
    text += static_cast<char>(0xC0U | (c >> 6U));
  } else {
    text += static_cast<char>(0xE0U | (c >> 12U));
    text += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
  }
  text += static_cast<char>(0x80U | (c & 0x3FU));
}

/// `_x000D_` is a carriage return, `_x005F_x000D_` the text of it (ECMA-376 part 1, 22.9.2.19).
std::string unescape(const std::string& text) {
  if (text.find("_x") == std::string::npos) return text;
  std::string result;
  const std::string_view view = text;
  for (std::size_t i = 0; i < view.size(); ++i) {
    const bool may_be = view.substr(i, 2) == "_x" && i + 6 < view.size() && view[i + 6] == '_';
    const auto character = may_be ? hex_character(view.substr(i + 2, 4)) : std::nullopt;
    if (!character) {
      result += view[i];
      continue;
    }
    append_character(result, *character);
    i += 6;
  }
  return result;
}

struct Position {
  std::size_t row = 0;     ///< from 1
  std::size_t column = 0;  ///< from 0
};

/// `C12` -> row 12, column 2; nothing for what is no reference of this form.
std::optional<Position> parse_reference(std::string_view text) {
  std::size_t letters = 0;
  std::size_t column = 0;
  while (letters < text.size() && letters < 4 && text[letters] >= 'A' && text[letters] <= 'Z') {
    column = column * 26 + static_cast<std::size_t>(text[letters] - 'A') + 1;
    ++letters;
  }
  const auto row = parse_number<std::size_t>(text.substr(letters));
  if (letters == 0 || !row || *row == 0) return std::nullopt;
  return Position{*row, column - 1};
}

tl::unexpected<Error> too_big(const char* what, std::size_t most, std::size_t row) {
  return fail(Exit::folder, "table-too-big",
              {{"what", what}, {"most", std::to_string(most)}, {"row", std::to_string(row)}});
}

class SheetReader {
 public:
  SheetReader(const Workbook& workbook, const std::string& part)
      : workbook_(workbook), part_(part) {}

  Result<std::vector<Row>> read(const pugi::xml_node& sheet);

 private:
  std::optional<Error> read_row(const pugi::xml_node& node);
  std::optional<Error> read_cell(const pugi::xml_node& node, Row& row);
  std::optional<Error> check_size(const Row& row, const std::string& text, std::size_t column);
  Result<std::string> cell_text(const pugi::xml_node& node);
  Result<std::string> shared_text(const pugi::xml_node& node, const std::string& value) const;
  std::string value_text(std::string_view type, const std::string& value, int style) const;
  std::optional<Error> keep(Row row);
  std::optional<Error> fill(Position from, std::size_t last);
  std::optional<Error> fill_merged(const pugi::xml_node& sheet);

  const Workbook& workbook_;
  const std::string& part_;
  std::vector<Row> rows_;
  std::size_t row_ = 0;     // number of the row being read, from 1
  std::size_t column_ = 0;  // where a cell without a reference stands
  std::size_t cells_ = 0;
  std::size_t text_bytes_ = 0;
};

Result<std::string> SheetReader::shared_text(const pugi::xml_node& node,
                                             const std::string& value) const {
  const auto index = parse_number<std::size_t>(value);
  if (index && *index < workbook_.strings.size()) return workbook_.strings[*index];
  return fail(Exit::folder, "xlsx-string-index",
              {{"part", part_}, {"cell", node.attribute("r").value()}, {"index", value}});
}

std::string iso_text(std::string value) {
  const std::size_t t = value.find('T');
  if (t != std::string::npos) value[t] = ' ';
  const std::size_t tail = value.find_first_of(".Z");
  return tail == std::string::npos ? value : value.substr(0, tail);
}

std::string SheetReader::value_text(std::string_view type, const std::string& value,
                                    int style) const {
  if (type == "b") return trim(value) == "1" || trim(value) == "true" ? "TRUE" : "FALSE";
  if (type == "d") return iso_text(value);
  if (type == "str" || type == "e") return unescape(value);
  const auto number = parse_number<double>(value);
  if (!number || !std::isfinite(*number)) return value;
  const auto at = static_cast<std::size_t>(style);
  const bool is_known = style >= 0 && at < workbook_.formats.size();
  return show_number(*number, is_known ? workbook_.formats[at] : NumberFormat{}, workbook_.epoch);
}

Result<std::string> SheetReader::cell_text(const pugi::xml_node& node) {
  const std::string_view type = node.attribute("t").value();
  if (type == "inlineStr") return string_item(find_child(node, "is"));
  const pugi::xml_node value = find_child(node, "v");
  if (!value) {
    const pugi::xml_node formula = find_child(node, "f");
    return formula ? "=" + text_of(formula) : std::string();
  }
  const std::string text = text_of(value);
  if (type == "s") return shared_text(node, text);
  if (text.empty() && type != "str") return std::string();
  return value_text(type, text, node.attribute("s").as_int(0));
}

std::optional<Error> SheetReader::check_size(const Row& row, const std::string& text,
                                             std::size_t column) {
  if (column >= max_table_columns) return too_big("columns", max_table_columns, row_).value();
  if (text.size() > max_cell_bytes) return too_big("cell-bytes", max_cell_bytes, row_).value();
  text_bytes_ += text.size();
  if (text_bytes_ > max_table_text) return too_big("text-bytes", max_table_text, row_).value();
  if (column >= row.cells.size()) cells_ += column + 1 - row.cells.size();
  if (cells_ > max_table_cells) return too_big("cells", max_table_cells, row_).value();
  return std::nullopt;
}

std::optional<Error> SheetReader::read_cell(const pugi::xml_node& node, Row& row) {
  std::size_t column = column_;
  if (const pugi::xml_attribute reference = node.attribute("r")) {
    const auto position = parse_reference(reference.value());
    if (!position || position->row != row_) return broken_part(part_, reference.value()).value();
    column = position->column;
  }
  column_ = column + 1;
  Result<std::string> text = cell_text(node);
  if (!text) return text.error();
  if (text->empty()) return std::nullopt;
  // A numeric reference can smuggle in a lone surrogate.
  if (find_invalid_utf8(*text) != std::string::npos) {
    return broken_part(part_, node.attribute("r").value()).value();
  }
  if (auto error = check_size(row, *text, column)) return error;
  if (row.cells.size() <= column) row.cells.resize(column + 1);
  row.cells[column] = *std::move(text);
  return std::nullopt;
}

/// Empty rows at the end, of which a sheet may hold a million, leave no trace.
std::optional<Error> SheetReader::keep(Row row) {
  if (row.cells.empty()) return std::nullopt;
  const auto number = static_cast<std::size_t>(row.number);
  if (number > max_table_rows) return too_big("rows", max_table_rows, number).value();
  while (rows_.size() + 1 < number)
    rows_.push_back({static_cast<int>(rows_.size()) + 1, {}, 0});
  rows_.push_back(std::move(row));
  return std::nullopt;
}

std::optional<Error> SheetReader::read_row(const pugi::xml_node& node) {
  std::size_t number = row_ + 1;
  if (const pugi::xml_attribute told = node.attribute("r")) {
    const auto parsed = parse_number<std::size_t>(told.value());
    if (!parsed || *parsed <= row_ || *parsed > max_table_rows) {
      return broken_part(part_, told.value()).value();
    }
    number = *parsed;
  }
  row_ = number;
  column_ = 0;
  Row row;
  row.number = static_cast<int>(number);
  for (const pugi::xml_node& cell : node.children()) {
    if (local_name(cell.name()) != "c") continue;
    if (auto error = read_cell(cell, row)) return error;
  }
  return keep(std::move(row));
}

/// `A2:B5` -> its corners; nothing for one cell or what is no range.
std::optional<std::pair<Position, Position>> parse_range(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto from = parse_reference(text.substr(0, colon));
  const auto to = parse_reference(text.substr(colon + 1));
  if (!from || !to) return std::nullopt;
  return std::pair(*from, *to);
}

std::optional<Error> SheetReader::fill(Position from, std::size_t last) {
  if (from.row == 0 || from.row > rows_.size()) return std::nullopt;
  const Row& first = rows_[from.row - 1];
  if (first.cells.size() <= from.column || first.cells[from.column].empty()) return std::nullopt;
  const std::string text = first.cells[from.column];
  for (std::size_t number = from.row + 1; number <= std::min(last, rows_.size()); ++number) {
    Row& row = rows_[number - 1];
    if (row.cells.empty()) continue;
    row_ = number;
    if (auto error = check_size(row, text, from.column)) return error;
    if (row.cells.size() <= from.column) row.cells.resize(from.column + 1);
    if (row.cells[from.column].empty()) row.cells[from.column] = text;
  }
  return std::nullopt;
}

// Ranges never overlap in a sound file; of those that do the first counts, so that none costs more
// than its rows.
std::optional<Error> SheetReader::fill_merged(const pugi::xml_node& sheet) {
  std::map<std::size_t, std::vector<std::pair<Position, std::size_t>>> by_column;
  for (const pugi::xml_node& node : find_child(sheet, "mergeCells").children()) {
    const auto range = parse_range(node.attribute("ref").value());
    if (!range || range->second.row <= range->first.row) continue;
    by_column[range->first.column].emplace_back(range->first, range->second.row);
  }
  for (auto& [column, ranges] : by_column) {
    std::sort(ranges.begin(), ranges.end(),
              [](const auto& a, const auto& b) { return a.first.row < b.first.row; });
    std::size_t filled = 0;
    for (const auto& [from, last] : ranges) {
      if (from.row <= filled) continue;
      if (auto error = fill(from, last)) return error;
      filled = last;
    }
  }
  return std::nullopt;
}

Result<std::vector<Row>> SheetReader::read(const pugi::xml_node& sheet) {
  const pugi::xml_node data = find_child(sheet, "sheetData");
  if (!data) return broken_part(part_, "sheetData");
  for (const pugi::xml_node& node : data.children()) {
    if (local_name(node.name()) != "row") continue;
    if (auto error = read_row(node)) return tl::unexpected<Error>(*std::move(error));
  }
  if (auto error = fill_merged(sheet)) return tl::unexpected<Error>(*std::move(error));
  return std::move(rows_);
}

}  // namespace

std::string string_item(const pugi::xml_node& item) {
  std::string text;
  for (const pugi::xml_node& child : item.children()) {
    const std::string_view name = local_name(child.name());
    if (name == "t") text += text_of(child);
    if (name == "r") text += text_of(find_child(child, "t"));
  }
  return unescape(text);
}

Result<std::vector<Row>> read_worksheet(const pugi::xml_node& sheet, const Workbook& workbook,
                                        const std::string& part) {
  return SheetReader(workbook, part).read(sheet);
}

}  // namespace mentor::tables
