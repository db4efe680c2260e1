#include "mail_text.h"

#include <algorithm>
#include <optional>

#include "mentor/base/encoding.h"

namespace mentor {
namespace {

char small(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_same(std::string_view text, std::string_view in_small_letters) {
  return text.size() == in_small_letters.size() &&
         std::equal(text.begin(), text.end(), in_small_letters.begin(),
                    [](char a, char b) { return small(a) == b; });
}

// Where a word in small letters with a hyphen in it stands, in whatever letters: hyphens are found
// faster than letters, and every file is asked.
std::size_t find_hyphened(std::string_view text, std::string_view word, std::size_t from = 0) {
  const std::size_t before = word.find('-');
  for (std::size_t at = text.find('-', from + before); at != std::string_view::npos;
       at = text.find('-', at + 1)) {
    if (is_same(text.substr(at - before, word.size()), word)) return at - before;
  }
  return std::string_view::npos;
}

bool has_word(std::string_view line, std::string_view word) {
  for (std::size_t at = 0; at + word.size() <= line.size(); ++at) {
    if (is_same(line.substr(at, word.size()), word)) return true;
  }
  return false;
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char letter = small(c);
  return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

int base64_value(char c) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const std::size_t at = digits.find(c);
  return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

std::string from_base64(std::string_view text) {
  std::string bytes;
  unsigned held = 0;
  unsigned bits = 0;
  for (const char c : text) {
    const int value = base64_value(c);
    if (value < 0) continue;
    held = ((held << 6U) | static_cast<unsigned>(value)) & 0xFFFFU;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>((held >> bits) & 0xFFU);
  }
  return bytes;
}

// `=D0=9A`; a `=` at the end of a line joins it with the next.
std::string from_quoted(std::string_view text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view from = text.substr(i);
    if (from.starts_with("=\n")) {
      i += 1;
    } else if (from.starts_with("=\r\n")) {
      i += 2;
    } else if (from.size() > 2 && from[0] == '=' && hex_value(from[1]) >= 0 &&
               hex_value(from[2]) >= 0) {
      bytes += static_cast<char>(hex_value(from[1]) * 16 + hex_value(from[2]));
      i += 2;
    } else {
      bytes += from.front();
    }
  }
  return bytes;
}

// `=?utf-8?B?…?=` in a header.
struct EncodedWord {
  std::size_t end = 0;  // behind it
  std::string charset;
  std::string bytes;
};

std::optional<EncodedWord> encoded_word_at(std::string_view text, std::size_t at) {
  const std::size_t charset_end = text.find('?', at + 2);
  if (charset_end == std::string_view::npos || charset_end + 2 >= text.size() ||
      text[charset_end + 2] != '?') {
    return std::nullopt;
  }
  const std::size_t end = text.find("?=", charset_end + 3);
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view said = text.substr(charset_end + 3, end - charset_end - 3);
  const char way = small(text[charset_end + 1]);
  if (way != 'b' && way != 'q') return std::nullopt;
  return EncodedWord{end + 2, std::string(text.substr(at + 2, charset_end - at - 2)),
                     way == 'b' ? from_base64(said) : from_quoted(said)};
}

std::string in_utf8(const std::string& bytes, const std::string& charset) {
  const auto read = decode_text(bytes, charset);
  return read ? read->text : bytes;
}

// Neighbours are one text: a letter may be cut between them.
std::string header_words(std::string_view text) {
  std::string found;
  std::string bytes;
  std::string charset;
  std::size_t behind = 0;
  for (std::size_t at = text.find("=?"); at != std::string_view::npos; at = text.find("=?", at)) {
    auto word = encoded_word_at(text, at);
    if (!word) {
      at += 2;
      continue;
    }
    const bool goes_on =
        !bytes.empty() && word->charset == charset &&
        text.substr(behind, at - behind).find_first_not_of(" \t\r\n") == std::string_view::npos;
    if (!goes_on) {
      found += in_utf8(bytes, charset) + "\n";
      bytes.clear();
    }
    bytes += word->bytes;
    charset = std::move(word->charset);
    at = behind = word->end;
  }
  return found + in_utf8(bytes, charset);
}

// From the empty line after a header to the line that ends the part.
std::string_view body_after(std::string_view text, std::size_t header) {
  const std::size_t unix_end = text.find("\n\n", header);
  const std::size_t dos_end = text.find("\n\r\n", header);
  const std::size_t begin = std::min(unix_end, dos_end);
  if (begin == std::string_view::npos) return {};
  const std::size_t end = text.find("\n--", begin);
  return text.substr(begin, end == std::string_view::npos ? end : end - begin);
}

constexpr std::string_view transfer = "transfer-encoding:";
constexpr std::string_view quoted = "quoted-printable";

}  // namespace

bool is_mail(std::string_view bytes) {
  if (find_hyphened(bytes, transfer) != std::string_view::npos ||
      find_hyphened(bytes, quoted) != std::string_view::npos) {
    return true;
  }
  const std::size_t at = bytes.find("=?");
  return at != std::string_view::npos && encoded_word_at(bytes, at).has_value();
}

std::vector<std::string> texts_of_mail(std::string_view bytes) {
  std::vector<std::string> texts = {header_words(bytes)};
  if (find_hyphened(bytes, quoted) != std::string_view::npos) texts.push_back(from_quoted(bytes));
  for (std::size_t at = find_hyphened(bytes, transfer); at != std::string_view::npos;
       at = find_hyphened(bytes, transfer, at + 1)) {
    const std::string_view line = bytes.substr(at, bytes.find('\n', at) - at);
    if (!has_word(line, "base64")) continue;
    texts.push_back(from_base64(body_after(bytes, at)));
  }
  return texts;
}

}  // namespace mentor
