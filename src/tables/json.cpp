#include "json.h"

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "cells.h"
#include "mentor/base/encoding.h"
#include "mentor/tables/limits.h"
#include "shape.h"

namespace mentor::tables {
namespace {

using Json = nlohmann::ordered_json;
using Event = Json::parse_event_t;

/// Watches the parser for what the library lets through: deep nesting and keys given twice.
class Gate {
 public:
  bool see(int depth, Event event, const Json& parsed) {
    if (depth > max_json_depth) is_too_deep_ = true;
    // The parser goes on, but tells no longer where what is dropped here ends.
    if (is_too_deep_) return false;
    if (event == Event::object_start) keys_.emplace_back();
    if (event == Event::object_end) keys_.pop_back();
    if (event == Event::key && !keys_.back().insert(parsed.get<std::string>()).second) {
      if (!repeated_) repeated_ = parsed.get<std::string>();
    }
    return true;
  }
  bool is_too_deep() const { return is_too_deep_; }
  const std::optional<std::string>& repeated() const { return repeated_; }

 private:
  std::vector<std::set<std::string>> keys_;
  std::optional<std::string> repeated_;
  bool is_too_deep_ = false;
};

tl::unexpected<Error> answer_error(const char* id, std::size_t answer, std::string title = {}) {
  return fail(Exit::folder, id, {{"answer", std::to_string(answer)}, {"title", std::move(title)}});
}

Result<Json> parse(const std::string& text) {
  Gate gate;
  Json root;
  try {
    root = Json::parse(
        text, [&](int depth, Event event, Json& parsed) { return gate.see(depth, event, parsed); });
  } catch (const Json::parse_error& error) {
    const std::size_t at = error.byte == 0 ? 0 : error.byte - 1;
    return fail(Exit::folder, "json-syntax", {}, place_in_text(text, at));
  } catch (const Json::exception&) {
    return fail(Exit::folder, "json-syntax");
  }
  if (gate.is_too_deep()) {
    return fail(Exit::folder, "json-too-deep", {{"most", std::to_string(max_json_depth)}});
  }
  if (gate.repeated()) {
    return fail(Exit::folder, "json-key-twice", {{"key", *gate.repeated()}});
  }
  return root;
}

std::optional<std::string> scalar_text(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean()) return value.get<bool>() ? "TRUE" : "FALSE";
  if (value.is_null()) return std::string();
  if (value.is_number_float()) return number_text(value.get<double>());
  if (value.is_number()) return value.dump();
  return std::nullopt;
}

std::optional<std::string> cell_text(const Json& value) {
  if (!value.is_array()) return scalar_text(value);
  std::string text;
  for (const Json& each : value) {
    const std::optional<std::string> part = scalar_text(each);
    if (!part) return std::nullopt;
    if (&each != &value.front()) text += "; ";
    text += *part;
  }
  return text;
}

/// Columns by title and by how often the title was met in the answer before.
class Columns {
 public:
  std::size_t find_or_add(const std::string& title, int occurrence) {
    const auto [found, is_new] = index_.try_emplace({title, occurrence}, header_.size());
    if (is_new) header_.push_back(title);
    return found->second;
  }
  std::vector<std::string> take_header() { return std::move(header_); }
  std::size_t size() const { return header_.size(); }

 private:
  std::map<std::pair<std::string, int>, std::size_t> index_;
  std::vector<std::string> header_;
};

class AnswerReader {
 public:
  Result<Table> read(const Json& root);

 private:
  Result<Row> read_answer(const Json& answer);
  Result<Row> read_pairs(const Json& answer);
  std::optional<Error> put(Row& row, const std::string& title, const Json& value);

  Columns columns_;
  std::map<std::string, int> met_;
  std::size_t number_ = 0;
  std::size_t cells_ = 0;
};

std::optional<Error> AnswerReader::put(Row& row, const std::string& title, const Json& value) {
  std::optional<std::string> text = cell_text(value);
  if (!text) return answer_error("json-cell-nested", number_, title).value();
  const std::string trimmed(trim(title));
  const std::size_t column = columns_.find_or_add(trimmed, met_[trimmed]++);
  if (columns_.size() > max_table_columns || text->size() > max_cell_bytes) {
    const bool is_wide = columns_.size() > max_table_columns;
    return fail(Exit::folder, "table-too-big",
                {{"what", is_wide ? "columns" : "cell-bytes"},
                 {"most", std::to_string(is_wide ? max_table_columns : max_cell_bytes)},
                 {"row", std::to_string(number_)}})
        .value();
  }
  if (row.cells.size() <= column) row.cells.resize(column + 1);
  row.cells[column] = *std::move(text);
  return std::nullopt;
}

Result<Row> AnswerReader::read_pairs(const Json& answer) {
  Row row;
  for (const Json& pair : answer) {
    if (!pair.is_array() || pair.size() != 2 || !pair[0].is_string()) {
      return answer_error("json-not-answers", number_);
    }
    if (const auto error = put(row, pair[0].get<std::string>(), pair[1])) {
      return tl::unexpected<Error>(*error);
    }
  }
  return row;
}

Result<Row> AnswerReader::read_answer(const Json& answer) {
  if (answer.is_array()) return read_pairs(answer);
  if (!answer.is_object()) return answer_error("json-not-answers", number_);
  Row row;
  for (const auto& [key, value] : answer.items()) {
    if (const auto error = put(row, key, value)) return tl::unexpected<Error>(*error);
  }
  return row;
}

Result<Table> AnswerReader::read(const Json& root) {
  if (!root.is_array()) return answer_error("json-not-answers", 0);
  std::vector<Row> rows;
  for (const Json& answer : root) {
    ++number_;
    met_.clear();
    Result<Row> row = read_answer(answer);
    if (!row) return tl::unexpected<Error>(row.error());
    cells_ += row->cells.size();
    if (cells_ > max_table_cells) {
      return fail(Exit::folder, "table-too-big",
                  {{"what", "cells"},
                   {"most", std::to_string(max_table_cells)},
                   {"row", std::to_string(number_)}});
    }
    row->number = static_cast<int>(number_);
    rows.push_back(*std::move(row));
  }
  Table table;
  table.header_row = 0;
  table.header = columns_.take_header();
  return fit_rows(std::move(table), std::move(rows));
}

}  // namespace

Result<Table> read_json(std::string_view bytes, std::string_view encoding) {
  const bool has_mark = bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF";
  const Result<Decoded> decoded =
      decode_text(bytes, encoding.empty() && !has_mark ? "utf-8" : encoding);
  if (!decoded) return tl::unexpected<Error>(decoded.error());
  const Result<Json> root = parse(decoded->text);
  if (!root) return tl::unexpected<Error>(root.error());
  Result<Table> table = AnswerReader().read(*root);
  if (!table) return table;
  table->format = "json";
  table->encoding = decoded->encoding;
  return table;
}

}  // namespace mentor::tables
