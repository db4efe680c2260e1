#include "encode.h"
#include "out_values.h"

namespace mentor {
namespace {

OutNode encode_categories(const std::vector<CategoryId>& categories) {
  if (categories.size() == 1) return out_text(categories[0].text);
  return out_texts(texts_of_names(categories));
}

OutNode encode_blocks(const std::vector<Block>& blocks) {
  OutNode list = out_list(Layout::block);
  for (const Block& block : blocks) {
    OutNode map = out_map();
    map.add("person", out_text(text(block.person)));
    add_text(map, "reason", block.reason);
    list.add(std::move(map));
  }
  return list;
}

OutNode encode_name(const FullName& name) {
  OutNode map = out_map();
  add_text(map, "family", name.family);
  add_text(map, "given", name.given);
  add_text(map, "patronymic", name.patronymic);
  OutNode cases = out_map();
  for (const auto& [grammar_case, full] : name.cases)
    cases.add(grammar_case, out_text(full));
  add_filled(map, "cases", std::move(cases));
  return map;
}

OutNode encode_representative(const Representative& representative) {
  OutNode map = out_map();
  add_text(map, "name", representative.name);
  add_text(map, "relation", representative.relation);
  add_text(map, "phone", representative.phone);
  return map;
}

OutNode encode_notes(const std::vector<ConfidentialNote>& notes) {
  OutNode list = out_list(Layout::block);
  for (const ConfidentialNote& note : notes)
    list.add(encode_note(note));
  return list;
}

OutNode encode_own_programme(const PersonalProgramme& programme) {
  OutNode map = out_map();
  add_text(map, "kind", programme.kind);
  add_text(map, "goal", programme.goal);
  add_texts(map, "expected", programme.expected);
  return map;
}

OutNode encode_strengths(const Strengths& strengths) {
  OutNode map = out_map();
  add_texts(map, "strong", strengths.strong);
  add_texts(map, "weak", strengths.weak);
  return map;
}

}  // namespace

OutNode encode_person(const Person& person) {
  OutNode card = out_map(Layout::block);
  card.add("id", out_text(text(person.id)));
  card.add("category", encode_categories(person.categories));
  add_text(card, "class", person.school_class);
  add_text(card, "post", person.post);
  add_text(card, "department", person.department);
  add_text(card, "group", person.group);
  add_text(card, "organisation", person.organisation);
  if (person.born) card.add("born", out_fact_value(text(*person.born)));
  add_filled(card, "facts", out_facts(person.facts, Layout::block));
  add_filled(card, "blocks", encode_blocks(person.blocks));
  return card;
}

OutNode encode_pair(const Pair& pair) {
  OutNode card = out_map(Layout::block);
  card.add("id", out_text(text(pair.id)));
  card.add("form", out_text(pair.form.text));
  add_text(card, "role_model", pair.role_model);
  card.add("mentors", out_people(pair.mentors));
  card.add("mentees", out_people(pair.mentees));
  card.add("from", out_date(pair.from));
  add_date(card, "to", pair.to);
  add_text(card, "order", pair.order);
  add_text(card, "source", pair.source);
  add_text(card, "format", pair.format);
  if (pair.personal_programme) {
    card.add("personal_programme", encode_own_programme(*pair.personal_programme));
  }
  if (pair.strengths) card.add("strengths", encode_strengths(*pair.strengths));
  return card;
}

OutNode encode_note(const ConfidentialNote& note) {
  OutNode map = out_map();
  add_date(map, "date", note.date);
  add_text(map, "source", note.source);
  map.add("text", out_text(note.text));
  add_text(map, "clearance", note.clearance);
  return map;
}

OutNode encode_private(const PrivateCard& card) {
  OutNode map = out_map(Layout::block);
  map.add("id", out_text(text(card.id)));
  add_filled(map, "name", encode_name(card.name));
  add_date(map, "birth_date", card.birth_date);
  add_texts(map, "phones", card.phones);
  add_texts(map, "emails", card.emails);
  if (card.representative) map.add("representative", encode_representative(*card.representative));
  add_filled(map, "notes", encode_notes(card.notes));
  return map;
}

}  // namespace mentor
