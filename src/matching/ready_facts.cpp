#include "mentor/matching/ready_facts.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "mentor/base/text.h"
#include "mentor/model/compared_words.h"

namespace mentor::matching {
namespace {

std::vector<std::string> keys_of(const FormRules& rules, Role role) {
  std::set<std::string> keys;
  const bool mentor = role == Role::mentor;
  for (const Rule& rule : rules.rules)
    keys.insert(mentor ? rule.mentor : rule.mentee);
  for (const Criterion& each : rules.criteria) {
    keys.insert(mentor ? each.mentor : each.mentee);
    if (each.when && (each.when->side == When::Side::mentor) == mentor)
      keys.insert(each.when->fact);
  }
  return {keys.begin(), keys.end()};
}

/// How the form reads one fact. People say the same few words, so each text is folded once.
class Reading {
 public:
  Reading(const FormRules& rules, const std::string& key, Lexicon& lexicon)
      : synonyms_(synonyms_of(rules, key)), lexicon_(lexicon) {
    if (const auto found = rules.orders.find(key); found != rules.orders.end()) {
      for (const std::string& step : found->second.steps)
        ladder_.push_back(canonical_word(read_by(synonyms_, step)));
    }
  }

  ReadyFact ready(const KnownFact& known) {
    std::map<std::string_view, const Said*> by_word;
    for (const std::string& value : known.fact.values) {
      const Said& said = read(value);
      if (!said.word.empty()) by_word.try_emplace(said.word, &said);
    }
    ReadyFact fact;
    fact.place = known.place;
    for (const auto& [word, said] : by_word) {
      fact.words.push_back(said->word);
      fact.written.push_back(said->written);
      fact.numbers.push_back(said->in_lexicon);
    }
    std::sort(fact.numbers.begin(), fact.numbers.end());
    if (by_word.size() == 1) measure(fact, *by_word.begin()->second);
    return fact;
  }

 private:
  struct Said {
    std::string word;  ///< canonical; empty where the text is
    std::string written;
    std::optional<std::int64_t> number;
    std::uint32_t in_lexicon = 0;
  };

  const Said& read(const std::string& value) {
    const auto [at, is_new] = said_.try_emplace(value);
    Said& said = at->second;
    if (!is_new) return said;
    const std::string word = read_by(synonyms_, value);
    said.number = number_in_millionths(word);
    said.word = canonical_word(word);
    said.written = squeeze(value);
    if (!said.word.empty()) said.in_lexicon = lexicon_.number(said.word);
    return said;
  }

  void measure(ReadyFact& fact, const Said& said) const {
    fact.number = said.number;
    for (std::size_t step = 0; step < ladder_.size(); ++step)
      if (ladder_[step] == said.word) fact.step = static_cast<int>(step);
  }

  std::map<std::string, std::string> synonyms_;
  Lexicon& lexicon_;
  std::vector<std::string> ladder_;   ///< canonical
  std::map<std::string, Said> said_;  ///< by text
};

}  // namespace

ReadyFacts::ReadyFacts(const Admission& admission, const std::vector<PersonId>& people, Role role,
                       Lexicon& lexicon)
    : keys_(keys_of(admission.rules(), role)), stranger_(keys_.size() + 1) {
  std::vector<Reading> readings;
  for (const std::string& key : keys_)
    readings.emplace_back(admission.rules(), key, lexicon);
  for (const PersonId person : people) {
    const PersonState* state = find_person(admission.state(), person);
    if (state == nullptr) continue;
    const auto known = facts_of(admission.state(), *state, role);
    Row& row = rows_.insert_or_assign(person.number, stranger_).first->second;
    for (std::size_t column = 0; column < keys_.size(); ++column) {
      const auto found = known.find(keys_[column]);
      if (found != known.end()) row[column] = readings[column].ready(found->second);
    }
  }
}

std::size_t ReadyFacts::column(const std::string& key) const {
  return static_cast<std::size_t>(std::find(keys_.begin(), keys_.end(), key) - keys_.begin());
}

const ReadyFacts::Row& ReadyFacts::of(PersonId person) const {
  const auto found = rows_.find(person.number);
  return found == rows_.end() ? stranger_ : found->second;
}

}  // namespace mentor::matching
