#include "name_index.h"

#include <algorithm>

#include "mentor/base/text.h"
#include "name_forms.h"

namespace mentor::checks {
namespace {

// Shorter numbers (a switchboard's «2-34») would be found in any table.
constexpr std::size_t shortest_phone = 6;

// What is shorter, like «де», is a word of any text.
constexpr std::size_t shortest_part = 3;

void add_word(NameMap& map, BearerList NameUse::*part, const std::string& word,
              std::uint32_t bearer) {
  for (std::u32string& form : case_forms(word)) {
    BearerList& list = map[std::move(form)].*part;
    if (list.empty() || list.back() != bearer) list.push_back(bearer);
  }
}

// Who bears a double name is often called by one half of it.
void add_forms(NameMap& map, BearerList NameUse::*part, const std::string& name,
               std::uint32_t bearer) {
  add_word(map, part, name, bearer);
  for (const std::string& each : parts_of_name(name)) {
    if (compared(each).size() >= shortest_part) add_word(map, part, each, bearer);
  }
}

void add_bearer(NameIndex& index, PersonId person, const FullName& name) {
  const auto bearer = static_cast<std::uint32_t>(index.bearers.size());
  const std::u32string given = compared(name.given);
  index.bearers.push_back({person, given.empty() ? U'\0' : look_alike(given.front())});
  add_forms(index.names, &NameUse::family, name.family, bearer);
  add_forms(index.names, &NameUse::given, name.given, bearer);
  add_forms(index.names, &NameUse::patronymic, name.patronymic, bearer);
  for (const auto& [grammar, full] : name.cases) {
    const std::vector<std::string> words = split(full, " ");
    if (!words.empty()) add_forms(index.names, &NameUse::family, words[0], bearer);
    if (words.size() > 1) add_forms(index.names, &NameUse::given, words[1], bearer);
  }
}

bool is_patronymic(const std::string& word) {
  const std::u32string folded = compared(word);
  constexpr std::u32string_view endings[] = {U"вич", U"вна", U"ична", U"ьич", U"инична"};
  return std::any_of(std::begin(endings), std::end(endings), [&](std::u32string_view each) {
    return folded.size() > each.size() + 1 && folded.ends_with(each);
  });
}

// Family, given, patronymic, unless the second word is a patronymic: then there is no family name.
FullName representative_name(const std::string& written) {
  const std::vector<std::string> words = split(written, " ");
  const auto word = [&](std::size_t i) { return i < words.size() ? words[i] : std::string(); };
  if (words.size() == 2 && is_patronymic(words[1])) return {{}, words[0], words[1], {}};
  if (words.size() == 3 && is_patronymic(words[1])) return {words[2], words[0], words[1], {}};
  return {word(0), word(1), word(2), {}};
}

void add_phone(NameIndex& index, PersonId person, const std::string& written) {
  std::u32string digits;
  for (const char32_t c : decoded(written)) {
    if (c >= U'0' && c <= U'9') digits.push_back(c);
  }
  const bool national = digits.size() == 11 && (digits[0] == U'7' || digits[0] == U'8');
  if (national) digits.erase(0, 1);
  if (digits.size() < shortest_phone) return;
  index.phone_sizes.push_back(digits.size());
  index.phones[digits].insert(person);
}

void add_card(NameIndex& index, const PrivateCard& card) {
  add_bearer(index, card.id, card.name);
  for (const std::string& phone : card.phones)
    add_phone(index, card.id, phone);
  for (const std::string& email : card.emails) {
    if (email.find('@') != std::string::npos) {
      index.emails[decoded(lower(squeeze(email)))].insert(card.id);
    }
  }
  if (!card.representative) return;
  add_bearer(index, card.id, representative_name(card.representative->name));
  add_phone(index, card.id, card.representative->phone);
}

}  // namespace

NameIndex index_names(const PrivateCards& cards) {
  NameIndex index;
  for (const auto& [id, card] : cards)
    add_card(index, card);
  auto& sizes = index.phone_sizes;
  std::sort(sizes.begin(), sizes.end(), std::greater<>());
  sizes.erase(std::unique(sizes.begin(), sizes.end()), sizes.end());
  return index;
}

}  // namespace mentor::checks
