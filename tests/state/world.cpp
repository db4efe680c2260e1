#include "world.h"

#include <algorithm>
#include <stdexcept>

#include "mentor/base/text.h"

namespace mentor {
namespace {

enum File : std::uint32_t { programme_yaml, people, pairs, journal_file, answers, cards_yaml };

std::string spaced(const std::string& word) {
  return replace_all(word, "_", " ");
}

[[noreturn]] void wrong(std::string_view line) {
  throw std::invalid_argument("a line that the test's world cannot read: " + std::string(line));
}

Value list_value(const std::string& written) {
  Values values;
  for (const std::string& each : split(written, ","))
    values.push_back({spaced(each)});
  return {values};
}

Value value_of(const KeySpec& key, const std::string& written) {
  switch (key.type) {
    case KeyType::integer:
      return {static_cast<std::int64_t>(std::stoll(written))};
    case KeyType::date:
      return {on(written)};
    case KeyType::boolean:
      return {written == "true"};
    case KeyType::texts:
    case KeyType::people:
    case KeyType::pairs:
    case KeyType::forms:
      return list_value(written);
    case KeyType::fact:
      return written.find(',') == std::string::npos ? Value{spaced(written)} : list_value(written);
    default:
      return {spaced(written)};
  }
}

Subject subject_of(const std::string& word, SubjectKind& kind) {
  if (const auto person = person_code(word)) {
    kind = SubjectKind::person;
    return *person;
  }
  if (const auto pair = pair_code(word)) {
    kind = SubjectKind::pair;
    return *pair;
  }
  if (word.starts_with("step:")) {
    kind = SubjectKind::step;
    return StepId{word.substr(5)};
  }
  kind = SubjectKind::programme;
  return {};
}

struct KeyWord {
  std::string key;
  std::string value;
};

KeyWord key_word(const std::string& word) {
  const std::size_t equals = word.find('=');
  if (equals == std::string::npos) wrong(word);
  return {word.substr(0, equals), word.substr(equals + 1)};
}

void set_key(Entry& entry, const KeyWord& word) {
  if (word.key == "noted") {
    entry.noted = on(word.value);
  } else if (word.key == "by") {
    entry.by = spaced(word.value);
  } else if (word.key == "at") {
    entry.at = word.value;
  } else if (word.key == "note") {
    entry.note = spaced(word.value);
  } else {
    const KeySpec* key = find_key(spec_of(entry.event), word.key);
    if (key == nullptr) wrong(word.key);
    put(entry, key->name, value_of(*key, word.value));
  }
}

std::vector<PersonId> codes(const std::string& written) {
  std::vector<PersonId> found;
  for (const std::string& each : split(written, ","))
    found.push_back(person_code(each).value());
  return found;
}

void set_key(Person& person, const KeyWord& word) {
  if (word.key == "class") {
    person.school_class = word.value;
  } else if (word.key == "born") {
    person.born = birth_month(word.value).value();
  } else if (word.key == "post") {
    person.post = word.value;
  } else if (word.key == "block") {
    const std::size_t colon = word.value.find(':');
    person.blocks.push_back(
        {person_code(word.value.substr(0, colon)).value(), word.value.substr(colon + 1)});
  } else if (word.key.starts_with("fact:")) {
    const std::vector<std::string> values = split(word.value, ",");
    person.facts[word.key.substr(5)] = Fact{values, values.size() > 1};
  } else {
    wrong(word.key);
  }
}

Year school_year() {
  Year year;
  year.year = "2023-2024";
  year.prepared_from = on("2023-06-01");
  year.periods["feedback"] = {{"q1", "I", on("2023-09-01"), on("2023-10-29")},
                              {"q2", "II", on("2023-11-06"), on("2023-12-31")}};
  year.periods["monitoring"] = {{"m1", "I", on("2023-09-01"), on("2023-12-31")},
                                {"m2", "II", on("2024-01-09"), on("2024-05-31")}};
  year.holidays = {{on("2023-10-30"), on("2023-11-05")}};
  return year;
}

}  // namespace

Date on(std::string_view day) {
  return parse_iso_date(day).value();
}

Entry entry(std::string_view line) {
  const std::vector<std::string> words = split(line, " ");
  if (words.size() < 3) wrong(line);
  Entry made;
  made.date = on(words[0]);
  SubjectKind kind = SubjectKind::programme;
  made.subject = subject_of(words[1], kind);
  const EventSpec* spec = find_event(words[2], kind);
  if (spec == nullptr) wrong(line);
  made.event = spec->kind;
  for (std::size_t i = 3; i < words.size(); ++i)
    set_key(made, key_word(words[i]));
  return made;
}

World::World() {
  programme.files = {"programme.yaml",       "people/x.yaml",       "pairs/x.yaml",
                     "journal/2023-10.yaml", "answers/intake.yaml", "cards.yaml"};
  programme.card.categories = {{CategoryId{"pupil"}, "обучающийся", false},
                               {CategoryId{"teacher"}, "педагог", true}};
  Form pupils;
  pupils.id = FormId{"pp"};
  pupils.mentors = pupils.mentees = {CategoryId{"pupil"}};
  pupils.group_max = 3;
  Form teachers;
  teachers.id = FormId{"tt"};
  teachers.mentors = teachers.mentees = {CategoryId{"teacher"}};
  programme.card.forms = {pupils, teachers};
  programme.years["2023-2024"] = school_year();
}

World& World::person(std::string_view line) {
  const std::vector<std::string> words = split(line, " ");
  Person card;
  card.id = person_code(words.at(0)).value();
  card.categories = {CategoryId{words.at(1)}};
  card.place = {people, card.id.number};
  for (std::size_t i = 2; i < words.size(); ++i)
    set_key(card, key_word(words[i]));
  programme.people[card.id] = card;
  return *this;
}

World& World::pair(std::string_view line) {
  const std::vector<std::string> words = split(line, " ");
  Pair card;
  card.id = pair_code(words.at(0)).value();
  card.form = FormId{words.at(1)};
  card.mentors = codes(words.at(2));
  card.mentees = codes(words.at(3));
  card.from = on(words.at(4));
  card.source = "manual";
  card.place = {pairs, card.id.number};
  for (std::size_t i = 5; i < words.size(); ++i) {
    if (words[i].starts_with("order=")) {
      card.order = words[i].substr(6);
    } else if (words[i].starts_with("source=")) {
      card.source = words[i].substr(7);
    } else {
      card.to = on(words[i]);
    }
  }
  programme.pairs[card.id] = card;
  return *this;
}

World& World::journal(std::string_view lines) {
  for (const std::string& line : split(lines, "\n")) {
    Entry made = entry(line);
    made.place = {journal_file, ++line_};
    programme.journal.push_back(std::move(made));
  }
  sort_journal(programme.journal);
  return *this;
}

World& World::ready(std::string_view person, std::string_view role, std::string_view form) {
  const std::string code(person);
  return journal("2023-09-01 " + code + " enrolled role=" + std::string(role) +
                 " form=" + std::string(form) + "\n2023-09-01 " + code +
                 " consent kind=processing signed_by=self,representative");
}

World& World::answer(std::string_view line) {
  const std::vector<std::string> words = split(line, " ");
  Answer made;
  made.questionnaire = QuestionnaireId{words.at(0)};
  made.date = on(words.at(1));
  made.person = person_code(words.at(2));
  made.place = {answers, ++line_};
  made.source = "row " + std::to_string(line_);
  for (std::size_t i = 3; i < words.size(); ++i) {
    const KeyWord word = key_word(words[i]);
    const std::vector<std::string> values = split(word.value, ",");
    if (word.key == "period") {
      made.period = word.value;
    } else if (word.key == "at") {
      made.at = word.value;
    } else if (word.key == "source") {
      made.source = word.value;
    } else {
      made.values[word.key] = Fact{values, values.size() > 1};
    }
  }
  programme.answers.push_back(std::move(made));
  return *this;
}

State World::state(std::string_view day) const {
  return fold(programme, on(day));
}

}  // namespace mentor
