#include "match_words.h"

#include <algorithm>
#include <numeric>

#include "claims.h"
#include "mentor/base/text.h"
#include "mentor/checks/check.h"
#include "mentor/matching/explain.h"
#include "mentor/model/obstacle_words.h"
#include "mentor/state/people.h"
#include "mentor/state/places.h"

namespace mentor::cli {
namespace {

struct RuleWord {
  const char* rule;
  const char* words;
};

constexpr RuleWord rule_words[] = {
    {"consent", TR_NOOP("no valid consent")},
    {"clearance", TR_NOOP("no valid clearance paper")},
    {"category", TR_NOOP("the form is not for this kind of person")},
    {"block", TR_NOOP("a block on the person's card")},
    {"ban", TR_NOOP("banned by the curator")},
    {"refusal", TR_NOOP("refused on the ballot")},
    {"same-person", TR_NOOP("the same person")},
    {"own-group", TR_NOOP("the mentee leads this group too")},
    {"both-ways", TR_NOOP("they are a pair the other way round")},
    {"ended-early", TR_NOOP("their earlier pair ended early")},
    {"selected", TR_NOOP("the mentor has not been selected for the form")},
    {"trained", TR_NOOP("the mentor has attended no training")},
    {"agreement", TR_NOOP("no agreement of the mentor")},
    {"baseline", TR_NOOP("no measurement before the start")},
    {"not-class-teacher", TR_NOOP("the mentor is the class teacher")},
    {"not-relatives", TR_NOOP("they are relatives")},
    {"not-enrolled", TR_NOOP("not enrolled in the form")},
    {"not-lead", TR_NOOP("new mentees of this group are put down for its first mentor")},
    {"left", TR_NOOP("has left the form")},
    {"paused", TR_NOOP("paused")},
    {"no-place", TR_NOOP("no free place")},
    {"not-named", TR_NOOP("one of them did not name the other")},
    {"preferred-others", TR_NOOP("preferred others")},
    {"ranked-alike", TR_NOOP("the places went to others whom the mentor ranks alike")},
    {"led-round",
     TR_NOOP("through a group that is led together they could be each other's mentors, and of the "
             "two pairs this one was left out beforehand")},
    {"due-to-pin", TR_NOOP("a pin took the place")},
    {"left-out", TR_NOOP("they would rather have each other, but are left out")},
    {"group-min", TR_NOOP("the group would stay below the form's minimum")},
    {"pins-hold", TR_NOOP("newer pins have taken the places")},
    {"newer-pin", TR_NOOP("the mentee has a newer pin, to another mentor")},
    {"pinned-round", TR_NOOP("a newer pin makes them a pair the other way round")},
    {"in-pair", TR_NOOP("the mentee is in a pair with somebody else (only match --keep today "
                        "looks at it again)")},
    {"word-swapped", TR_NOOP("mentee and mentor are the other way round in this line")},
};
static_assert(std::all_of(std::begin(rule_words), std::end(rule_words),
                          [](const RuleWord& each) { return is_obstacle_word(each.rule); }),
              "a rule of matching.yaml could have this word as its id");

// Of which there are several words.
std::string no_gain_in_words(const Words& words, NoGain by) {
  switch (by) {
    case NoGain::points:
      return words.tr("the pair would add no points");
    case NoGain::load:
      return words.tr("even groups (load) take at least as many points as the pair would add");
    case NoGain::groups:
      return words.tr(
          "with the pair all pairs together would be no better by the form's objective");
  }
  return {};
}

std::string in_brackets(const std::string& text) {
  return text.empty() ? text : " (" + text + ")";
}

std::string stability_in_words(const Words& words, const matching::Run& run) {
  const matching::BallotSolution& ballots = *run.ballots;
  const std::string stable = stable_in_words(words, apart_in(run));
  const bool truthful = ballots.levels.empty();
  if (!truthful) {
    return ballots.exact ? words.tr("{}; the best, as claimed by the prover", stable)
                         : words.tr("{}; the best found, not proved best", stable);
  }
  // Which groups are closed, and who of two is the mentor, hangs on the ballots too.
  const matching::Certificate& proof = ballots.solution.certificate;
  return proof.closed.empty() && proof.one_way.empty()
             ? words.tr("{}; no mentee gains by lying", stable)
             : stable;
}

// Of what matchings the bound speaks, where groups are closed for the form's minimum.
std::string bound_in_words(const Words& words, const matching::Run& run) {
  const int most = run.ballots->largest_bound;
  const auto& proof = run.solution.certificate;
  if (proof.closed.empty()) return words.tr("{} (as claimed by the prover)", most);
  const bool any_closed = !run.ballots->levels.empty() && proof.closing == ClosedGroups::fewest;
  return any_closed ? words.tr("{} with no more groups closed (as claimed by the prover)", most)
                    : words.tr("{} with these groups closed (as claimed by the prover)", most);
}

void add_ballot_lines(const Words& words, const matching::Run& run,
                      std::vector<std::string>& lines) {
  lines.push_back(words.tr("By ballots") + ": " + stability_in_words(words, run));
  lines.push_back(words.tr("By the rules max and truthful") + ": " +
                  words.tr("{0} (max: the best by the levels) and {1} (truthful: by the "
                           "mentees' wishes) served",
                           run.ballots->largest, run.ballots->truthful));
  lines.push_back(words.tr("Nobody can serve more than") + ": " + bound_in_words(words, run));
}

std::string lots_in_words(const Words& words, const matching::Run& run) {
  if (run.ballots && !run.ballots->drawn)
    return words.tr(
        "decided by lots as far as the search went; another choice as good may have smaller lots");
  const auto equals = run.solution.equals;
  if (!equals) return words.tr("decided by lots, if there were any");
  return *equals ? words.tr("decided by lots") : words.tr("there were none");
}

}  // namespace

Json codes(const std::vector<PersonId>& people) {
  Json list = Json::array();
  for (const PersonId each : people)
    list.push(mentor::text(each));
  return list;
}

std::string title_of(const FormRules& rules, const std::string& criterion) {
  for (const Criterion& each : rules.criteria) {
    if (each.id == criterion && !each.say.empty()) return each.say;
  }
  return criterion;
}

NoGain no_gain_by(const Programme& programme, const FormId& form) {
  const Form* card = find_form(programme.card, form);
  if (card != nullptr && card->group_min > 1) return NoGain::groups;
  const auto rules = programme.matching.forms.find(form);
  const bool even = rules != programme.matching.forms.end() && rules->second.load > 0;
  return even ? NoGain::load : NoGain::points;
}

std::string obstacle_in_words(const Words& words, const Programme& programme, const FormId& form,
                              const std::string& rule) {
  const std::size_t colon = rule.find(':');
  const std::string kind = rule.substr(0, colon);
  const std::string detail = colon == std::string::npos ? std::string() : rule.substr(colon + 1);
  if (kind == "no-gain") return no_gain_in_words(words, no_gain_by(programme, form));
  for (const auto& [id, text] : rule_words) {
    if (kind == id) {
      return std::string(words.translated(text)) +
             in_brackets(value_in_words(words, "kind", detail));
    }
  }
  const auto found = programme.matching.forms.find(form);
  if (found == programme.matching.forms.end()) return rule;
  for (const Rule& each : found->second.rules) {
    if (each.id == rule) return words.tr("does not hold: {}", each.say.empty() ? rule : each.say);
  }
  return words.tr("nothing in common by “{}”", title_of(found->second, rule));
}

Unsaid unsaid_by(const matching::Admission& admission, PersonId mentee) {
  const FormRules& rules = admission.rules();
  const matching::Scoring scoring(admission, {mentee}, {});
  Unsaid asked;
  Unsaid classes;
  const auto add = [&](const std::string& fact, const std::string& title) {
    if (!scoring.fact(mentee, Role::mentee, fact).missing()) return;
    const Classless why = classless(admission.state(), mentee, fact);
    Unsaid& unsaid = why == Classless::no ? asked : classes;
    unsaid.classless = why;
    auto& titles = unsaid.titles;
    if (std::find(titles.begin(), titles.end(), title) == titles.end()) titles.push_back(title);
  };
  for (const Criterion& each : rules.criteria)
    if (each.required && !each.when) add(each.mentee, title_of(rules, each.id));
  for (const Rule& each : rules.rules)
    if (each.missing == Missing::fail) add(each.mentee, each.say.empty() ? each.id : each.say);
  return classes.titles.empty() ? asked : classes;
}

Finding with_rule_in_words(const Session& session, const FormId& form, Finding finding) {
  for (Arg& each : finding.message.args) {
    if (each.name == "rule") {
      each.value = obstacle_in_words(session.words(), session.programme(), form, each.value);
    }
  }
  return finding;
}

std::vector<std::string> served_in_words(const Words& words, const std::array<int, 4>& served,
                                         const std::array<int, 4>& ready) {
  std::vector<std::string> lines;
  const auto add = [&](const std::string& who, int reached, int most) {
    lines.push_back(who + ": " + words.tr("{} of {}", reached, most));
  };
  const bool urgent_ones = ready[1] + ready[2] + ready[3] > 0;
  add(words.tr("Served"), std::accumulate(served.begin(), served.end(), 0),
      std::accumulate(ready.begin(), ready.end(), 0));
  for (int urgent = 3; urgent_ones && urgent >= 0; --urgent) {
    const auto i = static_cast<std::size_t>(urgent);
    if (ready[i] == 0) continue;
    add(urgent == 0 ? words.tr("Served of those not urgent")
                    : words.tr("Served of urgency {}", urgent),
        served[i], ready[i]);
  }
  return lines;
}

std::string worst_off_in_words(const Words& words, const Proposal& proposal, std::int64_t points) {
  if (!has_pins(proposal)) return std::to_string(points);
  return words.tr("{} (pinned pairs do not count)", points);
}

std::vector<std::string> rates_in_words(const Words& words, std::int64_t points,
                                        const std::vector<matching::RatePrice>& prices) {
  std::vector<std::string> lines;
  for (const matching::RatePrice& each : prices) {
    if (each.points_without == points) continue;
    const std::string what =
        each.rate == "load" ? words.tr("Evener groups cost") : words.tr("Keeping pairs cost");
    lines.push_back(
        what + ": " +
        words.tr("{0} of {1} points", each.points_without - points, each.points_without));
  }
  return lines;
}

std::vector<std::string> levels_in_words(const Words& words, const matching::Run& run,
                                         const std::vector<matching::RatePrice>& prices) {
  const matching::Solution& solution = run.solution;
  std::array<int, 4> all{};
  for (const auto& mentee : run.built.problem.mentees)
    ++all[static_cast<std::size_t>(mentee.urgent)];
  const std::vector<std::string> served = served_in_words(words, solution.served, all);
  const auto& objective = run.built.problem.objective;
  std::vector<std::string> lines;
  for (const matching::Level level : objective) {
    if (level == matching::Level::served) lines.insert(lines.end(), served.begin(), served.end());
    if (level == matching::Level::worst_off) {
      lines.push_back(words.tr("Points of the worst-off") + ": " +
                      worst_off_in_words(words, run.proposal, solution.worst_off));
    }
    if (level == matching::Level::points) {
      lines.push_back(words.tr("Sum of points") + ": " + std::to_string(solution.points));
    }
  }
  // No level of this order, but everybody asks.
  if (std::count(objective.begin(), objective.end(), matching::Level::served) == 0)
    lines.insert(lines.end(), served.begin(), served.end());
  const auto rates = rates_in_words(words, solution.points, prices);
  lines.insert(lines.end(), rates.begin(), rates.end());
  if (run.ballots) add_ballot_lines(words, run, lines);
  const Ways ways = ways_in(run.proposal);
  if (ways != Ways::no_choice && solution.proved)
    lines.push_back(words.tr("Who of two is the mentor") + ": " +
                    (ways == Ways::proved ? words.tr("the best choice, proved")
                                          : words.tr("the best choice, as claimed by the search")));
  if (!solution.proved) {
    const bool bound = matching::has_conditions(run.built.problem);
    lines.push_back(
        (bound ? words.tr("Groups and changes") : words.tr("Who of two is the mentor")) + ": " +
        words.tr("the best found before the search reached its limit; it claims that "
                 "no more than {0} can be served, and no more than {1} points",
                 solution.served_bound, solution.worth_bound / 1000));
  } else if (solution.certificate.claimed) {
    lines.push_back(words.tr("Groups and changes") + ": " +
                    words.tr("the best, as claimed by the search; prices prove its bounds"));
  }
  lines.push_back(words.tr("Equal choices") + ": " + lots_in_words(words, run));
  return lines;
}

Apart apart_in(const matching::Run& run) {
  Apart apart;
  for (const matching::Blocking& each : matching::blocking_of(run))
    (each.due_to_pin ? apart.pins : apart.ways) = true;
  apart.closed = !run.solution.certificate.closed.empty();
  return apart;
}

std::string stable_in_words(const Words& words, Apart apart) {
  if (apart.ways) {
    apart.ways = false;
    return words.tr("apart from people on both sides who are named, {}",
                    stable_in_words(words, apart));
  }
  if (apart.pins && apart.closed)
    return words.tr(
        "apart from those due to pins and from closed groups, no two would rather have each other");
  if (apart.pins)
    return words.tr("apart from those due to pins, no two would rather have each other");
  if (apart.closed)
    return words.tr("apart from closed groups, no two would rather have each other");
  return words.tr("no two would rather have each other");
}

bool has_pins(const Proposal& proposal) {
  return std::any_of(proposal.pairs.begin(), proposal.pairs.end(), [](const ProposedPair& pair) {
    return std::any_of(pair.mentees.begin(), pair.mentees.end(),
                       [](const ProposedMentee& each) { return each.pinned; });
  });
}

Result<const Proposal*> proposal_named(const Session& session, const std::string& id) {
  const auto& all = session.programme().proposals;
  if (const auto found = all.find(id); found != all.end()) return &found->second;
  std::vector<std::string> known;
  for (const auto& [each, proposal] : all)
    known.push_back(each);
  return fail(Exit::usage, "proposal-unknown-id", {{"value", id}, {"near", nearest(id, known)}});
}

namespace {

std::string argument(const Finding& finding, std::string_view name) {
  for (const Arg& each : finding.message.args)
    if (each.name == name) return each.value;
  return {};
}

bool is_about_groups(const Finding& finding) {
  return finding.message.id == "group-min-unreachable" || finding.message.id == "group-range";
}

// A ban that came after a pin of two who take part: the pin would be missed in the list of pairs.
bool outdoes_a_pin(Session& session, const FormId& form, const Finding& finding) {
  if (finding.message.id != "pin-and-ban" || argument(finding, "holds") != "ban") return false;
  const auto is_one = [&](std::string_view name, Role role) {
    const auto id = person_code(argument(finding, name));
    return id && takes_part(session.state(), *id, role, form);
  };
  return is_one("mentee", Role::mentee) && is_one("mentor", Role::mentor);
}

}  // namespace

bool rules_hold(Session& session) {
  const Findings all = check_programme(session.state());
  return std::none_of(all.begin(), all.end(), [](const Finding& each) {
    return each.where.file == "matching.yaml" && each.severity == Severity::error;
  });
}

Result<void> check_rules(Session& session, const FormId& form) {
  std::size_t wrong = 0;
  for (const Finding& finding : check_programme(session.state())) {
    const bool concerns = finding.where.file == "matching.yaml" ||
                          (is_about_groups(finding) && argument(finding, "form") == form.text) ||
                          outdoes_a_pin(session, form, finding);
    if (!concerns) continue;
    const bool is_error = finding.severity == Severity::error;
    if (is_error || !session.quiet()) session.world().write_err(session.printed(finding));
    wrong += is_error ? 1 : 0;
  }
  if (wrong == 0) return {};
  return fail(Exit::folder, "matching-rules-wrong", {{"form", form.text}});
}

tl::unexpected<Error> beyond_limits(const Session& session, const Finding& beyond) {
  std::vector<Arg> args = beyond.message.args;
  for (Arg& each : args)
    if (const auto person = person_code(each.value)) each.value = session.named(*person);
  return fail(Exit::folder, beyond.message.id, std::move(args), beyond.where);
}

}  // namespace mentor::cli
