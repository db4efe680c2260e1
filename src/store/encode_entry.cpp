#include "encode.h"
#include "out_values.h"

namespace mentor {
namespace {

OutNode out_value(const Value& value);

struct ToNode {
  OutNode operator()(const SharedText& value) const { return out_text(value.text()); }
  OutNode operator()(std::int64_t value) const { return out_integer(value); }
  OutNode operator()(Date value) const { return out_date(value); }
  OutNode operator()(bool value) const { return out_flag(value ? Flag::yes : Flag::no); }

  OutNode operator()(const Boxed<Values>& values) const {
    OutNode list = out_list();
    for (const Value& each : *values)
      list.add(out_value(each));
    return list;
  }

  OutNode operator()(const Boxed<NamedValues>& values) const {
    OutNode map = out_map();
    for (const auto& [key, value] : *values)
      map.add(key, out_value(value));
    return map;
  }
};

OutNode out_value(const Value& value) {
  return std::visit(ToNode{}, value.is);
}

OutNode out_field(const EventSpec& spec, const Field& field) {
  const KeySpec* key = find_key(spec, field.key);
  const auto* single = std::get_if<SharedText>(&field.value.is);
  if (key != nullptr && key->type == KeyType::fact && single != nullptr) {
    return out_fact_value(single->text());
  }
  return out_value(field.value);
}

struct AddSubject {
  OutNode& map;
  void operator()(std::monostate) const {}
  void operator()(PersonId person) const { map.add("person", out_text(text(person))); }
  void operator()(PairId pair) const { map.add("pair", out_text(text(pair))); }
  void operator()(const Boxed<StepId>& step) const { map.add("step", out_text((*step).text)); }
};

}  // namespace

OutNode encode_entry(const Entry& entry) {
  const EventSpec& spec = spec_of(entry.event);
  OutNode map = out_map();
  map.add("date", out_date(entry.date));
  add_text(map, "at", entry.at.text());
  std::visit(AddSubject{map}, entry.subject);
  map.add("event", out_text(std::string(spec.name)));
  for (const Field& field : entry.fields)
    map.add(std::string(field.key), out_field(spec, field));
  add_text(map, "by", entry.by.text());
  add_text(map, "note", entry.note.text());
  add_date(map, "noted", entry.noted);
  return map;
}

}  // namespace mentor
