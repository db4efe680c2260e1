// Texts made harmless for HTML and Markdown.
#pragma once

#include <string>
#include <string_view>

namespace mentor::render {

/// For text and attribute values of XML and HTML: markup escaped; control characters, bidirectional
/// controls and what XML forbids shown as `\u{…}`; bytes that are not UTF-8 as U+FFFD. Line breaks
/// and tabs stay.
[[nodiscard]] std::string xml(std::string_view text);

/// A name for an id of XML: ASCII letters, digits and `-`; begins with a letter.
[[nodiscard]] std::string xml_id(std::string_view text);

/// On one line, every character that means something to Markdown or HTML escaped.
[[nodiscard]] std::string markdown_inline(std::string_view text);

/// The same for the beginning of a line, where more characters mean something.
[[nodiscard]] std::string markdown_block(std::string_view text);

}  // namespace mentor::render
