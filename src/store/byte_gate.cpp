#include "byte_gate.h"

#include <fmt/format.h>

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "mentor/base/utf8.h"
#include "mentor/store/yaml_tree.h"

namespace mentor {
namespace {

constexpr std::size_t most_findings = 20;

enum class ByteClass : std::uint8_t { fine, line_end, marker, control, wide };

constexpr std::array<ByteClass, 256> byte_classes() {
  std::array<ByteClass, 256> classes{};
  for (std::size_t byte = 0; byte < 256; ++byte) {
    if (byte >= 0x80) classes[byte] = ByteClass::wide;
    if (byte < 0x20 || byte == 0x7F) classes[byte] = ByteClass::control;
  }
  classes['\t'] = ByteClass::fine;
  classes['\n'] = classes['\r'] = ByteClass::line_end;
  classes['<'] = classes['='] = classes['>'] = classes['|'] = ByteClass::marker;
  return classes;
}

constexpr auto classes = byte_classes();

struct CodePoint {
  std::uint32_t value = 0;
  std::size_t bytes = 0;  // 0 = not UTF-8
};

std::size_t sequence_length(unsigned char lead) {
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 0;
}

CodePoint decode(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t bytes = sequence_length(lead);
  if (bytes == 0) return {};
  std::uint32_t value = lead & (0xFFU >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) {
    if (!is_tail(text, at + i)) return {};
    value = (value << 6U) | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
  }
  constexpr std::array<std::uint32_t, 5> least = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < least[bytes] || value > 0x10FFFF || surrogate) return {};
  return {value, bytes};
}

bool is_conflict_marker(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (rest.size() < 7 || rest.substr(0, 7) != std::string(7, rest[0])) return false;
  return rest.size() == 7 || rest[7] == ' ' || rest[7] == '\n' || rest[7] == '\r';
}

// In each byte of a word the highest bit, where that byte is in [from, to]; both below 0x80. Of
// bytes from 0x80 on it says nothing.
constexpr std::uint64_t every_byte = 0x0101010101010101U;
constexpr std::uint64_t highest_bits = 0x80 * every_byte;

constexpr std::uint64_t within(std::uint64_t low_bits, std::uint64_t from, std::uint64_t to) {
  return (low_bits + (0x80 - from) * every_byte) & ~(low_bits + (0x7F - to) * every_byte);
}

// Eight bytes at a time past those that after_fine() passes one by one, and past markers, which
// only matter where a line begins. `at` begins a character, and so does the answer.
std::size_t after_fine_words(std::string_view bytes, std::size_t at) {
  if constexpr (std::endian::native != std::endian::little) return at;
  for (std::uint64_t word = 0; at + sizeof word <= bytes.size();) {
    std::memcpy(&word, bytes.data() + at, sizeof word);
    const std::uint64_t high = word & highest_bits;
    const std::uint64_t low_bits = word & ~highest_bits;
    const std::uint64_t printed = within(low_bits, 0x20, 0x7E) & highest_bits & ~high;
    const std::uint64_t leads = within(low_bits, 0x43, 0x5F) & high;  // 0xC3 to 0xDF
    const std::uint64_t tails = high & ~(word << 1U);                 // 10xxxxxx
    if ((printed | leads | tails) != highest_bits || tails != leads << 8U) return at;
    at += (leads >> 63U) != 0 ? sizeof word - 1 : sizeof word;
  }
  return at;
}

class Gate {
 public:
  Gate(std::string_view bytes, const std::string& file) : bytes_(bytes), file_(file) {}

  Findings run() {
    std::size_t at = bom_length(bytes_);
    line_start_ = at;
    while (!stopped_ && (at = after_fine(at)) < bytes_.size())
      at = step(at);
    return std::move(findings_);
  }

