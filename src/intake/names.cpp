#include "mentor/intake/names.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "mentor/base/text.h"
#include "mentor/base/utf8.h"
#include "no_name.h"

namespace mentor {
namespace {

using Words = std::vector<std::string>;

bool has_cyrillic(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == 0xD0 || byte == 0xD1;
  });
}

bool has_letter_or_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || std::isalnum(byte) != 0;
  });
}

// A word of Latin letters alone stays as it is, unless every letter has a Cyrillic twin.
std::string in_cyrillic(const std::string& word) {
  const std::string changed = cyrillic_lookalikes(word);
  const bool wholly = std::none_of(changed.begin(), changed.end(), [](char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0;
  });
  return has_cyrillic(word) || wholly ? changed : word;
}

bool ends_with_any(std::string_view word, const auto& endings) {
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
    return word.size() > ending.size() && word.ends_with(ending);
  });
}

bool is_patronymic(const std::string& word) {
  static constexpr std::array<std::string_view, 6> endings = {"ович", "евич", "овна",
                                                              "евна", "ична", "инична"};
  static constexpr std::array<std::string_view, 9> irregular = {
      "ильич",     "кузьмич",   "лукич",     "фомич", "никитич",
      "ильинична", "фоминична", "лукинична", "саввич"};
  const std::string folded = fold(word);
  return ends_with_any(folded, endings) ||
         std::find(irregular.begin(), irregular.end(), folded) != irregular.end();
}

bool is_family(const std::string& word) {
  static constexpr std::array<std::string_view, 15> endings = {
      "ов",   "ев",   "ин",   "ын",   "ова", "ева", "ина", "ына",
      "ский", "цкий", "ская", "цкая", "ко",  "ых",  "ук"};
  static constexpr std::array<std::string_view, 15> given = {
      "лев",   "константин", "мартин", "валентин", "валентина", "ирина",    "марина", "полина",
      "алина", "карина",     "дарина", "арина",    "регина",    "кристина", "павлин"};
  const std::string folded = fold(word);
  return ends_with_any(folded, endings) &&
         std::find(given.begin(), given.end(), folded) == given.end();
}

bool is_descent(const std::string& word) {
  static constexpr std::array<std::string_view, 6> words = {"оглы", "оглу", "улы",
                                                            "кызы", "гызы", "уулу"};
  return std::find(words.begin(), words.end(), fold(word)) != words.end();
}

bool is_masked(std::string_view text) {
  static constexpr std::array<std::string_view, 6> marks = {"&", "***", "...", "…", "###", "??"};
  return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) {
    return text.find(mark) != std::string_view::npos;
  });
}

// Capitals at the beginning of every part that a space or a hyphen begins.
std::string with_capitals(const std::string& word) {
  std::string out;
  std::string part;
  const auto flush = [&] {
    out += capitalised(part);
    part.clear();
  };
  for (const char c : lower(word)) {
    part += c;
    if (c == '-' || c == ' ' || c == '\'') flush();
  }
  flush();
  return out;
}

std::string upper(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i + 1;
    while (is_tail(text, end))
      ++end;
    out += capitalised(text.substr(i, end - i));
    i = end;
  }
  return out;
}

bool of_one_case(const std::string& text) {
  return length(text) > 2 && (text == lower(text) || text == upper(text));
}

// «А.П.» becomes «А. П.», so that each initial is a word.
Words words_of(const std::string& clean) {
  std::string spaced;
  for (std::size_t i = 0; i < clean.size(); ++i) {
    spaced += clean[i];
    const bool glued = clean[i] == '.' && i + 1 < clean.size() && clean[i + 1] != ' ' &&
                       clean[i + 1] != '.' && clean[i + 1] != ',';
    if (glued) spaced += ' ';
  }
  return split(spaced, " ,");
}

// «Гасан оглы» is one patronymic.
void join_descent(Words& words) {
  for (std::size_t i = 2; i < words.size(); ++i) {
    if (!is_descent(words[i])) continue;
    words[i - 1] += " " + words[i];
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(i));
    return;
  }
}

bool is_patronymic_part(const std::string& word) {
  return is_patronymic(word) || word.find(' ') != std::string::npos;
}

TypedName ordered_two(const Words& words) {
  const bool initials_first = is_initial(words[0]) && !is_initial(words[1]);
  if (initials_first || (is_family(words[1]) && !is_family(words[0]))) {
    return {{words[1], words[0], {}, {}}, NameChange::reordered};
  }
  return {{words[0], words[1], {}, {}}, NameChange::none};
}

TypedName ordered_three(const Words& words) {
  if (is_initial(words[0]) && is_initial(words[1])) {
    return {{words[2], words[0], words[1], {}}, NameChange::reordered};
  }
  if (!is_patronymic_part(words[2]) && !is_initial(words[2])) {
    if (is_patronymic_part(words[1])) {
      return {{words[2], words[0], words[1], {}}, NameChange::reordered};
    }
    if (is_patronymic(words[0]) && is_family(words[2])) {
      return {{words[2], words[1], words[0], {}}, NameChange::reordered};
    }
  }
  return {{words[0], words[1], words[2], {}}, NameChange::none};
}

