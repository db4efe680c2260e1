// What an office document says, for whoever searches it.
#pragma once

#include <string>
#include <string_view>

#include "mentor/base/result.h"

namespace mentor {

/// True where the bytes begin as a zip archive: a workbook, a document of Word or LibreOffice.
[[nodiscard]] bool is_packed(std::string_view bytes);

/// The XML of all parts as it is written, after the rows of every visible sheet of a workbook, a
/// line each, cells set apart by tabs. Errors: library-missing, table-file-too-big, those of a
/// broken or locked archive.
[[nodiscard]] Result<std::string> office_text(std::string_view bytes);

}  // namespace mentor
