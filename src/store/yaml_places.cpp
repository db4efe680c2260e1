#include "yaml_places.h"

#include <algorithm>

#include "mentor/base/utf8.h"
#include "mentor/store/yaml_tree.h"

namespace mentor {
namespace {

std::size_t line_end(std::string_view text, std::size_t from) {
  return std::min(text.find_first_of("\r\n", from), text.size());
}

std::size_t after_line_end(std::string_view text, std::size_t end) {
  return end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
}

bool is_lead(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

}  // namespace

void YamlPlaces::find_lines() {
  if (!starts_.empty()) return;
  starts_.push_back(0);
  for (std::size_t at = 0; at < text_.size(); ++at) {
    if (text_[at] != '\n' && text_[at] != '\r') continue;
    at = after_line_end(text_, at) - 1;
    starts_.push_back(at + 1);
  }
}

std::size_t YamlPlaces::line_count() {
  find_lines();
  return starts_.size();
}

std::string_view YamlPlaces::line(std::size_t number) {
  find_lines();
  if (number >= starts_.size()) return {};
  const std::size_t start = starts_[number];
  return text_.substr(start, line_end(text_, start) - start);
}

std::string_view YamlPlaces::rest_of_line(std::size_t number, std::size_t column) {
  const std::string_view whole = line(number);
  std::size_t at = 0;
  for (; at < whole.size(); ++at) {
    if (is_lead(whole[at]) && column-- == 0) break;
  }
  return whole.substr(at);
}

std::size_t leading_spaces(std::string_view line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

bool is_blank_line(std::string_view line) {
  return line.find_first_not_of(" \t") == std::string_view::npos;
}

std::vector<TextMark> marks_of(std::string_view text, char character) {
  std::vector<TextMark> marks;
  std::size_t index = 0;
  const char* counted = text.data();
  for (std::size_t at = text.find(character); at != std::string_view::npos;
       at = text.find(character, at + 1)) {
    index += static_cast<std::size_t>(std::count_if(counted, text.data() + at, is_lead));
    counted = text.data() + at;
    marks.push_back({index, at});
  }
  return marks;
}

bool CommentMarks::is_apart(std::size_t byte) const {
  return byte == 0 || std::string_view(" \t\r\n").find(text_[byte - 1]) != std::string_view::npos;
}

std::vector<std::size_t> CommentMarks::pass(std::size_t start, std::size_t end) {
  std::vector<std::size_t> wrong;
  for (; next_ < marks_.size() && marks_[next_].index < start; ++next_) {
    const std::size_t byte = marks_[next_].byte;
    if (byte < comment_end_) continue;
    if (!is_apart(byte)) wrong.push_back(byte);
    comment_end_ = line_end(text_, byte);
  }
  while (next_ < marks_.size() && marks_[next_].index < end)
    ++next_;
  return wrong;
}

std::size_t offset_of(std::string_view file, int line, int column) {
  auto at = static_cast<std::size_t>(line_of(file, line).data() - file.data());
  for (int passed = 1; passed < column; ++passed) {
    ++at;
    while (is_tail(file, at))
      ++at;
  }
  return at;
}

std::string_view line_of(std::string_view text, int line) {
  if (line < 1) return {};
  std::size_t start = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  for (int number = 1; number < line; ++number) {
    const std::size_t end = line_end(text, start);
    if (end >= text.size()) return {};
    start = after_line_end(text, end);
  }
  return text.substr(start, line_end(text, start) - start);
}

}  // namespace mentor
