// The JSON Schemas of what commands print by `--format json`, as they stand in schemas/output/.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace mentor {

/// The names, sorted: `check`, `document`, `quarter`, … `document` describes every output that has
/// no schema of its own.
[[nodiscard]] std::vector<std::string_view> output_schema_names();

/// The schema (draft-07) of that name, ending with `\n`; nullopt for an unknown name.
[[nodiscard]] std::optional<std::string_view> output_schema(std::string_view name);

}  // namespace mentor
