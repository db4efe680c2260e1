#include "mentor/intake/cells.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "mentor/base/text.h"

namespace mentor {
namespace {

constexpr std::string_view all_digits = "0123456789";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

tl::unexpected<Error> refused(std::string id, const std::string& value,
                              std::vector<Arg> more = {}) {
  more.insert(more.begin(), Arg{"value", value});
  return fail(Exit::findings, std::move(id), std::move(more));
}

std::size_t digits_from(std::string_view text, std::size_t from) {
  std::size_t end = from;
  while (end < text.size() && is_digit(text[end]))
    ++end;
  return end - from;
}

std::size_t longest_run_of_digits(std::string_view text) {
  std::size_t longest = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t run = digits_from(text, i);
    longest = std::max(longest, run);
    i += run + 1;
  }
  return longest;
}

// `7/5/10`, `7/5/2010`, `07.05.10`: three numbers of which none is sure to be the year.
bool is_ambiguous_date(std::string_view text) {
  const auto parts = split(text, "./-");
  const bool numbers = std::all_of(parts.begin(), parts.end(), [](const std::string& part) {
    return std::all_of(part.begin(), part.end(), is_digit);
  });
  return numbers && parts.size() == 3 && parts[0].size() <= 2 &&
         (parts[2].size() <= 2 || text.find('/') != std::string_view::npos);
}

struct Leading {
  std::string number;  ///< digits and perhaps a fraction
  std::string rest;
};

std::optional<Leading> leading_number(const std::string& text) {
  std::size_t end = digits_from(text, 0);
  if (end == 0 || end > 9) return std::nullopt;
  const bool fraction =
      end + 1 < text.size() && (text[end] == '.' || text[end] == ',') && is_digit(text[end + 1]);
  if (fraction) end += 1 + digits_from(text, end + 1);
  return Leading{replace_all(text.substr(0, end), ",", "."), squeeze(text.substr(end))};
}

double as_double(const std::string& number) {
  double value = 0;
  std::from_chars(number.data(), number.data() + number.size(), value);
  return value;
}

std::string shortest(double value) {
  return fmt::format("{}", value);
}

// The greatest number of the text: 10 of `(макс. 10)` and `(по шкале 1-10)`.
std::optional<double> greatest_number(const std::string& text) {
  std::optional<double> greatest;
  for (std::size_t at = text.find_first_of(all_digits); at < text.size();
       at = text.find_first_of(all_digits, at)) {
    const std::size_t digits = digits_from(text, at);
    const double number = as_double(text.substr(at, digits));
    greatest = std::max(greatest.value_or(number), number);
    at += digits;
  }
  return greatest;
}

// The highest score named after the score: 10 of `/10`, `из 10` and of any number in brackets.
std::optional<double> named_maximum(const std::string& rest) {
  if (rest.starts_with("(")) return greatest_number(rest);
  for (const std::string_view mark : {"/", "из ", "of "}) {
    if (!rest.starts_with(mark)) continue;
    const auto second = leading_number(squeeze(rest.substr(mark.size())));
    if (second) return as_double(second->number);
  }
  return std::nullopt;
}

// Words that may stand after a score: its unit, or its label behind a dash or in brackets.
bool is_label(const std::string& rest) {
  static constexpr std::array<std::string_view, 8> units = {"балл", "балла", "баллов", "б",
                                                            "б.",   "баллы", "point",  "points"};
  if (rest.empty()) return true;
  if (std::find(units.begin(), units.end(), rest) != units.end()) return true;
  if (rest.starts_with("(")) {
    // A maximum in words (`(из пяти)`) is none that could be compared.
    static constexpr std::array<std::string_view, 4> maxima = {"(из ", "(макс", "(max", "(of "};
    return std::none_of(maxima.begin(), maxima.end(),
                        [&](std::string_view mark) { return rest.starts_with(mark); });
  }
  const bool dashed = rest.starts_with("-") || rest.starts_with(":") || rest.starts_with("=");
  if (!dashed) return false;
  // A range (`8-9`) is no score.
  return rest.find_first_of(all_digits) == std::string::npos;
}

bool is_one_of(const std::string& word, const auto& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string without_quotes(const std::string& part) {
  std::string bare = part;
  for (const std::string_view quote : {"«", "»", "“", "”", "„", "\""})
    bare = replace_all(bare, quote, "");
  return squeeze(bare);
}

struct KnownOption {
  std::string key;
  std::string text;
};

// «ученик-ученик» and «ученик — ученик» are one option.
std::string option_key(std::string_view text) {
  return replace_all(replace_all(fold(text), "\"", ""), " - ", "-");
}

std::vector<KnownOption> longest_first(const std::vector<std::string>& options) {
  std::vector<KnownOption> known;
  for (const std::string& option : options)
    known.push_back({option_key(option), option});
  std::stable_sort(known.begin(), known.end(), [](const KnownOption& a, const KnownOption& b) {
    return a.key.size() > b.key.size();
  });
  return known;
}

// How many pieces from `from` on make the longest option; 0 when none does.
struct Run {
  std::size_t pieces = 0;
  std::string text;
};

// What every key of the piece with others behind it begins with: ` -` at an end may become `-`.
std::string beginning_of(const std::string& first_key) {
  return first_key.substr(0, first_key.find_last_not_of(" -") + 1);
}

// The pieces from `from` on, joined: the key of the first, of the first two, …, as far as asked
// for.
class JoinedKeys {
 public:
  JoinedKeys(const std::vector<std::string>& pieces, std::size_t from)
      : pieces_(pieces), from_(from) {}

  /// Of the first `count`, which are there.
  const std::string& of_first(std::size_t count) {
    while (keys_.size() < count) {
      joined_ += pieces_[from_ + keys_.size()];
      keys_.push_back(option_key(joined_));
    }
    return keys_[count - 1];
  }

 private:
  const std::vector<std::string>& pieces_;
  std::size_t from_;
  std::string joined_;
  std::vector<std::string> keys_;
};

Run longest_option(const std::vector<std::string>& pieces, std::size_t from,
                   const std::vector<KnownOption>& options) {
  JoinedKeys keys(pieces, from);
  const std::string beginning = beginning_of(keys.of_first(1));
  for (const KnownOption& option : options) {
    if (!option.key.starts_with(beginning)) continue;
    for (std::size_t count = 1; from + count <= pieces.size(); ++count) {
      const std::string& key = keys.of_first(count);
      if (key == option.key) return {count, option.text};
      if (key.size() > option.key.size()) break;
    }
  }
  return {};
}

// Pieces with the separator that ends each, so that joined pieces give the text again.
std::vector<std::string> cut(std::string_view text, std::string_view separators) {
  std::vector<std::string> pieces;
  std::size_t from = 0;
  while (from < text.size()) {
    const std::size_t at = text.find_first_of(separators, from);
    const std::size_t end = at == std::string_view::npos ? text.size() : at + 1;
    pieces.emplace_back(text.substr(from, end - from));
    from = end;
  }
  return pieces;
}

// The last piece of an option still carries the separator that follows it.
std::vector<std::string> cut_apart(std::string_view text, std::string_view separators) {
  std::vector<std::string> out;
  for (const std::string& piece : cut(text, separators)) {
    const bool ended = separators.find(piece.back()) != std::string_view::npos;
    out.push_back(ended ? piece.substr(0, piece.size() - 1) : piece);
    if (ended) out.emplace_back(1, piece.back());
  }
  return out;
}

void add_once(std::vector<std::string>& values, const std::string& value) {
  const std::string key = fold(value);
  const bool there = std::any_of(values.begin(), values.end(),
                                 [&](const std::string& each) { return fold(each) == key; });
  if (!value.empty() && !there) values.push_back(value);
}

// Bytes of the space, dash, bracket or plus at `at` that may stand inside a telephone number; 0
// when there is none.
std::size_t phone_gap(std::string_view text, std::size_t at) {
  static constexpr std::array<std::string_view, 6> dashes = {"\u2010", "\u2011", "\u2012",
                                                             "\u2013", "\u2014", "\u2212"};
  if (std::string_view(" -()+").find(text[at]) != std::string_view::npos) return 1;
  const auto dash = std::find(dashes.begin(), dashes.end(), text.substr(at, 3));
  return dash == dashes.end() ? 0 : dash->size();
}

// End of a telephone number that begins at `from`: 10 to 12 digits among spaces, dashes, brackets;
// of two numbers in a row the first.
std::size_t phone_end(std::string_view text, std::size_t from) {
  if (!is_digit(text[from]) && text[from] != '+') return from;
  std::size_t count = 0;
  std::size_t end = from;
  for (std::size_t i = from; i < text.size() && count <= 12;) {
    if (is_digit(text[i])) {
      ++count;
      ++i;
      const bool group_ends = i == text.size() || !is_digit(text[i]);
      if (group_ends && count >= 10 && count <= 12) end = i;
      continue;
    }
    const std::size_t gap = phone_gap(text, i);
    if (gap == 0) break;
    i += gap;
  }
  return end;
}

bool in_email(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c)) ||
         c == '.' || c == '_' || c == '-' || c == '+';
}

