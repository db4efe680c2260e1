#include "mentor/base/encoding.h"

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "cyrillic.h"

namespace mentor {
namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

struct CloseDetector {
  void operator()(uchardet* detector) const { uchardet_delete(detector); }
};

// A guess needs no more than this much of a text; uchardet makes only some 20 MB/s.
constexpr std::size_t sample_size = std::size_t{256} * 1024;

constexpr std::array<std::pair<std::string_view, std::string_view>, 10> aliases = {{
    {"1251", "windows-1251"},
    {"cp1251", "windows-1251"},
    {"win1251", "windows-1251"},
    {"win-1251", "windows-1251"},
    {"866", "cp866"},
    {"dos", "cp866"},
    {"ibm866", "cp866"},
    {"koi8", "koi8-r"},
    {"koi8r", "koi8-r"},
    {"utf8", "utf-8"},
}};

std::string lower(std::string_view name) {
  std::string result(name);
  std::transform(result.begin(), result.end(), result.begin(), [](unsigned char c) {
    return c < 128 ? static_cast<char>(std::tolower(c)) : static_cast<char>(c);
  });
  return result;
}

std::string plain_name(std::string_view name) {
  const std::string small = lower(name);
  const auto* found = std::find_if(aliases.begin(), aliases.end(),
                                   [&](const auto& each) { return each.first == small; });
  return found == aliases.end() ? small : std::string(found->second);
}

Converter open_converter(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name.c_str(), &status));
  if (U_FAILURE(status)) return nullptr;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  return U_FAILURE(status) ? nullptr : std::move(converter);
}

std::string to_utf8(const std::vector<UChar>& units, std::size_t count) {
  std::string text;
  icu::UnicodeString(false, units.data(), static_cast<std::int32_t>(count)).toUTF8String(text);
  return text;
}

tl::unexpected<Error> not_decodable(std::string_view encoding, const Where& where) {
  return fail(Exit::folder, "text-not-decodable", {{"encoding", std::string(encoding)}}, where);
}

Result<Decoded> without_nul(Decoded decoded) {
  const std::size_t nul = decoded.text.find('\0');
  if (nul == std::string::npos) return decoded;
  return fail(Exit::folder, "text-has-nul", {{"encoding", decoded.encoding}},
              place_in_text(decoded.text, nul));
}

Result<Decoded> take_utf8(std::string_view bytes, const std::string& name) {
  const std::size_t bad = find_invalid_utf8(bytes);
  if (bad != std::string_view::npos) return not_decodable("utf-8", place_in_text(bytes, bad));
  return without_nul({std::string(bytes), name});
}

// ICU gives byte 0x98 of windows-1251 a control character; nothing is written with it.
std::size_t unassigned_byte(std::string_view bytes, std::string_view name) {
  return name == "windows-1251" ? bytes.find('\x98') : std::string_view::npos;
}

Result<Decoded> convert(std::string_view bytes, const std::string& name) {
  const Converter converter = open_converter(name);
  if (!converter) return fail(Exit::usage, "encoding-unknown", {{"encoding", name}});
  const std::size_t good = std::min(bytes.size(), unassigned_byte(bytes, name));
  constexpr std::size_t most = std::numeric_limits<std::int32_t>::max() / 4;
  if (bytes.size() > most) return not_decodable(name, {});
  std::vector<UChar> units(bytes.size() * 2 + 16);
  UErrorCode status = U_ZERO_ERROR;
  UChar* target = units.data();
  const char* source = bytes.data();
  ucnv_toUnicode(converter.get(), &target, units.data() + units.size(), &source,
                 bytes.data() + good, nullptr, 1, &status);
  std::string text = to_utf8(units, static_cast<std::size_t>(target - units.data()));
  if (U_FAILURE(status) || good != bytes.size()) {
    return not_decodable(name, place_in_text(text, text.size()));
  }
  return without_nul({std::move(text), name});
}

struct Mark {
  std::string_view bytes;
  std::string_view encoding;
};

