// Workbooks (ECMA-376, Office Open XML) -> table.
#pragma once

#include <string>
#include <string_view>

#include "mentor/base/result.h"
#include "mentor/model/table.h"
#include "mentor/tables/read.h"

namespace mentor::tables {

/// The sheet of that name, or with an empty name the visible one that read_table tells; `others`
/// names the rest of those that hold anything.
/// Errors: zip-broken, zip-too-big, zip-locked, zip-not-xlsx, xlsx-part-missing, xlsx-part-broken,
/// xlsx-string-index, table-empty, table-too-big (exit 3); sheet-unknown (sheet, known; exit 2).
[[nodiscard]] Result<Table> read_xlsx(std::string_view bytes, const TableOptions& options);

}  // namespace mentor::tables
