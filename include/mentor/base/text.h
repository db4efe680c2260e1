// Text as people write it: folding for comparison, splitting, width, nearness of words.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mentor {

/// True when the bytes are well-formed UTF-8 (no surrogates, no overlong forms).
[[nodiscard]] bool is_utf8(std::string_view text);

/// Unicode normal form C. The text must be UTF-8.
[[nodiscard]] std::string nfc(std::string_view text);

/// Without white space at the ends and with every inner run of white space (also NBSP, thin and
/// zero-width spaces, line breaks) made one space; NFC.
[[nodiscard]] std::string squeeze(std::string_view text);

/// ASCII white space off both ends; a view into `text`.
[[nodiscard]] std::string_view trim(std::string_view text);

/// The form in which two texts are compared: squeezed, case folded, ё = е, all dashes `-`, all
/// quotes `"`, all apostrophes `'`.
[[nodiscard]] std::string fold(std::string_view text);

/// Latin letters that look like Cyrillic ones made Cyrillic (A, B, C, E, H, K, M, O, P, T, X, Y).
[[nodiscard]] std::string cyrillic_lookalikes(std::string_view text);

/// Cyrillic letters that look like Latin ones made Latin.
[[nodiscard]] std::string latin_lookalikes(std::string_view text);

/// The same keys pressed in the other keyboard layout: `ьфеср` -> `match`, `vtyjh` -> `ментор`.
[[nodiscard]] std::string other_layout(std::string_view text);

[[nodiscard]] std::vector<std::string> split(std::string_view text, std::string_view separators);

[[nodiscard]] std::string join(std::span<const std::string> parts, std::string_view separator);

[[nodiscard]] std::string replace_all(std::string text, std::string_view from, std::string_view to);

/// Lower case by Unicode rules.
[[nodiscard]] std::string lower(std::string_view text);

/// Upper case of the first letter; the rest stays.
[[nodiscard]] std::string capitalised(std::string_view text);

/// Number of code points.
[[nodiscard]] std::size_t length(std::string_view text);

/// Columns that the text takes in a terminal: 0 for combining marks, 2 for wide characters.
[[nodiscard]] std::size_t width(std::string_view text);

/// Safe to print in a terminal: control characters, escapes, bidirectional controls and zero-width
/// characters become `\u{…}`; `\n` and `\t` stay only when `keep_lines`.
enum class Lines { keep, escape };
[[nodiscard]] std::string terminal_safe(std::string_view text, Lines lines = Lines::escape);

/// Damerau-Levenshtein distance in code points.
[[nodiscard]] std::size_t distance(std::string_view a, std::string_view b);

/// The candidate nearest to the word (folded, also in the other keyboard layout), or empty when
/// none is near enough (a third of its length, at least 1, at most 3). The first in order wins
/// ties.
[[nodiscard]] std::string nearest(std::string_view word, std::span<const std::string> candidates);

/// Order of texts as people expect it: by letters of the Russian and Latin alphabets without case,
/// digits by value (`2` before `10`), ties by bytes. A strict weak order without any locale.
[[nodiscard]] bool natural_less(std::string_view a, std::string_view b);

}  // namespace mentor
