#include <charconv>

#include "decode.h"

namespace mentor {
namespace {

void decode_relation(const Node& node, Rule& rule) {
  const std::string_view text = node.text();
  const std::size_t space = text.find(' ');
  rule.relation = value_of(relation_words, text.substr(0, space));
  if (space == std::string_view::npos) return;
  const std::string_view number = text.substr(space + 1);
  std::from_chars(number.data(), number.data() + number.size(), rule.within);
}

Rule decode_rule(const Node& map, const SourceFile& file) {
  Rule rule;
  rule.id = text_at(map, "id");
  rule.mentor = text_at(map, "mentor");
  if (const Node* relation = map.find("relation")) decode_relation(*relation, rule);
  rule.mentee = text_at(map, "mentee");
  const Missing usual = rule.relation == Relation::differs ? Missing::pass : Missing::fail;
  rule.missing = word_at(map, "missing", missing_words).value_or(usual);
  rule.say = text_at(map, "say");
  rule.place = place_of(file, map);
  return rule;
}

std::optional<int> steps_in(std::string_view text) {
  int steps = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, steps);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return steps;
}

std::map<int, int> decode_points(const Node& map, const SourceFile& file, Findings& findings) {
  std::map<int, int> points;
  for (const MapEntry& each : map.entries()) {
    const auto steps = steps_in(each.key.text());
    if (!steps || points.contains(*steps)) {
      findings.push_back(
          error_at(where_of(file, each.key), "points-key", {{"key", text_in(each.key)}}));
    } else if (!each.value.is_nothing()) {
      points[*steps] = static_cast<int>(integer_in(each.value));
    }
  }
  return points;
}

When decode_when(const Node& map, const SourceFile& file, Findings& findings) {
  if ((map.find("mentee") != nullptr) == (map.find("mentor") != nullptr))
    findings.push_back(error_at(where_of(file, map), "when-sides", {}));
  const bool of_mentee = map.find("mentee") != nullptr;
  return {.side = of_mentee ? When::Side::mentee : When::Side::mentor,
          .fact = text_at(map, of_mentee ? "mentee" : "mentor"),
          .is = text_at(map, "is")};
}

Criterion decode_criterion(const Node& map, const SourceFile& file, Findings& findings) {
  Criterion criterion;
  criterion.id = text_at(map, "id");
  criterion.weight = integer_at(map, "weight").value_or(0);
  criterion.mentee = text_at(map, "mentee");
  criterion.mentor = text_at(map, "mentor");
  criterion.say = text_at(map, "say");
  criterion.measure = word_at(map, "measure", measure_words).value_or(criterion.measure);
  criterion.enough = integer_at(map, "enough").value_or(criterion.enough);
  criterion.range = number_at(map, "range").value_or(criterion.range);
  if (const Node* points = map.find("points")) {
    criterion.points = decode_points(*points, file, findings);
  }
  criterion.required = boolean_at(map, "required").value_or(false);
  if (const Node* when = map.find("when")) criterion.when = decode_when(*when, file, findings);
  criterion.place = place_of(file, map);
  return criterion;
}

void decode_words(const Node& map, const SourceFile& file, FormRules& rules) {
  for (const MapEntry& each : entries_at(map, "orders")) {
    if (each.value.is_nothing()) continue;
    rules.orders[text_in(each.key)] = {texts_in(each.value), place_of(file, each.key)};
  }
  for (const MapEntry& fact : entries_at(map, "synonyms")) {
    for (const MapEntry& each : fact.value.entries()) {
      if (each.value.is_nothing()) continue;
      rules.synonyms[text_in(fact.key)][text_in(each.key)] = {text_in(each.value),
                                                              place_of(file, each.key)};
    }
  }
}

FormRules decode_form_rules(const Node& map, const SourceFile& file, Findings& findings) {
  FormRules rules;
  rules.mechanism = word_at(map, "mechanism", mechanism_words).value_or(rules.mechanism);
  if (const Node* objective = map.find("objective")) {
    rules.objective = words_at(map, "objective", level_words);
    rules.objective_place = place_of(file, *objective);
  }
  rules.load = integer_at(map, "load").value_or(0);
  rules.keep = integer_at(map, "keep").value_or(0);
  rules.unlisted = word_at(map, "unlisted", unlisted_words).value_or(rules.unlisted);
  rules.rule = word_at(map, "rule", ballot_rule_words).value_or(rules.rule);
  rules.require = words_at(map, "require", requirement_words);
  for (const Node& item : items_at(map, "rules"))
    rules.rules.push_back(decode_rule(item, file));
  for (const Node& item : items_at(map, "criteria"))
    rules.criteria.push_back(decode_criterion(item, file, findings));
  decode_words(map, file, rules);
  rules.place = place_of(file, map);
  return rules;
}

}  // namespace

MatchingRules decode_matching(const Node& root, const SourceFile& file, Findings& findings) {
  MatchingRules matching;
  matching.format = integer_at(root, "format").value_or(1);
  for (const MapEntry& each : entries_at(root, "forms")) {
    if (each.value.is_nothing()) continue;
    FormRules rules = decode_form_rules(each.value, file, findings);
    rules.form = {text_in(each.key)};
    rules.place = place_of(file, each.key);
    matching.forms[rules.form] = std::move(rules);
  }
  return matching;
}

}  // namespace mentor