std::string without_phones(const std::string& text, bool& removed) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const bool begins = i == 0 || !is_digit(text[i - 1]);
    const std::size_t end = begins ? phone_end(text, i) : i;
    if (end > i) {
      out += "***";
      removed = true;
      i = end;
    } else {
      out += text[i++];
    }
  }
  return out;
}

std::string without_emails(std::string text, bool& removed) {
  std::size_t from = 0;
  while (true) {
    const std::size_t at = text.find('@', from);
    if (at == std::string::npos) return text;
    std::size_t begin = at;
    while (begin > 0 && in_email(text[begin - 1]))
      --begin;
    std::size_t end = at + 1;
    while (end < text.size() && in_email(text[end]))
      ++end;
    const bool address = begin < at && text.substr(at, end - at).find('.') != std::string::npos;
    from = at + 1;
    if (!address) continue;
    text.replace(begin, end - begin, "***");
    removed = true;
    from = begin + 3;
  }
}

}  // namespace

bool is_blank(std::string_view cell) {
  const std::string folded = fold(cell);
  return folded.empty() || folded == "-";
}

Result<Date> read_birth_date(std::string_view cell, Date today) {
  const std::string clean = squeeze(cell);
  if (is_ambiguous_date(clean)) return refused("birth-date-ambiguous", clean);
  const auto moment = parse_moment(clean);
  if (!moment) {
    const bool long_year = longest_run_of_digits(clean) == 5 || longest_run_of_digits(clean) == 3;
    if (long_year && moment.error().message.id == "date-unknown") {
      return refused("birth-date-year", clean);
    }
    return refused(moment.error().message.id, clean);
  }
  const int age = age_on(moment->date, today);
  if (age < 5 || age > 100) {
    return refused("birth-date-age", clean, {{"age", std::to_string(age)}});
  }
  return moment->date;
}

