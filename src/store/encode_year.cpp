#include "encode.h"
#include "out_values.h"

namespace mentor {
namespace {

OutNode encode_series(const std::vector<Period>& periods) {
  OutNode list = out_list(periods.empty() ? Layout::flow : Layout::block);
  for (const Period& period : periods) {
    OutNode map = out_map();
    map.add("id", out_text(period.id));
    add_text(map, "title", period.title);
    map.add("from", out_date(period.from));
    map.add("to", out_date(period.to));
    list.add(std::move(map));
  }
  return list;
}

OutNode encode_holidays(const std::vector<DayRange>& holidays) {
  OutNode list = out_list(Layout::block);
  for (const DayRange& range : holidays) {
    OutNode map = out_map();
    map.add("from", out_date(range.from));
    map.add("to", out_date(range.to));
    list.add(std::move(map));
  }
  return list;
}

OutNode encode_classes(const std::vector<SchoolClass>& classes) {
  OutNode list = out_list(Layout::block);
  for (const SchoolClass& each : classes) {
    OutNode map = out_map();
    map.add("id", out_text(each.id));
    if (each.teacher) map.add("teacher", out_text(text(*each.teacher)));
    list.add(std::move(map));
  }
  return list;
}

OutNode encode_targets(const std::vector<Target>& targets) {
  OutNode list = out_list(Layout::block);
  for (const Target& target : targets) {
    OutNode map = out_map();
    map.add("id", out_text(target.id));
    map.add("value", out_number(target.value));
    add_text(map, "unit", target.unit);
    add_text(map, "source", target.source);
    list.add(std::move(map));
  }
  return list;
}

}  // namespace

OutNode encode_year(const Year& year) {
  OutNode card = out_map(Layout::block);
  card.add("year", out_text(year.year));
  add_date(card, "prepared_from", year.prepared_from);
  OutNode periods = out_map(Layout::block);
  for (const auto& [series, list] : year.periods)
    periods.add(series, encode_series(list));
  add_filled(card, "periods", std::move(periods));
  add_filled(card, "holidays", encode_holidays(year.holidays));
  add_filled(card, "classes", encode_classes(year.classes));
  OutNode contingent = out_map();
  for (const auto& [key, count] : year.contingent)
    contingent.add(key, out_integer(count));
  add_filled(card, "contingent", std::move(contingent));
  add_filled(card, "targets", encode_targets(year.targets));
  return card;
}

}  // namespace mentor
