// Why two are proposed, in words.
#include <algorithm>

#include "match_words.h"
#include "mentor/base/text.h"
#include "mentor/base/week_order.h"
#include "mentor/matching/explain.h"

namespace mentor::cli {
namespace {

// As matching.yaml has them and `why` tells them; behind them what it no longer has.
std::vector<std::string> in_order_of(const FormRules& rules, const std::map<std::string, int>& by) {
  std::vector<std::string> ordered;
  for (const Criterion& each : rules.criteria)
    if (by.contains(each.id)) ordered.push_back(each.id);
  for (const auto& [criterion, points] : by)
    if (std::find(ordered.begin(), ordered.end(), criterion) == ordered.end())
      ordered.push_back(criterion);
  return ordered;
}

std::string pin_in_words(const Words& words, const matching::Admission& admission,
                         const std::vector<matching::Obstacle>& beaten) {
  std::vector<std::string> rules;
  for (const auto& each : beaten)
    rules.push_back(obstacle_in_words(words, *admission.state().programme, admission.form(),
                                      matching::word_of(each)));
  return rules.empty() ? words.tr("the curator's word")
                       : words.tr("the curator's word, although {}", join(rules, ", "));
}

}  // namespace

std::vector<matching::Obstacle> beaten_by_pin(const matching::Admission& admission, PersonId mentor,
                                              const ProposedMentee& mentee) {
  if (!mentee.pinned) return {};
  return matching::passed_over(admission, mentee.id, mentor);
}

std::string reasons_in_words(const Words& words, const matching::Admission& admission,
                             const ProposedMentee& mentee,
                             const std::vector<matching::Obstacle>& beaten) {
  std::vector<std::string> parts;
  const FormRules& rules = admission.rules();
  if (mentee.pinned) parts.push_back(pin_in_words(words, admission, beaten));
  for (const std::string& criterion : in_order_of(rules, mentee.by)) {
    const int points = mentee.by.at(criterion);
    if (points == 0) continue;
    std::string part = title_of(rules, criterion) + " " + std::to_string(points);
    const auto matched = mentee.matched.find(criterion);
    if (matched != mentee.matched.end()) part += ": " + join(in_week_order(matched->second), ", ");
    parts.push_back(part);
  }
  if (mentee.ballot == BallotMatch::mutual) parts.push_back(words.tr("both named each other"));
  if (mentee.ballot == BallotMatch::one_sided) parts.push_back(words.tr("one named the other"));
  return parts.empty() ? words.tr("no criterion gave points") : join(parts, "; ");
}

}  // namespace mentor::cli
