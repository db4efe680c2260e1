#include "why_facts.h"

#include <algorithm>

#include "match_words.h"
#include "mentor/base/text.h"
#include "mentor/matching/explain.h"
#include "mentor/render/write.h"

namespace mentor::cli {
namespace {

using matching::Bar;
using matching::Forced;

const char* word_of(Bar bar) {
  switch (bar) {
    case Bar::none:
      return "none";
    case Bar::not_eligible:
      return "not-eligible";
    case Bar::no_place:
      return "no-place";
    case Bar::pinned_round:
      return "pinned-round";
    case Bar::pins_hold:
      return "pins-hold";
    case Bar::group_min:
      return "group-min";
  }
  return "";
}

doc::Flag flag(bool value) {
  return value ? doc::Flag::yes : doc::Flag::no;
}

doc::Cell cell(Session& session, const std::optional<PersonId>& person) {
  return person ? doc::Cell(session.reference(*person)) : doc::Cell();
}

doc::Table table(const char* id, const std::vector<const char*>& columns) {
  doc::Table made{id, {}, {}, {}, {}};
  for (const char* each : columns)
    made.columns.push_back({each, each});
  return made;
}

void add_criteria(const matching::PairScore& score, Document& document) {
  doc::Table made =
      table("criteria", {"points", "weight", "counts", "mentee_said", "mentor_said", "matched"});
  for (const matching::CriterionScore& each : score.by) {
    made.rows.push_back(
        {each.criterion->id,
         {each.points, each.criterion->weight, flag(each.counts), flag(!each.mentee_lacks),
          flag(!each.mentor_lacks), join(each.matched, ", ")}});
  }
  document.blocks.emplace_back(std::move(made));
}

/// What forcing several others would do, a row each in tables of all.
class Choices {
 public:
  explicit Choices(Session& session) : session_(session) {}

  void add(PersonId mentor, int points, const Forced& forced) {
    const doc::Reference choice = session_.reference(mentor);
    others_.rows.push_back({mentor::text(mentor), {choice, points}});
    for (const matching::Change& each : forced.changes) {
      changes_.rows.push_back({{},
                               {choice, session_.reference(each.mentee), cell(session_, each.from),
                                cell(session_, each.to), each.points_before, each.points_after}});
    }
    for (const matching::LevelChange& each : forced.levels)
      levels_.rows.push_back({{}, {choice, each.level, each.before, each.after}});
    for (const matching::Blocking& each : forced.blocking) {
      blocking_.rows.push_back({{},
                                {choice, session_.reference(each.mentee),
                                 session_.reference(each.mentor), each.wish, each.preference}});
    }
  }

  void write(Document& document) {
    for (doc::Table* each : {&others_, &changes_, &levels_, &blocking_})
      document.blocks.emplace_back(std::move(*each));
  }

