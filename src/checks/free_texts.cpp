#include "mentor/checks/free_texts.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>
#include <variant>

#include "mentor/model/blocks.h"
#include "name_forms.h"

namespace mentor {
namespace {

// Names of things, papers and lists: they tell no story of a person, and some of them prove that a
// consent or a clearance was there.
constexpr std::array told_by_name{
    std::string_view("id"),        std::string_view("key"),        std::string_view("class"),
    std::string_view("kind"),      std::string_view("signed_by"),  std::string_view("paper"),
    std::string_view("number"),    std::string_view("post"),       std::string_view("order"),
    std::string_view("proposals"), std::string_view("amends"),     std::string_view("supersedes"),
    std::string_view("period"),    std::string_view("step"),       std::string_view("done"),
    std::string_view("block"),     std::string_view("role_model"), std::string_view("format"),
    std::string_view("status"),    std::string_view("level"),      std::string_view("document")};

// What people fill in their own words.
bool is_worded(const KeySpec& key) {
  const bool words = key.type == KeyType::text || key.type == KeyType::texts ||
                     key.type == KeyType::fact || key.type == KeyType::map ||
                     key.type == KeyType::maps;
  return words &&
         std::find(told_by_name.begin(), told_by_name.end(), key.name) == told_by_name.end();
}

bool says_anything(std::string_view text) {
  const std::u32string letters = checks::decoded(text);
  return std::any_of(letters.begin(), letters.end(), [](char32_t c) {
    return (c >= U'0' && c <= U'9') || checks::word_letter(c) != 0;
  });
}

bool any_says(const std::vector<std::string>& texts) {
  return std::any_of(texts.begin(), texts.end(),
                     [](const std::string& each) { return says_anything(each); });
}

// Of a map what stands under its keys.
bool has_words(const Value& value) {
  if (const auto* map = map_in(value)) {
    return std::any_of(map->begin(), map->end(),
                       [](const auto& each) { return has_words(each.second); });
  }
  if (const auto* list = list_in(value)) return std::any_of(list->begin(), list->end(), has_words);
  return says_anything(plain_text(value));
}

// True where the code stands in the text, also with a Cyrillic «Р».
bool names_code(std::string_view text, std::string_view code) {
  const std::string_view number = code.substr(1);
  for (std::size_t at = text.find(number); at != std::string_view::npos;
       at = text.find(number, at + 1)) {
    const std::string_view before = text.substr(0, at);
    const std::size_t end = at + number.size();
    const bool goes_on = end < text.size() && text[end] >= '0' && text[end] <= '9';
    if (!goes_on && (before.ends_with('P') || before.ends_with("\u0420"))) return true;
  }
  return false;
}

bool names_code(const Value& value, std::string_view code) {
  const auto* text = std::get_if<SharedText>(&value.is);  // nearly every one: looked at where it is
  return text != nullptr ? names_code(text->view(), code) : names_code(plain_text(value), code);
}

bool names_in_fields(const Entry& entry, const std::string& code) {
  return std::any_of(entry.fields.begin(), entry.fields.end(), [&](const Field& field) {
    const auto texts = texts_of(field.value);
    return std::find(texts.begin(), texts.end(), code) != texts.end();
  });
}

bool is_like(std::string_view text, std::string_view own) {
  const std::size_t place = own.find("{}");
  if (place == std::string_view::npos) return text == own;
  const std::string_view before = own.substr(0, place);
  const std::string_view after = own.substr(place + 2);
  return text.size() >= before.size() + after.size() && text.starts_with(before) &&
         text.ends_with(after);
}

class Search {
 public:
  Search(const Programme& programme, PersonId person, std::span<const std::string> own)
      : programme_(programme), person_(person), code_(text(person)), own_(own) {}

  std::vector<FreeText> run() {
    find_pairs();
    for (const PairId pair : pairs_)
      look_at_card(pair);
    for (const auto& [id, card] : programme_.people)
      look_at(card);
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
      if (entry.event == EventKind::appointed) posts_.insert(text_of(entry, "post"));
      if (const auto pair = subject_pair(entry); pair && names_in_fields(entry, code_)) {
        pairs_.insert(*pair);
      }
    }
  }

