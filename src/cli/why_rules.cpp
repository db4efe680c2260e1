#include "why_rules.h"

#include <algorithm>
#include <utility>

#include "fact_words.h"
#include "match_words.h"
#include "mentor/base/text.h"
#include "mentor/base/week_order.h"
#include "mentor/state/people.h"
#include "pair_words.h"
#include "session.h"

namespace mentor::cli {
namespace {

std::string classless_in_words(const Words& words, Role role, Classless why) {
  const bool mentee = role == Role::mentee;
  if (why == Classless::grown_up)
    return mentee ? words.tr("the mentee is a grown-up without a class")
                  : words.tr("the mentor is a grown-up without a class");
  return mentee ? words.tr("the mentee's class has no number")
                : words.tr("the mentor's class has no number");
}

// Why there is no such fact of the person: not said, or nothing that could be.
std::string lacks_in_words(const Words& words, const State& state, PersonId id, Role role,
                           const std::string& fact) {
  const Classless why = classless(state, id, fact);
  if (why != Classless::no) return classless_in_words(words, role, why);
  return role == Role::mentee ? words.tr("the mentee did not say “{}”", fact_title(words, fact))
                              : words.tr("the mentor did not say “{}”", fact_title(words, fact));
}

// A rule that compares classes never holds for a mentor who can have none.
std::string mentor_without_class(Session& session, const FormId& form,
                                 const matching::Obstacle& rule) {
  const FormRules rules = matching::rules_of(session.programme(), form);
  const PersonState* person = find_person(session.state(), rule.person);
  if (person == nullptr) return {};
  const auto lacks = [&](const auto& each) {
    return each.id == rule.rule &&
           classless(session.state(), *person, each.mentor) != Classless::no &&
           !facts_of(session.state(), *person, Role::mentor).contains(each.mentor);
  };
  const bool one = std::any_of(rules.rules.begin(), rules.rules.end(), lacks) ||
                   std::any_of(rules.criteria.begin(), rules.criteria.end(), lacks);
  return one ? " (" +
                   classless_in_words(session.words(), Role::mentor,
                                      classless(session.state(), *person, "grade")) +
                   ")"
             : "";
}

std::string rule_in_words(Session& session, const FormId& form, const matching::Obstacle& rule) {
  const Words& words = session.words();
  const auto unnamed = person_code(rule.detail);
  if (rule.rule == "not-named" && unnamed)
    return words.tr(
        "{0} did not name {1} on the ballot, and whom a ballot does not name it refuses "
        "(unlisted: refuse in matching.yaml)",
        session.named(rule.person), session.named(*unnamed));
  return session.named(rule.person) + " — " +
         obstacle_in_words(words, session.programme(), form, word_of(rule)) +
         mentor_without_class(session, form, rule);
}

}  // namespace

doc::List criteria_lines(const Session& session, const matching::Admission& admission,
                         PersonId mentee, PersonId mentor, const matching::PairScore& score) {
  const Words& words = session.words();
  doc::List lines;
  for (const auto& each : score.by) {
    std::string line = (each.criterion->say.empty() ? each.criterion->id : each.criterion->say) +
                       ": " + words.tr("{} of {}", each.points, each.criterion->weight);
    if (!each.counts) {
      line += " — " + words.tr("does not count here");
    } else if (each.mentee_lacks || each.mentor_lacks) {
      line += " — " + (each.mentee_lacks ? lacks_in_words(words, admission.state(), mentee,
                                                          Role::mentee, each.criterion->mentee)
                                         : lacks_in_words(words, admission.state(), mentor,
                                                          Role::mentor, each.criterion->mentor));
    } else if (!each.matched.empty()) {
      line += " — " + join(in_week_order(each.matched), ", ");
    }
    lines.items.push_back(std::move(line));
  }
  return lines;
}

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

// A pin beats rules and no lack of places.
void add_forbidden(Session& session, const FormId& form, const matching::WhyNotThem& answer,
                   Document& document) {
  const Words& words = session.words();
  const bool pin_beats_rules =
      std::all_of(answer.obstacles.begin(), answer.obstacles.end(),
                  [](const auto& each) { return each.force == matching::Force::unless_pinned; });
  const bool is_full = pin_beats_rules && answer.places == 0;
  document.blocks.emplace_back(doc::Paragraph{words.tr("It is forbidden:")});
  document.blocks.emplace_back(
      rule_lines(session, form, answer.obstacles, is_full ? Pin::needless : Pin::could_come));
  if (is_full)
    document.blocks.emplace_back(doc::Paragraph{
        words.tr("Besides, the mentor has no free place: not even a pin would bring them together, "
                 "before there is one.")});
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

void add_unsaid(const Session& session, const matching::Admission& admission, PersonId mentee,
                Document& document) {
  const auto unsaid = unsaid_by(admission, mentee);
  if (unsaid.titles.empty()) return;
  const Words& words = session.words();
  const std::string titles = join(unsaid.titles, ", ");
  document.blocks.emplace_back(doc::Paragraph{
      unsaid.classless == Classless::grown_up
          ? words.tr(
                "The mentee is a grown-up and has no class, which every pair needs here: {}. There "
                "is nothing to ask: only a pin helps, or another rule in matching.yaml.",
                titles)
      : unsaid.classless == Classless::no_number
          ? words.tr("The mentee's class has no number, which every pair needs here: {}. There is "
                     "nothing to ask: only a pin helps, or another rule in matching.yaml.",
                     titles)
          : words.tr("There is no answer of the mentee on what every pair needs: {}. Without it "
                     "nobody fits.",
                     titles)});
}

}  // namespace mentor::cli
