#include "mentor/checks/leaks.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <set>
#include <unordered_set>

#include "mentor/base/text.h"
#include "name_forms.h"
#include "name_index.h"
#include "report.h"
#include "scanned_text.h"

namespace mentor {
namespace checks {
namespace {

constexpr std::size_t near_words = 2;  // words that may stand between family and given name

struct Word {
  std::size_t from = 0;  ///< index of its first character
  bool capital = false;
  char32_t initial = 0;                     ///< of a word of one letter, as compared
  const std::u32string* letters = nullptr;  ///< as compared; nullptr for no part of any name
  const NameUse* use = nullptr;
};

bool joins(char32_t c) {
  return is_hyphen(c) || is_apostrophe(c);
}

// A family name that stands alone; whether it is one is known when all files have been read.
struct Lonely {
  std::u32string letters;
  Finding finding;
};

struct FoundPhone {
  const std::set<PersonId>* people = nullptr;
  std::size_t digits = 0;  ///< how many it takes in the text
};

std::string codes(const std::set<PersonId>& people) {
  std::vector<std::string> names;
  for (const PersonId id : people)
    names.push_back(text(id));
  return join(names, ", ");
}

bool bears(const BearerList& bearers, std::uint32_t bearer) {
  return std::binary_search(bearers.begin(), bearers.end(), bearer);
}

bool have_common(const BearerList& a, const BearerList& b) {
  return std::any_of(a.begin(), a.end(), [&](std::uint32_t each) { return bears(b, each); });
}

bool make_one_name(const NameUse& a, const NameUse& b) {
  return have_common(a.family, b.given) || have_common(a.given, b.family);
}

bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

bool is_phone_gap(char32_t c) {
  constexpr std::u32string_view gaps = U" -()./\u00A0\u2009\u202F\u2010\u2011\u2012\u2013\u2014";
  return gaps.find(c) != std::u32string_view::npos;
}

// So many digits are a telephone also beside a Russian letter and with rarer signs between them;
// the few of a telephone within a town would be found in every table of numbers.
constexpr std::size_t whole_phone = 10;

bool is_gap_of_whole_phone(char32_t c) {
  constexpr std::u32string_view gaps = U"[]_\u2015\u2212\u3000\uFF0D";
  const bool space = c >= 0x2000 && c <= 0x200B;
  return space || is_phone_gap(c) || gaps.find(c) != std::u32string_view::npos;
}

bool is_email_part(char32_t c) {
  constexpr std::u32string_view signs = U"._%+-";
  return is_digit(c) || word_letter(c) != 0 || signs.find(c) != std::u32string_view::npos;
}

// Reads one file. Positions are turned into lines and columns only for what is found.
class FileScan {
 public:
  FileScan(const FileText& file, const NameIndex& index, Markup markup)
      : path_(file.path), scanned_(file.path, file.text, markup), index_(index) {}

  [[nodiscard]] bool has_markup() const { return scanned_.has_markup(); }

  void read(std::unordered_set<std::u32string>& in_small_letters) {
    if (!scanned_.is_readable()) {
      findings.push_back({Severity::warning, {"leak-unscanned", {{"path", path_}}}, {path_, 0, 0}});
    }
    read_words();
    for (std::size_t i = 0; i < words_.size(); ++i) {
      look_at_word(i);
      const bool small_family =
          words_[i].use != nullptr && !words_[i].capital && !words_[i].use->family.empty();
      if (small_family) in_small_letters.insert(*words_[i].letters);
    }
    read_phones();
    read_emails();
  }

  Findings findings;
  std::vector<Lonely> lonely;

 private:
  [[nodiscard]] Where where_is(std::size_t position) const { return scanned_.where_is(position); }

  [[nodiscard]] bool in_word(std::size_t i) const {
    if (word_letter(text_[i]) != 0 || is_mark(text_[i])) return true;
    return joins(text_[i]) && i + 1 < text_.size() &&
           (word_letter(text_[i + 1]) != 0 || is_doubled(i));
  }

  // In a text that YAML has between apostrophes each of its own is written twice.
  [[nodiscard]] bool is_doubled(std::size_t i) const {
    return text_[i] == U'\'' && text_[i + 1] == U'\'' && i + 2 < text_.size() &&
           word_letter(text_[i + 2]) != 0;
  }

