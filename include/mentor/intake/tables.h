// Tables other than answers: lists of participants, consents, pairs, meetings. Columns are known by
// Russian and English headers; every row gets a verdict as an import of answers gives it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/intake/import.h"
#include "mentor/intake/plan.h"

namespace mentor {

enum class TableKind { enrolments, consents, pairs, meetings };

struct TableColumn {
  std::string_view key;                         ///< as the journal or card has it
  std::span<const std::string_view> headers{};  ///< the first is the one to recommend
};

/// The columns of a table of that kind: the one source for importers and for help.
[[nodiscard]] std::span<const TableColumn> table_columns(TableKind kind);

/// How many of the titles are headers of such a table.
[[nodiscard]] int known_titles(TableKind kind, const std::vector<std::string>& titles);

/// What rows of a list of participants do not say themselves. `role` and `category` stand for
/// columns of these names; without a category the form's first for the role.
struct EnrolmentDefaults {
  std::optional<Role> role;
  FormId form;
  CategoryId category;
};

/// New participants and roles. People are recognised and codes handed out as plan_import says; the
/// day is the date column's, else `state.day`. Errors: table-columns-missing (wanted, found).
[[nodiscard]] Result<TablePlan> plan_enrolments(const State& state, const PrivateCards* cards,
                                                const Table& table,
                                                const EnrolmentDefaults& defaults,
                                                const NamesInCells& names = {});

/// `consent` entries. `kind` stands for an empty kind column. Whoever signs alone by the age rule
/// need not be named. The same person, kind, day and signers is unchanged where the row tells no
/// other end and no other place of the paper.
[[nodiscard]] Result<TablePlan> plan_consents(const State& state, const PrivateCards* cards,
                                              const Table& table, const std::string& kind);

/// The kind of consent that is meant by its id or what the paper is usually called («обработка
/// персональных данных» -> `processing`); as it was typed when none.
[[nodiscard]] std::string consent_kind_meant(const ProgrammeCard& card, const std::string& typed);

/// What rows of a list of pairs do not say themselves.
struct PairDefaults {
  FormId form;
  std::string order;
  std::optional<Date> from;
  std::optional<Date> to;
};

/// Pair cards with source `manual`, one for a row, codes in the order of rows. Everybody must have
/// the role; an unclosed pair of the same form and people is unchanged.
[[nodiscard]] Result<TablePlan> plan_pairs(const State& state, const PrivateCards* cards,
                                           const Table& table, const PairDefaults& defaults);

/// `meeting` entries. The pair is named by its code, or by its mentor and mentee where they have
/// one pair only. An empty kind becomes what next_meeting_kind says. The
/// same pair, day and time with the same contents is unchanged, with others rejected. So is a row
/// whose place, topic, result or note names somebody.
[[nodiscard]] Result<TablePlan> plan_meetings(const State& state, const PrivateCards* cards,
                                              const Table& table, const NamesInCells& names = {});

}  // namespace mentor