  void add(Place place, std::string_view key, TextOf of, std::string asked = {}) {
    found_.push_back({place, std::string(key), of, std::move(asked)});
  }

  [[nodiscard]] bool is_own(const std::string& text) const {
    return std::any_of(own_.begin(), own_.end(),
                       [&](const std::string& each) { return is_like(text, each); });
  }

  // Whose story an entry tells; nullopt where it speaks of others.
  [[nodiscard]] std::optional<TextOf> told_in(const Entry& entry) const {
    const auto pair = subject_pair(entry);
    if (pair && pairs_.contains(*pair)) return TextOf::pair;
    if (subject_person(entry) == person_) return TextOf::person;
    if (names_in_fields(entry, code_)) return TextOf::event;
    return names_a_pair(entry) ? std::optional(TextOf::pair) : std::nullopt;
  }

  // A practice, say, that tells how a pair went.
  [[nodiscard]] bool names_a_pair(const Entry& entry) const {
    return std::any_of(pairs_.begin(), pairs_.end(),
                       [&](PairId pair) { return names_in_fields(entry, text(pair)); });
  }

  // Who did or shall do something, without a name.
  [[nodiscard]] bool is_code_or_post(std::string_view word) const {
    return person_code(word) || posts_.contains(word);
  }

  void look_at(const Entry& entry) {
    const auto of = told_in(entry);
    if (says_anything(entry.note)) {
      const bool own = of == TextOf::event || (!of && names_code(entry.note.view(), code_));
      if (of || own) add(entry.place, "note", own ? TextOf::person : *of);
    }
    const bool by_name = !is_code_or_post(entry.by) && says_anything(entry.by);
    if (of == TextOf::person && by_name) add(entry.place, "by", *of);
    for (const Field& field : entry.fields) {
      const KeySpec* key = find_key(spec_of(entry.event), field.key);
      if (key != nullptr && is_worded(*key)) look_at(entry, field, of);
    }
  }

  void look_at(const Entry& entry, const Field& field, std::optional<TextOf> of) {
    const bool named = of != TextOf::person && names_code(field.value, code_);
    // A training's title says nothing of who was there.
    const bool of_many = entry.event == EventKind::training && of == TextOf::event;
    if (!named && (!of || of_many)) return;
    const std::string said = plain_text(field.value);
    if (!has_words(field.value) || is_code_or_post(said) || is_own(said)) return;
    add(entry.place, field.key, named && of != TextOf::pair ? TextOf::person : *of);
  }

  // What the two were to work on, as it stands on the pair's card.
  void look_at_card(PairId id) {
    const auto found = programme_.pairs.find(id);
    if (found == programme_.pairs.end()) return;
    const Pair& card = found->second;
    const auto& own = card.personal_programme;
    if (own && (says_anything(own->goal) || any_says(own->expected))) {
      add(card.place, "personal_programme", TextOf::pair);
    }
    const auto& sides = card.strengths;
    if (sides && (any_says(sides->strong) || any_says(sides->weak))) {
      add(card.place, "strengths", TextOf::pair);
    }
  }

  // Why somebody else must not be paired with the person.
  void look_at(const Person& other) {
    for (const Block& block : other.blocks) {
      const bool story = !is_between_relatives(block) && says_anything(block.reason);
      if (block.person == person_ && story) {
        add(place_on(other, block.line), "blocks", TextOf::person);
      }
    }
  }

  void look_at(const Answer& answer) {
    if (answer.person != person_ && answer.about != code_) return;
    const auto asked = programme_.questionnaires.find(answer.questionnaire);
    for (const auto& [id, value] : answer.values) {
      if (asked == programme_.questionnaires.end()) continue;
      const Question* question = find_question(asked->second, id);
      if (question == nullptr || question->type != QuestionType::text) continue;
      if (any_says(value.values)) add(answer.place, id, TextOf::person, question->text);
    }
  }

  const Programme& programme_;
  PersonId person_;
  std::string code_;
  std::span<const std::string> own_;
  std::set<PairId> pairs_;
  std::set<std::string, std::less<>> posts_;
  std::vector<FreeText> found_;
};

}  // namespace

std::vector<FreeText> free_texts_about(const Programme& programme, PersonId person,
                                       std::span<const std::string> own) {
  return Search(programme, person, own).run();
}

}  // namespace mentor
