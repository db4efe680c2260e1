// match, match pin, match ban: a proposal, and the curator's own word.
#include "match.h"

#include <algorithm>

#include "match_remarks.h"
#include "match_tables.h"
#include "match_words.h"
#include "mentor/base/text.h"
#include "mentor/matching/pins.h"
#include "mentor/matching/propose.h"
#include "mentor/state/people.h"
#include "mentor/version.h"
#include "pair_words.h"
#include "people_edits.h"
#include "pin_words.h"
#include "rematch_words.h"
#include "why_facts.h"

namespace mentor::cli {
namespace {

using matching::Admission;
using matching::Run;

// Of two pairs that would make two people each other's mentors one was left out unsolved.
std::string rounds_in_words(const Words& words, const Admission& admission, const Run& run) {
  const auto left_out = static_cast<std::int64_t>(run.built.led_round.size());
  const std::string pairs = words.plural(
      "{} pair left out beforehand, for two people could be each other's mentors",
      "{} pairs left out beforehand, for two people could be each other's mentors", left_out);
  return pairs + "; " +
         (matching::rounds_cost_nothing(admission, run)
              ? words.tr("no other choice of them would reach more")
              : words.tr("that no other choice of them would reach more is not proved"));
}

doc::Table levels_table(const Session& session, const Admission& admission, const Run& run,
                        const std::vector<matching::RatePrice>& prices) {
  const Words& words = session.words();
  doc::Table table{"objective", words.tr("What was reached, level by level"), {}, {}, {}};
  table.columns = {{"level", words.tr("Level")}, {"value", words.tr("Reached")}};
  for (const std::string& line : levels_in_words(words, run, prices)) {
    const std::size_t colon = line.find(": ");
    table.rows.push_back({"", {line.substr(0, colon), line.substr(colon + 2)}});
  }
  if (!run.built.led_round.empty())
    table.rows.push_back(
        {"", {words.tr("Groups that several lead"), rounds_in_words(words, admission, run)}});
  return table;
}

Document document_of(Session& session, const Admission& admission, const Run& run) {
  const Words& words = session.words();
  const Form* form = find_form(session.programme().card, run.proposal.form);
  Document document = session.document("proposal", words.tr("Proposal of pairs: {}", form->title));
  add_proposal_facts(session, run.proposal, document);
  document.blocks.emplace_back(pairs_table(session, admission, run.proposal));
  if (!run.proposal.keep.empty()) document.blocks.emplace_back(changes_table(session, run));
  document.blocks.emplace_back(unmatched_table(session, admission, run.proposal));
  add_closed_groups(session, run, document);
  add_those_apart(session, run, document);
  document.blocks.emplace_back(
      wants_facts(session)
          ? objective_for_programs(run.proposal)
          : levels_table(session, admission, run, matching::rate_prices(admission, run)));
  doc::Table fairness = fairness_table(session, run.proposal);
  add_losers(session, run.proposal, run.built.freed, fairness);
  document.blocks.emplace_back(std::move(fairness));
  add_free_places(session, admission, run.proposal, document);
  return document;
}

void warn(Session& session, Message message, Where where = {}) {
  session.world().write_err(
      session.printed(Finding{Severity::warning, std::move(message), std::move(where)}));
}

// Pins that nothing could keep are told; they never fail silently.
void tell_refused_pins(Session& session, const Run& run) {
  const PinSpeaker speaker{session.words(), [&](PersonId id) { return session.named(id); }};
  for (const Finding& each : pins_not_kept(speaker, session.state(), run.built))
    session.world().write_err(session.printed(each));
}

// By ballots a pin stands also where nobody else joins it: its group may stay below the minimum.
void tell_small_groups_of_pins(Session& session, const Run& run) {
  const matching::Problem& problem = run.built.problem;
  if (!run.ballots || problem.group_min == 1) return;
  for (const ProposedPair& pair : run.proposal.pairs) {
    const auto at = std::find(run.built.mentors.begin(), run.built.mentors.end(), pair.mentor);
    const int before =
        problem.mentors[static_cast<std::size_t>(at - run.built.mentors.begin())].load;
    const int group = before + static_cast<int>(pair.mentees.size());
    if (group >= problem.group_min) continue;
    warn(session, {"pin-group-small",
                   {{"mentor", session.named(pair.mentor)},
                    {"count", std::to_string(group)},
                    {"least", std::to_string(problem.group_min)}}});
  }
}

std::string few_in_words(const Words& words, std::vector<std::string> all) {
  constexpr std::size_t few = 10;
  if (all.size() <= few) return join(all, ", ");
  const auto more = static_cast<std::int64_t>(all.size() - few);
  all.resize(few);
  all.push_back(words.plural("and {} more", "and {} more", more));
  return join(all, ", ");
}

// Ballots of another round rank nobody.
void tell_earlier_ballots(Session& session, const Admission& admission) {
  const auto& sheets = admission.sheets();
  std::vector<std::string> ballots;
  for (const auto* each : {&sheets.earlier_mentees, &sheets.earlier_mentors})
    for (const auto& [person, sheet] : *each) {
      ballots.push_back(session.named(person) + " (" + place_text(session, sheet.place) + ")");
    }
  if (ballots.empty()) return;
  const auto count = static_cast<std::int64_t>(ballots.size());
  session.tell(session.words().plural(
                   "{} ballot of another round is not counted; only its refusals are:",
                   "{} ballots of another round are not counted; only their refusals are:", count) +
               " " + few_in_words(session.words(), std::move(ballots)));
}

// Pairs of today that may not stay, and those whose mentor has left.
void tell_let_go(Session& session, const Run& run) {
  const Words& words = session.words();
  for (const auto& [mentee, mentor] : run.built.freed) {
    const auto& there = run.built.mentors;
    if (std::find(there.begin(), there.end(), mentor) != there.end()) continue;
    session.tell(words.tr("{0} cannot stay with {1}: the mentor has left.", session.named(mentee),
                          session.named(mentor)));
  }
  const auto reasons = [&](const std::vector<matching::Obstacle>& obstacles) {
    std::vector<std::string> said;
    for (const auto& each : obstacles)
      said.push_back(obstacle_in_words(words, session.programme(), run.built.form, word_of(each)));
    return join(said, ", ");
  };
  for (const auto& [two, obstacles] : run.built.let_go)
    session.tell(words.tr("{0} cannot stay with {1}: {2}.", session.named(two.first),
                          session.named(two.second), reasons(obstacles)));
  for (const auto& [two, obstacles] : run.built.tolerated) {
    const auto at = std::find(run.built.mentees.begin(), run.built.mentees.end(), two.first);
    const std::uint32_t now =
        run.solution.mentor_of[static_cast<std::size_t>(at - run.built.mentees.begin())];
    if (now == matching::nobody || run.built.mentors[now] != two.second) continue;
    session.tell(
        words.tr("{0} stays with {1}, though a new pair could not be made so: {2}. To part "
                 "them: mentor match ban.",
                 session.named(two.first), session.named(two.second), reasons(obstacles)));
  }
  if (run.built.touch && run.built.broken_by_pins > *run.built.touch)
    session.tell(words.tr("Pins part {0} of the pairs to keep, more than --touch {1} allows.",
                          run.built.broken_by_pins, *run.built.touch));
}

// --keep today|last-year|PROPOSAL and --touch K.
Result<matching::BuildOptions> rematch_options(Session& session, const Admission& admission) {
  matching::BuildOptions options;
  options.keep = session.text("--keep");
  if (options.keep == "сегодня") options.keep = "today";
  if (options.keep == "прошлый-год") options.keep = "last-year";
  const auto& proposals = session.programme().proposals;
  const bool is_word = options.keep == "today" || options.keep == "last-year";
  if (!options.keep.empty() && !is_word) {
    const auto found = proposals.find(options.keep);
    std::vector<std::string> known = {"today", "last-year"};
    for (const auto& [id, proposal] : proposals)
      if (proposal.form == admission.form()) known.push_back(id);
    if (found == proposals.end() || found->second.form != admission.form()) {
      return fail(Exit::usage, "keep-unknown",
                  {{"value", options.keep}, {"near", nearest(options.keep, known)}});
    }
  }
  const bool keeps_nothing = admission.rules().keep == 0 && !session.has("--touch");
  if (!options.keep.empty() && keeps_nothing && !session.quiet())
    session.tell(session.words().tr(
        "The form's keep is 0: to have had a mentor before counts for nothing. Write keep: in "
        "matching.yaml, or say --touch."));
  const auto touch = session.integer("--touch", 0, 1000000);
  if (!touch) return tl::unexpected<Error>(touch.error());
  if (!*touch) return options;
  if (options.keep.empty()) return fail(Exit::usage, "touch-needs-keep");
  const bool ballots = matching::mechanism_of(admission) == Mechanism::ballots;
  if (ballots && admission.rules().rule == BallotRule::truthful)
    return fail(Exit::usage, "touch-with-truthful", {{"form", admission.form().text}});
  options.touch = static_cast<int>(**touch);
  return options;
}

Result<Exit> write_problem(Session& session, const Admission& admission, const Run& run) {
  const std::string path = session.text("--problem");
  if (path.empty()) return Exit::done;
  auto written =
      session.write_typed(path, matching::problem_json(admission, run.built), Readers::usual);
  if (!written) return tl::unexpected<Error>(written.error());
  return Exit::done;
}

bool is_written(const Session& session, const Run& run) {
  return session.programme().proposals.contains(run.proposal.id);
}

Result<void> save(Session& session, const Run& run) {
  if (session.has("--dry-run") || is_written(session, run)) return {};
  Edits edits;
  edits.proposals.push_back(run.proposal);
  auto written = session.commit_silently(edits);
  if (!written) return tl::unexpected<Error>(written.error());
  return {};
}

// Under --quiet the proposal's file is the result; the document comes only where it is asked for.
bool is_asked_for(const Session& session) {
  return !session.quiet() || session.has("--dry-run") || session.has("--output") ||
         session.has("--format");
}

std::string next_step_of(const Words& words, const std::string& id, bool was_written) {
  if (was_written) {
    return words.tr(
        "Unchanged: proposals/{0}.yaml. Next: mentor verify {0}; mentor approve {0} --order №", id);
  }
  return words.tr(
      "Written: proposals/{0}.yaml. Next: mentor verify {0}; mentor approve {0} --order №", id);
}

// The mentee and the mentor, in whichever order they were typed: a word on people in roles that
// they don't have would be kept and never count.
Result<std::pair<PersonId, PersonId>> two_meant(Session& session, EventKind kind) {
  const auto first = session.person(session.operand("MENTEE"));
  if (!first) return tl::unexpected<Error>(first.error());
  const auto second = session.person(session.operand("MENTOR"));
  if (!second) return tl::unexpected<Error>(second.error());
  if (*first == *second) {
    return fail(Exit::refused, "same-person-pair", {{"person", session.named(*first)}});
  }
  const auto fits = [&](PersonId mentee, PersonId mentor) {
    const State& state = session.state();
    if (kind == EventKind::unpin) return state.words.contains({mentee, mentor});
    return takes_part(state, mentee, Role::mentee) && takes_part(state, mentor, Role::mentor);
  };
  if (fits(*first, *second)) return std::pair(*first, *second);
  if (fits(*second, *first)) return std::pair(*second, *first);
  if (kind == EventKind::unpin) return std::pair(*first, *second);
  return fail(Exit::refused, "word-roles",
              {{"mentee", session.named(*first)}, {"mentor", session.named(*second)}});
}

// There is nothing to take back where there is no word, and nothing new in the word that stands.
Result<void> check_word(Session& session, const Entry& entry) {
  const auto mentee = person_of(entry, "mentee");
  const auto mentor = person_of(entry, "mentor");
  const std::vector<Arg> args = {{"mentee", session.named(*mentee)},
                                 {"mentor", session.named(*mentor)},
                                 {"date", iso(entry.date)}};
  const State then = fold(session.programme(), entry.date);
  if (entry.event == EventKind::unpin && !then.words.contains({*mentee, *mentor})) {
    return fail(Exit::refused, "word-none", args);
  }
  const auto standing = then.words.find({*mentee, *mentor});
  if (standing == then.words.end()) return {};
  const Word word = entry.event == EventKind::pin ? Word::pin : Word::ban;
  if (entry.event == EventKind::unpin || standing->second.word != word) return {};
  // A pin counts no more once the mentee has a later one; said again, it is the newest.
  const auto pins = matching::newest_pins(then);
  if (word == Word::pin && pins.contains(*mentee) && pins.at(*mentee) != *mentor) return {};
  return fail(Exit::refused, "word-stands", args,
              where(session.programme(), standing->second.place));
}

}  // namespace

Result<Exit> match(Session& session) {
  const Access access = session.has("--dry-run") ? Access::read : Access::write;
  if (auto opened = session.open(access); !opened) return tl::unexpected<Error>(opened.error());
  const auto form = session.form(session.operand("FORM"));
  if (!form) return tl::unexpected<Error>(form.error());
  const Admission admission(session.state(), *form);
  if (auto able = check_rules(session, *form); !able) return tl::unexpected<Error>(able.error());
  const auto options = rematch_options(session, admission);
  if (!options) return tl::unexpected<Error>(options.error());
  Run run = matching::propose(admission, {*options, std::string("mentor ") + version});
  if (run.built.beyond) return beyond_limits(session, *run.built.beyond);
  run.proposal.id = matching::proposal_id(session.programme(), run.proposal);
  run.proposal.seal = matching::seal_of(run.proposal);
  if (auto written = write_problem(session, admission, run); !written) return written;
  tell_refused_pins(session, run);
  tell_small_groups_of_pins(session, run);
  tell_earlier_ballots(session, admission);
  tell_missing_rules(session);
  tell_wrong_ballots(session, *form);
  tell_let_go(session, run);
  tell_pairs_to_come(session, *form);
  tell_closed_groups(session, run.proposal);
  const bool was_written = is_written(session, run);
  if (auto saved = save(session, run); !saved) return tl::unexpected<Error>(saved.error());
  if (is_asked_for(session)) {
    const auto shown = session.show(document_of(session, admission, run),
                                    [&] { return proposal_json(run.proposal); });
    if (!shown) return shown;
  }
  if (!session.quiet() && !session.has("--dry-run")) {
    session.tell(next_step_of(session.words(), run.proposal.id, was_written));
  }
  return Exit::done;
}

Result<Exit> note_word(Session& session, EventKind kind) {
  if (auto opened = session.open(Access::write); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  const auto two = two_meant(session, kind);
  if (!two) return tl::unexpected<Error>(two.error());
  const auto [mentee, mentor] = *two;
  const auto date = session.day_of("--date", session.day());
  if (!date) return tl::unexpected<Error>(date.error());
  const std::string name(spec_of(kind).name);
  Entry entry = session.entry(kind, {}, *date);
  put(entry, "id", {next_record_id(session.state(), kind, name)});
  put(entry, "mentee", {mentor::text(mentee)});
  put(entry, "mentor", {mentor::text(mentor)});
  if (session.has("--because")) put(entry, "reason", {session.text("--because")});
  if (auto fits = check_word(session, entry); !fits) return tl::unexpected<Error>(fits.error());
  if (kind == EventKind::pin) tell_what_pin_changes(session, entry);
  if (kind == EventKind::ban) tell_what_ban_changes(session, entry);
  Edits edits;
  edits.entries.push_back(entry);
  const auto committed = session.commit(edits);
  if (committed && kind == EventKind::ban) tell_whom_ban_parts_not(session, entry);
  return committed;
}

}  // namespace mentor::cli
