// Names that no change may give a file and that people bring all the same: from an archive made
// under another system, by a slip in a terminal.
#pragma once

#include <string>
#include <string_view>

namespace mentor {

/// True for a path beneath the folder that may be read but not written: a part of it is not UTF-8
/// or has a control character or a backslash, or all of it is too long.
[[nodiscard]] bool is_odd_path(std::string_view path);

/// The path for people and for JSON: control characters as `\u{9}`, bytes that are no UTF-8 as
/// `\xE7`, all else as it is.
[[nodiscard]] std::string shown_path(std::string_view path);

}  // namespace mentor
