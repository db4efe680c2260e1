#include "match_words.h"

#include <algorithm>

#include "mentor/base/text.h"
#include "mentor/checks/check.h"

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
    {"both-ways", TR_NOOP("they are a pair the other way round")},
    {"ended-early", TR_NOOP("their earlier pair ended early")},
    {"selected", TR_NOOP("the mentor has not been selected for the form")},
    {"trained", TR_NOOP("the mentor has attended no training")},
    {"agreement", TR_NOOP("no agreement of the mentor")},
    {"baseline", TR_NOOP("no measurement before the start")},
    {"not-class-teacher", TR_NOOP("the mentor is the class teacher")},
    {"not-relatives", TR_NOOP("they are relatives")},
    {"not-enrolled", TR_NOOP("not enrolled in the form")},
    {"paused", TR_NOOP("paused")},
    {"no-place", TR_NOOP("no free place")},
    {"group-min", TR_NOOP("the group would stay below the form's minimum")},
};

std::string in_brackets(const std::string& text) {
  return text.empty() ? text : " (" + text + ")";
}

std::string removals_in_words(Session& session, const FormId& form,
                              const std::map<std::string, int>& removed_by) {
  std::vector<std::pair<int, std::string>> counted;
  for (const auto& [rule, count] : removed_by)
    counted.emplace_back(-count, rule);
  std::sort(counted.begin(), counted.end());
  std::vector<std::string> parts;
  for (const auto& [count, rule] : counted) {
    parts.push_back(obstacle_in_words(session.words(), session.programme(), form, rule) + ": " +
                    std::to_string(-count));
  }
  return join(parts, ", ");
}

Json strings(const std::vector<std::string>& texts) {
  Json list = Json::array();
  for (const std::string& each : texts)
    list.push(each);
  return list;
}

Json mentee_json(const ProposedMentee& mentee) {
  Json by = Json::object();
  for (const auto& [criterion, points] : mentee.by)
    by.set(criterion, points);
  Json matched = Json::object();
  for (const auto& [criterion, found] : mentee.matched)
    matched.set(criterion, strings(found));
  Json made = Json::object();
  made.set("id", mentor::text(mentee.id)).set("points", mentee.points).set("by", by);
  made.set("matched", matched).set("ballot", matching::word_of(mentee.ballot));
  return made.set("lot", static_cast<std::int64_t>(mentee.lot)).set("pinned", mentee.pinned);
}

Json unmatched_json(const Unmatched& unmatched) {
  Json nearest = Json::array();
  for (const WhyNot& each : unmatched.nearest) {
    nearest.push(
        Json::object().set("mentor", mentor::text(each.mentor)).set("why_not", each.reason));
  }
  Json removed = Json::object();
  for (const auto& [rule, count] : unmatched.removed_by)
    removed.set(rule, count);
  Json made = Json::object();
  made.set("id", mentor::text(unmatched.id)).set("urgent", unmatched.urgent);
  made.set("waiting_days", unmatched.waiting_days).set("cause", matching::word_of(unmatched.cause));
  made.set("missing", strings(unmatched.missing)).set("removed_by", removed);
  return made.set("witness", codes(unmatched.witness)).set("nearest", nearest);
}

Json hall_json(const HallWitness& hall) {
  return Json::object()
      .set("urgent", hall.urgent)
      .set("mentees", codes(hall.mentees))
      .set("mentors", codes(hall.mentors))
      .set("places", hall.places);
}

Json flow_json(const PriceWitness& witness) {
  Json mentors = Json::object();
  for (const auto& [mentor, price] : witness.mentors)
    mentors.set(mentor::text(mentor), price);
  Json outside = Json::array();
  for (const std::int64_t price : witness.outside)
    outside.push(price);
  return Json::object()
      .set("urgent", witness.urgent)
      .set("mentors", mentors)
      .set("outside", outside);
}

// What conditions need besides; only the keys that say something.
void add_search(const ProposalCertificate& proof, Json& made) {
  if (!proof.closed.empty()) made.set("closed", codes(proof.closed));
  if (!proof.open.empty()) made.set("open", codes(proof.open));
  if (!proof.flow.empty()) {
    Json flow = Json::array();
    for (const PriceWitness& each : proof.flow)
      flow.push(flow_json(each));
    made.set("flow", flow);
  }
  if (proof.worst_off_flow) made.set("worst_off_flow", flow_json(*proof.worst_off_flow));
  if (proof.times != 1) made.set("times", proof.times);
  if (proof.kept != 0) made.set("kept", proof.kept);
  if (!proof.kept_lots.empty()) made.set("kept_lots", proof.kept_lots);
  if (proof.claimed) made.set("claimed", true);
}

