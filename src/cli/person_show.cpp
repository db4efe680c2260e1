#include "person_show.h"

#include <algorithm>

#include "event_words.h"
#include "fact_words.h"
#include "mentor/base/text.h"
#include "mentor/base/week_order.h"
#include "mentor/matching/admission.h"
#include "mentor/state/people.h"
#include "mentor/state/places.h"
#include "pair_words.h"
#include "session.h"

namespace mentor::cli {
namespace {

// The card has the month alone, which is what programs read; the day is in private/.
doc::Label born_label(const Session& session, const Person& card) {
  const std::string known = mentor::text(*card.born);
  const auto hidden = session.private_cards().find(card.id);
  if (hidden != session.private_cards().end() && hidden->second.birth_date) {
    return {known, day_in_words(session.words(), *hidden->second.birth_date)};
  }
  if (session.words().language() != Language::ru || !card.born->month) return {known, known};
  return {known, dotted(day(card.born->year, *card.born->month, 1)).substr(3)};
}

void add_card_facts(Session& session, const PersonState& person, Document& document) {
  const Words& words = session.words();
  const auto add = [&](const char* id, const std::string& title, const std::string& value) {
    if (!value.empty()) document.facts.push_back({id, title, doc::Cell(value)});
  };
  add("class", words.tr("Class"), person.school_class);
  if (person.card == nullptr) return;
  std::vector<std::string> ids;
  std::vector<std::string> titles;
  for (const CategoryId& id : person.card->categories) {
    const Category* category = find_category(session.programme().card, id);
    ids.push_back(id.text);
    titles.push_back(category == nullptr ? id.text : category->title);
  }
  document.facts.push_back(
      {"category", words.tr("Category"), doc::Label{join(ids, " "), join(titles, ", ")}});
  add("post", words.tr("Post"), person.card->post);
  add("department", words.tr("Department"), person.card->department);
  add("organisation", words.tr("Organisation"), person.card->organisation);
  if (person.card->born) {
    document.facts.push_back({"born", words.tr("Born"), born_label(session, *person.card)});
  }
}

std::string consent_text(const Words& words, const ConsentStanding& standing) {
  switch (standing.status) {
    case ConsentStatus::valid:
      return words.tr("valid");
    case ConsentStatus::missing:
      return words.tr("not given");
    case ConsentStatus::incomplete:
      return words.tr("not signed by all who must");
    case ConsentStatus::expired:
      return words.tr("ended");
    case ConsentStatus::withdrawn:
      return words.tr("withdrawn");
  }
  return {};
}

doc::Label consent_label(const Words& words, const ConsentStanding& standing) {
  return {std::string(word_of(standing.status)), consent_text(words, standing)};
}

doc::Table consents_table(Session& session, const PersonState& person) {
  const Words& words = session.words();
  doc::Table table{"consents", words.tr("Consents"), {}, {}, words.tr("None is required.")};
  table.columns = {{"kind", words.tr("Kind")},
                   {"state", words.tr("State")},
                   {"until", words.tr("Until")},
                   {"place", words.tr("Where")}};
  std::vector<std::string> kinds = required_consents(session.state(), person);
  for (const ConsentGiven& given : person.consents)
    kinds.push_back(given.kind);
  std::sort(kinds.begin(), kinds.end());
  kinds.erase(std::unique(kinds.begin(), kinds.end()), kinds.end());
  for (const std::string& kind : kinds) {
    const auto standing = consent_standing(session.state(), person, kind, session.day());
    const std::string place = standing.status == ConsentStatus::missing
                                  ? std::string()
                                  : place_text(session, standing.place);
    table.rows.push_back(
        {kind,
         {doc::Label{kind, value_in_words(words, "kind", kind)}, consent_label(words, standing),
          standing.until ? doc::Cell(*standing.until) : doc::Cell(), place}});
  }
  return table;
}

doc::Table facts_table(Session& session, const PersonState& person, Role role) {
  const Words& words = session.words();
  doc::Table table;
  table.id = role == Role::mentor ? "facts-mentor" : "facts-mentee";
  table.title =
      role == Role::mentor ? words.tr("Facts, as a mentor") : words.tr("Facts, as a mentee");
  table.columns = {
      {"key", words.tr("Fact")}, {"value", words.tr("Value")}, {"place", words.tr("Where")}};
  table.empty_text = words.tr("None.");
  for (const auto& [key, fact] : facts_of(session.state(), person, role)) {
    // Places stand beside the role, as enrolments and facts together tell them.
    if (role == Role::mentor && key == "capacity") continue;
    table.rows.push_back({key,
                          {fact_label(words, key), join(in_week_order(fact.fact.values), ", "),
                           place_text(session, fact.place)}});
  }
  return table;
}

// Everything dated that speaks of the person: own entries, entries of pairs and of the programme
// that name the code, and answers.
struct Told {
  Date date{};
  std::string at;
  doc::Label title;
  doc::Label details;
  Place place;
};

bool names(const Entry& entry, const std::string& code) {
  return std::any_of(entry.fields.begin(), entry.fields.end(), [&](const Field& field) {
    const auto texts = texts_of(field.value);
    return std::find(texts.begin(), texts.end(), code) != texts.end();
  });
}

bool concerns(const Session& session, const Entry& entry, PersonId id) {
  if (subject_person(entry) == id || names(entry, mentor::text(id))) return true;
  const auto pair = subject_pair(entry);
  if (!pair) return false;
  const auto card = session.programme().pairs.find(*pair);
  if (card == session.programme().pairs.end()) return false;
  const auto& mentors = card->second.mentors;
  const auto& mentees = card->second.mentees;
  return std::find(mentors.begin(), mentors.end(), id) != mentors.end() ||
         std::find(mentees.begin(), mentees.end(), id) != mentees.end();
}

const std::string& title_of_answers(const Session& session, const Answer& answer) {
  const auto asked = session.programme().questionnaires.find(answer.questionnaire);
  const bool titled =
      asked != session.programme().questionnaires.end() && !asked->second.title.empty();
  return titled ? asked->second.title : answer.questionnaire.text;
}

std::vector<Told> story_of(Session& session, PersonId id) {
  const Words& words = session.words();
  std::vector<Told> story;
  for (const Entry& entry : session.programme().journal) {
    if (entry.date > session.day() || !concerns(session, entry, id)) continue;
    doc::Label title = event_label(words, entry.event);
    if (const auto pair = subject_pair(entry)) title.text += " (" + mentor::text(*pair) + ")";
    story.push_back({entry.date, entry.at, title,
                     details_label(words, entry, &session.programme().card), entry.place});
  }
  for (const Answer& answer : session.programme().answers) {
    if (answer.person != id || answer.date > session.day()) continue;
    const std::string& asked = answer.questionnaire.text;
    story.push_back({answer.date,
                     answer.at,
                     {asked, words.tr("answers to “{}”", title_of_answers(session, answer))},
                     {answer.period, answer.period},
                     answer.place});
  }
  std::stable_sort(story.begin(), story.end(), [](const Told& a, const Told& b) {
    return std::tie(a.date, a.at) < std::tie(b.date, b.at);
  });
  return story;
}

doc::Table story_table(Session& session, PersonId id) {
  const Words& words = session.words();
  doc::Table table{"story", words.tr("What happened"), {}, {}, words.tr("Nothing yet.")};
  table.columns = {{"date", words.tr("Day")},
                   {"what", words.tr("What")},
                   {"details", words.tr("Details")},
                   {"place", words.tr("Where")}};
  for (const Told& told : story_of(session, id)) {
    table.rows.push_back(
        {"", {told.date, told.title, told.details, place_text(session, told.place)}});
  }
  return table;
}

// As many mentees as matching would give; nothing of a mentee and of who left.
doc::Cell places_cell(Session& session, const PersonState& person, const Participation& part) {
  if (part.role != Role::mentor || part.left) return {};
  if (!part.form.empty()) return capacity_of(session.state(), person.id, part.form);
  return part.capacity ? doc::Cell(*part.capacity) : doc::Cell();
}

doc::Table roles_table(Session& session, const PersonState& person) {
  const Words& words = session.words();
  doc::Table table{"roles", words.tr("Takes part"), {}, {}, words.tr("Not enrolled.")};
  table.columns = {{"role", words.tr("Role")},
                   {"form", words.tr("Form")},
                   {"enrolled", words.tr("Since")},
                   {"left", words.tr("Left")},
                   {"places", words.tr("Places"), doc::Align::right},
                   {"pair", words.tr("Pair")}};
  for (const Participation& each : person.participations) {
    doc::References pairs;
    for (const PairState* pair : unclosed_pairs(session.state(), person.id, each.role, each.form)) {
      pairs.push_back({mentor::text(pair->id), session.named(pair->id)});
    }
    const bool mentor = each.role == Role::mentor;
    table.rows.push_back(
        {"",
         {doc::Label{mentor ? "mentor" : "mentee",
                     mentor ? words.tr("mentor") : words.tr("mentee")},
          each.form.empty() ? doc::Cell() : doc::Cell(form_label(session, each.form)),
          each.enrolled, each.left ? doc::Cell(*each.left) : doc::Cell(),
          places_cell(session, person, each), pairs.empty() ? doc::Cell() : doc::Cell(pairs)}});
  }
  return table;
}

}  // namespace

Result<Exit> show_person(Session& session) {
  if (auto opened = session.open(Access::read); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  const auto id = session.person(session.operand("PERSON"));
  if (!id) return tl::unexpected<Error>(id.error());
  const PersonState* person = find_person(session.state(), *id);
  Document document = session.document("person", session.named(*id));
  add_card_facts(session, *person, document);
  document.blocks.emplace_back(roles_table(session, *person));
  document.blocks.emplace_back(consents_table(session, *person));
  for (const Role role : {Role::mentee, Role::mentor}) {
    if (ever_took_part(*person, role))
      document.blocks.emplace_back(facts_table(session, *person, role));
  }
  document.blocks.emplace_back(story_table(session, *id));
  return session.show(document);
}

}  // namespace mentor::cli