Result<int> read_scale(std::string_view cell, double min, double max) {
  const std::string clean = squeeze(cell);
  const auto leading = leading_number(fold(clean));
  if (!leading) return refused("scale-unknown", clean);
  const double value = as_double(leading->number);
  const auto of = named_maximum(leading->rest);
  if (of && *of != max) {
    return refused("scale-of-other", clean, {{"of", shortest(*of)}, {"max", shortest(max)}});
  }
  if (!of && !is_label(leading->rest)) return refused("scale-unknown", clean);
  if (value < min || value > max) {
    return refused("scale-range", clean, {{"min", shortest(min)}, {"max", shortest(max)}});
  }
  if (value != std::floor(value)) return refused("scale-fraction", clean);
  return static_cast<int>(value);
}

Result<std::string> read_number(std::string_view cell) {
  const std::string clean = squeeze(cell);
  std::string number = replace_all(replace_all(fold(clean), " ", ""), ",", ".");
  const bool negative = number.starts_with('-');
  const auto leading = leading_number(negative ? number.substr(1) : number);
  if (!leading || !leading->rest.empty()) return refused("number-unknown", clean);
  number = leading->number;
  if (number.find('.') != std::string::npos) {
    number.erase(number.find_last_not_of('0') + 1);
    if (number.ends_with('.')) number.pop_back();
  }
  number.erase(0, std::min(number.find_first_not_of('0'), number.size() - 1));
  if (number.starts_with('.')) number.insert(0, "0");
  return (negative && number != "0" ? "-" : "") + number;
}

