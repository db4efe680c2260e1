#include "name_forms.h"

#include <algorithm>
#include <array>
#include <span>

#include "mentor/base/letters.h"
#include "mentor/base/text.h"

namespace mentor::checks {
namespace {

using View = std::u32string_view;
using Endings = std::span<const View>;

constexpr std::array<View, 22> adjective_endings = {
    U"ий", U"ый", U"ой", U"ого", U"его", U"ому", U"ему", U"им", U"ым", U"ом", U"ем",
    U"ая", U"яя", U"ую", U"юю",  U"ою",  U"ей",  U"ие",  U"ые", U"их", U"ых", U"ими"};
constexpr std::array<View, 14> possessive_endings = {
    U"", U"а", U"у", U"ым", U"ом", U"е", U"ой", U"ою", U"ы", U"ых", U"ыми", U"о", U"и", U"ем"};
constexpr std::array<View, 16> vowel_endings = {U"а",  U"я",  U"ы",  U"и",  U"е",  U"у",
                                                U"ю",  U"ой", U"ою", U"ей", U"ею", U"",
                                                U"ам", U"ям", U"ах", U"ях"};
constexpr std::array<View, 15> soft_endings = {U"ь",  U"й",  U"я",  U"ю",  U"ем",
                                               U"е",  U"и",  U"ью", U"ям", U"ями",
                                               U"ях", U"ев", U"ей", U"ьи", U"ии"};
// Третий - Третьего, Лисий - Лисьего: after a soft sign.
constexpr std::array<View, 11> soft_adjective_endings = {U"его", U"ему", U"им", U"ем", U"я",  U"ей",
                                                         U"ею",  U"ю",   U"и",  U"их", U"ими"};
// Михайло - Михайлы, Шило - Шила.
constexpr std::array<View, 8> neuter_endings = {U"а", U"у", U"ом", U"е", U"ы", U"и", U"ой", U"ою"};
constexpr std::array<View, 14> hard_endings = {U"",  U"а",  U"у",  U"ом", U"ем", U"е",   U"ы",
                                               U"и", U"ов", U"ам", U"ах", U"ей", U"ами", U"ев"};

bool is_vowel(char32_t c) {
  return View(U"аеиоуыэюя").find(c) != View::npos;
}

bool is_cyrillic(char32_t c) {
  return c >= 0x400 && c <= 0x4FF;
}

void add(std::vector<std::u32string>& forms, View stem, Endings endings) {
  for (const View ending : endings)
    forms.push_back(std::u32string(stem) + std::u32string(ending));
}

bool ends_with_any(View word, std::span<const View> endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](View each) { return word.size() > each.size() && word.ends_with(each); });
}

// Short words in which the vowel goes away are few; the others of that look keep it (Дон, Бор).
struct ShortWord {
  View word;
  View stem;
};
constexpr std::array<ShortWord, 9> short_words = {{{U"лев", U"льв"},
                                                   {U"лед", U"льд"},
                                                   {U"лен", U"льн"},
                                                   {U"лоб", U"лб"},
                                                   {U"мох", U"мх"},
                                                   {U"пес", U"пс"},
                                                   {U"ров", U"рв"},
                                                   {U"рот", U"рт"},
                                                   {U"сон", U"сн"}}};

// о or е between consonants in a last syllable that is not the only one: Щегол - Щегла, Бобёр -
// Бобра, Лапоть - Лаптя. Nobody can see in Антон that it does not; «Антна» is in no text.
bool may_lose_vowel(View before, char32_t vowel, char32_t last) {
  constexpr View no_consonants = U"ьъй";
  if ((vowel != U'о' && vowel != U'е') || before.empty() || is_vowel(before.back())) return false;
  if (is_vowel(last) || no_consonants.find(last) != View::npos) return false;
  return std::any_of(before.begin(), before.end(), is_vowel);
}

// Before these the vowel leaves a sign or й behind (Конёк - Конька, Боец - Бойца), elsewhere it
// must not: Ольга is no form of Олег.
std::span<const View> links_of(View word) {
  constexpr std::array<View, 5> linking = {U"ец", U"ек", U"ок", U"ел", U"ень"};
  static constexpr std::array<View, 3> links = {U"", U"ь", U"й"};
  return ends_with_any(word, linking) ? Endings(links) : Endings(links).first(1);
}

