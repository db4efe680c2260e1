#include "level_words.h"

#include <algorithm>
#include <cstdlib>

namespace mentor::cli {
namespace {

using matching::LevelChange;

// Thousandths of a point as points: -30500 is -30,5 in Russian; the sign is a real minus.
std::string in_points(std::int64_t thousandths, Language language) {
  const std::int64_t size = std::abs(thousandths);
  std::string text = std::to_string(size / 1000);
  if (size % 1000 != 0) {
    std::string part = std::to_string(1000 + size % 1000).substr(1);
    while (part.back() == '0')
      part.pop_back();
    text += (language == Language::ru ? "," : ".") + part;
  }
  return (thousandths < 0 ? "−" : "+") + text;
}

}  // namespace

std::string level_name(const Words& words, const std::string& level) {
  if (level == "points") return words.tr("sum of points");
  if (level == "worst-off") return words.tr("points of the worst-off");
  if (level == "served") return words.tr("served");
  if (level == "served-0") return words.tr("served of those not urgent");
  if (level.starts_with("served-")) return words.tr("served of urgency {}", level.substr(7));
  return level;
}

std::string level_name(const Words& words, const std::vector<LevelChange>& all,
                       const std::string& level) {
  const bool apart = std::any_of(all.begin(), all.end(), [&](const LevelChange& each) {
    return each.level.starts_with("served") && each.level != "served-0";
  });
  return level_name(words, level == "served-0" && !apart ? "served" : level);
}

std::string level_line(const Words& words, const std::vector<LevelChange>& all,
                       const LevelChange& level) {
  if (level.level == "worth") {
    return words.tr("points after the exchange rates: {}",
                    in_points(level.after - level.before, words.language()));
  }
  return words.tr("{0}: {1} instead of {2}", level_name(words, all, level.level), level.after,
                  level.before);
}

bool says_more(const std::vector<LevelChange>& all, const LevelChange& level) {
  if (level.level != "worth") return true;
  for (const LevelChange& other : all) {
    if (other.level != "points") continue;
    return (other.after - other.before) * 1000 != level.after - level.before;
  }
  return true;
}

Json levels_json(const std::vector<LevelChange>& levels) {
  Json list = Json::array();
  for (const LevelChange& each : levels) {
    list.push(Json::object()
                  .set("level", each.level)
                  .set("before", each.before)
                  .set("after", each.after));
  }
  return list;
}

}  // namespace mentor::cli
