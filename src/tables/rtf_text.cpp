#include "rtf_text.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "mentor/base/encoding.h"

namespace mentor {
namespace {

constexpr std::string_view usual_page = "windows-1251";

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// What begins with a backslash.
struct Control {
  std::string_view word;  // letters, or one sign
  int number = 0;
  std::size_t length = 0;  // with the space that ends it
};

Control control_at(std::string_view from) {
  Control control;
  std::size_t end = 1;
  while (end < from.size() && is_letter(from[end]))
    ++end;
  if (end == 1) return {from.substr(1, 1), 0, std::min<std::size_t>(2, from.size())};
  control.word = from.substr(1, end - 1);
  const auto read = std::from_chars(from.data() + end, from.data() + from.size(), control.number);
  end = static_cast<std::size_t>(read.ptr - from.data());
  if (end < from.size() && from[end] == ' ') ++end;
  control.length = end;
  return control;
}

template <std::size_t size>
bool is_any(std::string_view word, const std::array<std::string_view, size>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class Reading {
 public:
  Reading(std::string_view bytes, std::string page) : left_(bytes), page_(std::move(page)) {}

  std::string run() {
    while (!left_.empty()) {
      const char c = left_.front();
      if (c == '\\') {
        take_control();
        continue;
      }
      left_.remove_prefix(1);
      if (c == '{' || c == '}' || c == '\r' || c == '\n') continue;
      add_byte(c);
    }
    end_bytes();
    end_units();
    return std::move(text_);
  }

  bool has_pictures = false;
  int named_page = 0;

 private:
  void take_control() {
    const Control control = control_at(left_);
    if (control.word == "'") return take_byte();
    left_.remove_prefix(control.length);
    constexpr std::array<std::string_view, 11> breaks = {
        "par", "line", "tab", "cell", "row", "page", "sect", "nestcell", "column", "~", "pard"};
    constexpr std::array<std::string_view, 3> letters = {"\\", "{", "}"};
    constexpr std::array<std::string_view, 4> pictures = {"pict", "object", "objdata", "shppict"};
    if (control.word == "u") return take_character(control.number);
    if (control.word == "uc")
      written_beside_ = static_cast<std::size_t>(std::clamp(control.number, 0, 9));
    if (control.word == "ansicpg") named_page = control.number;
    if (control.word == "bin") skip(static_cast<std::size_t>(std::max(control.number, 0)));
    if (is_any(control.word, breaks)) add_byte('\n');
    if (is_any(control.word, letters)) add_byte(control.word.front());
    if (control.word == "_") add_byte('-');
    has_pictures = has_pictures || is_any(control.word, pictures);
  }

  void take_byte() {
    unsigned value = 0;
    const std::string_view digits = left_.substr(std::min<std::size_t>(2, left_.size()), 2);
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    skip(2 + static_cast<std::size_t>(read.ptr - digits.data()));
    if (read.ec == std::errc()) add_byte(static_cast<char>(value));
  }

  // Written in decimal, from 32768 on as a negative number; what older readers show comes after it.
  void take_character(int number) {
    end_bytes();
    const auto unit = static_cast<unsigned>(number) & 0xFFFFU;
    units_ += static_cast<char>(unit >> 8U);
    units_ += static_cast<char>(unit & 0xFFU);
    std::size_t beside = written_beside_;
    while (beside-- > 0 && !left_.empty() && left_.front() != '{' && left_.front() != '}') {
      if (left_.starts_with("\\'")) {
        skip(4);
      } else if (left_.front() == '\\') {
        return;
      } else {
        skip(1);
      }
    }
  }

  void skip(std::size_t count) { left_.remove_prefix(std::min(count, left_.size())); }

  void add_byte(char c) {
    end_units();
    if (static_cast<unsigned char>(c) < 0x80) {
      end_bytes();
      text_ += c;
    } else {
      bytes_ += c;
    }
  }

  void end_bytes() {
    if (bytes_.empty()) return;
    auto read = decode_text(bytes_, page_);
    if (!read) read = decode_text(bytes_, usual_page);
    text_ += read ? read->text : "\uFFFD";
    bytes_.clear();
  }

  void end_units() {
    if (units_.empty()) return;
    const auto read = decode_text(units_, "utf-16be");
    text_ += read ? read->text : "\uFFFD";
    units_.clear();
  }

  std::string_view left_;
  std::string page_;
  std::string text_;
  std::string bytes_;  // of the code page, not yet read
  std::string units_;  // of UTF-16, not yet read: a character may take two
  std::size_t written_beside_ = 1;
};

}  // namespace

bool is_rtf(std::string_view bytes) {
  return bytes.starts_with("{\\rtf");
}

RtfText text_of_rtf(std::string_view bytes) {
  RtfText found;
  Reading usual(bytes, std::string(usual_page));
  found.readings.push_back(usual.run());
  found.whole = !usual.has_pictures;
  if (usual.named_page != 0 && usual.named_page != 1251) {
    found.readings.push_back(Reading(bytes, "cp" + std::to_string(usual.named_page)).run());
  }
  return found;
}

}  // namespace mentor
