// Importing a table: reading it, and the screen that tells what became of every row.
#pragma once

#include <functional>
#include <vector>

#include "command.h"
#include "mentor/intake/import.h"
#include "mentor/intake/plan.h"
#include "mentor/model/table.h"
#include "mentor/tables/read.h"
#include "session.h"

namespace mentor::cli {

/// The operand FILE, and --encoding and --sheet.
[[nodiscard]] Operand table_operand();
[[nodiscard]] std::vector<Option> table_options();

/// The table of the operand FILE; `known` finds its header and sheet. Errors: those of reading a
/// file and of read_table.
[[nodiscard]] Result<Table> read_import_table(Session& session, const TitleCount& known);

/// What `plan` makes of the table, in which rows with a text that names somebody are rejected: of
/// those known, and of those whom the table brings in.
[[nodiscard]] Result<TablePlan> plan_without_names(
    const Session& session, const std::function<Result<TablePlan>(const NamesInCells&)>& plan);

/// The error of a table that cannot be planned; of a workbook with more sheets it is told first
/// which one was read.
[[nodiscard]] tl::unexpected<Error> no_plan(Session& session, const Table& table,
                                            const Error& error);

/// Tells what was detected in the file, commits what the plan adds together with `besides` (--dry-
/// run shows it), then tells of every rejected row its column, value, reason and cure, and of the
/// warnings, and counts all rows. Everything but the facts goes to the standard error. Answers
/// Exit::findings when a row was rejected, also when others were written.
[[nodiscard]] Result<Exit> finish_import(Session& session, const Table& table,
                                         const TablePlan& plan, const Edits& besides = {});

}  // namespace mentor::cli