// The longer marks first: that of UTF-32LE begins as that of UTF-16LE.
constexpr std::array<Mark, 5> marks = {{
    {std::string_view("\x00\x00\xFE\xFF", 4), "utf-32be"},
    {std::string_view("\xFF\xFE\x00\x00", 4), "utf-32le"},
    {"\xEF\xBB\xBF", "utf-8"},
    {"\xFF\xFE", "utf-16le"},
    {"\xFE\xFF", "utf-16be"},
}};

std::optional<Mark> find_mark(std::string_view bytes) {
  for (const Mark& mark : marks) {
    if (bytes.substr(0, mark.bytes.size()) == mark.bytes) return mark;
  }
  return std::nullopt;
}

Result<Decoded> decode_marked(std::string_view bytes, const Mark& mark) {
  bytes.remove_prefix(mark.bytes.size());
  if (mark.encoding == "utf-8") return take_utf8(bytes, "utf-8-bom");
  return convert(bytes, std::string(mark.encoding));
}

/// True where nearly all units with their high byte on that side are Latin, Greek, Cyrillic or
/// punctuation: one stray NUL in a text of bytes must not make it UTF-16.
bool is_plausible_utf16(std::string_view bytes, std::size_t high_side) {
  std::size_t plausible = 0;
  for (std::size_t i = high_side; i < bytes.size(); i += 2) {
    const auto high = static_cast<std::uint8_t>(bytes[i]);
    if (high <= 0x05 || (high >= 0x20 && high <= 0x23)) ++plausible;
  }
  return plausible * 10 >= bytes.size() / 2 * 8;
}

/// Spaces, digits and line ends of a text in UTF-16 have a zero byte always on the same side.
std::string guess_utf16(std::string_view bytes) {
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] == '\0') ++zeros[i % 2];
  }
  const std::size_t high_side = zeros[1] > zeros[0] ? 1 : 0;
  if (zeros[1 - high_side] * 20 > zeros[high_side]) return {};
  if (!is_plausible_utf16(bytes, high_side)) return {};
  return high_side == 1 ? "utf-16le" : "utf-16be";
}

Result<Decoded> decode_with_zeros(std::string_view bytes) {
  const std::string name = bytes.size() % 2 == 0 ? guess_utf16(bytes) : std::string();
  if (!name.empty()) {
    Result<Decoded> decoded = convert(bytes, name);
    if (decoded) return decoded;
  }
  return fail(Exit::folder, "text-has-nul", {{"encoding", "?"}},
              place_in_text(bytes, bytes.find('\0')));
}

/// Length of the valid UTF-8 sequence that begins at `at`, or 0. The second byte has narrower
/// bounds after E0, ED, F0 and F4: no overlong forms, surrogates or values above U+10FFFF.
std::size_t sequence_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<std::uint8_t>(text[i]) : std::uint8_t{0};
  };
  const std::uint8_t first = byte(at);
  if (first < 0x80) return 1;
  if (first < 0xC2 || first > 0xF4) return 0;
  const std::size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  const std::uint8_t low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  const std::uint8_t high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
  if (byte(at + 1) < low || byte(at + 1) > high) return 0;
  for (std::size_t i = 2; i < length; ++i) {
    if ((byte(at + i) & 0xC0U) != 0x80U) return 0;
  }
  return length;
}

/// True where most sequences above 0x7F are valid: UTF-8 with damage, not a code page.
bool is_damaged_utf8(std::string_view bytes) {
  std::size_t good = 0;
  std::size_t bad = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t length = sequence_length(bytes, i);
    if (length == 0) ++bad;
    if (length > 1) ++good;
    i += std::max<std::size_t>(length, 1);
  }
  return good > bad;
}

CodePage load_code_page(const char* name) {
  CodePage page{};
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open(name, &status));
  for (std::size_t i = 0; i < page.size(); ++i) {
    const char byte = static_cast<char>(i);
    const char* source = &byte;
    status = U_ZERO_ERROR;
    const UChar32 c = ucnv_getNextUChar(converter.get(), &source, &byte + 1, &status);
    page[i] = U_FAILURE(status) ? 0xFFFD : static_cast<char32_t>(c);
  }
  return page;
}

