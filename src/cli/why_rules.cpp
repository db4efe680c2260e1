#include "why_rules.h"

#include <utility>

#include "match_words.h"
#include "mentor/base/text.h"
#include "pair_words.h"
#include "session.h"

namespace mentor::cli {
namespace {

std::string rule_in_words(Session& session, const FormId& form, const matching::Obstacle& rule) {
  const Words& words = session.words();
  const auto unnamed = person_code(rule.detail);
  if (rule.rule == "not-named" && unnamed)
    return words.tr(
        "{0} did not name {1} on the ballot, and whom a ballot does not name it refuses "
        "(unlisted: refuse in matching.yaml)",
        session.named(rule.person), session.named(*unnamed));
  return session.named(rule.person) + " — " +
         obstacle_in_words(words, session.programme(), form, word_of(rule));
}

}  // namespace

doc::List rule_lines(Session& session, const FormId& form,
                     const std::vector<matching::Obstacle>& obstacles, Pin pin) {
  const Words& words = session.words();
  doc::List rules;
  for (const matching::Obstacle& each : obstacles) {
    std::string line = rule_in_words(session, form, each);
    std::vector<std::string> places;
    for (const Place place : each.evidence) {
      const std::string text = place_text(session, place);
      if (!text.empty()) places.push_back(text);
    }
    if (!places.empty()) line += " [" + join(places, ", ") + "]";
    if (each.force == matching::Force::unless_pinned && pin == Pin::could_come)
      line += " — " + words.tr("a pin would beat it");
    rules.items.push_back(std::move(line));
  }
  return rules;
}

void add_tolerated(Session& session, const FormId& form,
                   const std::vector<matching::Obstacle>& tolerated, bool pinned,
                   Document& document) {
  if (tolerated.empty()) return;
  const Words& words = session.words();
  document.blocks.emplace_back(doc::Paragraph{
      pinned ? words.tr("What stands between the two, which the pin beats:")
             : words.tr("What stands between the two and does not part a pair of today:")});
  document.blocks.emplace_back(rule_lines(session, form, tolerated, Pin::needless));
}

void add_unnamed(Session& session, const FormId& form,
                 const std::vector<matching::Obstacle>& unnamed, Document& document) {
  if (unnamed.empty()) return;
  document.blocks.emplace_back(doc::Paragraph{session.words().tr("The ballots forbid it:")});
  document.blocks.emplace_back(rule_lines(session, form, unnamed));
}

}  // namespace mentor::cli
