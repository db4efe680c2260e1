#include "mentor/intake/slots.h"

#include <algorithm>
#include <array>
#include <optional>

#include "mentor/base/text.h"
#include "mentor/intake/cells.h"

namespace mentor {
namespace {

using Texts = std::vector<std::string>;

constexpr int days_of_week = 7;

// Words for Monday, Tuesday, … Sunday, folded; the whole words in every case.
constexpr std::array<std::string_view, days_of_week> day_words = {
    "пн пон понед пнд понедельник понедельника понедельнику понедельники понедельникам mon monday "
    "mondays",
    "вт втор вторн вторник вторника вторнику вторники вторникам tue tues tuesday tuesdays",
    "ср сред среда среду среды среде средам wed wednesday wednesdays",
    "чт чтв четв четверг четверга четвергу четверги четвергам thu thur thurs thursday thursdays",
    "пт птн пятн пятница пятницу пятницы пятнице пятницам fri friday fridays",
    "сб суб субб суббота субботу субботы субботе субботам sat saturday saturdays",
    "вс вск воскр воскресенье воскресенья воскресенью воскресеньям sun sunday sundays"};

constexpr std::array<std::string_view, 8> filler = {"в",  "во",  "по",     "и",
                                                    "on", "and", "каждый", "каждую"};
constexpr std::array<std::string_view, 8> denials = {"не",     "нет",    "кроме", "без",
                                                     "нельзя", "except", "not",   "but"};
constexpr std::array<std::string_view, 7> workdays = {
    "будни",       "будням",        "будние дни", "по будним дням",
    "будний день", "в будний день", "рабочие дни"};
constexpr std::array<std::string_view, 3> weekends = {"выходные", "по выходным", "в выходные"};
constexpr std::array<std::string_view, 13> any_day = {
    "любой день",   "в любой день",  "любые дни",  "в любые дни", "любой",
    "когда угодно", "каждый день",   "все дни",    "ежедневно",   "any day",
    "any",          "в любое время", "любое время"};

bool is_among(const auto& word, const auto& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// 0 for Monday to 6 for Sunday.
std::optional<int> day_of(const std::string& word) {
  for (int day = 0; day < days_of_week; ++day) {
    if (is_among(word, split(day_words[static_cast<std::size_t>(day)], " "))) return day;
  }
  return std::nullopt;
}

// Folded words; a dash is a word of its own, and so is what no word of a day may hold.
Texts words_of(std::string_view text) {
  std::string spaced;
  for (const char c : fold(text)) {
    const bool dash = c == '-';
    const bool gap = std::string_view("./&+,;").find(c) != std::string_view::npos;
    spaced += dash ? " - " : std::string(1, gap ? ' ' : c);
  }
  Texts words;
  for (const std::string& word : split(spaced, " ")) {
    if (!word.empty()) words.push_back(word);
  }
  return words;
}

// Days among words that may speak of times as well.
std::vector<int> days_among(const Texts& words) {
  std::vector<int> days;
  for (const std::string& word : words) {
    const auto day = day_of(word);
    if (day && !is_among(*day, days)) days.push_back(*day);
  }
  return days;
}

class Week {
 public:
  explicit Week(const Texts& options) : options_(options) {
    for (const std::string& option : options) {
      const std::vector<int> days = days_among(words_of(option));
      if (!days.empty()) dated_.push_back(option);
      for (const int day : days)
        named_[static_cast<std::size_t>(day)].push_back({option, days.size() == 1});
    }
  }

  /// The only option of the day, or nullptr.
  [[nodiscard]] const std::string* of(int day) const {
    const auto& named = named_[static_cast<std::size_t>(day)];
    return named.size() == 1 && named.front().alone ? &named.front().option : nullptr;
  }
  [[nodiscard]] bool asked(int day) const { return !named_[static_cast<std::size_t>(day)].empty(); }
  [[nodiscard]] const Texts& dated() const { return dated_; }

  /// The option that says the same in other words of days: `вт. после 15:00`.
  [[nodiscard]] const std::string* same_as(const Texts& words) const {
    const auto found = std::find_if(
        options_.begin(), options_.end(),
        [&](const std::string& option) { return in_days(words_of(option)) == in_days(words); });
    return found == options_.end() || dated_.empty() ? nullptr : &*found;
  }

 private:
  struct Named {
    std::string option;
    bool alone = false;
  };

  static Texts in_days(Texts words) {
    for (std::string& word : words) {
      if (const auto day = day_of(word)) word = std::to_string(*day) + "#";
    }
    return words;
  }

  const Texts& options_;
  std::array<std::vector<Named>, days_of_week> named_;
  Texts dated_;  ///< options that name a day
};

// Days `from` to `to` that the question asks about; nothing when one of them is not one option.
std::optional<Texts> run_of(const Week& week, int from, int to) {
  Texts found;
  for (int day = from; day <= to; ++day) {
    if (!week.asked(day)) continue;
    const std::string* option = week.of(day);
    if (option == nullptr) return std::nullopt;
    found.push_back(*option);
  }
  if (found.empty()) return std::nullopt;
  return found;
}

// `пн`, `пн и ср`, `пн - ср`, `с понедельника по среду`: every word must be understood.
std::optional<Texts> days_in(const Week& week, const Texts& words) {
  Texts found;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto word = [&](std::size_t ahead) {
      return i + ahead < words.size() ? words[i + ahead] : std::string();
    };
    if (is_among(word(0), filler)) continue;
    const bool since = word(0) == "с" || word(0) == "со" || word(0) == "from";
    if (since) ++i;
    const auto day = day_of(word(0));
    if (!day) return std::nullopt;
    const bool until = word(1) == "-" || (since && (word(1) == "по" || word(1) == "to"));
    const auto last = until ? day_of(word(2)) : day;
    if (!last || *last < *day || (since && !until)) return std::nullopt;
    const bool one = !until;
    if (one && !week.asked(*day)) return std::nullopt;
    const auto run = run_of(week, *day, *last);
    if (!run) return std::nullopt;
    found.insert(found.end(), run->begin(), run->end());
    if (until) i += 2;
  }
  if (found.empty()) return std::nullopt;
  return found;
}

std::optional<Texts> options_of(const Week& week, const std::string& piece) {
  Texts words = words_of(piece);
  if (const std::string* option = week.same_as(words)) return Texts{*option};
  const std::string said = join(words, " ");
  if (is_among(said, any_day) && !week.dated().empty()) return week.dated();
  const bool by = !words.empty() && words.front() == "по";
  const std::string bare = by ? said.substr(std::string("по ").size()) : said;
  if (is_among(said, workdays) || is_among(bare, workdays)) return run_of(week, 0, 4);
  if (is_among(said, weekends)) return run_of(week, 5, 6);
  return days_in(week, words);
}

void add_once(Texts& values, const std::string& value) {
  if (!is_among(value, values)) values.push_back(value);
}

}  // namespace

Slots read_slots(std::string_view cell, const std::vector<std::string>& options,
                 std::string_view separators) {
  Slots read;
  const Texts pieces = read_tags(cell, options, separators);
  const Week week(options);
  const Texts said = words_of(cell);
  const bool denied = std::any_of(said.begin(), said.end(),
                                  [](const std::string& word) { return is_among(word, denials); });
  for (const std::string& piece : pieces) {
    const bool option = is_among(piece, options);
    const auto meant = option || denied ? std::nullopt : options_of(week, piece);
    if (meant) {
      for (const std::string& each : *meant)
        add_once(read.values, each);
    } else if (option || options.empty()) {
      add_once(read.values, piece);
    } else {
      add_once(read.unclear, piece);
    }
  }
  for (const std::string& each : read.unclear)
    add_once(read.values, each);
  return read;
}

std::string nearest_slot(std::string_view typed, const std::vector<std::string>& options) {
  if (std::string near = nearest(typed, options); !near.empty()) return near;
  const Week week(options);
  for (int day = 0; day < days_of_week; ++day) {
    const std::string* option = week.of(day);
    const Texts known = split(day_words[static_cast<std::size_t>(day)], " ");
    if (option != nullptr && !nearest(typed, known).empty()) return *option;
  }
  return {};
}

}  // namespace mentor
