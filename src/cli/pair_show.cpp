// pair show: everything that is known of one pair, each fact with its place.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "event_words.h"
#include "mentor/base/text.h"
#include "mentor/monitoring/health.h"
#include "mentor/render/health_words.h"
#include "mentor/state/answers.h"
#include "pair_commands.h"
#include "pair_words.h"

namespace mentor::cli {
namespace {

std::string proposal_in_words(const Session& session, const std::string& id) {
  const auto proposal = session.programme().proposals.find(id);
  if (proposal == session.programme().proposals.end()) return id;
  const Words& words = session.words();
  return words.tr("the proposal of {}", day_in_words(words, proposal->second.as_of));
}

void add_settings(Session& session, const PairState& pair, Document& document) {
  const Words& words = session.words();
  const auto add = [&](const char* id, const std::string& title, doc::Cell value) {
    document.facts.push_back({id, title, std::move(value)});
  };
  const auto add_text = [&](const char* id, const std::string& title, const std::string& text) {
    if (!text.empty()) add(id, title, text);
  };
  add("form", words.tr("Form"), form_label(session, pair.card->form));
  add_text("role_model", words.tr("Model of roles"), pair.role_model);
  add_text("format", words.tr("Format"), pair.format);
  add("from", words.tr("From"), pair.from);
  if (pair.to) add("to", words.tr("To"), *pair.to);
  add_text("order", words.tr("Order No."), pair.card->order);
  const bool by_hand = pair.card->source == "manual";
  add("source", words.tr("Made from"),
      doc::Label{pair.card->source,
                 by_hand ? words.tr("by hand") : proposal_in_words(session, pair.card->source)});
  if (pair.personal_programme) {
    const PersonalProgramme& programme = *pair.personal_programme;
    add_text("programme", words.tr("Personal programme"), programme.kind);
    add_text("programme_goal", words.tr("Its goal"), programme.goal);
    add_text("expected", words.tr("Expected results"), join(programme.expected, "; "));
  }
  if (pair.strengths) {
    add_text("strong", words.tr("Strong sides"), join(pair.strengths->strong, "; "));
    add_text("weak", words.tr("Weak sides"), join(pair.strengths->weak, "; "));
  }
  add("state", words.tr("State"), label(words, standing_of(pair, session.day())));
  add("place", words.tr("Card"), place_text(session, pair.card->place));
}

doc::Table health_table(Session& session, const PairState& pair) {
  const Words& words = session.words();
  const PairHealth health = pair_health(health_ground(session.state(), session.day()), pair);
  doc::Table table;
  table.id = "health";
  table.title = words.tr("How it goes: {}", health_title(health.health, words));
  table.columns = {{"reason", words.tr("Why")},
                   {"people", words.tr("Whom it concerns")},
                   {"place", words.tr("Where")}};
  table.empty_text = words.tr("No rule calls for attention.");
  for (const Reason& reason : health.reasons) {
    std::vector<std::string> places;
    for (const Place place : reason.evidence)
      places.push_back(place_text(session, place));
    const auto people = references(session, reason.people);
    table.rows.push_back({"",
                          {doc::Label{std::string(id_of(reason.rule)),
                                      reason_text(reason, words, session.programme())},
                           people.empty() ? doc::Cell() : people, text_cell(join(places, ", "))}});
  }
  return table;
}

void add_members(Session& session, const std::vector<Member>& members, Role role,
                 doc::Table& table) {
  const Words& words = session.words();
  const doc::Label title = role == Role::mentor ? doc::Label{"mentor", words.tr("mentor")}
                                                : doc::Label{"mentee", words.tr("mentee")};
  for (const Member& member : members) {
    table.rows.push_back(
        {"",
         {session.reference(member.person), title, member.span.from, date_cell(member.span.to)}});
  }
}

doc::Table members_table(Session& session, const PairState& pair) {
  const Words& words = session.words();
  doc::Table table{"members", words.tr("Members"), {}, {}, ""};
  table.columns = {{"person", words.tr("Person")},
                   {"role", words.tr("Role")},
                   {"from", words.tr("From")},
                   {"until", words.tr("Left")}};
  add_members(session, pair.mentors, Role::mentor, table);
  add_members(session, pair.mentees, Role::mentee, table);
  return table;
}

std::string counts_by_kind(const Words& words, const PairState& pair) {
  std::vector<std::string> counts;
  for (const std::string_view kind : find_key(spec_of(EventKind::meeting), "kind")->choices) {
    const auto count =
        std::count_if(pair.meetings.begin(), pair.meetings.end(),
                      [&](const Entry* each) { return text_of(*each, "kind") == kind; });
    if (count == 0) continue;
    counts.push_back(meeting_kind(words, std::string(kind)).text + ": " + std::to_string(count));
  }
  return join(counts, ", ");
}

doc::Table meetings_table(Session& session, const PairState& pair) {
  const Words& words = session.words();
  doc::Table table{"meetings", words.tr("Meetings"), {}, {}, words.tr("None yet.")};
  if (!pair.meetings.empty()) table.title += " (" + counts_by_kind(words, pair) + ")";
  table.columns = {{"date", words.tr("Day")},
                   {"kind", words.tr("Kind")},
                   {"minutes", words.tr("Minutes"), doc::Align::right},
                   {"topic", words.tr("Topic")},
                   {"place", words.tr("Where")}};
  for (const Entry* meeting : pair.meetings) {
    const auto minutes = integer_of(*meeting, "minutes");
    table.rows.push_back(
        {"",
         {meeting->date, meeting_kind(words, text_of(*meeting, "kind")),
          minutes ? doc::Cell(*minutes) : doc::Cell(), text_cell(text_of(*meeting, "topic")),
          place_text(session, meeting->place)}});
  }
  return table;
}

doc::Table plan_table(Session& session, const PairState& pair) {
  const Words& words = session.words();
  doc::Table table{"plan", words.tr("Goals and tasks"), {}, {}, words.tr("None yet.")};
  table.columns = {{"what", words.tr("What")},
                   {"due", words.tr("Due")},
                   {"done", words.tr("Done")},
                   {"place", words.tr("Where")}};
  for (const Entry* goal : pair.goals) {
    table.rows.push_back(
        {"",
         {doc::Label{text_of(*goal, "text"), words.tr("goal: {}", text_of(*goal, "text"))},
          doc::Cell(), doc::Cell(), place_text(session, goal->place)}});
  }
  for (const Task& task : pair.tasks) {
    const std::string title = task.title.empty() ? task.id : task.id + " " + task.title;
    table.rows.push_back(
        {task.id,
         {title, date_cell(task.due), date_cell(task.done), place_text(session, task.place)}});
  }
  return table;
}

bool is_feedback(const Programme& programme, const Answer& answer) {
  const Questionnaire* asked = questionnaire_of(programme, answer);
  return asked != nullptr && asked->purpose == Purpose::feedback;
}

// A member's answers while the pair lasts, in a questionnaire for its form.
bool speaks_of(const Session& session, const PairState& pair, const Answer& answer) {
  if (!answer.person || answer.date < pair.from || answer.date > session.day()) return false;
  if (pair.closed && answer.date > add_days(pair.closed->date, 30)) return false;
  const Programme& programme = session.programme();
  if (!is_feedback(programme, answer)) return false;
  if (!asks_form(*questionnaire_of(programme, answer), pair.card->form)) return false;
  const auto is_answerer = [&](const Member& each) { return each.person == *answer.person; };
  return std::any_of(pair.mentors.begin(), pair.mentors.end(), is_answerer) ||
         std::any_of(pair.mentees.begin(), pair.mentees.end(), is_answerer);
}

bool asks_yes_or_no(const Questionnaire& asked, const std::string& id) {
  return std::any_of(asked.questions.begin(), asked.questions.end(), [&](const Question& each) {
    return each.id == id && each.type == QuestionType::yesno;
  });
}

// As the file has them for programs; yes and no in words for people.
doc::Label values_label(const Session& session, const Answer& answer) {
  const Words& words = session.words();
  const Questionnaire& asked = *questionnaire_of(session.programme(), answer);
  std::vector<std::string> written;
  std::vector<std::string> told;
  for (const auto& [id, value] : answer.values) {
    const std::string values = join(value.values, ", ");
    written.push_back(id + ": " + values);
    const bool is_flag = asks_yes_or_no(asked, id) && (values == "true" || values == "false");
    if (is_flag) {
      told.push_back(id + ": " + (values == "true" ? words.tr("yes") : words.tr("no")));
    } else {
      told.push_back(written.back());
    }
  }
  return {join(written, "; "), join(told, "; ")};
}

doc::Table feedback_table(Session& session, const PairState& pair) {
  const Words& words = session.words();
  doc::Table table{"feedback", words.tr("Feedback"), {}, {}, words.tr("None yet.")};
  table.columns = {{"date", words.tr("Day")},
                   {"person", words.tr("Person")},
                   {"period", words.tr("Period")},
                   {"values", words.tr("Answers")},
                   {"place", words.tr("Where")}};
  for (const Answer& answer : session.programme().answers) {
    if (!speaks_of(session, pair, answer)) continue;
    table.rows.push_back({"",
                          {answer.date, session.reference(*answer.person), text_cell(answer.period),
                           values_label(session, answer), place_text(session, answer.place)}});
  }
  return table;
}

// What was asked, once for all the answers told by the ids of the questions.
void add_questions(const Session& session, const PairState& pair, Document& document) {
  std::set<QuestionnaireId> asked;
  for (const Answer& answer : session.programme().answers)
    if (speaks_of(session, pair, answer)) asked.insert(answer.questionnaire);
  for (const QuestionnaireId& id : asked) {
    const Questionnaire& card = session.programme().questionnaires.at(id);
    std::vector<std::string> questions;
    for (const Question& each : card.questions)
      if (!each.text.empty() && each.text != each.id) {
        questions.push_back(each.id + " — " + each.text);
      }
    if (questions.empty()) continue;
    document.blocks.emplace_back(
        doc::Note{(card.title.empty() ? id.text : card.title) + ": " + join(questions, "; ")});
  }
}

// Everything else that the journal says of the pair, and the orders that list it.
bool told_elsewhere(const Entry& entry) {
  return entry.event == EventKind::meeting || entry.event == EventKind::goal ||
         entry.event == EventKind::task;
}

// An order of many pairs says of one only which it is and what of; programs read all of it.
doc::Label details_of(const Session& session, const Entry& entry) {
  const ProgrammeCard& card = session.programme().card;
  doc::Label all = details_label(session.words(), entry, &card);
  if (entry.event != EventKind::order) return all;
  Entry brief = entry;
  std::erase_if(brief.fields, [](const Field& field) {
    return field.key == "id" || field.key == "pairs" || field.key == "proposals";
  });
  return {all.id, entry_details(session.words(), brief, &card)};
}

doc::Table story_table(Session& session, const PairState& pair) {
  const Words& words = session.words();
  doc::Table table{"story", words.tr("What else happened"), {}, {}, words.tr("Nothing yet.")};
  table.columns = {{"date", words.tr("Day")},
                   {"what", words.tr("What")},
                   {"details", words.tr("Details")},
                   {"place", words.tr("Where")}};
  const std::string code = mentor::text(pair.id);
  for (const Entry& entry : session.programme().journal) {
    if (entry.date > session.day() || told_elsewhere(entry)) continue;
    const auto pairs = texts_of(entry, "pairs");
    const bool lists = std::find(pairs.begin(), pairs.end(), code) != pairs.end();
    if (subject_pair(entry) != pair.id && !lists) continue;
    table.rows.push_back({"",
                          {entry.date, event_label(words, entry.event), details_of(session, entry),
                           place_text(session, entry.place)}});
  }
  return table;
}

}  // namespace

Result<Exit> show_pair(Session& session) {
  if (auto opened = session.open(Access::read); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  const auto id = session.pair(session.operand("PAIR"));
  if (!id) return tl::unexpected<Error>(id.error());
  const PairState& pair = *find_pair(session.state(), *id);
  Document document = session.document("pair", session.named(*id));
  add_settings(session, pair, document);
  document.blocks.emplace_back(members_table(session, pair));
  document.blocks.emplace_back(health_table(session, pair));
  document.blocks.emplace_back(meetings_table(session, pair));
  document.blocks.emplace_back(plan_table(session, pair));
  document.blocks.emplace_back(feedback_table(session, pair));
  add_questions(session, pair, document);
  document.blocks.emplace_back(story_table(session, pair));
  return session.show(document);
}

}  // namespace mentor::cli
