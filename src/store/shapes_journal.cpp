#include <algorithm>

#include "formats.h"
#include "shapes.h"

namespace mentor {
namespace {

Shape record_of_keys(std::span<const KeySpec> keys) {
  std::vector<ShapeField> fields;
  for (const KeySpec& key : keys) {
    const Presence presence = key.required ? Presence::required : Presence::optional;
    fields.push_back({std::string(key.name), presence, shape_of_key(key), {}});
  }
  return record_of(std::move(fields));
}

std::vector<std::string> texts_of_choices(const KeySpec& key) {
  return {key.choices.begin(), key.choices.end()};
}

// Subjects in the order in which they decide what an entry speaks of: `left` with a pair is of the
// pair, although it also names a person.
constexpr std::array subject_order{SubjectKind::pair, SubjectKind::step, SubjectKind::person,
                                   SubjectKind::programme};

std::string_view key_of(SubjectKind subject) {
  switch (subject) {
    case SubjectKind::person:
      return "person";
    case SubjectKind::pair:
      return "pair";
    case SubjectKind::step:
      return "step";
    case SubjectKind::programme:
      return "";
  }
  return "";
}

Shape shape_of_subject(SubjectKind subject) {
  if (subject == SubjectKind::person) return person_code_shape();
  if (subject == SubjectKind::pair) return pair_code_shape();
  return any_text();
}

ShapeCase case_of(const EventSpec& spec) {
  ShapeCase each{std::string(spec.name), std::string(key_of(spec.subject)), {}};
  each.fields.push_back(needed("date", date_shape(), "the day of the fact"));
  each.fields.push_back(allowed("at", time_of_day_shape()));
  if (!each.subject.empty()) {
    each.fields.push_back(needed(each.subject, shape_of_subject(spec.subject)));
  }
  each.fields.push_back(needed("event", any_text()));
  for (ShapeField& field : record_of_keys(spec.keys).fields)
    each.fields.push_back(std::move(field));
  each.fields.push_back(allowed("by", any_text(), "a code or a post"));
  each.fields.push_back(allowed("note", any_text()));
  each.fields.push_back(allowed("noted", date_shape(), "the day of entry, if another"));
  return each;
}

}  // namespace

Shape shape_of_key(const KeySpec& key) {
  switch (key.type) {
    case KeyType::text:
      return any_text();
    case KeyType::form:
      return file_id_shape();
    case KeyType::integer:
      return integer_between(key.min, key.max);
    case KeyType::date:
      return date_shape();
    case KeyType::boolean:
      return boolean_shape();
    case KeyType::choice:
      return choice_of(texts_of_choices(key));
    case KeyType::texts:
      return texts_shape();
    case KeyType::person:
      return person_code_shape();
    case KeyType::people:
      return one_or_list_of(person_code_shape());
    case KeyType::pair:
      return pair_code_shape();
    case KeyType::pairs:
      return one_or_list_of(pair_code_shape());
    case KeyType::forms:
      return one_or_list_of(file_id_shape());
    case KeyType::fact:
      return fact_shape();
    case KeyType::map:
      return record_of_keys(key.inside);
    case KeyType::maps:
      return list_of(record_of_keys(key.inside));
  }
  return anything();
}

Shape entry_shape() {
  std::vector<ShapeCase> cases;
  for (const SubjectKind subject : subject_order) {
    for (const EventSpec& spec : event_table()) {
      if (spec.subject == subject) cases.push_back(case_of(spec));
    }
  }
  return one_of("event", std::move(cases));
}

Shape journal_shape() {
  return list_of(entry_shape());
}

}  // namespace mentor