  void read_words() {
    std::size_t i = 0;
    while (i < text_.size()) {
      if (word_letter(text_[i]) == 0) {
        ++i;
        continue;
      }
      const std::size_t from = i;
      while (i < text_.size() && in_word(i))
        ++i;
      add_words(from, i);
    }
  }

  [[nodiscard]] Word word_at(std::size_t from, std::size_t to) {
    Word word{from, is_capital(text_[from]), 0, nullptr, nullptr};
    letters_.clear();
    for (std::size_t i = from; i < to; ++i)
      append_letter(letters_, text_[i]);
    unify_script(letters_);
    const bool dotted = to < text_.size() && text_[to] == U'.';
    if ((word.capital || dotted) && letters_.size() == 1) word.initial = letters_.front();
    const auto found = index_.names.find(std::u32string_view(letters_));
    if (found != index_.names.end()) {
      word.letters = &found->first;
      word.use = &found->second;
    }
    return word;
  }

  // `победа-елкина-анна`: hyphens, then apostrophes, then capitals inside begin a word of their own
  // where the whole is nobody's name.
  void add_words(std::size_t from, std::size_t to) {
    const Word whole = word_at(from, to);
    const auto has = [&](auto is_sign) {
      return std::any_of(text_.begin() + std::ptrdiff_t(from), text_.begin() + std::ptrdiff_t(to),
                         is_sign);
    };
    if (whole.use == nullptr && has(is_hyphen)) {
      add_parts(from, to, is_hyphen);
    } else if (whole.use == nullptr && has(is_apostrophe)) {
      add_parts(from, to, is_apostrophe);
    } else if (const std::size_t hump = whole.use == nullptr ? hump_in(from, to) : to; hump < to) {
      add_words(from, hump);
      add_words(hump, to);
    } else if (whole.use != nullptr || !add_joined(from, to)) {
      words_.push_back(whole);
    }
  }

  // `К` of «ЁлкинаКира»: a capital after a small letter; `to` where there is none.
  [[nodiscard]] std::size_t hump_in(std::size_t from, std::size_t to) const {
    for (std::size_t i = from + 1; i < to; ++i) {
      if (!is_capital(text_[i])) continue;
      const bool after_small = word_letter(text_[i - 1]) != 0 && !is_capital(text_[i - 1]);
      if (after_small) return i;
    }
    return to;
  }

  // Family and given name in one word: `#елкинакира`, and where a script has no capitals.
  bool add_joined(std::size_t from, std::size_t to) {
    constexpr std::size_t longest = 40;
    constexpr char32_t first_without_capitals = 0x590;
    const bool tag = from > 0 && (text_[from - 1] == U'#' || text_[from - 1] == U'@');
    if (to - from > longest || (!tag && text_[from] < first_without_capitals)) return false;
    for (std::size_t cut = from + 1; cut < to; ++cut) {
      const Word first = word_at(from, cut);
      if (first.use == nullptr) continue;
      const Word second = word_at(cut, to);
      if (second.use == nullptr || !make_one_name(*first.use, *second.use)) continue;
      words_.push_back(first);
      words_.push_back(second);
      return true;
    }
    return false;
  }

  void add_parts(std::size_t from, std::size_t to, bool (*is_sign)(char32_t)) {
    while (from < to) {
      std::size_t end = from;
      while (end < to && !is_sign(text_[end]))
        ++end;
      if (end > from) add_words(from, end);
      from = end + 1;
    }
  }

  // People who bear the family name and whose given name or initial the other word is.
  [[nodiscard]] std::set<PersonId> named_by(const BearerList& family, const Word& other,
                                            std::size_t step) const {
    std::set<PersonId> people;
    const bool may_be_initial = other.initial != 0 && (other.capital || step == 1);
    if (other.use == nullptr && !may_be_initial) return people;
    for (const std::uint32_t bearer : family) {
      const bool full = other.use != nullptr && bears(other.use->given, bearer);
      const bool initial =
          may_be_initial && look_alike(other.initial) == index_.bearers[bearer].initial;
      if (full || initial) people.insert(index_.bearers[bearer].person);
    }
    return people;
  }

