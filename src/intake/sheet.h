// A table of one of the known kinds, read cell by cell under the keys of its columns; every row
// ends with a verdict.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/intake/people.h"
#include "mentor/intake/plan.h"
#include "mentor/intake/tables.h"

namespace mentor::intake {

/// The columns of a table by key; notes name the headers that mean nothing.
struct SheetColumns {
  std::map<std::string_view, std::vector<std::size_t>> by_key;
  Findings notes;
};

/// The header by which a column of the key is asked for.
[[nodiscard]] std::string recommended(TableKind kind, std::string_view key);

[[nodiscard]] SheetColumns sheet_columns(const Table& table, TableKind kind);

/// table-columns-missing (wanted, found) unless the table has one of each group of keys.
[[nodiscard]] std::optional<Error> lacking_columns(
    const Table& table, const SheetColumns& columns, TableKind kind,
    const std::vector<std::vector<std::string_view>>& groups);

/// One row while it is read. What cannot be read is reported and gives nothing.
class SheetRow {
 public:
  SheetRow(const Table& table, const SheetColumns& columns, const Row& row, RowVerdict& verdict)
      : table_(table), columns_(columns), row_(row), verdict_(verdict) {}

  [[nodiscard]] bool has(std::string_view key) const { return !text(key).empty(); }

  /// Squeezed; a lone dash is empty.
  [[nodiscard]] std::string text(std::string_view key) const;
  [[nodiscard]] std::string free_text(std::string_view key);

  /// A day; one with points may have a year of two digits, of this century.
  [[nodiscard]] std::optional<Date> date(std::string_view key);
  /// The same of the part of the cell that is a day.
  [[nodiscard]] std::optional<Date> date(std::string_view key, const std::string& part);

  /// The day of a fact: neither missing nor after `today`.
  [[nodiscard]] std::optional<Date> past_date(std::string_view key, Date today);

  [[nodiscard]] std::optional<PersonId> person(std::string_view key, const People& people);
  [[nodiscard]] std::vector<PersonId> persons(std::string_view key, const People& people);

  void reject(std::string_view key, Message message);
  void report(std::string_view key, Severity severity, Message message);
  [[nodiscard]] bool rejected() const;
  [[nodiscard]] RowVerdict& verdict() { return verdict_; }

 private:
  [[nodiscard]] std::optional<std::size_t> column(std::string_view key) const;

  const Table& table_;
  const SheetColumns& columns_;
  const Row& row_;
  RowVerdict& verdict_;
};

/// Calls `read` for every row that is somebody's; a row that reports an error is rejected, any
/// other keeps the fate that `read` returns. Columns of dates with slashes are read in the order
/// that the whole column shows (slash_dates.h), which the notes then tell.
[[nodiscard]] std::vector<RowVerdict> read_sheet(const Table& table, SheetColumns& columns,
                                                 const std::function<RowFate(SheetRow&)>& read);

/// The person whom the row's code, name, class and birth date tell; reported when there is none.
[[nodiscard]] std::optional<PersonId> person_of_row(SheetRow& row, const People& people,
                                                    Date today);

}  // namespace mentor::intake
