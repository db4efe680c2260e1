// match frontier: the trade-offs that no matching escapes, with who wins and who loses.
#include "match_frontier.h"

#include <algorithm>

#include "match_words.h"
#include "mentor/matching/frontier.h"
#include "mentor/matching/recheck.h"
#include "pair_words.h"

namespace mentor::cli {
namespace {

using matching::Admission;
using matching::Frontier;
using matching::Problem;
using matching::Run;
using matching::Trade;

// A matching beside the proposal: whose pair has more points, whose fewer or none.
struct Turnout {
  std::vector<PersonId> win;
  std::vector<PersonId> lose;
  std::vector<PersonId> swap;  ///< another mentor, as many points
  std::size_t blocking = 0;    ///< by ballots: who would rather have each other
  Apart apart;                 ///< what keeps them apart
};

// No mentor is less than a mentor with 0 points.
int points_at(const Problem& problem, std::uint32_t mentee, std::uint32_t mentor) {
  if (mentor == matching::nobody) return -1;
  return problem.points[matching::find_pair(problem, mentee, mentor)];
}

void add_blocking(const Run& run, const Trade& trade, Turnout& turnout) {
  const Problem& problem = run.built.problem;
  const auto& closed = run.solution.certificate.closed;
  const auto blocking = matching::blocking_pairs(problem, trade.solution.mentor_of);
  turnout.blocking = blocking.size();
  turnout.apart.closed = !closed.empty();
  for (const matching::BlockingPair& each : blocking) {
    if (std::find(closed.begin(), closed.end(), each.mentor) != closed.end()) continue;
    (each.due_to_pin ? turnout.apart.pins : turnout.apart.ways) = true;
  }
}

Turnout turnout_of(const Run& run, const std::vector<std::uint32_t>& reference,
                   const Trade& trade) {
  const Problem& problem = run.built.problem;
  Turnout turnout;
  for (std::uint32_t i = 0; i < problem.mentees.size(); ++i) {
    const std::uint32_t now = trade.solution.mentor_of[i];
    if (now == reference[i]) continue;
    const int before = points_at(problem, i, reference[i]);
    const int after = points_at(problem, i, now);
    auto& list = after > before ? turnout.win : after < before ? turnout.lose : turnout.swap;
    list.push_back(run.built.mentees[i]);
  }
  if (!problem.wish.empty()) add_blocking(run, trade, turnout);
  return turnout;
}

// One answer: the market, what is compared against, and the trade-offs.
struct Answer {
  Run run;
  std::vector<std::uint32_t> reference;
  std::string against;  ///< id of the proposal; empty = what `match` would propose
  Frontier frontier;
  std::vector<Turnout> turnouts;  ///< by trade
};

std::int64_t served(const Trade& trade) {
  std::int64_t sum = 0;
  for (const int each : trade.solution.served)
    sum += each;
  return sum;
}

doc::Cell names(const Session& session, const std::vector<PersonId>& people) {
  if (people.empty()) return {};
  return references(session, people);
}

constexpr std::size_t usually_shown = 12;

// How many of the trades the document shows; the ones nearest to the proposal stand first.
std::size_t shown_of(const Session& session, const Answer& answer) {
  const std::size_t all = answer.frontier.trades.size();
  return session.has("--all") ? all : std::min(all, usually_shown);
}

// The urgencies, the highest first, of which the trades serve more or fewer. One alone says no more
// than all served do.
std::vector<std::size_t> urgencies_apart(const Answer& answer) {
  std::vector<std::size_t> apart;
  const auto& trades = answer.frontier.trades;
  for (std::size_t left = 4; left > 0; --left) {
    const std::size_t urgent = left - 1;
    const bool differs = std::any_of(trades.begin(), trades.end(), [&](const Trade& each) {
      return each.solution.served[urgent] != trades.front().solution.served[urgent];
    });
    if (differs) apart.push_back(urgent);
  }
  return apart.size() > 1 ? apart : std::vector<std::size_t>{};
}

doc::Column number_column(std::string key, std::string title) {
  return {std::move(key), std::move(title), doc::Align::right};
}

// `by_ballots`: with how many would rather have each other.
std::vector<doc::Column> trade_columns(const Words& words,
                                       const std::vector<std::size_t>& urgencies, bool by_ballots) {
  std::vector<doc::Column> columns{number_column("number", "№"),
                                   number_column("served", words.tr("Served"))};
  for (const std::size_t urgent : urgencies)
    columns.push_back(
        number_column("served_" + std::to_string(urgent), words.tr("of them urgency {}", urgent)));
  columns.insert(columns.end(),
                 {number_column("worst_off", words.tr("Worst-off")),
                  number_column("points", words.tr("Points")),
                  number_column("changes", words.tr("Pairs broken")),
                  number_column("win", words.tr("Win")), number_column("lose", words.tr("Lose"))});
  if (by_ballots)
    columns.push_back(number_column("blocking", words.tr("Would rather have each other")));
  return columns;
}

doc::Table trades_table(const Words& words, const Answer& answer, std::size_t shown) {
  const bool ballots = !answer.run.built.problem.wish.empty() && !answer.frontier.stable;
  const std::vector<std::size_t> urgencies = urgencies_apart(answer);
  doc::Table table{"trades", "", {}, {}, words.tr("Nobody can be matched.")};
  table.columns = trade_columns(words, urgencies, ballots);
  for (std::size_t i = 0; i < shown; ++i) {
    const Trade& trade = answer.frontier.trades[i];
    const Turnout& turnout = answer.turnouts[i];
    doc::Row row{std::to_string(i + 1), {i + 1, served(trade)}};
    for (const std::size_t urgent : urgencies)
      row.cells.emplace_back(trade.solution.served[urgent]);
    row.cells.insert(row.cells.end(),
                     {std::int64_t{trade.solution.worst_off}, trade.solution.points, trade.changes,
                      turnout.win.size(), turnout.lose.size()});
    if (ballots) row.cells.emplace_back(turnout.blocking);
    table.rows.push_back(std::move(row));
  }
  return table;
}

doc::Table people_table(const Session& session, const Answer& answer, std::size_t shown) {
  const Words& words = session.words();
  doc::Table table{"people", words.tr("Whom it would touch"), {}, {}, words.tr("Nobody.")};
  table.columns = {{"number", "№", doc::Align::right},
                   {"win", words.tr("Who wins")},
                   {"lose", words.tr("Who loses")},
                   {"swap", words.tr("Another mentor, same points")}};
  for (std::size_t i = 0; i < shown; ++i) {
    const Turnout& turnout = answer.turnouts[i];
    if (turnout.win.empty() && turnout.lose.empty() && turnout.swap.empty()) continue;
    table.rows.push_back({std::to_string(i + 1),
                          {i + 1, names(session, turnout.win), names(session, turnout.lose),
                           names(session, turnout.swap)}});
  }
  return table;
}

// What every one of the trades keeps to, and what they do not.
void add_bounds(const Words& words, const Answer& answer, Document& document) {
  const Problem& problem = answer.run.built.problem;
  const auto note = [&](std::string text) {
    document.blocks.emplace_back(doc::Note{std::move(text)});
  };
  if (problem.group_min > 1)
    note(words.tr("Every group has at least {} mentees or gets nobody new.", problem.group_min));
  if (problem.touch)
    note(words.tr("At most so many of the pairs to keep are broken: {}.", *problem.touch));
  if (problem.wish.empty()) return;
  Apart apart;
  for (const Turnout& each : answer.turnouts) {
    apart.pins = apart.pins || each.apart.pins;
    apart.closed = apart.closed || each.apart.closed;
    apart.ways = apart.ways || each.apart.ways;
  }
  note(answer.frontier.stable
           ? words.tr("By the ballots, in every one of them: {}.", stable_in_words(words, apart))
           : words.tr("There are too many ballots to hold to them here: the last column tells how "
                      "many pairs would rather have each other."));
}

Document document_of(Session& session, const FormId& form, const Answer& answer) {
  const Words& words = session.words();
  Document document = session.document(
      "frontier", words.tr("Trade-offs: {}", find_form(session.programme().card, form)->title));
  document.facts.push_back(
      {"against", words.tr("Compared with"),
       answer.against.empty()
           ? doc::Cell(doc::Label{"match", words.tr("what mentor match would propose")})
           : doc::Cell(answer.against)});
  const std::size_t shown = shown_of(session, answer);
  document.blocks.emplace_back(trades_table(words, answer, shown));
  if (shown < answer.frontier.trades.size()) {
    document.blocks.emplace_back(
        doc::Note{words.tr("Shown are the {0} nearest to the proposal, of {1}; all with --all.",
                           shown, answer.frontier.trades.size())});
  }
  const bool alone = answer.frontier.trades.size() == 1 && answer.frontier.complete;
  if (alone) {
    document.blocks.emplace_back(doc::Paragraph{
        words.tr("There is nothing to trade: one proposal is the best of all in every column.")});
  } else {
    document.blocks.emplace_back(
        doc::Note{words.tr("Better in one column is worse in another: nothing better than these "
                           "exists. Of pairs broken fewer are better. Points are those of the "
                           "criteria, without exchange rates.")});
  }
  if (!urgencies_apart(answer).empty()) {
    document.blocks.emplace_back(
        doc::Note{words.tr("The more urgent come first: one of them outweighs any number of those "
                           "less urgent.")});
  }
  add_bounds(words, answer, document);
  document.blocks.emplace_back(people_table(session, answer, shown));
  if (!answer.frontier.complete) {
    document.blocks.emplace_back(
        doc::Note{words.tr("The search was cut short: what is told holds, but there may be more "
                           "trade-offs.")});
  }
  return document;
}

Json trade_json(const Answer& answer, std::size_t at) {
  const Trade& trade = answer.frontier.trades[at];
  const Turnout& turnout = answer.turnouts[at];
  Json by_urgency = Json::object();
  for (int urgent = 3; urgent >= 0; --urgent) {
    by_urgency.set(std::to_string(urgent), trade.solution.served[static_cast<std::size_t>(urgent)]);
  }
  Json pairs = Json::array();
  for (std::size_t i = 0; i < trade.solution.mentor_of.size(); ++i) {
    const std::uint32_t mentor = trade.solution.mentor_of[i];
    if (mentor == matching::nobody) continue;
    pairs.push(Json::object()
                   .set("mentee", mentor::text(answer.run.built.mentees[i]))
                   .set("mentor", mentor::text(answer.run.built.mentors[mentor])));
  }
  Json made = Json::object();
  made.set("served", served(trade)).set("served_by_urgency", by_urgency);
  made.set("worst_off", trade.solution.worst_off).set("points", trade.solution.points);
  made.set("changes", trade.changes);
  if (!answer.run.built.problem.wish.empty()) made.set("blocking", turnout.blocking);
  made.set("win", codes(turnout.win)).set("lose", codes(turnout.lose));
  return made.set("swap", codes(turnout.swap)).set("pairs", pairs);
}

Json json_of(const Session& session, const FormId& form, const Answer& answer) {
  Json trades = Json::array();
  for (std::size_t i = 0; i < answer.frontier.trades.size(); ++i)
    trades.push(trade_json(answer, i));
  Json made = json_document("frontier", session.day());
  made.set("form", form.text);
  made.set("against", answer.against.empty() ? Json() : Json(answer.against));
  const matching::Rates& rates = answer.run.built.problem.rates;
  Json left_out = Json::array();
  if (rates.load > 0) left_out.push("load");
  if (rates.keep > 0) left_out.push("keep");
  if (!answer.run.built.problem.wish.empty() && !answer.frontier.stable) left_out.push("ballots");
  made.set("left_out", left_out);
  return made.set("complete", answer.frontier.complete).set("trades", trades);
}

// The mentors that a proposal gives, by the mentees of the market of its day.
std::vector<std::uint32_t> given_by(const Proposal& proposal, const matching::Built& built) {
  std::vector<std::uint32_t> mentor_of(built.mentees.size(), matching::nobody);
  for (const ProposedPair& pair : proposal.pairs) {
    const auto mentor = std::find(built.mentors.begin(), built.mentors.end(), pair.mentor);
    if (mentor == built.mentors.end()) continue;
    const auto j = static_cast<std::uint32_t>(mentor - built.mentors.begin());
    for (const ProposedMentee& each : pair.mentees) {
      const auto mentee = std::find(built.mentees.begin(), built.mentees.end(), each.id);
      if (mentee == built.mentees.end()) continue;
      const auto i = static_cast<std::uint32_t>(mentee - built.mentees.begin());
      const bool possible = matching::find_pair(built.problem, i, j) < built.problem.mentor.size();
      if (possible) mentor_of[i] = j;
    }
  }
  return mentor_of;
}

Answer answer_for(const State& state, const FormId& form, const Proposal* proposal) {
  Answer answer;
  const auto options =
      proposal == nullptr ? matching::BuildOptions{} : matching::options_of(*proposal);
  answer.run = matching::propose(Admission(state, form), {options, ""});
  answer.reference = answer.run.solution.mentor_of;
  if (proposal != nullptr) {
    answer.against = proposal->id;
    answer.reference = given_by(*proposal, answer.run.built);
  }
  // A group that ballots left too small is closed: whoever wants it has no say any more.
  const Problem& problem = answer.run.built.problem;
  const auto& closed = answer.run.solution.certificate.closed;
  answer.frontier =
      answer.run.ballots && !closed.empty()
          ? matching::frontier(matching::without_groups(problem, closed), answer.reference)
          : matching::frontier(problem, answer.reference);
  std::stable_sort(answer.frontier.trades.begin(), answer.frontier.trades.end(),
                   [](const Trade& a, const Trade& b) { return a.changes < b.changes; });
  for (const Trade& each : answer.frontier.trades)
    answer.turnouts.push_back(turnout_of(answer.run, answer.reference, each));
  return answer;
}

}  // namespace

Result<Exit> show_frontier(Session& session) {
  if (auto opened = session.open(Access::read); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  const auto form = session.form(session.operand("FORM"));
  if (!form) return tl::unexpected<Error>(form.error());
  if (auto able = check_rules(session, *form); !able) return tl::unexpected<Error>(able.error());
  if (!session.has("--proposal")) {
    const Answer answer = answer_for(session.state(), *form, nullptr);
    if (answer.run.built.beyond) return beyond_limits(session, *answer.run.built.beyond);
    return session.show(document_of(session, *form, answer),
                        [&] { return json_of(session, *form, answer); });
  }
  const auto proposal = proposal_named(session, session.text("--proposal"));
  if (!proposal) return tl::unexpected<Error>(proposal.error());
  if ((*proposal)->form != *form) {
    return fail(Exit::usage, "compare-forms",
                {{"first", form->text}, {"second", (*proposal)->form.text}});
  }
  if (!matching::is_fresh(session.programme(), **proposal)) {
    session.tell(session.words().tr(
        "Facts have changed since proposal {}; this is how it would be now.", (*proposal)->id));
  }
  const Programme before = matching::without_outcome(session.programme(), (*proposal)->id);
  const State state = fold(before, (*proposal)->as_of);
  const Answer answer = answer_for(state, *form, *proposal);
  if (answer.run.built.beyond) return beyond_limits(session, *answer.run.built.beyond);
  return session.show(document_of(session, *form, answer),
                      [&] { return json_of(session, *form, answer); });
}

}  // namespace mentor::cli