  // In small letters only neighbours make a name of two words.
  [[nodiscard]] std::set<PersonId> full_name_at(std::size_t at, const BearerList& family) const {
    const std::size_t reach = words_[at].capital ? near_words + 1 : 1;
    for (std::size_t step = 1; step <= reach; ++step) {
      std::set<PersonId> people;
      if (at + step < words_.size()) people = named_by(family, words_[at + step], step);
      if (people.empty() && at >= step) people = named_by(family, words_[at - step], step);
      if (!people.empty()) return people;
    }
    return {};
  }

  void look_at_word(std::size_t at) {
    const Word& word = words_[at];
    if (word.use == nullptr) return;
    look_at_patronymic(at);
    const BearerList& family = word.use->family;
    if (family.empty()) return;
    const Where where = where_is(word.from);
    if (const auto people = full_name_at(at, family); !people.empty()) {
      add_error(findings, where, "leak-name", {{"person", codes(people)}});
    } else if (word.capital && word.letters->size() > 2) {
      std::set<PersonId> all;
      for (const std::uint32_t bearer : family)
        all.insert(index_.bearers[bearer].person);
      lonely.push_back(
          {*word.letters,
           {Severity::warning, {"leak-family-name", {{"person", codes(all)}}}, where}});
    }
  }

  void look_at_patronymic(std::size_t at) {
    if (at + 1 >= words_.size() || !words_[at].capital) return;
    const NameUse* next = words_[at + 1].use;
    if (next == nullptr) return;
    const BearerList& given = words_[at].use->given;
    BearerList both;
    std::set_intersection(given.begin(), given.end(), next->patronymic.begin(),
                          next->patronymic.end(), std::back_inserter(both));
    std::set<PersonId> people;
    for (const std::uint32_t bearer : both)
      people.insert(index_.bearers[bearer].person);
    if (people.empty()) return;
    add_warning(findings, where_is(words_[at].from), "leak-patronymic",
                {{"person", codes(people)}});
  }

  // A digest has Latin letters only.
  static bool may_touch(char32_t c, bool whole) {
    constexpr char32_t first_cyrillic = 0x400;
    return word_letter(c) == 0 || (whole && c >= first_cyrillic);
  }

  // Where the next line goes on, behind what begins every line of a comment or a quotation; a
  // backslash may end the line before. The position itself where no line ends there.
  [[nodiscard]] std::size_t over_line_end(std::size_t at) const {
    std::size_t i = at;
    for (const char32_t sign : {U'\\', U'\r', U'\n'}) {
      if (i < text_.size() && text_[i] == sign) ++i;
    }
    if (i == at || text_[i - 1] != U'\n') return at;
    const auto blanks = [&] {
      while (i < text_.size() && (text_[i] == U' ' || text_[i] == U'\t'))
        ++i;
    };
    blanks();
    if (i < text_.size() && (text_[i] == U'#' || text_[i] == U'>')) ++i;
    blanks();
    return i;
  }

  // Columns of numbers have fewer digits a line, or nothing that makes them a telephone.
  [[nodiscard]] bool may_go_on_below(std::size_t from, std::size_t count) const {
    const bool opened = from > 0 && (text_[from - 1] == U'(' || text_[from - 1] == U'+');
    return count > whole_phone || (count == whole_phone && opened);
  }

  // The next `count` digits from a position on, gaps of a phone number between them.
  [[nodiscard]] std::optional<std::u32string> digits_at(std::size_t from, std::size_t count) const {
    const bool whole = count >= whole_phone;
    bool may_break = may_go_on_below(from, count);
    std::u32string digits;
    std::size_t gap = 0;
    std::size_t i = from;
    for (; i < text_.size() && digits.size() < count; ++i) {
      if (may_break && !is_digit(text_[i])) {
        const std::size_t below = over_line_end(i);
        may_break = below == i;
        if (below > i) gap = 0;
        i = below;
        if (i == text_.size()) break;
      }
      if (is_digit(text_[i])) {
        digits.push_back(text_[i]);
        gap = 0;
      } else if (!(whole ? is_gap_of_whole_phone(text_[i]) : is_phone_gap(text_[i])) || ++gap > 3) {
        return std::nullopt;
      }
    }
    if (digits.size() < count) return std::nullopt;
    const bool ends = i == text_.size() || (!is_digit(text_[i]) && may_touch(text_[i], whole));
    return ends ? std::optional(digits) : std::nullopt;
  }

