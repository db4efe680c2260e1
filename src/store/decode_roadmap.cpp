#include "decode.h"

namespace mentor {
namespace {

using std::chrono::last;

std::optional<DayRange> day_or_month(std::string_view text) {
  if (const auto date = parse_iso_date(text)) return DayRange{*date, *date};
  const auto first = text.size() == 7 ? parse_iso_date(std::string(text) + "-01") : std::nullopt;
  if (!first) return std::nullopt;
  return DayRange{*first, Date{first->year() / first->month() / last}};
}

std::optional<DayRange> days_of(std::string_view text) {
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) return day_or_month(text);
  const auto from = day_or_month(text.substr(0, dots));
  const auto to = day_or_month(text.substr(dots + 2));
  if (!from || !to) return std::nullopt;
  return DayRange{from->from, to->to};
}

std::optional<StepTime::Kind> word_of_time(std::string_view text) {
  if (text == "all-year") return StepTime::Kind::all_year;
  if (text == "as-needed") return StepTime::Kind::as_needed;
  if (text == "at-end") return StepTime::Kind::at_end;
  return std::nullopt;
}

StepTime decode_every(const Node& map) {
  StepTime time;
  time.kind = StepTime::Kind::every;
  time.every = text_at(map, "every");
  for (const Node& item : items_at(map, "months"))
    time.months.push_back(static_cast<int>(integer_in(item)));
  return time;
}

// A text or a map: the one place of the folder that no shape can tell.
Findings departures_of_time(const Node& node, const SourceFile& file) {
  if (node.is_map()) {
    static const Shape every = record_of(
        {needed("every", any_text()), allowed("months", list_of(integer_between(1, 12)))});
    return validate(node, every, file.path);
  }
  if (node.is_scalar() && is_step_time(node.text())) return {};
  return {error_at(where_of(file, node), "when-wrong", {{"value", text_in(node)}})};
}

StepTime decode_time(const Node& node, const SourceFile& file, Findings& findings) {
  const Findings wrong = departures_of_time(node, file);
  findings.insert(findings.end(), wrong.begin(), wrong.end());
  if (!wrong.empty()) return {};
  if (node.is_map()) return decode_every(node);
  StepTime time;
  if (const auto word = word_of_time(node.text())) {
    time.kind = *word;
    return time;
  }
  const DayRange days = days_of(node.text()).value_or(DayRange{});
  time.from = days.from;
  time.to = days.to;
  if (time.to < time.from) {
    findings.push_back(
        error_at(where_of(file, node), "when-backwards", {{"value", text_in(node)}}));
  }
  return time;
}

Proof decode_proof(const Node& map) {
  Proof proof;
  proof.measure = text_at(map, "measure");
  proof.percent = text_at(map, "at_least").ends_with('%');
  proof.at_least = number_at(map, "at_least").value_or(0);
  return proof;
}

Step decode_step(const Node& map, const SourceFile& file, Findings& findings) {
  Step step;
  step.id = {text_at(map, "id")};
  step.activity = text_at(map, "activity");
  step.title = text_at(map, "title");
  step.side = text_at(map, "side");
  if (const Node* when = map.find("when")) {
    const std::span<const Node> times = when->is_list() ? when->items() : std::span(when, 1);
    for (const Node& item : times)
      step.when.push_back(decode_time(item, file, findings));
  }
  step.responsible = texts_at(map, "responsible");
  step.result = text_at(map, "result");
  step.after = names_at<StepId>(map, "after");
  if (const Node* proof = map.find("proof")) step.proof = decode_proof(*proof);
  step.place = place_of(file, map);
  return step;
}

}  // namespace

bool is_step_time(std::string_view text) {
  return word_of_time(text).has_value() || days_of(text).has_value();
}

Roadmap decode_roadmap(const Node& root, const SourceFile& file, Findings& findings) {
  Roadmap roadmap;
  roadmap.title = text_at(root, "title");
  if (const Node* approved = root.find("approved")) {
    roadmap.approved_by = text_at(*approved, "by");
    roadmap.approved_order = text_at(*approved, "order");
    roadmap.approved_on = date_at(*approved, "date");
  }
  for (const Node& item : items_at(root, "stages")) {
    Stage stage{text_at(item, "id"), text_at(item, "title"), {}, place_of(file, item)};
    for (const Node& step : items_at(item, "steps"))
      stage.steps.push_back(decode_step(step, file, findings));
    roadmap.stages.push_back(std::move(stage));
  }
  return roadmap;
}

}  // namespace mentor