 private:
  // Past the bytes that most texts are made of: ASCII, and letters of two bytes from U+00C0 on.
  [[nodiscard]] std::size_t after_fine(std::size_t at) const {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes_[i]); };
    const bool marker = at < bytes_.size() && classes[byte(at)] == ByteClass::marker;
    if (at != line_start_ || !marker) at = after_fine_words(bytes_, at);
    for (;; at += 2) {
      while (at < bytes_.size() && classes[byte(at)] == ByteClass::fine)
        ++at;
      const bool letter = at < bytes_.size() && byte(at) >= 0xC3 && byte(at) <= 0xDF;
      if (!letter || !is_tail(bytes_, at + 1)) return at;
    }
  }

  std::size_t step(std::size_t at) {
    const auto byte = static_cast<unsigned char>(bytes_[at]);
    switch (classes[byte]) {
      case ByteClass::fine:
        return at + 1;
      case ByteClass::line_end:
        line_start_ = at + 1;
        return at + 1;
      case ByteClass::marker:
        if (at == line_start_ && is_conflict_marker(bytes_, at)) tell_conflict(at);
        return at + 1;
      case ByteClass::control:
        control(byte, at);
        return at + 1;
      case ByteClass::wide:
        return wide(at);
    }
    return at + 1;
  }

  void control(unsigned char byte, std::size_t at) {
    if (byte == 0) {
      tell("nul-byte", at);
      stopped_ = true;
      return;
    }
    tell("control-character", at, {{"code", fmt::format("U+{:04X}", byte)}});
  }

  std::size_t wide(std::size_t at) {
    const CodePoint point = decode(bytes_, at);
    if (point.bytes == 0) {
      const auto byte = static_cast<unsigned char>(bytes_[at]);
      tell("utf8-broken", at, {{"byte", fmt::format("0x{:02X}", byte)}});
      stopped_ = true;
      return at + 1;
    }
    const std::uint32_t value = point.value;
    if (value == 0x85 || value == 0x2028 || value == 0x2029) {
      tell("line-separator", at, {{"code", fmt::format("U+{:04X}", value)}});
    } else if (value < 0xA0 || value == 0xFEFF || value == 0xFFFE || value == 0xFFFF) {
      tell("control-character", at, {{"code", fmt::format("U+{:04X}", value)}});
    }
    return at + point.bytes;
  }

  // Of a card the two sides may be two people to whom two copies gave one code: to choose one of
  // them would give one the consents of the other.
  void tell_conflict(std::size_t at) {
    const std::size_t folder = file_.find('/');
    const bool card = file_.starts_with("people/") || file_.starts_with("private/");
    if (!card) return tell("conflict-marker", at);
    tell("conflict-in-card", at, {{"card", "private" + file_.substr(folder)}});
  }

  void tell(std::string id, std::size_t at, std::vector<Arg> args = {}) {
    findings_.push_back({Severity::error, Message{std::move(id), std::move(args)},
                         place_of_byte(bytes_, at, file_)});
    if (findings_.size() >= most_findings) stopped_ = true;
  }

  std::string_view bytes_;
  const std::string& file_;
  Findings findings_;
  std::size_t line_start_ = 0;
  bool stopped_ = false;
};

}  // namespace

Findings gate_bytes(std::string_view bytes, const std::string& file) {
  if (bytes.size() > max_yaml_bytes) {
    return {{Severity::error,
             Message{"file-too-big",
                     {{"bytes", std::to_string(bytes.size())},
                      {"most", std::to_string(max_yaml_bytes)}}},
             Where{file, 0, 0}}};
  }
  return Gate(bytes, file).run();
}

std::size_t bom_length(std::string_view bytes) {
  return bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
}

void advance(Where& where, std::string_view bytes, std::size_t from, std::size_t to) {
  for (std::size_t at = from; at < to; ++at) {
    const char byte = bytes[at];
    const bool inside_crlf = byte == '\r' && at + 1 < bytes.size() && bytes[at + 1] == '\n';
    if (byte == '\n' || (byte == '\r' && !inside_crlf)) {
      ++where.line;
      where.column = 1;
    } else if (!is_tail(bytes, at)) {
      ++where.column;
    }
  }
}

Where place_of_byte(std::string_view bytes, std::size_t offset, const std::string& file) {
  Where where{file, 1, 1};
  advance(where, bytes, bom_length(bytes), offset);
  return where;
}

}  // namespace mentor