Json certificate_json(const ProposalCertificate& proof) {
  Json served = Json::array();
  for (const HallWitness& hall : proof.served)
    served.push(hall_json(hall));
  Json made = Json::object().set("served", served);
  add_search(proof, made);
  if (proof.worst_off) {
    made.set("worst_off", *proof.worst_off);
    Json witness = Json::array();
    for (const HallWitness& hall : proof.worst_off_witness)
      witness.push(hall_json(hall));
    made.set("worst_off_witness", witness);
  }
  Json prices = Json::array();
  for (const MentorPrice& price : proof.prices) {
    prices.push(Json::object()
                    .set("mentor", mentor::text(price.mentor))
                    .set("points", price.points)
                    .set("lots", price.lots));
  }
  Json outside = Json::array();
  for (const OutsidePrice& price : proof.outside) {
    outside.push(Json::object()
                     .set("urgent", price.urgent)
                     .set("points", price.points)
                     .set("lots", price.lots));
  }
  return made.set("prices", prices).set("outside", outside);
}

// «Evener groups cost: 3 of 812 points».
void add_rate_prices(const Words& words, const matching::Run& run,
                     const std::vector<matching::RatePrice>& prices,
                     std::vector<std::string>& lines) {
  for (const matching::RatePrice& each : prices) {
    const std::string what =
        each.rate == "load" ? words.tr("Evener groups cost") : words.tr("Keeping pairs cost");
    lines.push_back(what + ": " +
                    words.tr("{0} of {1} points", each.points_without - run.solution.points,
                             each.points_without));
  }
}

