#include "mentor/checks/free_texts.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "name_forms.h"

namespace mentor {
namespace {

// Keys of entries that people fill in their own words.
constexpr std::array worded_keys{
    std::string_view("reason"),   std::string_view("next"),
    std::string_view("title"),    std::string_view("value"),
    std::string_view("criteria"), std::string_view("text"),
    std::string_view("topic"),    std::string_view("result"),
    std::string_view("place"),    std::string_view("mark"),
    std::string_view("planned"),  std::string_view("personal_programme")};

bool says_anything(const std::string& text) {
  const std::u32string letters = checks::decoded(text);
  return std::any_of(letters.begin(), letters.end(), [](char32_t c) {
    return (c >= U'0' && c <= U'9') || checks::word_letter(c) != 0;
  });
}

bool names_in_fields(const Entry& entry, const std::string& code) {
  return std::any_of(entry.fields.begin(), entry.fields.end(), [&](const Field& field) {
    const auto texts = texts_of(field.value);
    return std::find(texts.begin(), texts.end(), code) != texts.end();
  });
}

class Search {
 public:
  Search(const Programme& programme, PersonId person)
      : programme_(programme), person_(person), code_(text(person)) {}

  std::vector<FreeText> run() {
    find_pairs();
    for (const Entry& entry : programme_.journal)
      look_at(entry);
    for (const Answer& answer : programme_.answers)
      look_at(answer);
    std::sort(found_.begin(), found_.end());
    return std::move(found_);
  }

 private:
  void find_pairs() {
    for (const auto& [id, pair] : programme_.pairs) {
      const auto in = [&](const std::vector<PersonId>& people) {
        return std::find(people.begin(), people.end(), person_) != people.end();
      };
      if (in(pair.mentors) || in(pair.mentees)) pairs_.insert(id);
    }
    for (const Entry& entry : programme_.journal) {
      if (const auto pair = subject_pair(entry); pair && names_in_fields(entry, code_)) {
        pairs_.insert(*pair);
      }
    }
  }

  void add(Place place, std::string_view key, TextOf of) {
    found_.push_back({place, std::string(key), of});
  }

  void look_at(const Entry& entry) {
    const auto pair = subject_pair(entry);
    const bool own = subject_person(entry) == person_;
    const bool of_pair = pair && pairs_.contains(*pair);
    const bool names = names_in_fields(entry, code_);
    if (!own && !of_pair && !names) return;
    const TextOf of = of_pair ? TextOf::pair : TextOf::person;
    if (says_anything(entry.note)) add(entry.place, "note", of);
    if (!own && !of_pair) return;  // a training's title says nothing of who was there
    for (const Field& field : entry.fields) {
      const bool worded =
          std::find(worded_keys.begin(), worded_keys.end(), field.key) != worded_keys.end();
      const auto texts = worded ? texts_of(field.value) : std::vector<std::string>();
      if (std::any_of(texts.begin(), texts.end(), says_anything)) add(entry.place, field.key, of);
    }
  }

  void look_at(const Answer& answer) {
    if (answer.person != person_ && answer.about != code_) return;
    const auto asked = programme_.questionnaires.find(answer.questionnaire);
    for (const auto& [id, value] : answer.values) {
      if (asked == programme_.questionnaires.end()) continue;
      const Question* question = find_question(asked->second, id);
      if (question == nullptr || question->type != QuestionType::text) continue;
      if (std::any_of(value.values.begin(), value.values.end(), says_anything)) {
        add(answer.place, id, TextOf::person);
      }
    }
  }

  const Programme& programme_;
  PersonId person_;
  std::string code_;
  std::set<PairId> pairs_;
  std::vector<FreeText> found_;
};

}  // namespace

std::vector<FreeText> free_texts_about(const Programme& programme, PersonId person) {
  return Search(programme, person).run();
}

}  // namespace mentor
