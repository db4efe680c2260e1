// Prose in the lines of a terminal: broken between words, never inside one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mentor::cli {

/// Words of the text in lines no wider than `columns`. The first line begins at the column `at`,
/// where it is put; the others begin with spaces up to `indent`. A word that is wider than a line
/// has one of its own. Colours take no room.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t at, std::size_t indent,
                                  std::size_t columns);

/// The text with its lines of prose broken so. Lines that begin with a space, or with `+`, `-` or
/// `@` as a diff does, stay as they are: they are laid out already. Terminals of under 40 columns
/// are left to themselves.
[[nodiscard]] std::string prose_in_lines(std::string_view text, int columns);

}  // namespace mentor::cli