void add_ballot_lines(const Words& words, const matching::BallotSolution& ballots,
                      std::vector<std::string>& lines) {
  const bool truthful = ballots.levels.empty();
  std::string how = words.tr("no two would rather have each other; no mentee gains by lying");
  if (!truthful && ballots.exact) {
    how = words.tr("no two would rather have each other; proved best");
  } else if (!truthful) {
    how = words.tr("no two would rather have each other; the best found, not proved best");
  }
  lines.push_back(words.tr("By ballots") + ": " + how);
  lines.push_back(words.tr("By the rules max and truthful") + ": " +
                  words.tr("{0} and {1} served", ballots.largest, ballots.truthful));
  lines.push_back(words.tr("Nobody can serve more than") + ": " +
                  words.tr("{} (as claimed by the prover)", ballots.largest_bound));
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

std::string reasons_in_words(const Words& words, const FormRules& rules,
                             const ProposedMentee& mentee) {
  std::vector<std::string> parts;
  if (mentee.pinned) parts.push_back(words.tr("the curator's word"));
  for (const auto& [criterion, points] : mentee.by) {
    if (points == 0) continue;
    std::string part = title_of(rules, criterion) + " " + std::to_string(points);
    const auto matched = mentee.matched.find(criterion);
    if (matched != mentee.matched.end()) part += ": " + join(matched->second, ", ");
    parts.push_back(part);
  }
  if (mentee.ballot == BallotMatch::mutual) parts.push_back(words.tr("both named each other"));
  if (mentee.ballot == BallotMatch::one_sided) parts.push_back(words.tr("one named the other"));
  return parts.empty() ? words.tr("no criterion gave points") : join(parts, "; ");
}

std::string obstacle_in_words(const Words& words, const Programme& programme, const FormId& form,
                              const std::string& rule) {
  const std::size_t colon = rule.find(':');
  const std::string kind = rule.substr(0, colon);
  const std::string detail = colon == std::string::npos ? std::string() : rule.substr(colon + 1);
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

Finding with_rule_in_words(const Session& session, const FormId& form, Finding finding) {
  for (Arg& each : finding.message.args) {
    if (each.name == "rule") {
      each.value = obstacle_in_words(session.words(), session.programme(), form, each.value);
    }
  }
  return finding;
}

std::string cause_in_words(Session& session, const FormId& form, const Unmatched& unmatched) {
  const Words& words = session.words();
  switch (unmatched.cause) {
    case UnmatchedCause::not_ready: {
      std::vector<std::string> missing;
      for (const std::string& each : unmatched.missing) {
        missing.push_back(obstacle_in_words(words, session.programme(), form, each));
      }
      return words.tr("not ready: {}", join(missing, ", "));
    }
    case UnmatchedCause::no_eligible_mentor:
      return words.tr("no mentor fits ({})",
                      removals_in_words(session, form, unmatched.removed_by));
    case UnmatchedCause::no_free_place: {
      std::vector<std::string> full;
      for (const PersonId each : unmatched.witness)
        full.push_back(session.named(each));
      return words.tr("every mentor who fits is taken: {}", join(full, ", "));
    }
    case UnmatchedCause::lost_on_ballots:
      return words.tr("others were preferred on the ballots");
  }
  return {};
}

std::vector<std::string> levels_in_words(const Words& words, const matching::Run& run,
                                         const std::vector<matching::RatePrice>& prices) {
  const matching::Solution& solution = run.solution;
  std::array<int, 4> all{};
  for (const auto& mentee : run.built.problem.mentees)
    ++all[static_cast<std::size_t>(mentee.urgent)];
  std::vector<std::string> lines;
  for (int urgent = 3; urgent >= 0; --urgent) {
    const auto i = static_cast<std::size_t>(urgent);
    if (all[i] == 0) continue;
    const std::string who =
        urgent == 0 ? words.tr("Served") : words.tr("Served of urgency {}", urgent);
    lines.push_back(who + ": " + words.tr("{} of {}", solution.served[i], all[i]));
  }
  for (const matching::Level level : run.built.problem.objective) {
    if (level == matching::Level::worst_off) {
      lines.push_back(words.tr("Points of the worst-off") + ": " +
                      std::to_string(solution.worst_off));
    }
    if (level == matching::Level::points) {
      lines.push_back(words.tr("Sum of points") + ": " + std::to_string(solution.points));
    }
  }
  add_rate_prices(words, run, prices, lines);
  if (run.ballots) add_ballot_lines(words, *run.ballots, lines);
  if (!solution.proved) {
    lines.push_back(words.tr("Groups and changes") + ": " +
                    words.tr("the best found before the search reached its limit; it claims that "
                             "no more than {0} can be served, and no more than {1} points",
                             solution.served_bound, solution.worth_bound / 1000));
  } else if (solution.certificate.claimed) {
    lines.push_back(words.tr("Groups and changes") + ": " +
                    words.tr("the best, as claimed by the search; prices prove its bounds"));
  }
  lines.push_back(words.tr("Equal choices") + ": " + words.tr("decided by lots"));
  return lines;
}

Json proposal_json(const Proposal& proposal) {
  Json objective = Json::array();
  for (const LevelValue& level : proposal.objective) {
    objective.push(Json::object().set("level", level.level).set("value", level.value));
  }
  Json pairs = Json::array();
  for (const ProposedPair& pair : proposal.pairs) {
    Json mentees = Json::array();
    for (const ProposedMentee& each : pair.mentees)
      mentees.push(mentee_json(each));
    pairs.push(Json::object().set("mentor", mentor::text(pair.mentor)).set("mentees", mentees));
  }
  Json unmatched = Json::array();
  for (const Unmatched& each : proposal.unmatched)
    unmatched.push(unmatched_json(each));
  Json free = Json::array();
  for (const FreePlaces& each : proposal.free) {
    free.push(Json::object().set("mentor", mentor::text(each.mentor)).set("places", each.places));
  }
  Json made = json_document("proposal", proposal.as_of);
  made.set("id", proposal.id).set("format", proposal.format).set("form", proposal.form.text);
  made.set("mechanism", matching::word_of(proposal.mechanism));
  if (!proposal.keep.empty()) made.set("keep", proposal.keep);
  if (proposal.touch) made.set("touch", *proposal.touch);
  made.set("objective", objective).set("input", proposal.input).set("pairs", pairs);
  made.set("unmatched", unmatched).set("free", free);
  return made.set("certificate", certificate_json(proposal.certificate))
      .set("program", proposal.program);
}

Result<const Proposal*> proposal_named(const Session& session, const std::string& id) {
  const auto& all = session.programme().proposals;
  if (const auto found = all.find(id); found != all.end()) return &found->second;
  std::vector<std::string> known;
  for (const auto& [each, proposal] : all)
    known.push_back(each);
  return fail(Exit::usage, "proposal-unknown-id", {{"value", id}, {"near", nearest(id, known)}});
}

Result<void> check_rules(Session& session, const FormId& form) {
  std::size_t wrong = 0;
  for (const Finding& finding : check_programme(session.state())) {
    if (finding.where.file != "matching.yaml") continue;
    const bool is_error = finding.severity == Severity::error;
    if (is_error || !session.quiet()) session.world().write_err(session.printed(finding));
    wrong += is_error ? 1 : 0;
  }
  if (wrong == 0) return {};
  return fail(Exit::folder, "matching-rules-wrong", {{"form", form.text}});
}

}  // namespace mentor::cli
