// The gate passes most bytes by the word: whatever the text and wherever its characters fall, it
// tells what a walk through its characters tells.
#include "byte_gate.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "mentor/base/encoding.h"

using namespace mentor;

namespace {

using Told = std::vector<std::string>;

std::string told(const std::string& id, int line, int column) {
  return id + " " + std::to_string(line) + ":" + std::to_string(column);
}

Told by_gate(const std::string& text) {
  Told all;
  for (const Finding& each : gate_bytes(text, "a.yaml"))
    all.push_back(told(each.message.id, each.where.line, each.where.column));
  return all;
}

std::uint32_t code_point(std::string_view character) {
  const auto lead = static_cast<unsigned char>(character[0]);
  if (character.size() == 1) return lead;
  std::uint32_t value = lead & (0xFFU >> (character.size() + 1));
  for (const char each : character.substr(1))
    value = value << 6U | (static_cast<unsigned char>(each) & 0x3FU);
  return value;
}

std::string fault_of(std::uint32_t value) {
  if (value == 0x85 || value == 0x2028 || value == 0x2029) return "line-separator";
  if (value == 0) return "nul-byte";
  const bool blank = value == '\t' || value == '\n' || value == '\r';
  const bool control = (value < 0x20 && !blank) || (value >= 0x7F && value < 0xA0);
  const bool mark = value == 0xFEFF || value == 0xFFFE || value == 0xFFFF;
  return control || mark ? "control-character" : "";
}

bool begins_conflict(const std::string& text, std::size_t at) {
  for (const char* mark : {"<<<<<<<", "=======", ">>>>>>>", "|||||||"}) {
    if (text.compare(at, 7, mark) != 0) continue;
    return text.size() == at + 7 || std::string(" \n\r").find(text[at + 7]) != std::string::npos;
  }
  return false;
}

// One character after the other. No byte order mark stands in front, and CR LF is one line end.
Told by_character(const std::string& text) {
  const std::size_t broken = std::min(find_invalid_utf8(text), text.size());
  Told all;
  int line = 1;
  int column = 1;
  bool line_begins = true;
  for (std::size_t at = 0; at < broken && all.size() < 20;) {
    std::size_t end = at + 1;
    while (end < broken && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
      ++end;
    const std::uint32_t value = code_point(std::string_view(text).substr(at, end - at));
    if (line_begins && begins_conflict(text, at))
      all.push_back(told("conflict-marker", line, column));
    const std::string fault = fault_of(value);
    if (!fault.empty()) all.push_back(told(fault, line, column));
    if (fault == "nul-byte") return all;
    line_begins = value == '\n' || value == '\r';
    const bool ends = value == '\n' || (value == '\r' && text.compare(end, 1, "\n") != 0);
    line += ends ? 1 : 0;
    column = ends ? 1 : column + (value == '\r' ? 0 : 1);
    at = end;
  }
  if (broken < text.size() && all.size() < 20) all.push_back(told("utf8-broken", line, column));
  return all;
}

const std::vector<std::string> usual{"a", "ж", "Ё", "ÿ", "Ã", " ", "0", "~", "-", "ABCDEFGH"};
const std::vector<std::string> rare{"\t",
                                    "\n",
                                    "\r\n",
                                    "\r",
                                    "<<<<<<< ",
                                    "=======",
                                    ">>>>>>>",
                                    "|||||||",
                                    "<",
                                    "=",
                                    "«",
                                    "\xC2\xA0",
                                    "—",
                                    "😀",
                                    "\x7F",
                                    "\x1B",
                                    "\xC2\x85",
                                    "\xC2\x9F",
                                    "\u2028",
                                    "\xEF\xBB\xBF",
                                    "\xEF\xBF\xBF",
                                    "\x80",
                                    "\xC3",
                                    "\xC1\xBF",
                                    "\xED\xA0\x80",
                                    "\xFF",
                                    "\xD0\xD0",
                                    std::string(1, '\0')};

}  // namespace

TEST_CASE("the gate tells what a walk through the characters tells") {
  std::mt19937 random(20);
  const auto pick = [&](const std::vector<std::string>& from) {
    return from[random() % from.size()];
  };
  std::size_t with_faults = 0;
  for (int round = 0; round < 40'000; ++round) {
    std::string text;
    const std::size_t pieces = random() % 40;
    for (std::size_t i = 0; i < pieces; ++i)
      text += random() % 12 == 0 ? pick(rare) : pick(usual);
    if (text.starts_with("\xEF\xBB\xBF")) continue;
    const Told wanted = by_character(text);
    with_faults += wanted.empty() ? 0 : 1;
    REQUIRE_MESSAGE(by_gate(text) == wanted, text);
  }
  CHECK(with_faults > 5'000);
}

TEST_CASE("one wrong byte is told wherever it stands in a word") {
  const std::string letters = "жизньABCжизньABC";
  for (std::size_t before = 0; before < 20; ++before) {
    for (const char* wrong : {"\x01", "\x7F", "\x80", "\xC3", "\xC2\x85", "\xD0\xD0\xB6"}) {
      const std::string text = std::string(before, 'x') + letters + wrong + letters;
      CHECK_MESSAGE(by_gate(text) == by_character(text), text);
      CHECK(by_gate(text).size() == 1);
    }
  }
}