/// In the order in which they win a draw: small letters alone read the same in the first and last.
constexpr std::array<const char*, 5> cyrillic_pages = {"windows-1251", "koi8-r", "cp866",
                                                       "iso-8859-5", "x-mac-cyrillic"};

std::string most_russian_page(std::string_view sample) {
  std::string best;
  double best_score = -1e9;
  for (const char* name : cyrillic_pages) {
    const double score = russian_score(sample, load_code_page(name));
    if (score <= best_score) continue;
    best_score = score;
    best = name;
  }
  return best;
}

std::string ask_uchardet(std::string_view sample) {
  const std::unique_ptr<uchardet, CloseDetector> detector(uchardet_new());
  if (uchardet_handle_data(detector.get(), sample.data(), sample.size()) != 0) return {};
  uchardet_data_end(detector.get());
  return plain_name(uchardet_get_charset(detector.get()));
}

std::string_view take_sample(std::string_view bytes, std::size_t first_high) {
  constexpr std::size_t before = 1024;
  return bytes.substr(first_high < before ? 0 : first_high - before, sample_size);
}

/// uchardet takes short Cyrillic texts for Greek, Thai or Hungarian, so it is asked only about
/// texts whose high bytes stand among Latin letters.
Result<Decoded> decode_one_byte(std::string_view bytes, std::size_t first_high) {
  const std::string_view sample = take_sample(bytes, first_high);
  const bool is_cyrillic = latin_neighbours(sample) < 0.5;
  const std::string name = is_cyrillic ? most_russian_page(sample) : ask_uchardet(sample);
  if (name.empty() || !open_converter(name)) {
    return fail(Exit::folder, "encoding-not-recognised", {}, place_in_text(bytes, first_high));
  }
  return convert(bytes, name);
}

Result<Decoded> decode_as(std::string_view bytes, std::string name) {
  const std::optional<Mark> mark = find_mark(bytes);
  if (mark && (mark->encoding == name || mark->encoding.substr(0, 6) == name)) {
    return decode_marked(bytes, *mark);
  }
  if (name == "utf-8" || name == "utf-8-bom") {
    if (mark && mark->encoding == "utf-8") return decode_marked(bytes, *mark);
    return take_utf8(bytes, "utf-8");
  }
  if (name == "utf-16") name = guess_utf16(bytes) == "utf-16be" ? "utf-16be" : "utf-16le";
  return convert(bytes, name);
}

}  // namespace

Result<Decoded> decode_text(std::string_view bytes, std::string_view wanted) {
  if (!wanted.empty()) return decode_as(bytes, plain_name(wanted));
  if (const std::optional<Mark> mark = find_mark(bytes)) return decode_marked(bytes, *mark);
  if (bytes.find('\0') != std::string_view::npos) return decode_with_zeros(bytes);
  const std::size_t bad = find_invalid_utf8(bytes);
  if (bad == std::string_view::npos) return Decoded{std::string(bytes), "utf-8"};
  if (is_damaged_utf8(bytes)) return not_decodable("utf-8", place_in_text(bytes, bad));
  return decode_one_byte(bytes, bad);
}

std::size_t find_invalid_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = sequence_length(text, i);
    if (length == 0) return i;
    i += length;
  }
  return std::string_view::npos;
}

Where place_in_text(std::string_view text, std::size_t offset) {
  Where where{{}, 1, 1};
  const std::size_t end = std::min(offset, text.size());
  for (std::size_t i = 0; i < end; ++i) {
    const char c = text[i];
    const bool ends_line =
        c == '\n' || (c == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'));
    if (ends_line) {
      ++where.line;
      where.column = 1;
    } else if ((static_cast<std::uint8_t>(c) & 0xC0U) != 0x80U) {
      ++where.column;
    }
  }
  return where;
}

}  // namespace mentor
