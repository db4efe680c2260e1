// JSON answers -> table: the only door to the JSON library for reading.
#pragma once

#include <string_view>

#include "mentor/base/result.h"
#include "mentor/model/table.h"

namespace mentor::tables {

/// A list of answers, each a list of [title, value] pairs (Yandex Forms) or an object. Columns come
/// in the order of their first appearance; a title that an answer bears twice is a further column
/// of that title. Values: texts as they are, numbers as people see them, TRUE and FALSE, null as an
/// empty cell, a list of these joined by "; ". An empty `encoding` means UTF-8 or what a byte order
/// mark says.
/// Errors (exit 3), with line and column or with the answer's number: text-not-decodable,
/// json-syntax, json-too-deep, json-key-twice, json-not-answers, json-cell-nested, table-empty,
/// table-too-big.
[[nodiscard]] Result<Table> read_json(std::string_view bytes, std::string_view encoding);

}  // namespace mentor::tables
