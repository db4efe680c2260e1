// One value of a document in each of its written forms.
#pragma once

#include <string>

#include "mentor/model/document.h"

namespace mentor::render {

inline constexpr const char* dash = "—";

/// What CSV holds of a value; all empty for a missing one.
struct Plain {
  std::string value;
  std::string num;
  std::string den;
};

[[nodiscard]] Plain plain(const doc::Cell& cell);

/// The id, or the number from 1 of a row that has none.
[[nodiscard]] std::string row_id(const doc::Table& table, std::size_t row);

/// The cell of a row, a missing one past its end.
[[nodiscard]] const doc::Cell& cell_of(const doc::Row& row, std::size_t column);

/// The figure as a table: the same numbers for formats that draw nothing. Ids are the figure's.
[[nodiscard]] doc::Table table_of(const doc::Figure& figure, Language language);

/// The facts behind a value: where it stands and the places, for the list at the end.
struct Proof {
  std::string place;  ///< `table / row / column`, in the document's language
  std::vector<Where> where;
};

/// Every value of the document that has evidence, in order of reading.
[[nodiscard]] std::vector<Proof> proofs(const Document& document);

/// `file:line, file:line`.
[[nodiscard]] std::string places(const std::vector<Where>& where);

}  // namespace mentor::render
