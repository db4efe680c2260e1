// Workbooks made part by part, so that a test can spoil any of them.
#pragma once

#include <map>
#include <string>

namespace mentor {

using Parts = std::map<std::string, std::string>;

/// The parts of a workbook with one visible sheet «Ответы» whose sheetData has the given rows.
[[nodiscard]] Parts workbook_parts(const std::string& rows);

/// A zip archive of the parts, deflated at a level of 1 (fast) to 9 (small).
[[nodiscard]] std::string zip_parts(const Parts& parts, unsigned level = 1);

/// `workbook_parts`, zipped.
[[nodiscard]] std::string workbook(const std::string& rows);

}  // namespace mentor
