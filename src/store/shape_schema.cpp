// to_json_schema(): a shape as a JSON Schema.

#include <algorithm>
#include <nlohmann/json.hpp>

#include "mentor/store/shape.h"
#include "scalar_rules.h"

namespace mentor {
namespace {

using Json = nlohmann::ordered_json;

// Days that exist, leap years included, so that the schema refuses what the reader refuses.
constexpr const char* date_pattern =
    "^(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-"
    "9]|"
    "30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|"
    "(?:[02468][048]|[13579][26])00)-02-29)$";

Json schema_of(const Shape& shape);

// A plain `010` or `no` is a number or a truth value to an editor, and a text to us.
Json any_scalar() {
  return {{"type", {"string", "number", "boolean"}}};
}

Json format_schema(const TextFormat& format) {
  Json json;
  if (format.looks == TextFormat::Looks::number) {
    json["type"] = {"string", "number"};
  } else {
    json["type"] = "string";
  }
  json["pattern"] = format.pattern;
  return json;
}

Json boolean_schema() {
  Json words = Json::array({true, false});
  for (const std::string_view word : words_for_true)
    words.push_back(word);
  for (const std::string_view word : words_for_false)
    words.push_back(word);
  return {{"enum", words}};
}

// A word that an editor takes for something else stands in both ways.
Json choice_schema(const std::vector<std::string>& words) {
  Json all = Json::array();
  for (const std::string& word : words) {
    all.push_back(word);
    const CoreType type = core_type(word);
    if (type == CoreType::boolean) all.push_back(truth_value(word).value_or(false));
    if (type == CoreType::number && strict_integer(word)) all.push_back(*strict_integer(word));
  }
  return {{"enum", all}};
}

Json list_schema(const Json& items) {
  return {{"type", "array"}, {"items", items}};
}

// An optional field may stand there without a value.
Json or_null(Json json) {
  return {{"anyOf", {std::move(json), {{"type", "null"}}}}};
}

Json field_schema(const ShapeField& field) {
  Json json = schema_of(field.shape);
  const bool anything = field.shape.kind == Shape::Kind::any;
  if (field.presence == Presence::optional && !anything) json = or_null(std::move(json));
  if (!field.title.empty()) json["description"] = field.title;
  return json;
}

Json record_schema(const std::vector<ShapeField>& fields) {
  Json properties = Json::object();
  Json required = Json::array();
  for (const ShapeField& field : fields) {
    properties[field.name] = field_schema(field);
    if (field.presence == Presence::required) required.push_back(field.name);
  }
  Json json = {{"type", "object"}, {"properties", properties}};
  if (!required.empty()) json["required"] = required;
  json["additionalProperties"] = false;
  return json;
}

Json has_word(const std::string& tag, const std::string& word) {
  return {{"properties", {{tag, {{"const", word}}}}}, {"required", {tag}}};
}

Json has_key(const std::string& key) {
  return {{"properties", {{key, {{"not", {{"type", "null"}}}}}}}, {"required", {key}}};
}

// The cases of one word: the first whose subject is there, else the first of all.
Json cases_of_word(const std::vector<const ShapeCase*>& cases) {
  Json json = record_schema(cases.front()->fields);
  for (auto one = cases.rbegin(); one != cases.rend(); ++one) {
    Json fields = record_schema((*one)->fields);
    if ((*one)->subject.empty()) {
      json = std::move(fields);
    } else if (cases.size() > 1) {
      json = {
          {"if", has_key((*one)->subject)}, {"then", std::move(fields)}, {"else", std::move(json)}};
    }
  }
  return json;
}

Json one_of_schema(const Shape& shape) {
  std::vector<std::string> words;
  for (const ShapeCase& one : shape.cases) {
    if (std::find(words.begin(), words.end(), one.word) == words.end()) words.push_back(one.word);
  }
  Json all = Json::array();
  for (const std::string& word : words) {
    std::vector<const ShapeCase*> cases;
    for (const ShapeCase& one : shape.cases) {
      if (one.word == word) cases.push_back(&one);
    }
    all.push_back({{"if", has_word(shape.tag, word)}, {"then", cases_of_word(cases)}});
  }
  Json json = {{"type", "object"}, {"properties", {{shape.tag, {{"enum", words}}}}}};
  json["required"] = Json::array({shape.tag});
  json["allOf"] = std::move(all);
  return json;
}

Json list_schema(const Shape& shape) {
  Json json = list_schema(schema_of(*shape.inner));
  if (shape.min > 0) json["minItems"] = shape.min;
  return json;
}

Json schema_of(const Shape& shape) {
  switch (shape.kind) {
    case Shape::Kind::text:
      return any_scalar();
    case Shape::Kind::format:
      return format_schema(*shape.format);
    case Shape::Kind::integer:
      return {{"type", "integer"}, {"minimum", shape.min}, {"maximum", shape.max}};
    case Shape::Kind::number:
      return {{"type", "number"}};
    case Shape::Kind::date:
      return {{"type", "string"}, {"pattern", date_pattern}};
    case Shape::Kind::boolean:
      return boolean_schema();
    case Shape::Kind::choice:
      return choice_schema(shape.words);
    case Shape::Kind::list:
      return list_schema(shape);
    case Shape::Kind::one_or_list:
      return {{"anyOf", {schema_of(*shape.inner), list_schema(schema_of(*shape.inner))}}};
    case Shape::Kind::record:
      return record_schema(shape.fields);
    case Shape::Kind::open_map:
      return {{"type", "object"}, {"additionalProperties", or_null(schema_of(*shape.inner))}};
    case Shape::Kind::fact:
      return {{"anyOf", {any_scalar(), list_schema(any_scalar())}}};
    case Shape::Kind::one_of:
      return one_of_schema(shape);
    case Shape::Kind::any:
      return Json::object();
  }
  return Json::object();
}

// A file of comments only is an empty list to the reader and null to an editor.
bool may_be_empty(const Shape& shape) {
  if (shape.kind == Shape::Kind::list || shape.kind == Shape::Kind::open_map) return true;
  return shape.kind == Shape::Kind::record &&
         std::none_of(shape.fields.begin(), shape.fields.end(),
                      [](const ShapeField& field) { return field.presence == Presence::required; });
}

}  // namespace

std::string to_json_schema(const Shape& shape, const std::string& title) {
  Json json = {{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", title}};
  json.update(may_be_empty(shape) ? or_null(schema_of(shape)) : schema_of(shape));
  return json.dump(2) + "\n";
}

}  // namespace mentor
