// How much bytes in a one-byte code page look like Russian: for texts that are not Unicode.
#pragma once

#include <array>
#include <string_view>

namespace mentor {

/// The characters that the 256 bytes of a code page mean; 0xFFFD for a byte that means nothing.
using CodePage = std::array<char32_t, 256>;

/// Mean plausibility of the bytes above 0x7F, read in `page`, as Russian: logarithms of letter
/// frequencies, less for capitals inside words and for signs that a text seldom has. At most about
/// -2; 0 bytes above 0x7F give 0.
[[nodiscard]] double russian_score(std::string_view bytes, const CodePage& page);

/// Share, 0..1, of the bytes above 0x7F that touch a Latin letter: high in «café», low in Russian.
[[nodiscard]] double latin_neighbours(std::string_view bytes);

}  // namespace mentor