 private:
  Session& session_;
  doc::Table others_ = table("others", {"mentor", "points"});
  doc::Table changes_ =
      table("changes", {"choice", "mentee", "from", "to", "points_before", "points_after"});
  doc::Table levels_ = table("levels", {"choice", "level", "before", "after"});
  doc::Table blocking_ = table("blocking", {"choice", "mentee", "mentor", "wish", "preference"});
};

void add_fact(Document& document, const char* id, doc::Cell value) {
  document.facts.push_back({id, id, std::move(value)});
}

doc::Table rules_table(Session& session, const char* id,
                       const std::vector<matching::Obstacle>& obstacles) {
  doc::Table rules = table(id, {"rule", "person", "pin_beats"});
  for (const matching::Obstacle& each : obstacles) {
    rules.rows.push_back({{},
                          {matching::word_of(each), session.reference(each.person),
                           flag(each.force == matching::Force::unless_pinned)}});
  }
  return rules;
}

bool are_sentences(const doc::Block& block) {
  const auto* known = std::get_if<doc::Table>(&block);
  return known != nullptr && known->id == "sentences";
}

}  // namespace

bool wants_facts(const Session& session) {
  const Format format = parse_format(session.text("--format")).value_or(Format::text);
  return format == Format::json || format == Format::csv;
}

void add_facts(Session& session, const matching::WhyThis& answer, Document& document) {
  add_fact(document, "mentee", session.reference(answer.mentee));
  add_fact(document, "mentor", cell(session, answer.mentor));
  if (answer.unmatched) {
    add_fact(document, "cause", std::string(matching::word_of(answer.unmatched->cause)));
    doc::Table nearest = table("nearest", {"mentor", "why_not"});
    for (const WhyNot& each : answer.unmatched->nearest)
      nearest.rows.push_back(
          {mentor::text(each.mentor), {session.reference(each.mentor), each.reason}});
    document.blocks.emplace_back(std::move(nearest));
    return;
  }
  add_fact(document, "points", answer.score.points);
  add_fact(document, "pinned", flag(answer.pinned));
  add_fact(document, "ballot", std::string(matching::word_of(answer.ballot)));
  add_criteria(answer.score, document);
  document.blocks.emplace_back(rules_table(session, "tolerated", answer.tolerated));
  Choices choices(session);
  for (const matching::Other& each : answer.others)
    choices.add(each.mentor, each.points, each.forced);
  choices.write(document);
  doc::Table barred = table("barred", {"mentor", "points", "bar"});
  for (const matching::Barred& each : answer.barred)
    barred.rows.push_back(
        {mentor::text(each.mentor),
         {session.reference(each.mentor), each.points, std::string(word_of(each.bar))}});
  document.blocks.emplace_back(std::move(barred));
}

void add_facts(Session& session, const matching::WhyNotThem& answer, Document& document) {
  add_fact(document, "mentee", session.reference(answer.mentee));
  add_fact(document, "mentor", session.reference(answer.mentor));
  add_fact(document, "points", answer.score.points);
  add_fact(document, "together", flag(answer.together));
  add_fact(document, "places", answer.places);
  add_fact(document, "bar", std::string(word_of(answer.bar)));
  add_fact(document, "blocks", flag(answer.blocks));
  add_criteria(answer.score, document);
  std::vector<matching::Obstacle> against = answer.obstacles;
  against.insert(against.end(), answer.unnamed.begin(), answer.unnamed.end());
  document.blocks.emplace_back(rules_table(session, "obstacles", against));
  document.blocks.emplace_back(rules_table(session, "tolerated", answer.tolerated));
  Choices choices(session);
  if (answer.forced) choices.add(answer.mentor, answer.score.points, *answer.forced);
  choices.write(document);
}

void add_facts(Session& session, const matching::Admission& admission, const Proposal& proposal,
               PersonId mentor, Document& document) {
  add_fact(document, "mentor", session.reference(mentor));
  doc::Table mentees = table("mentees", {"mentee", "points", "pinned", "holds"});
  for (const ProposedPair& pair : proposal.pairs) {
    if (!matching::gets_mentees_of(admission, mentor, pair.mentor)) continue;
    for (const ProposedMentee& each : pair.mentees) {
      mentees.rows.push_back({mentor::text(each.id),
                              {session.reference(each.id), each.points, flag(each.pinned),
                               flag(overtaken(session, proposal, each.id, mentor).empty())}});
    }
  }
  document.blocks.emplace_back(std::move(mentees));
}

void add_facts(Session& session, const std::vector<Together>& pairs, Document& document) {
  doc::Table made = table("today", {"mentee", "mentor", "form", "since", "order"});
  for (const Together& each : pairs) {
    made.rows.push_back({{},
                         {session.reference(each.mentee), session.reference(each.mentor),
                          each.form.text, each.since, each.order}});
  }
  document.blocks.emplace_back(std::move(made));
}

void add_sentence(Document& document, const char* id, const doc::Reference& about) {
  auto found = std::find_if(document.blocks.begin(), document.blocks.end(), are_sentences);
  if (found == document.blocks.end()) {
    document.blocks.emplace_back(table("sentences", {"sentence", "about"}));
    found = std::prev(document.blocks.end());
  }
  auto& rows = std::get<doc::Table>(*found).rows;
  rows.push_back({{}, {id, about.id.empty() ? doc::Cell() : doc::Cell(about)}});
}

void drop_sentences(Document& document) {
  std::erase_if(document.blocks, are_sentences);
}

}  // namespace mentor::cli