// Vowels that go away when the word declines: Павел - Павла, Лев - Льва, Заяц - Зайца, Соловей -
// Соловья.
void add_fleeting(std::vector<std::u32string>& forms, View word) {
  for (const ShortWord& each : short_words) {
    if (word == each.word) add(forms, each.stem, Endings(hard_endings).subspan(1));
  }
  if (word.ends_with(U"яц")) {
    add(forms, std::u32string(word.substr(0, word.size() - 2)) + U"йц", hard_endings);
  }
  if (word.ends_with(U"ей") && word.size() > 3) {
    add(forms, std::u32string(word.substr(0, word.size() - 2)) + U"ь", soft_endings);
  }
  if (word.size() < 4 || word.ends_with(U"ов") || word.ends_with(U"ев")) return;
  const bool soft = word.ends_with(U'ь');
  const std::size_t vowel = word.size() - (soft ? 3 : 2);
  const View before = word.substr(0, vowel);
  const Endings links = links_of(word);
  if (links.size() == 1 && !may_lose_vowel(before, word[vowel], word[vowel + 1])) return;
  for (const View link : links) {
    const std::u32string stem = std::u32string(before) + std::u32string(link) + word[vowel + 1];
    add(forms, stem, soft ? Endings(soft_endings) : Endings(hard_endings).subspan(1));
  }
}

// к, г and х have no soft sign after them; names in -ко, -во and -го do not decline.
void add_rarer_endings(std::vector<std::u32string>& forms, View word) {
  if (word.size() < 3) return;
  const char32_t before = word[word.size() - 2];
  const char32_t stem_end = word[word.size() - 3];
  if (word.ends_with(U"ий") && View(U"кгх").find(stem_end) == View::npos) {
    add(forms, std::u32string(word.substr(0, word.size() - 2)) + U"ь", soft_adjective_endings);
  }
  if (word.back() == U'о' && !is_vowel(before) && View(U"квг").find(before) == View::npos) {
    add(forms, word.substr(0, word.size() - 1), neuter_endings);
  }
}

std::vector<std::u32string> forms_of_one(const std::u32string& word) {
  std::vector<std::u32string> forms = {word};
  if (word.size() < 2 || !std::all_of(word.begin(), word.end(), is_cyrillic)) return forms;
  constexpr std::array<View, 4> masculine = {U"ов", U"ев", U"ин", U"ын"};
  constexpr std::array<View, 4> feminine = {U"ова", U"ева", U"ина", U"ына"};
  constexpr std::array<View, 5> adjective = {U"ий", U"ый", U"ой", U"ая", U"яя"};
  const View all = word;
  const View without_last = all.substr(0, all.size() - 1);
  const char32_t last = word.back();
  if (ends_with_any(all, masculine)) {
    add(forms, all, possessive_endings);
  } else if (ends_with_any(all, feminine)) {
    add(forms, without_last, possessive_endings);
  } else if (ends_with_any(all, adjective)) {
    add(forms, all.substr(0, all.size() - 2), adjective_endings);
  }
  if (last == U'а' || last == U'я') add(forms, without_last, vowel_endings);
  if (last == U'ь' || last == U'й') add(forms, without_last, soft_endings);
  if (!is_vowel(last) && last != U'ь' && last != U'й') add(forms, all, hard_endings);
  add_fleeting(forms, all);
  add_rarer_endings(forms, all);
  return forms;
}

void make_unique(std::vector<std::u32string>& forms) {
  std::sort(forms.begin(), forms.end());
  forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
}

// How many bytes a character takes that begins with the byte; 0 for a byte that begins none.
std::size_t bytes_of(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  return lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
}

}  // namespace

std::u32string decoded(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  std::size_t i = 0;
  while (i < text.size()) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t count = bytes_of(lead);
    char32_t c = count == 1 ? lead : lead & (0xFFU >> (count + 1));
    std::size_t read = 1;
    while (read < count && i + read < text.size() &&
           (static_cast<unsigned char>(text[i + read]) & 0xC0U) == 0x80U) {
      c = (c << 6U) | (static_cast<unsigned char>(text[i + read]) & 0x3FU);
      ++read;
    }
    out.push_back(count == 0 || read < count ? U'\uFFFD' : c);
    i += read;
  }
  return out;
}

