// Lines and characters of a YAML source, as libyaml counts them, back to bytes.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace mentor {

/// Answers about one text without its byte order mark; the table of lines is made when first asked.
class YamlPlaces {
 public:
  explicit YamlPlaces(std::string_view text) : text_(text) {}

  /// The line (from 0) without its line end; empty when there is none.
  [[nodiscard]] std::string_view line(std::size_t number);
  [[nodiscard]] std::size_t line_count();
  /// The rest of the line from a column (from 0, in characters).
  [[nodiscard]] std::string_view rest_of_line(std::size_t number, std::size_t column);

 private:
  void find_lines();
  std::string_view text_;
  std::vector<std::size_t> starts_;
};

/// Where the character of that line and column (from 1, in characters) stands in a whole file, in
/// bytes.
[[nodiscard]] std::size_t offset_of(std::string_view file, int line, int column);

/// Leading spaces (tabs are none).
[[nodiscard]] std::size_t leading_spaces(std::string_view line);

/// Only spaces and tabs.
[[nodiscard]] bool is_blank_line(std::string_view line);

/// Where a character stands, in the order of the text.
struct TextMark {
  std::size_t index = 0;  ///< in characters
  std::size_t byte = 0;
};
[[nodiscard]] std::vector<TextMark> marks_of(std::string_view text, char character);

/// Finds every `#` that begins a comment without white space before it.
class CommentMarks {
 public:
  explicit CommentMarks(std::string_view text) : text_(text), marks_(marks_of(text, '#')) {}

  /// What stands from the end of the last scalar to `start` (in characters) is no scalar; the next
  /// one ends at `end`. Returns the bytes of comments that are not set apart.
  [[nodiscard]] std::vector<std::size_t> pass(std::size_t start, std::size_t end);

 private:
  [[nodiscard]] bool is_apart(std::size_t byte) const;
  std::string_view text_;
  std::vector<TextMark> marks_;
  std::size_t next_ = 0;
  std::size_t comment_end_ = 0;  // byte at which the last comment ends
};

}  // namespace mentor
