// ballot cards: who meets whom at the group meeting, and the ballots to fill in after it.
#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "commands.h"
#include "match_words.h"
#include "mentor/matching/build.h"
#include "mentor/matching/rounds.h"
#include "mentor/tables/write_csv.h"
#include "pair_words.h"
#include "session.h"

namespace mentor::cli {
namespace {

using matching::Admission;
using matching::Built;
using matching::Talk;
using matching::Timetable;

constexpr int usual_rounds = 5;

using Side = std::map<std::uint32_t, std::set<PersonId>>;

// People of the problem, and for each some of the other side.
struct Sides {
  Side mentees;
  Side mentors;
  void add(const Built& built, std::uint32_t mentee, std::uint32_t mentor) {
    mentees[mentee].insert(built.mentors[mentor]);
    mentors[mentor].insert(built.mentees[mentee]);
  }
};

// The meeting of one form: its people and its timetable.
struct Meeting {
  FormId form;
  Built built;
  Timetable timetable;
  int rounds = 0;
  int tables = 0;
  Sides sitting;  ///< by person who has a talk: whom they meet
  Sides fitting;  ///< by person who has somebody to rank: all who fit and have a place, or wait
};

const Side& side_of(const Sides& sides, Role role) {
  return role == Role::mentee ? sides.mentees : sides.mentors;
}

std::vector<PersonId> met_by(const Meeting& meeting, Role role, std::uint32_t person) {
  const Side& sitting = side_of(meeting.sitting, role);
  const auto found = sitting.find(person);
  if (found == sitting.end()) return {};
  return {found->second.begin(), found->second.end()};
}

// They are ranked too: a ballot that names only those met would send the others into the last tie.
std::vector<PersonId> not_met_by(const Meeting& meeting, Role role, std::uint32_t person) {
  const auto met = met_by(meeting, role, person);
  const auto& fitting = side_of(meeting.fitting, role).at(person);
  std::vector<PersonId> others;
  std::set_difference(fitting.begin(), fitting.end(), met.begin(), met.end(),
                      std::back_inserter(others));
  return others;
}

PersonId code_of(const Meeting& meeting, Role role, std::uint32_t person) {
  return role == Role::mentee ? meeting.built.mentees[person] : meeting.built.mentors[person];
}

int tables_at_most(const Built& built) {
  const auto& mentors = built.problem.mentors;
  const auto open = std::count_if(mentors.begin(), mentors.end(),
                                  [](const auto& each) { return each.places > 0; });
  return std::max(1, static_cast<int>(open));
}

Sides fitting_of(const Built& built) {
  const matching::Problem& problem = built.problem;
  Sides fitting;
  for (std::uint32_t mentee = 0; mentee < problem.mentees.size(); ++mentee) {
    for (std::size_t pair = problem.first[mentee]; pair < problem.first[mentee + 1]; ++pair) {
      const std::uint32_t mentor = problem.mentor[pair];
      if (problem.mentors[mentor].places > 0) fitting.add(built, mentee, mentor);
    }
  }
  return fitting;
}

Result<Meeting> meeting_of(Session& session) {
  const auto form = session.form(session.operand("FORM"));
  if (!form) return tl::unexpected<Error>(form.error());
  if (auto able = check_rules(session, *form); !able) return tl::unexpected<Error>(able.error());
  const auto rounds = session.integer("--rounds", 1, 50);
  if (!rounds) return tl::unexpected<Error>(rounds.error());
  const auto tables = session.integer("--tables", 1, 1000);
  if (!tables) return tl::unexpected<Error>(tables.error());
  Meeting meeting;
  meeting.form = *form;
  meeting.built = matching::build(Admission(session.state(), *form), {});
  if (meeting.built.beyond) return beyond_limits(session, *meeting.built.beyond);
  meeting.rounds = static_cast<int>(rounds->value_or(usual_rounds));
  meeting.tables = static_cast<int>(tables->value_or(tables_at_most(meeting.built)));
  meeting.timetable = matching::timetable(meeting.built.problem, meeting.rounds, meeting.tables);
  for (const Talk& talk : meeting.timetable.talks)
    meeting.sitting.add(meeting.built, talk.mentee, talk.mentor);
  meeting.fitting = fitting_of(meeting.built);
  return meeting;
}

doc::Table talks_table(Session& session, const Meeting& meeting) {
  const Words& words = session.words();
  doc::Table table{"talks", words.tr("Timetable"), {}, {}, words.tr("Nobody can meet anybody.")};
  table.columns = {{"round", words.tr("Round"), doc::Align::right},
                   {"table", words.tr("Table"), doc::Align::right},
                   {"mentor", words.tr("Mentor")},
                   {"mentee", words.tr("Mentee")}};
  for (const Talk& talk : meeting.timetable.talks) {
    table.rows.push_back(
        {{},
         {talk.round, talk.table, session.reference(meeting.built.mentors[talk.mentor]),
          session.reference(meeting.built.mentees[talk.mentee])}});
  }
  return table;
}

// One row a person: where to go in every round. Codes only: it hangs on a string for all to see.
doc::Table badges_table(const Words& words, const Meeting& meeting, Role role) {
  const bool mentee = role == Role::mentee;
  doc::Table table{mentee ? "badges-mentees" : "badges-mentors",
                   mentee ? words.tr("Badges of mentees") : words.tr("Badges of mentors"),
                   {},
                   {},
                   words.tr("Nobody.")};
  table.columns = {{"code", words.tr("Code")}};
  for (int round = 1; round <= meeting.rounds; ++round)
    table.columns.push_back({"round-" + std::to_string(round), words.tr("Round {}", round)});
  for (const auto& [person, met] : side_of(meeting.sitting, role)) {
    const std::string code = mentor::text(code_of(meeting, role, person));
    doc::Row row{code, {code}};
    row.cells.resize(static_cast<std::size_t>(meeting.rounds) + 1);
    for (const Talk& talk : meeting.timetable.talks) {
      if ((mentee ? talk.mentee : talk.mentor) != person) continue;
      const PersonId other =
          mentee ? meeting.built.mentors[talk.mentor] : meeting.built.mentees[talk.mentee];
      row.cells[static_cast<std::size_t>(talk.round)] =
          doc::Label{std::to_string(talk.table) + ":" + mentor::text(other),
                     words.tr("table {0}: {1}", talk.table, mentor::text(other))};
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

const Questionnaire* ballot_of(const Programme& programme, const FormId& form, Role role) {
  for (const auto& [id, each] : programme.questionnaires) {
    const bool asks = each.purpose == Purpose::ballot &&
                      (each.role == Respondent::mentor) == (role == Role::mentor);
    const bool fits = each.forms.empty() ||
                      std::find(each.forms.begin(), each.forms.end(), form) != each.forms.end();
    if (asks && fits) return &each;
  }
  return nullptr;
}

const Question* question_of(const Questionnaire& ballot, QuestionType type) {
  for (const Question& each : ballot.questions) {
    if (each.type == type) return &each;
  }
  return nullptr;
}

// What the ballot asks, in the words of the questionnaire where the folder has one.
std::string asked(const Questionnaire* ballot, QuestionType type, const std::string& otherwise) {
  const Question* question = ballot == nullptr ? nullptr : question_of(*ballot, type);
  return question == nullptr ? otherwise : question->text;
}

doc::Table ballots_table(Session& session, const Meeting& meeting, Role role) {
  const Words& words = session.words();
  const bool mentee = role == Role::mentee;
  const Questionnaire* ballot = ballot_of(session.programme(), meeting.form, role);
  doc::Table table{mentee ? "ballots-mentees" : "ballots-mentors",
                   mentee ? words.tr("Ballots of mentees") : words.tr("Ballots of mentors"),
                   {},
                   {},
                   words.tr("Nobody.")};
  table.columns = {
      {"code", words.tr("Code")},
      {"met", words.tr("Met")},
      {"not_met", words.tr("Others who fit")},
      {"ranking", asked(ballot, QuestionType::ranking, words.tr("Best first, equal ones by ="))},
      {"refusals", asked(ballot, QuestionType::refusals, words.tr("Not with"))}};
  const auto listed = [](const std::vector<PersonId>& people) {
    doc::References list;
    for (const PersonId each : people)
      list.push_back({mentor::text(each), ""});
    return list;
  };
  for (const auto& [person, fitting] : side_of(meeting.fitting, role)) {
    const std::string code = mentor::text(code_of(meeting, role, person));
    table.rows.push_back(
        {code,
         {code, listed(met_by(meeting, role, person)), listed(not_met_by(meeting, role, person)),
          std::string(), std::string()}});
  }
  return table;
}

void add_alone(Document& document, std::string why, doc::List alone) {
  if (alone.items.empty()) return;
  document.blocks.emplace_back(doc::Paragraph{std::move(why)});
  document.blocks.emplace_back(std::move(alone));
}

// Who would sit alone all evening: mentees who wait, mentors who have a place.
void add_left_out(Session& session, const Meeting& meeting, Document& document) {
  const Built& built = meeting.built;
  std::set<PersonId> busy;
  for (const Role role : {Role::mentee, Role::mentor})
    for (const auto& [person, met] : side_of(meeting.sitting, role))
      busy.insert(code_of(meeting, role, person));
  doc::List mentees;
  for (const PersonId each : built.mentees)
    if (!busy.contains(each)) mentees.items.push_back(session.named(each));
  doc::List mentors;
  for (std::size_t j = 0; j < built.mentors.size(); ++j) {
    const bool open = built.problem.mentors[j].places > 0;
    if (open && !busy.contains(built.mentors[j]))
      mentors.items.push_back(session.named(built.mentors[j]));
  }
  const Words& words = session.words();
  add_alone(document, words.tr("No mentor with a place fits, or no table is left:"),
            std::move(mentees));
  add_alone(document, words.tr("No mentee who waits fits these mentors, or no talk is left:"),
            std::move(mentors));
}

Document document_of(Session& session, const Meeting& meeting) {
  const Words& words = session.words();
  Document document = session.document(
      "ballot-cards",
      words.tr("Group meeting: {}", find_form(session.programme().card, meeting.form)->title));
  document.facts = {{"rounds", words.tr("Rounds"), doc::Cell(meeting.rounds)},
                    {"tables", words.tr("Tables"), doc::Cell(meeting.tables)},
                    {"talks", words.tr("Talks"), doc::Cell(meeting.timetable.talks.size())},
                    {"most_of_mentor", words.tr("Talks of the busiest mentor"),
                     doc::Cell(meeting.timetable.most_of_mentor)}};
  document.blocks.emplace_back(talks_table(session, meeting));
  add_left_out(session, meeting, document);
  for (const Role role : {Role::mentee, Role::mentor})
    document.blocks.emplace_back(badges_table(words, meeting, role));
  for (const Role role : {Role::mentee, Role::mentor})
    document.blocks.emplace_back(ballots_table(session, meeting, role));
  document.blocks.emplace_back(doc::Note{
      words.tr("Ballots come back as a table: mentor ballot cards {} --ballots mentees --format "
               "csv gives it to fill in, mentor survey import reads it.",
               meeting.form.text)});
  return document;
}

Json json_of(const Session& session, const Meeting& meeting) {
  Json talks = Json::array();
  for (const Talk& talk : meeting.timetable.talks) {
    talks.push(Json::object()
                   .set("round", talk.round)
                   .set("table", talk.table)
                   .set("mentor", mentor::text(meeting.built.mentors[talk.mentor]))
                   .set("mentee", mentor::text(meeting.built.mentees[talk.mentee])));
  }
  Json made = json_document("ballot-cards", session.day());
  made.set("form", meeting.form.text).set("rounds", meeting.rounds).set("tables", meeting.tables);
  made.set("most_of_mentor", meeting.timetable.most_of_mentor).set("talks", talks);
  for (const Role role : {Role::mentee, Role::mentor}) {
    Json ballots = Json::array();
    for (const auto& [person, fitting] : side_of(meeting.fitting, role)) {
      ballots.push(Json::object()
                       .set("person", mentor::text(code_of(meeting, role, person)))
                       .set("met", codes(met_by(meeting, role, person)))
                       .set("not_met", codes(not_met_by(meeting, role, person))));
    }
    made.set(role == Role::mentee ? "mentees" : "mentors", ballots);
  }
  return made;
}

// The table that comes back by survey import: its headers are those of the questionnaire.
Result<Exit> deliver_sheet(Session& session, const Meeting& meeting, Role role) {
  const Questionnaire* ballot = ballot_of(session.programme(), meeting.form, role);
  if (ballot == nullptr || ballot->respondent.code.empty() ||
      question_of(*ballot, QuestionType::ranking) == nullptr) {
    return fail(
        Exit::refused, "ballot-questionnaire-missing",
        {{"form", meeting.form.text}, {"role", role == Role::mentee ? "mentee" : "mentor"}});
  }
  std::vector<std::vector<std::string>> rows = {{ballot->respondent.code.front()}};
  for (const Question& each : ballot->questions)
    rows.front().push_back(each.text);
  for (const auto& [person, fitting] : side_of(meeting.fitting, role)) {
    rows.push_back({mentor::text(code_of(meeting, role, person))});
    rows.back().resize(rows.front().size());
  }
  return session.deliver(write_csv(rows, Csv::excel));
}

Result<Exit> show_cards(Session& session) {
  if (auto opened = session.open(Access::read); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  const auto meeting = meeting_of(session);
  if (!meeting) return tl::unexpected<Error>(meeting.error());
  if (!session.has("--ballots")) {
    return session.show(document_of(session, *meeting), [&] { return json_of(session, *meeting); });
  }
  const Role role = session.text("--ballots") == "mentors" ? Role::mentor : Role::mentee;
  const bool to_fill_in = !session.has("--format") || session.text("--format") == "csv";
  if (to_fill_in) return deliver_sheet(session, *meeting, role);
  Document document = session.document("ballot-cards", session.words().tr("Ballots"));
  document.blocks.emplace_back(ballots_table(session, *meeting, role));
  return session.show(document, [&] { return json_of(session, *meeting); });
}

}  // namespace

std::vector<Command> ballot_commands() {
  return {
      {.path = "ballot cards",
       .group = Group::matching,
       .summary = TR_NOOP("who meets whom at the group meeting, badges, and ballots to fill in"),
       .operands = {{"FORM", TR_NOOP("form of mentoring")}},
       .options = {{"--rounds", "R", TR_NOOP("how many talks one after the other; 5 by default")},
                   {"--tables", "T",
                    TR_NOOP("how many talks at a time; by default one for every mentor")},
                   {"--ballots",
                    "SIDE",
                    TR_NOOP("only the ballots of one side: a CSV table to fill in for survey "
                            "import, or another --format to print"),
                    Times::once,
                    {"mentees", "mentors"}}},
       .examples = {{"mentor ballot cards pupil-pupil --rounds 4 --tables 10", ""},
                    {"mentor ballot cards pupil-pupil --ballots mentees -o ballots.csv",
                     TR_NOOP("filled in, it comes back by mentor survey import")}},
       .shows = Shows::document,
       .run = show_cards}};
}

}  // namespace mentor::cli