char32_t word_letter(char32_t c) {
  if (c >= U'a' && c <= U'z') return c;
  if (c >= U'A' && c <= U'Z') return c + 32;
  if (c == U'ё' || c == U'Ё') return U'е';
  if (c >= U'а' && c <= U'я') return c;
  if (c >= U'А' && c <= U'Я') return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  if (c >= 0x450 && c <= 0x45F) return c;
  if (c >= 0x460 && c <= 0x52F) return c | 1U;
  const bool everyday_sign = c < 0xC0 || (c >= 0x2000 && c <= 0x206F);
  if (everyday_sign || is_apostrophe(c) || is_mark(c)) return 0;
  return bare_letter(c);
}

bool is_mark(char32_t c) {
  const bool invisible = c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF;
  return invisible || (c >= 0x300 && c <= 0x36F) || (c >= 0xFE00 && c <= 0xFE0F);
}

bool is_capital(char32_t c) {
  if (c < 0xC0) return c >= U'A' && c <= U'Z';
  if (c >= 0x400 && c <= 0x45F) return c <= 0x42F;
  if (c >= 0x460 && c <= 0x52F) return (c & 1U) == 0;
  return may_begin_name(c);
}

bool is_hyphen(char32_t c) {
  return c == U'-' || (c >= 0x2010 && c <= 0x2013);
}

bool is_apostrophe(char32_t c) {
  return View(U"'`\u00B4\u02B9\u02BC\u2018\u2019\u201B\u2032").find(c) != View::npos;
}

void append_letter(std::u32string& word, char32_t c) {
  if (is_hyphen(c)) {
    word.push_back(U'-');
  } else if (is_apostrophe(c)) {
    return;
  } else if (!is_mark(c)) {
    word.push_back(word_letter(c));
  } else if (c == 0x306 && !word.empty() && word.back() == U'и') {
    word.back() = U'й';
  }
}

char32_t look_alike(char32_t small) {
  constexpr View foreign =
      U"aceopxybhkmti\u03B1\u03B2\u03B5\u03B7\u03BA\u03BC\u03BF\u03C1\u03C4\u03C5\u03C7";
  constexpr View cyrillic = U"асеорхувнкмтіавенкмортух";
  static_assert(foreign.size() == cyrillic.size());
  const std::size_t at = foreign.find(small);
  return at == View::npos ? small : cyrillic[at];
}

void unify_script(std::u32string& word) {
  const auto cyrillic_letters = std::count_if(word.begin(), word.end(), is_cyrillic);
  if (cyrillic_letters == 0 || cyrillic_letters == std::ssize(word)) return;
  for (char32_t& c : word)
    c = look_alike(c);
}

std::u32string compared(std::string_view written) {
  std::u32string word;
  for (const char32_t c : decoded(written)) {
    if (is_hyphen(c) || is_mark(c) || word_letter(c) != 0) append_letter(word, c);
  }
  unify_script(word);
  return word;
}

std::vector<std::u32string> case_forms(std::string_view name) {
  const std::u32string word = compared(name);
  if (word.empty()) return {};
  const std::size_t hyphen = word.find(U'-');
  if (hyphen == std::u32string::npos) {
    std::vector<std::u32string> forms = forms_of_one(word);
    make_unique(forms);
    return forms;
  }
  std::vector<std::u32string> forms = {word};
  for (const std::u32string& first : forms_of_one(word.substr(0, hyphen))) {
    for (const std::u32string& second : forms_of_one(word.substr(hyphen + 1)))
      forms.push_back(first + U"-" + second);
  }
  make_unique(forms);
  return forms;
}

std::vector<std::string> parts_of_name(const std::string& name) {
  std::string spaced = name;
  for (const char* hyphen : {"-", "\u2010", "\u2011", "\u2012", "\u2013"})
    spaced = replace_all(std::move(spaced), hyphen, " ");
  std::vector<std::string> parts = split(spaced, " ");
  if (parts.size() < 2) parts.clear();
  return parts;
}

}  // namespace mentor::checks
