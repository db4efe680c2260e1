#include "why_for.h"

#include <algorithm>

#include "event_words.h"
#include "match_words.h"
#include "mentor/base/text.h"
#include "mentor/base/week_order.h"
#include "mentor/state/waiting.h"
#include "session.h"
#include "why_ballots.h"
#include "why_facts.h"
#include "why_today.h"
#include "why_voices.h"

namespace mentor::cli {
namespace {

constexpr const char* not_by_ballots = TR_NOOP(
    "The rules allow this pair too, but pairs were made by what both sides wrote after the "
    "group meeting, and this one did not come of it.");

constexpr const char* apart_by_ballots = TR_NOOP(
    "Pairs were made by what both sides wrote after the group meeting, and this one did not come "
    "of it.");

void add(Document& document, const char* id, std::string text, const doc::Reference& about = {}) {
  document.blocks.emplace_back(doc::Paragraph{std::move(text)});
  add_sentence(document, id, about);
}

// By ballots; some pairs are then the curator's own.
void add_by_ballots(const Words& words, const Proposal& proposal, const char* sentence,
                    Document& document) {
  add(document, "by-ballots", words.tr(sentence));
  if (has_pins(proposal)) {
    add(document, "some-pinned",
        words.tr("The curator of the programme brought some of the pairs together, apart "
                 "from what was written."));
  }
}

const char* by_points(const Voice& voice, const Proposal& proposal) {
  const auto& levels = proposal.objective;
  const auto at = [&](std::string_view level) {
    return std::find_if(levels.begin(), levels.end(),
                        [&](const LevelValue& each) { return each.level.starts_with(level); });
  };
  const auto served = at("served");
  const auto points = std::min(at("points"), at("worst-off"));
  if (served == levels.end()) return voice.by_points.points_only;
  if (points == levels.end()) return voice.by_points.served_only;
  return served < points ? voice.by_points.served_first : voice.by_points.points_first;
}

// How the pairs came about: by the wishes of both sides, or by the school's levels.
void add_way(Session& session, const Voice& voice, const Proposal& proposal, Document& document) {
  const Words& words = session.words();
  if (!is_by_wishes(session, proposal)) {
    add(document, "by-points", words.tr(by_points(voice, proposal)));
    return;
  }
  add_by_ballots(words, proposal, voice.by_ballots, document);
}

// What speaks for a pair: words that both said, and numbers that are near or suitably far apart.
struct Common {
  std::vector<std::string> words;
  std::vector<std::string> numbers;  ///< titles only, as the other's number is theirs
};

Common common_lines(const Words& words, const FormRules& rules,
                    const std::map<std::string, int>& by,
                    const std::map<std::string, std::vector<std::string>>& said) {
  Common lines;
  for (const Criterion& each : rules.criteria) {
    const auto points = by.find(each.id);
    if (points == by.end() || points->second == 0) continue;
    std::string title = title_of(rules, each.id);
    if (each.measure == Measure::near) {
      lines.numbers.push_back(words.tr("{}: near enough to each other", title));
    } else if (each.measure == Measure::difference) {
      lines.numbers.push_back(words.tr("{}: the difference suits", title));
    } else {
      const auto found = said.find(each.id);
      if (found != said.end()) title += ": " + join(in_week_order(found->second), ", ");
      lines.words.push_back(std::move(title));
    }
  }
  return lines;
}

struct Told {
  PersonId other;
  Common common;
  BallotMatch ballot = BallotMatch::none;
  bool pinned = false;
  bool by_rules = true;                ///< no rule stands against the pair
  std::vector<PersonId> leaders = {};  ///< of a group that several lead, the first one first
};

// What is said of the rules has to be true of pairs that a pin made, or that are older than a rule.
bool is_by_rules(Session& session, const FormId& form, PersonId mentee, PersonId mentor) {
  const matching::Admission admission(session.state(), form);
  const auto all = matching::all_obstacles(admission, mentee, mentor);
  return std::all_of(all.begin(), all.end(), [](const matching::Obstacle& each) {
    return each.rule == "not-lead";  // the pair is one all the same
  });
}

void add_common(const Words& words, const Voice& voice, const Told& told, Document& document) {
  const auto& [common, numbers] = told.common;
  if (common.empty() && numbers.empty()) {
    add(document, "nothing-common",
        words.tr(told.by_rules ? voice.nothing_common : voice.nothing_against));
    return;
  }
  // Who hears of what they have in common hears of numbers apart: these are no such thing.
  std::vector<std::string> first = common;
  if (voice.suits == nullptr) first.insert(first.end(), numbers.begin(), numbers.end());
  if (!first.empty()) {
    add(document, "common", words.tr(voice.common));
    document.blocks.emplace_back(doc::List{doc::ListKind::bullets, std::move(first)});
  }
  if (voice.suits == nullptr || numbers.empty()) return;
  add(document, "suits", words.tr(voice.suits));
  document.blocks.emplace_back(doc::List{doc::ListKind::bullets, numbers});
}

void add_pair(const Session& session, const Voice& voice, const Told& told, Document& document) {
  const Words& words = session.words();
  add(document, "together", words.tr(voice.has, name_for(session, told.other)),
      session.reference(told.other));
  if (!told.leaders.empty()) {
    std::vector<std::string> names;
    for (const PersonId each : told.leaders)
      names.push_back(name_for(session, each));
    add(document, "led-together", words.tr("The group is led together by: {}.", join(names, ", ")));
  }
  if (told.pinned) add(document, "brought-together", words.tr(voice.together));
  if (told.ballot == BallotMatch::mutual) add(document, "chose-each-other", words.tr(voice.chosen));
  add_common(words, voice, told, document);
}

// Empty where the mentor leads alone.
std::vector<PersonId> leaders_of(const matching::Admission& admission, PersonId lead) {
  std::vector<PersonId> leaders = admission.mates_of(lead);
  if (!leaders.empty()) leaders.insert(leaders.begin(), lead);
  return leaders;
}

Common common_of(const Words& words, const FormRules& rules, const matching::PairScore& score) {
  std::map<std::string, int> by;
  std::map<std::string, std::vector<std::string>> said;
  for (const matching::CriterionScore& each : score.by) {
    if (!each.counts) continue;
    by[each.criterion->id] = each.points;
    if (!each.matched.empty()) said[each.criterion->id] = each.matched;
  }
  return common_lines(words, rules, by, said);
}

std::string unsaid_for(const Words& words, const Unsaid& unsaid) {
  const std::string titles = join(unsaid.titles, ", ");
  switch (unsaid.classless) {
    case Classless::grown_up:
      return words.tr("the rules of the programme compare classes, and a grown-up has none: {}",
                      titles);
    case Classless::no_number:
      return words.tr(
          "the rules of the programme compare the numbers of classes, and this class has none: {}",
          titles);
    case Classless::no:
      break;
  }
  return words.tr("the questionnaire says nothing of: {}", titles);
}

std::string cause_for(Session& session, const Proposal& proposal, const Unmatched& unmatched) {
  const Words& words = session.words();
  const FormId& form = proposal.form;
  switch (unmatched.cause) {
    case UnmatchedCause::not_ready: {
      std::vector<std::string> missing;
      for (const std::string& each : unmatched.missing)
        missing.push_back(obstacle_in_words(words, session.programme(), form, each));
      return join(missing, ", ");
    }
    case UnmatchedCause::no_eligible_mentor:
      if (const auto unsaid = unsaid_by(matching::Admission(session.state(), form), unmatched.id);
          !unsaid.titles.empty())
        return unsaid_for(words, unsaid);
      return words.tr("by the rules of the programme no mentor suits yet");
    case UnmatchedCause::no_free_place:
      return words.tr("no mentor who suits has a free place");
    case UnmatchedCause::lost_on_ballots:
      return is_by_wishes(session, proposal)
                 ? words.tr("after the group meeting others chose each other")
                 : words.tr("no mentor who suits has a free place");
    case UnmatchedCause::no_gain:
      return words.tr("by the programme's priorities no pair has been made yet");
    case UnmatchedCause::group_min:
      return words.tr("the group would be smaller than the programme asks");
    case UnmatchedCause::both_ways:
      return words.tr("by the rules of the programme no mentor suits yet");
  }
  return {};
}

const Voice& open(Session& session, Reader reader, PersonId person, Document& document) {
  document = session.document("why-for", name_for(session, person));
  return voice_of(session.state(), reader, person);
}

// The rules of the programme that stand between the two, by what matching.yaml calls them. Whatever
// else does (a paper, a block, the curator's word) is the other person's own affair.
std::vector<std::string> rules_told(const FormRules& rules, const matching::WhyNotThem& answer) {
  std::vector<std::string> told;
  for (const matching::Obstacle& each : answer.obstacles) {
    for (const Rule& rule : rules.rules) {
      if (rule.id == each.rule && !rule.say.empty()) told.push_back(rule.say);
    }
  }
  return told;
}

// What the pair would cost others and the two, without naming anybody.
std::vector<std::string> price_for(const Words& words, const matching::Forced& forced,
                                   PersonId mentee) {
  int moved = 0;
  int without = 0;
  bool worse = false;
  for (const matching::Change& each : forced.changes) {
    if (each.mentee == mentee) {
      worse = each.points_after < each.points_before;
    } else if (!each.to) {
      ++without;
    } else if (each.from) {  // a first mentor is no cost
      ++moved;
    }
  }
  std::vector<std::string> parts;
  if (without > 0) parts.push_back(words.tr("others left without a mentor: {}", without));
  if (moved > 0) parts.push_back(words.tr("others who would have to change mentors: {}", moved));
  if (worse) parts.push_back(words.tr("the pair would have less in common"));
  // Even groups, pairs that go on, who comes first: the school's own scales.
  if (parts.empty() && !forced.levels.empty()) {
    parts.push_back(words.tr("all pairs together would be worse by the programme's priorities"));
  }
  return parts;
}

// `allowed`: the rules allow the pair; otherwise it may only go on.
std::string change_for(const Words& words, const matching::Forced& forced, PersonId mentee,
                       bool allowed) {
  const auto parts = price_for(words, forced, mentee);
  if (parts.empty())
    return allowed ? words.tr("The rules allow this pair too; the choices were equal.")
                   : words.tr("The choices were equal, a lot decided.");
  const std::string price = join(parts, "; ");
  return allowed ? words.tr(
                       "The rules allow this pair too, but all pairs are chosen together. Its "
                       "price: {}.",
                       price)
                 : words.tr("All pairs are chosen together. The price of this one: {}.", price);
}

}  // namespace

std::string name_for(const Session& session, PersonId person) {
  const std::string code = mentor::text(person);
  const std::string named = session.named(person);
  return named.size() > code.size() + 1 ? named.substr(code.size() + 1) : named;
}

std::optional<Reader> parse_reader(std::string_view word) {
  if (word == "curator") return Reader::curator;
  if (word == "parent") return Reader::parent;
  if (word == "child") return Reader::child;
  if (word == "mentor") return Reader::mentor;
  return std::nullopt;
}

Document explain_unmatched_for(Session& session, Reader reader, const Proposal& proposal,
                               const Unmatched& unmatched) {
  const Words& words = session.words();
  Document document;
  const Voice& voice = open(session, reader, unmatched.id, document);
  add(document, "none", words.tr(voice.none, cause_for(session, proposal, unmatched)));
  const auto& missing = unmatched.missing;
  const bool sign = std::any_of(missing.begin(), missing.end(), [](const std::string& each) {
    return each.starts_with("consent");
  });
  add(document, sign ? "sign" : "waits",
      words.tr(sign ? voice.not_ready : voice.waits, unmatched.waiting_days));
  return document;
}

Document explain_mentee_for(Session& session, Reader reader, const matching::Admission& admission,
                            const matching::Run& run, const matching::WhyThis& answer) {
  if (answer.unmatched)
    return explain_unmatched_for(session, reader, run.proposal, *answer.unmatched);
  const FormId& form = run.built.form;
  Document document;
  const Voice& voice = open(session, reader, answer.mentee, document);
  const FormRules rules = matching::rules_of(session.programme(), form);
  const PersonId other = reader == Reader::mentor ? answer.mentee : *answer.mentor;
  add_pair(session, voice,
           {other, common_of(session.words(), rules, answer.score), answer.ballot, answer.pinned,
            is_by_rules(session, form, answer.mentee, *answer.mentor),
            leaders_of(admission, *answer.mentor)},
           document);
  add_way(session, voice, run.proposal, document);
  return document;
}

Document explain_undecided_for(Session& session, Asking asking, const FormId& form,
                               PersonId mentee) {
  const Words& words = session.words();
  Document document;
  const Voice& voice = open(session, asking.reader, asking.about, document);
  add(document, "nothing-proposed",
      words.tr(voice.none,
               words.tr("nobody has been proposed yet, the pairs are still to be chosen")));
  for (const WaitingMentee& each : waiting_mentees(session.state(), form))
    if (each.person == mentee) add(document, "waits", words.tr(voice.waits, each.days));
  return document;
}

Document explain_not_for(Session& session, Asking asking, const matching::Run& run,
                         const matching::WhyNotThem& answer) {
  const Words& words = session.words();
  Document document;
  const Voice& voice = open(session, asking.reader, asking.about, document);
  const bool allowed = answer.tolerated.empty() && answer.unnamed.empty();
  if (answer.together) {
    const PersonId other = asking.reader == Reader::mentor ? answer.mentee : answer.mentor;
    add(document, "together", words.tr(voice.has, name_for(session, other)),
        session.reference(other));
  } else if (answer.obstacles.empty() && run.built.pins.contains(answer.mentee)) {
    add(document, "pinned", words.tr("The pair that there is instead was named by the curator."));
  } else if (answer.obstacles.empty() && answer.forced && is_by_wishes(session, run.proposal)) {
    add_by_ballots(words, run.proposal, allowed ? not_by_ballots : apart_by_ballots, document);
  } else if (answer.obstacles.empty() && answer.forced) {
    add(document, "costs-others", change_for(words, *answer.forced, answer.mentee, allowed));
  } else if (answer.obstacles.empty()) {
    add(document, "no-place",
        allowed ? words.tr("The rules allow this pair, but it has no place among the others.")
                : words.tr("This pair has no place among the others."));
  } else {
    const auto rules = rules_told(matching::rules_of(session.programme(), run.built.form), answer);
    add(document, "against-rules",
        rules.empty() ? words.tr("This pair is not possible; the curator can tell more.")
                      : words.tr("The rules of the programme do not allow this pair: it must be "
                                 "that {}.",
                                 join(rules, ", ")));
  }
  return document;
}

Document explain_today_for(Session& session, Reader reader, PersonId about,
                           const std::vector<Together>& pairs) {
  Document document;
  const Voice& voice = open(session, reader, about, document);
  for (const Together& each : pairs) {
    add(document, "together", in_words(session, reader, each),
        session.reference(reader == Reader::mentor ? each.mentee : each.mentor));
    const Stop stop = stop_of(session.state(), each);
    if (stop != Stop::none) add_sentence(document, "stopped", {});
    if (stop == Stop::mentor_left || stop == Stop::mentee_left) continue;
    const State then = state_when_made(session, each);
    const matching::Admission admission(then, each.form);
    const matching::Scoring scoring(admission, {each.mentee}, {each.mentor});
    const FormRules rules = matching::rules_of(session.programme(), each.form);
    add_common(
        session.words(), voice,
        {each.mentor, common_of(session.words(), rules, scoring.score(each.mentee, each.mentor)),
         BallotMatch::none, false, is_by_rules(session, each.form, each.mentee, each.mentor)},
        document);
  }
  return document;
}

Document explain_overtaken_for(Session& session, Asking asking, const Proposal& proposal,
                               PersonId mentee, PersonId mentor) {
  const Words& words = session.words();
  Document document = session.document("why-for", name_for(session, asking.about));
  const auto over = completed(session.state(), proposal, mentee, mentor);
  if (!over) {
    const bool searched = takes_part(session.state(), mentee, Role::mentee, proposal.form);
    const char* line = searched ? TR_NOOP(
                                      "What was proposed on {} holds no more: much has changed "
                                      "since. The curator goes on looking.")
                                : TR_NOOP(
                                      "What was proposed on {} holds no more: much has changed "
                                      "since.");
    add(document, "overtaken", words.tr(line, day_in_words(words, proposal.as_of)));
    return document;
  }
  const PersonId other = asking.reader == Reader::mentor ? mentee : mentor;
  add(document, "completed",
      words.tr(voice_of(session.state(), asking.reader, asking.about).completed,
               name_for(session, other), day_in_words(words, *over)),
      session.reference(other));
  return document;
}

Document explain_mentor_for(Session& session, const matching::Admission& admission,
                            const Proposal& proposal, PersonId mentor,
                            const std::vector<Together>& today) {
  const Words& words = session.words();
  Document document = explain_today_for(session, Reader::mentor, mentor, today);
  const Voice& voice = voice_of(session.state(), Reader::mentor, mentor);
  bool proposed = false;
  const FormRules rules = matching::rules_of(session.programme(), proposal.form);
  for (const ProposedPair& pair : proposal.pairs) {
    if (!matching::gets_mentees_of(admission, mentor, pair.mentor)) continue;
    const bool named = pair.mentor == mentor;
    for (const ProposedMentee& each : pair.mentees) {
      if (together_today(session, each.id, mentor)) continue;
      proposed = true;
      // What the proposal says the two have in common is of the one whom it names.
      auto common =
          named
              ? common_lines(words, rules, each.by, each.matched)
              : common_of(words, rules,
                          matching::Scoring(admission, {each.id}, {mentor}).score(each.id, mentor));
      add_pair(session, voice,
               {each.id, std::move(common), named ? each.ballot : BallotMatch::none, each.pinned,
                is_by_rules(session, proposal.form, each.id, mentor),
                leaders_of(admission, pair.mentor)},
               document);
    }
  }
  if (document.blocks.empty()) {
    add(document, "nobody-yet", words.tr("Nobody has been proposed to you yet."));
  } else if (proposed) {
    add_way(session, voice, proposal, document);
  }
  return document;
}

}  // namespace mentor::cli