TypedName ordered(Words words) {
  join_descent(words);
  if (words.size() == 1) return {{words[0], {}, {}, {}}, NameChange::none};
  if (words.size() == 2) return ordered_two(words);
  if (words.size() == 3) return ordered_three(words);
  // A family name of several words, or given names of several: the patronymic tells them apart.
  const std::string last = words.back();
  words.pop_back();
  if (is_patronymic_part(last)) {
    const std::string given = words.back();
    words.pop_back();
    return {{join(words, " "), given, last, {}}, NameChange::none};
  }
  const std::string family = words.front();
  words.erase(words.begin());
  words.push_back(last);
  return {{family, join(words, " "), {}, {}}, NameChange::none};
}

bool is_dash(const std::string& word) {
  return fold(word) == "-";
}

// «Салтыков – Щедрин Михаил»: with a dash between two of its words a family name begins.
void join_double_family(Words& words) {
  const bool dash = words.size() > 3 && is_dash(words[1]);
  if (!dash || is_initial(words[0]) || is_initial(words[2])) return;
  words[0] += "-" + words[2];
  words.erase(words.begin() + 1, words.begin() + 3);
}

// Lists that hide their people number them in a column of its own: «mentor», «07».
bool is_number_of_person(const std::string& part) {
  return part.size() <= 3 && std::all_of(part.begin(), part.end(), [](char c) {
           return std::isdigit(static_cast<unsigned char>(c)) != 0;
         });
}

Result<TypedName> refused(std::string id, const std::string& value) {
  return fail(Exit::findings, std::move(id), {{"value", value}});
}

std::string spelled(const std::string& text) {
  Words words = split(text, " ");
  const bool recase = of_one_case(text);
  for (std::string& word : words) {
    word = in_cyrillic(word);
    if (recase) word = is_descent(word) ? lower(word) : with_capitals(word);
  }
  return squeeze(join(words, " "));  // a letter of another case may be one with its mark
}

std::string without_dots(std::string text) {
  std::erase(text, '.');
  return text;
}

bool parts_agree(const std::string& a, const std::string& b) {
  const std::string x = name_key(a);
  const std::string y = name_key(b);
  if (x.empty() || y.empty() || x == y) return true;
  return (is_initial(a) && y.starts_with(x)) || (is_initial(b) && x.starts_with(y));
}

}  // namespace

Result<TypedName> read_full_name(std::string_view text) {
  const std::string clean = squeeze(text);
  if (clean.empty()) return refused("name-empty", clean);
  if (is_masked(clean)) return refused("name-masked", clean);
  if (auto why = intake::why_no_name(clean)) return refused(*std::move(why), clean);
  Words words = words_of(spelled(clean));
  join_double_family(words);
  if (auto why = intake::why_no_name(join(words, " "))) return refused(*std::move(why), clean);
  if (!has_letter_or_digit(clean) || words.empty() || words.size() > 6) {
    return refused("name-not-a-name", clean);
  }
  return ordered(std::move(words));
}

Result<TypedName> read_name_parts(std::string_view family, std::string_view given,
                                  std::string_view patronymic) {
  const std::string whole =
      squeeze(std::string(family) + " " + std::string(given) + " " + std::string(patronymic));
  if (whole.empty()) return refused("name-empty", whole);
  if (is_masked(whole)) return refused("name-masked", whole);
  if (!has_letter_or_digit(whole)) return refused("name-not-a-name", whole);
  for (const std::string_view part : {family, given, patronymic}) {
    const std::string clean = squeeze(part);
    if (is_number_of_person(clean)) continue;
    if (auto why = intake::why_no_name(clean)) return refused(*std::move(why), whole);
  }
  return TypedName{
      {spelled(squeeze(family)), spelled(squeeze(given)), spelled(squeeze(patronymic)), {}},
      NameChange::none};
}

std::string name_key(std::string_view part) {
  Words words = split(without_dots(squeeze(part)), " ");
  for (std::string& word : words)
    word = fold(in_cyrillic(word));
  std::erase(words, "");
  return join(words, " ");
}

std::string name_key(const FullName& name) {
  return name_key(full_name(name));
}

bool is_initial(std::string_view part) {
  const std::string bare = without_dots(squeeze(part));
  return length(bare) == 1 &&
         (has_cyrillic(bare) || std::isalpha(static_cast<unsigned char>(bare.front())) != 0);
}

bool names_agree(const FullName& a, const FullName& b) {
  if (name_key(a.family) != name_key(b.family)) return false;
  return parts_agree(a.given, b.given) && parts_agree(a.patronymic, b.patronymic);
}

}  // namespace mentor
