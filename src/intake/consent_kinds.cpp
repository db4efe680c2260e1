#include "consent_kinds.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "mentor/base/text.h"

namespace mentor::intake {
namespace {

using Texts = std::vector<std::string>;

Texts words_of(const std::string& typed) {
  return split(fold(typed), " .,;:/()+&\"-");
}

bool begins(const std::string& word, const auto& stems) {
  return std::any_of(stems.begin(), stems.end(),
                     [&](std::string_view stem) { return word.starts_with(stem); });
}

bool any_begins(const Texts& words, const auto& stems) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return begins(word, stems); });
}

using Stems1 = std::array<std::string_view, 1>;
constexpr Stems1 processing = {"обработк"};
constexpr Stems1 publishing = {"распространен"};
constexpr Stems1 permitted = {"разрешен"};
constexpr Stems1 consent = {"согласи"};
constexpr std::array<std::string_view, 3> pictures = {"фото", "видео", "изображен"};

bool denies(const Texts& words) {
  static constexpr std::array<std::string_view, 5> whole = {"не", "нет", "ни", "без", "кроме"};
  static constexpr std::array<std::string_view, 3> stems = {"отказ", "отзыв", "отозван"};
  return any_begins(words, stems) || std::any_of(words.begin(), words.end(), [](const auto& word) {
           return std::find(whole.begin(), whole.end(), word) != whole.end();
         });
}

// «Обработка» of personal data, or of nothing else that is named.
bool means_processing(const Texts& words) {
  static constexpr std::array<std::string_view, 2> personal = {"персональ", "перс"};
  static constexpr std::array<std::string_view, 2> short_names = {"пд", "пдн"};
  static constexpr std::array<std::string_view, 4> nothing_else = {"обработк", "согласи", "на",
                                                                   "данных"};
  if (!any_begins(words, processing)) return false;
  const auto is_short = [](const std::string& word) {
    return std::find(short_names.begin(), short_names.end(), word) != short_names.end();
  };
  return any_begins(words, personal) || std::any_of(words.begin(), words.end(), is_short) ||
         std::all_of(words.begin(), words.end(),
                     [](const std::string& word) { return begins(word, nothing_else); });
}

}  // namespace

std::set<std::string> known_kinds(const ProgrammeCard& card) {
  std::set<std::string> kinds = {"processing", "distribution", "photo"};
  for (const auto& [category, required] : card.consent.required)
    kinds.insert(required.begin(), required.end());
  return kinds;
}

std::optional<std::string> kind_of(const std::string& typed, const std::set<std::string>& known) {
  const std::string folded = fold(typed);
  for (const std::string& each : known) {
    if (fold(each) == folded) return each;
  }
  const Texts words = words_of(typed);
  if (denies(words)) return std::nullopt;
  Texts meant;
  if (any_begins(words, pictures)) meant.emplace_back("photo");
  if (any_begins(words, publishing)) meant.emplace_back("distribution");
  // «На обработку персональных данных, разрешённых для распространения» is what the law calls the
  // consent to distribution.
  const bool permission = any_begins(words, publishing) && any_begins(words, permitted);
  if (means_processing(words) && !permission) meant.emplace_back("processing");
  if (meant.size() != 1) return std::nullopt;
  return meant.front();
}

std::optional<KindOfTable> kind_of_table(const Table& table, const std::set<std::string>& known) {
  std::vector<KindOfTable> told;
  const auto hear = [&](const std::string& title, std::optional<std::size_t> column) {
    if (!any_begins(words_of(title), consent)) return;
    if (auto kind = kind_of(title, known)) told.push_back({std::move(*kind), column});
  };
  for (std::size_t i = 0; i < table.header.size(); ++i)
    hear(table.header[i], i);
  if (told.empty()) hear(table.sheet, std::nullopt);
  if (told.size() != 1) return std::nullopt;
  return told.front();
}

}  // namespace mentor::intake
