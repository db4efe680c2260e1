// A file as the leak scan reads it: its characters whatever the encoding, escapes resolved.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mentor/model/finding.h"

namespace mentor::checks {

/// What becomes of the tags of HTML and XML.
enum class Markup { kept, spaced, dropped };

class ScannedText {
 public:
  /// Bytes in UTF-8, UTF-16 or a Russian code page, also a text in UTF-8 with lines of a code page
  /// in it. `\u0422`, `\x41` and `\` before a line end, as YAML and JSON write them, are what they
  /// stand for; `\n` and its like are spaces where the file's name says YAML or JSON, or a Russian
  /// letter follows. `&#1058;` and the common entities of HTML are what they stand for, and so is
  /// `%D0%A2` of an address.
  ScannedText(std::string path, std::string_view bytes, Markup markup);

  [[nodiscard]] const std::u32string& text() const { return text_; }
  /// False where some of the bytes are no text in any encoding known.
  [[nodiscard]] bool is_readable() const { return readable_; }
  /// True where something looks like a tag.
  [[nodiscard]] bool has_markup() const { return has_markup_; }
  /// Line and column of a character of text(), as they stand in the file.
  [[nodiscard]] Where where_is(std::size_t position) const;

 private:
  void resolve_escapes(const std::u32string& written, Markup markup);
  std::string path_;
  std::u32string text_;
  bool readable_ = true;
  bool has_markup_ = false;
  std::vector<std::size_t> line_starts_;                     // in what is written
  std::vector<std::pair<std::size_t, std::size_t>> behind_;  // (in text_, in what is written)
};

}  // namespace mentor::checks
