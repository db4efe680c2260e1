#include "decode.h"

namespace mentor {
namespace {

std::map<std::string, Fact> decode_facts(std::span<const MapEntry> entries) {
  std::map<std::string, Fact> facts;
  for (const MapEntry& each : entries) {
    if (each.value.is_nothing()) continue;
    Fact& fact = facts[text_in(each.key)] = fact_in(each.value);
    fact.line = line_of(each.key);
  }
  return facts;
}

Block decode_block(const Node& map) {
  return {.person = person_at(map, "person").value_or(PersonId{}),
          .reason = text_at(map, "reason"),
          .line = line_of(map)};
}

std::uint32_t line_at(const Node& root, std::string_view key) {
  const Node* value = root.find(key);
  return value == nullptr ? 0 : line_of(*value);
}

CardLines decode_lines(const Node& root) {
  return {.category = line_at(root, "category"),
          .school_class = line_at(root, "class"),
          .post = line_at(root, "post"),
          .department = line_at(root, "department"),
          .organisation = line_at(root, "organisation"),
          .born = line_at(root, "born")};
}

FullName decode_name(const Node& map) {
  FullName name{.family = text_at(map, "family"),
                .given = text_at(map, "given"),
                .patronymic = text_at(map, "patronymic"),
                .cases = {}};
  for (const MapEntry& each : entries_at(map, "cases")) {
    if (!each.value.is_nothing()) name.cases[text_in(each.key)] = text_in(each.value);
  }
  return name;
}

ConfidentialNote decode_note(const Node& map) {
  return {.date = date_at(map, "date"),
          .source = text_at(map, "source"),
          .text = text_at(map, "text"),
          .clearance = text_at(map, "clearance")};
}

Period decode_period(const Node& map, const SourceFile& file) {
  return {.id = text_at(map, "id"),
          .title = text_at(map, "title"),
          .from = date_at(map, "from").value_or(Date{}),
          .to = date_at(map, "to").value_or(Date{}),
          .place = place_of(file, map)};
}

void decode_periods(const Node& root, const SourceFile& file, Year& year) {
  for (const MapEntry& series : entries_at(root, "periods")) {
    std::vector<Period>& periods = year.periods[text_in(series.key)];
    for (const Node& item : series.value.items())
      periods.push_back(decode_period(item, file));
  }
}

Target decode_target(const Node& map, const SourceFile& file) {
  return {.id = text_at(map, "id"),
          .value = number_at(map, "value").value_or(0),
          .unit = text_at(map, "unit"),
          .source = text_at(map, "source"),
          .place = place_of(file, map)};
}

}  // namespace

Person decode_person(const Node& root, const SourceFile& file) {
  Person person;
  person.id = person_at(root, "id").value_or(PersonId{});
  person.categories = names_at<CategoryId>(root, "category");
  person.school_class = text_at(root, "class");
  person.post = text_at(root, "post");
  person.department = text_at(root, "department");
  person.group = text_at(root, "group");
  person.organisation = text_at(root, "organisation");
  if (const Node* born = root.find("born")) person.born = birth_month(born->text());
  person.facts = decode_facts(entries_at(root, "facts"));
  for (const Node& item : items_at(root, "blocks"))
    person.blocks.push_back(decode_block(item));
  person.lines = decode_lines(root);
  person.place = place_of(file, root);
  return person;
}

Pair decode_pair(const Node& root, const SourceFile& file) {
  Pair pair;
  pair.id = pair_code(text_at(root, "id")).value_or(PairId{});
  pair.form = {text_at(root, "form")};
  pair.role_model = text_at(root, "role_model");
  pair.mentors = people_at(root, "mentors");
  pair.mentees = people_at(root, "mentees");
  pair.from = date_at(root, "from").value_or(Date{});
  pair.to = date_at(root, "to");
  pair.order = text_at(root, "order");
  pair.source = text_at(root, "source");
  pair.format = text_at(root, "format");
  if (const Node* own = root.find("personal_programme")) {
    pair.personal_programme =
        PersonalProgramme{text_at(*own, "kind"), text_at(*own, "goal"), texts_at(*own, "expected")};
  }
  if (const Node* sides = root.find("strengths")) {
    pair.strengths = Strengths{texts_at(*sides, "strong"), texts_at(*sides, "weak")};
  }
  pair.place = place_of(file, root);
  return pair;
}

PrivateCard decode_private(const Node& root) {
  PrivateCard card;
  card.id = person_at(root, "id").value_or(PersonId{});
  if (const Node* name = root.find("name")) card.name = decode_name(*name);
  card.birth_date = date_at(root, "birth_date");
  card.phones = texts_at(root, "phones");
  card.emails = texts_at(root, "emails");
  if (const Node* map = root.find("representative")) {
    card.representative =
        Representative{text_at(*map, "name"), text_at(*map, "relation"), text_at(*map, "phone")};
  }
  for (const Node& item : items_at(root, "notes"))
    card.notes.push_back(decode_note(item));
  return card;
}

Year decode_year(const Node& root, const SourceFile& file) {
  Year year;
  year.year = text_at(root, "year");
  year.prepared_from = date_at(root, "prepared_from");
  decode_periods(root, file, year);
  for (const Node& item : items_at(root, "holidays")) {
    year.holidays.push_back({date_at(item, "from").value_or(Date{}),
                             date_at(item, "to").value_or(Date{}), place_of(file, item)});
  }
  for (const Node& item : items_at(root, "classes")) {
    year.classes.push_back({text_at(item, "id"), person_at(item, "teacher"), place_of(file, item)});
  }
  for (const MapEntry& each : entries_at(root, "contingent")) {
    if (!each.value.is_nothing()) year.contingent[text_in(each.key)] = integer_in(each.value);
  }
  for (const Node& item : items_at(root, "targets"))
    year.targets.push_back(decode_target(item, file));
  year.place = place_of(file, root);
  return year;
}

}  // namespace mentor
