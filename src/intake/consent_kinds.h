// What kind of consent a paper is, by the words people call it.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>

#include "mentor/model/programme_card.h"
#include "mentor/model/table.h"

namespace mentor::intake {

/// Those of the programme and those that every programme has.
[[nodiscard]] std::set<std::string> known_kinds(const ProgrammeCard& card);

/// The one kind that the words mean: its id, or what such a paper is called. Nothing where they
/// mean several, or deny.
[[nodiscard]] std::optional<std::string> kind_of(const std::string& typed,
                                                 const std::set<std::string>& known);

/// The kind that a table without such a column tells of all its rows.
struct KindOfTable {
  std::string kind;
  std::optional<std::size_t> column;  ///< whose header says it: its cells tell who has consented
};

/// By one header or the sheet that calls itself a consent to something; never by the file's name,
/// which is anything. Nothing where none or several kinds are told.
[[nodiscard]] std::optional<KindOfTable> kind_of_table(const Table& table,
                                                       const std::set<std::string>& known);

}  // namespace mentor::intake