  [[nodiscard]] FoundPhone phone_at(std::size_t from) const {
    for (const std::size_t size : index_.phone_sizes) {
      if (from > 0 && !may_touch(text_[from - 1], size >= whole_phone)) continue;
      const bool country = size == 10 && (text_[from] == U'7' || text_[from] == U'8');
      for (const std::size_t lead : {std::size_t{0}, std::size_t{1}}) {
        if (lead == 1 && !country) break;
        const auto digits = digits_at(from, size + lead);
        if (!digits) continue;
        const auto found = index_.phones.find(digits->substr(lead));
        if (found != index_.phones.end()) return {&found->second, size + lead};
      }
    }
    return {};
  }

  [[nodiscard]] bool starts_number(std::size_t i) const {
    return is_digit(text_[i]) && (i == 0 || !is_digit(text_[i - 1]));
  }

  void read_phones() {
    if (index_.phones.empty()) return;
    std::size_t told = 0;  // digits that belong to a phone already told
    for (std::size_t i = 0; i < text_.size(); ++i) {
      if (told > 0) {
        if (is_digit(text_[i])) --told;
        continue;
      }
      const FoundPhone phone = starts_number(i) ? phone_at(i) : FoundPhone{};
      if (phone.people == nullptr) continue;
      const bool plus = i > 0 && text_[i - 1] == U'+';
      add_error(findings, where_is(plus ? i - 1 : i), "leak-phone",
                {{"person", codes(*phone.people)}});
      told = phone.digits - 1;
    }
  }

  void read_emails() {
    if (index_.emails.empty()) return;
    for (std::size_t i = text_.find(U'@'); i != std::u32string::npos; i = text_.find(U'@', i + 1)) {
      std::size_t from = i;
      while (from > 0 && is_email_part(text_[from - 1]))
        --from;
      std::size_t to = i + 1;
      while (to < text_.size() && is_email_part(text_[to]))
        ++to;
      while (to > i + 1 && text_[to - 1] == U'.')
        --to;
      look_at_email(from, to);
    }
  }

  void look_at_email(std::size_t from, std::size_t to) {
    std::u32string email = text_.substr(from, to - from);
    for (char32_t& c : email) {
      const bool folds = c < 0xC0 || (c >= 0x400 && c <= 0x52F);  // as lower() does
      if (folds && is_capital(c) && c != U'Ё') c = word_letter(c);
      if (c == U'Ё') c = U'ё';
    }
    const auto found = index_.emails.find(email);
    if (found == index_.emails.end()) return;
    add_error(findings, where_is(from), "leak-email", {{"person", codes(found->second)}});
  }

  std::string path_;
  ScannedText scanned_;
  const std::u32string& text_ = scanned_.text();
  const NameIndex& index_;
  std::vector<Word> words_;
  std::u32string letters_;  // of the word at hand
};

}  // namespace
}  // namespace checks

Findings find_leaks(std::span<const FileText> files, const PrivateCards& cards) {
  if (cards.empty()) return {};
  const checks::NameIndex index = checks::index_names(cards);
  Findings findings;
  std::vector<checks::Lonely> lonely;
  std::unordered_set<std::u32string> in_small_letters;
  const auto scan = [&](const FileText& file, checks::Markup markup) {
    checks::FileScan scanned(file, index, markup);
    scanned.read(in_small_letters);
    std::move(scanned.findings.begin(), scanned.findings.end(), std::back_inserter(findings));
    std::move(scanned.lonely.begin(), scanned.lonely.end(), std::back_inserter(lonely));
    return scanned.has_markup();
  };
  for (const FileText& file : files) {
    if (!scan(file, checks::Markup::kept)) continue;
    // A tag may stand between two words (of a table) or inside one, and may have a name in itself.
    scan(file, checks::Markup::spaced);
    scan(file, checks::Markup::dropped);
  }
  // What one way of reading has as a full name is no lonely one in another.
  std::set<Where> named;
  for (const Finding& each : findings)
    named.insert(each.where);
  for (checks::Lonely& each : lonely) {
    const bool is_word = in_small_letters.contains(each.letters);
    if (!is_word && !named.contains(each.finding.where))
      findings.push_back(std::move(each.finding));
  }
  sort_findings(findings);
  return findings;
}

}  // namespace mentor