Result<std::string> read_number(std::string_view cell, const Question& question) {
  auto number = read_number(cell);
  if (!number) return number;
  const bool negative = number->starts_with('-');
  const double size = as_double(negative ? number->substr(1) : *number);
  const double value = negative ? -size : size;
  if (question.has_min && value < question.min) {
    return refused("number-below", squeeze(cell), {{"min", shortest(question.min)}});
  }
  if (question.has_max && value > question.max) {
    return refused("number-above", squeeze(cell), {{"max", shortest(question.max)}});
  }
  return number;
}

Result<bool> read_yes_no(std::string_view cell) {
  static constexpr std::array<std::string_view, 10> yes = {"да",   "yes",    "y",    "+", "1",
                                                           "true", "истина", "есть", "v", "✓"};
  static constexpr std::array<std::string_view, 8> no = {"нет", "no",    "n",    "-",
                                                         "0",   "false", "ложь", "not"};
  const std::string clean = squeeze(cell);
  std::string word = fold(clean);
  while (word.ends_with('.') || word.ends_with('!'))
    word.pop_back();
  if (is_one_of(word, yes)) return true;
  if (is_one_of(word, no)) return false;
  return refused("yesno-unknown", clean);
}

Result<std::string> read_choice(std::string_view cell, const std::vector<std::string>& options) {
  const std::string clean = squeeze(cell);
  if (options.empty()) return clean;
  const std::string key = option_key(clean);
  for (const std::string& option : options) {
    if (option_key(option) == key) return option;
  }
  return refused("option-unknown", clean,
                 {{"nearest", nearest(clean, options)}, {"options", join(options, "; ")}});
}

std::vector<std::string> read_tags(std::string_view cell, const std::vector<std::string>& options,
                                   std::string_view separators) {
  const std::string breaks = std::string(separators) + "\n\r";
  const std::vector<std::string> pieces = cut_apart(nfc(cell), breaks);
  const std::vector<KnownOption> known = longest_first(options);
  std::vector<std::string> values;
  for (std::size_t i = 0; i < pieces.size();) {
    if (trim(pieces[i]).empty()) {
      ++i;
      continue;
    }
    const Run run = longest_option(pieces, i, known);
    if (run.pieces > 0) {
      add_once(values, run.text);
      i += run.pieces;
      continue;
    }
    const bool separator = breaks.find(pieces[i]) != std::string::npos;
    if (!separator && !is_blank(pieces[i])) add_once(values, without_quotes(pieces[i]));
    ++i;
  }
  return values;
}

CleanText read_free_text(std::string_view cell) {
  CleanText read;
  std::string text = replace_all(nfc(cell), "\r\n", "\n");
  text = replace_all(replace_all(text, "\r", "\n"), "\xC2\xA0", " ");
  text = std::string(trim(text));
  read.text = without_emails(without_phones(text, read.removed), read.removed);
  return read;
}

}  // namespace mentor
