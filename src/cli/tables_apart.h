// Tables as people read them: parts under a title rather than a column that says the same in every
// row. Programs read the whole.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mentor/model/document.h"
#include "session.h"

namespace mentor::cli {

/// Whether the --format asked for is read by people.
[[nodiscard]] bool reads_a_person(const Session& session);

/// The table without that column, a part for each of its values by the value's id, titled by the
/// value (`otherwise` where nothing is known). Where there is one value, the table alone, untitled.
[[nodiscard]] std::vector<doc::Table> apart_by(const Session& session, doc::Table table,
                                               std::string_view column,
                                               const std::string& otherwise);

}  // namespace mentor::cli
