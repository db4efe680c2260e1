// match gaps: which mentors to look for.
#include "match_gaps.h"

#include <algorithm>

#include "fact_words.h"
#include "match_words.h"
#include "mentor/base/text.h"
#include "mentor/matching/gaps.h"
#include "mentor/monitoring/unsaid.h"
#include "mentor/state/people.h"
#include "pair_words.h"

namespace mentor::cli {
namespace {

using matching::Admission;
using matching::Asked;
using matching::Gaps;
using matching::Kind;
using matching::Need;
using matching::Shortage;
using matching::Uncovered;

// A mentee whom nobody can fit before an answer is there, and the facts that are not. Where a class
// is asked of whoever has none, no answer helps: the facts are then those of the class.
struct Silent {
  PersonId mentee;
  std::vector<std::string> facts;
  Classless classless = Classless::no;
};

Silent silent_of(Session& session, PersonId mentee, std::vector<std::string> facts) {
  Silent classes{mentee, {}};
  for (const std::string& each : facts) {
    const Classless why = classless(session.state(), mentee, each);
    if (why == Classless::no) continue;
    classes.classless = why;
    classes.facts.push_back(each);
  }
  return classes.facts.empty() ? Silent{mentee, std::move(facts)} : classes;
}

std::vector<Silent> silent_in(Session& session, const FormId& form, const Gaps& gaps) {
  std::vector<Silent> found;
  for (const Shortage& shortage : gaps.shortages) {
    for (const PersonId mentee : shortage.mentees) {
      WaitingMentee waiting;
      waiting.person = mentee;
      waiting.form = form;
      auto facts = unsaid(session.state(), waiting);
      if (!facts.empty()) found.push_back(silent_of(session, mentee, std::move(facts)));
    }
  }
  return found;
}

bool is_silent(const std::vector<Silent>& silent, PersonId mentee) {
  return std::any_of(silent.begin(), silent.end(),
                     [&](const Silent& each) { return each.mentee == mentee; });
}

bool are_silent(const std::vector<Silent>& silent, const Shortage& shortage) {
  return std::all_of(shortage.mentees.begin(), shortage.mentees.end(),
                     [&](PersonId mentee) { return is_silent(silent, mentee); });
}

std::string in_words(Session& session, const Silent& silent) {
  const Words& words = session.words();
  std::vector<std::string> facts;
  for (const std::string& each : silent.facts)
    facts.push_back(mentor::cli::fact_title(words, each));
  const std::string titles = join(facts, ", ");
  if (silent.classless == Classless::grown_up)
    return words.tr(
        "{0} is a grown-up without a class, and nobody fits without one ({1}). There is nothing to "
        "ask: only a pin helps, or another rule in matching.yaml",
        session.named(silent.mentee), titles);
  if (silent.classless == Classless::no_number)
    return words.tr(
        "{0}: the class has no number, and nobody fits without one ({1}). There is nothing to "
        "ask: only a pin helps, or another rule in matching.yaml",
        session.named(silent.mentee), titles);
  return words.tr("{0} has not answered: {1}. Without it nobody fits. Ask, and write it down: {2}",
                  session.named(silent.mentee), titles,
                  "mentor record add " + text(silent.mentee) + " fact key=" + silent.facts.front() +
                      " value=…");
}

// A criterion by its title, a rule by what it says.
std::string asker(const FormRules& rules, const std::string& id) {
  for (const Rule& each : rules.rules) {
    if (each.id == id && !each.say.empty()) return each.say;
  }
  return title_of(rules, id);
}

std::string asked_in_words(const Words& words, const FormRules& rules, const Shortage& shortage) {
  std::vector<std::string> parts;
  for (const Asked& each : shortage.asked) {
    const std::string what = asker(rules, each.criterion) + ": " + each.value;
    const bool all = static_cast<std::size_t>(each.mentees) == shortage.mentees.size();
    parts.push_back(
        all ? what : words.tr("{0} ({1} of {2})", what, each.mentees, shortage.mentees.size()));
  }
  return join(parts, "; ");
}

// Of those of whom a fact is missing, who did not tell it and who has none.
std::string silent_in_words(const Words& words, const FormRules& rules, const Asked& missing,
                            const Shortage& shortage, const std::vector<Silent>& silent) {
  const auto& mentees = shortage.mentees;
  const auto without = std::count_if(silent.begin(), silent.end(), [&](const Silent& each) {
    return each.classless != Classless::no &&
           std::find(each.facts.begin(), each.facts.end(), missing.value) != each.facts.end() &&
           std::find(mentees.begin(), mentees.end(), each.mentee) != mentees.end();
  });
  const std::string asks = asker(rules, missing.criterion);
  std::string said;
  if (missing.mentees > without)
    said += words.tr("; said nothing of “{0}”: {1} of {2}", asks, missing.mentees - without,
                     mentees.size());
  if (without > 0)
    said += words.tr("; have no class for “{0}”: {1} of {2}", asks, without, mentees.size());
  return said;
}

std::string in_words(const Words& words, const FormRules& rules, const Shortage& shortage,
                     const std::vector<Silent>& silent) {
  const auto mentees = static_cast<std::int64_t>(shortage.mentees.size());
  const auto mentors = static_cast<std::int64_t>(shortage.mentors.size());
  std::string who = words.plural("{} mentee", "{} mentees", mentees);
  const std::string asked = asked_in_words(words, rules, shortage);
  if (!asked.empty()) who = words.tr("{0} asking for: {1}", who, asked);
  for (const Asked& each : shortage.silent)
    who += silent_in_words(words, rules, each, shortage, silent);
  const std::string more =
      words.plural("{} more place is needed", "{} more places are needed", shortage.missing);
  if (mentors == 0) return words.tr("{0} — no mentor fits: {1}", who, more);
  return words.tr("{0} — {1} {2}: {3}", who,
                  words.plural("{} mentor fits", "{} mentors fit", mentors),
                  words.plural("with {} place", "with {} places", shortage.places), more);
}

doc::Table shortages_table(Session& session, const Gaps& gaps) {
  const Words& words = session.words();
  doc::Table table{"shortages", words.tr("Who lacks a place"), {}, {}, words.tr("Nobody.")};
  table.columns = {{"mentees", words.tr("Mentees")},
                   {"mentors", words.tr("Mentors who fit")},
                   {"places", words.tr("Places"), doc::Align::right},
                   {"missing", words.tr("Missing"), doc::Align::right}};
  for (const Shortage& each : gaps.shortages) {
    doc::Row row{{}, {references(session, each.mentees)}};
    row.cells.push_back(each.mentors.empty() ? doc::Cell()
                                             : doc::Cell(references(session, each.mentors)));
    row.cells.emplace_back(each.places);
    row.cells.emplace_back(each.missing);
    table.rows.push_back(std::move(row));
  }
  return table;
}

// What people call the fact of a mentor: the title of the criterion that reads it.
std::string fact_title(const FormRules& rules, const std::string& fact) {
  for (const Criterion& each : rules.criteria) {
    if (each.required && each.mentor == fact && !each.say.empty()) return each.say;
  }
  return fact;
}

std::string kind_in_words(const Words& words, const FormRules& rules, const Kind& kind) {
  std::vector<std::string> facts;
  for (const auto& [fact, ways] : kind.facts) {
    std::vector<std::string> choices;
    for (const Kind::Way& way : ways)
      choices.push_back(way == Kind::Way{Kind::any_other} ? words.tr("any other answer")
                                                          : join(way, " + "));
    facts.push_back(fact_title(rules, fact) + ": " + join(choices, words.tr(" or ")));
  }
  return facts.empty() ? words.tr("any mentor") : join(facts, "; ");
}

doc::Table kinds_table(const Words& words, const FormRules& rules, const Gaps& gaps) {
  doc::Table table{"kinds",
                   words.tr("One more mentor of each kind"),
                   {},
                   {},
                   words.tr("No mentor whom one could describe would help.")};
  table.columns = {{"kind", words.tr("What the mentor has")},
                   {"gain", words.tr("More served"), doc::Align::right},
                   {"fits", words.tr("Fits, mentees"), doc::Align::right}};
  for (const Kind& each : gaps.kinds)
    table.rows.push_back({{}, {kind_in_words(words, rules, each), each.gain, each.fits}});
  return table;
}

doc::Table uncovered_table(Session& session, const FormRules& rules, const Gaps& gaps) {
  const Words& words = session.words();
  doc::Table table{"uncovered",
                   words.tr("Needs that no mentor meets together"),
                   {},
                   {},
                   words.tr("Among up to three things at once that one mentee asks for there is "
                            "nothing of the kind.")};
  table.columns = {{"needs", words.tr("What is needed of one mentor")},
                   {"count", words.tr("How many ask"), doc::Align::right},
                   {"mentees", words.tr("Mentees")}};
  for (const Uncovered& each : gaps.uncovered) {
    std::vector<std::string> needs;
    for (const Need& need : each.needs)
      needs.push_back(asker(rules, need.criterion) + ": " + need.value);
    table.rows.push_back(
        {{}, {join(needs, "; "), each.mentees.size(), references(session, each.mentees)}});
  }
  return table;
}

// Who lacks a place, and what would give one: an answer, or one more mentor.
void add_shortages(Session& session, const FormId& form, const Gaps& gaps, Document& document) {
  const Words& words = session.words();
  const FormRules rules = matching::rules_of(session.programme(), form);
  const auto silent = silent_in(session, form, gaps);
  doc::List sentences;
  for (const Silent& each : silent)
    sentences.items.push_back(in_words(session, each));
  bool only_answers = gaps.small_groups == 0;
  for (const Shortage& each : gaps.shortages) {
    if (are_silent(silent, each)) continue;
    only_answers = false;
    sentences.items.push_back(in_words(words, rules, each, silent));
  }
  if (!sentences.items.empty()) document.blocks.emplace_back(std::move(sentences));
  if (!gaps.shortages.empty()) document.blocks.emplace_back(shortages_table(session, gaps));
  if (only_answers) {
    const bool classes = std::any_of(silent.begin(), silent.end(), [](const Silent& each) {
      return each.classless != Classless::no;
    });
    document.blocks.emplace_back(
        doc::Paragraph{classes ? words.tr("No new mentor helps as things are.")
                               : words.tr("No new mentor helps before these answers are there.")});
    return;
  }
  document.blocks.emplace_back(kinds_table(words, rules, gaps));
  document.blocks.emplace_back(doc::Note{words.plural(
      "The mentor is reckoned with {} place, ready and new to everybody.",
      "The mentor is reckoned with {} places, ready and new to everybody.", gaps.places_of_one)});
  document.blocks.emplace_back(
      doc::Note{gaps.group_min > 1
                    ? words.tr("Mentors with several words of one answer at once were not tried.")
                    : words.tr("Of the words of one answer at most two at once were tried.")});
}

Document document_of(Session& session, const FormId& form, const Gaps& gaps) {
  const Words& words = session.words();
  const FormRules rules = matching::rules_of(session.programme(), form);
  Document document = session.document(
      "gaps",
      words.tr("Which mentors to look for: {}", find_form(session.programme().card, form)->title));
  document.facts = {{"ready", words.tr("Mentees ready for a mentor"), doc::Cell(gaps.ready)},
                    {"served", words.tr("The most who can be served"), doc::Cell(gaps.served)},
                    {"not_ready", words.tr("Not ready"), doc::Cell(gaps.not_ready)}};
  document.blocks.emplace_back(doc::Heading{2, words.tr("Where places are missing")});
  if (gaps.small_groups > 0) {
    document.blocks.emplace_back(doc::Paragraph{words.tr(
        "There are places for {0} more, but their groups would stay below the form's minimum of "
        "{1}.",
        gaps.small_groups, gaps.group_min)});
  }
  if (gaps.shortages.empty() && gaps.small_groups == 0) {
    document.blocks.emplace_back(
        doc::Paragraph{words.tr("Nowhere: everybody who is ready can be served.")});
  } else {
    add_shortages(session, form, gaps, document);
  }
  document.blocks.emplace_back(uncovered_table(session, rules, gaps));
  if (matching::mechanism_of(Admission(session.state(), form)) == Mechanism::ballots)
    document.blocks.emplace_back(doc::Note{words.tr(
        "The ballots are not counted here: by them fewer may have a mentor, see mentor match.")});
  return document;
}

Json texts(const std::vector<std::string>& all) {
  Json list = Json::array();
  for (const std::string& each : all)
    list.push(each);
  return list;
}

Json asked_json(const std::vector<Asked>& all) {
  Json list = Json::array();
  for (const Asked& each : all) {
    list.push(Json::object()
                  .set("criterion", each.criterion)
                  .set("value", each.value)
                  .set("mentees", each.mentees));
  }
  return list;
}

Json shortages_json(const Gaps& gaps) {
  Json list = Json::array();
  for (const Shortage& each : gaps.shortages) {
    list.push(Json::object()
                  .set("mentees", codes(each.mentees))
                  .set("mentors", codes(each.mentors))
                  .set("places", each.places)
                  .set("missing", each.missing)
                  .set("asked", asked_json(each.asked))
                  .set("silent", asked_json(each.silent)));
  }
  return list;
}

Json kinds_json(const Gaps& gaps) {
  Json list = Json::array();
  for (const Kind& each : gaps.kinds) {
    Json facts = Json::object();
    for (const auto& [fact, ways] : each.facts) {
      Json choices = Json::array();
      for (const Kind::Way& way : ways)
        choices.push(texts(way));
      facts.set(fact, choices);
    }
    list.push(Json::object().set("facts", facts).set("gain", each.gain).set("fits", each.fits));
  }
  return list;
}

Json uncovered_json(const Gaps& gaps) {
  Json list = Json::array();
  for (const Uncovered& each : gaps.uncovered) {
    Json needs = Json::array();
    for (const Need& need : each.needs) {
      needs.push(Json::object()
                     .set("criterion", need.criterion)
                     .set("value", need.value)
                     .set("whole", need.whole));
    }
    list.push(Json::object().set("needs", needs).set("mentees", codes(each.mentees)));
  }
  return list;
}

Json json_of(const Session& session, const FormId& form, const Gaps& gaps) {
  Json made = json_document("gaps", session.day());
  made.set("form", form.text).set("ready", gaps.ready).set("served", gaps.served);
  made.set("small_groups", gaps.small_groups);
  made.set("not_ready", gaps.not_ready).set("shortages", shortages_json(gaps));
  made.set("places_of_one", gaps.places_of_one).set("kinds", kinds_json(gaps));
  return made.set("uncovered", uncovered_json(gaps));
}

}  // namespace

Result<Exit> find_gaps(Session& session) {
  if (auto opened = session.open(Access::read); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  const auto form = session.form(session.operand("FORM"));
  if (!form) return tl::unexpected<Error>(form.error());
  if (auto able = check_rules(session, *form); !able) return tl::unexpected<Error>(able.error());
  const Gaps gaps = matching::gaps(Admission(session.state(), *form));
  if (gaps.beyond) return beyond_limits(session, *gaps.beyond);
  return session.show(document_of(session, *form, gaps),
                      [&] { return json_of(session, *form, gaps); });
}

}  // namespace mentor::cli
