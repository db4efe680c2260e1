#include "event_words.h"

#include <algorithm>

#include "choice_words.h"
#include "fact_words.h"
#include "mentor/base/text.h"
#include "mentor/render/diagnostics.h"
#include "mentor/render/write.h"

namespace mentor::cli {
namespace {

struct Title {
  EventKind kind;
  const char* title;
};

constexpr Title titles[] = {
    {EventKind::enrolled, TR_NOOP("taken into the base")},
    {EventKind::form, TR_NOOP("form chosen")},
    {EventKind::joined_class, TR_NOOP("change of class")},
    {EventKind::consent, TR_NOOP("consent")},
    {EventKind::withdrawn, TR_NOOP("consent withdrawn")},
    {EventKind::nominated, TR_NOOP("nominated")},
    {EventKind::selected, TR_NOOP("selection")},
    {EventKind::agreement, TR_NOOP("agreement")},
    {EventKind::cleared, TR_NOOP("clearance")},
    {EventKind::reference, TR_NOOP("reference")},
    {EventKind::fact, TR_NOOP("fact")},
    {EventKind::search, TR_NOOP("search for a mentor")},
    {EventKind::support, TR_NOOP("support")},
    {EventKind::urgent, TR_NOOP("urgency")},
    {EventKind::willing, TR_NOOP("willing")},
    {EventKind::achievement, TR_NOOP("achievement")},
    {EventKind::appointed, TR_NOOP("appointment")},
    {EventKind::relieved, TR_NOOP("relieved of a post")},
    {EventKind::order, TR_NOOP("order")},
    {EventKind::pin, TR_NOOP("pin")},
    {EventKind::ban, TR_NOOP("ban")},
    {EventKind::unpin, TR_NOOP("unpin")},
    {EventKind::training, TR_NOOP("training")},
    {EventKind::award, TR_NOOP("award")},
    {EventKind::held, TR_NOOP("event")},
    {EventKind::helper, TR_NOOP("helper")},
    {EventKind::outreach, TR_NOOP("outreach")},
    {EventKind::partner, TR_NOOP("partner")},
    {EventKind::programme_material, TR_NOOP("material")},
    {EventKind::publication, TR_NOOP("publication")},
    {EventKind::practice, TR_NOOP("practice")},
    {EventKind::document, TR_NOOP("document")},
    {EventKind::decision, TR_NOOP("decision")},
    {EventKind::resource, TR_NOOP("resource")},
    {EventKind::quality, TR_NOOP("quality")},
    {EventKind::programme_approved, TR_NOOP("personal programme approved")},
    {EventKind::pair_joined, TR_NOOP("joined the group")},
    {EventKind::mentor_changed, TR_NOOP("change of mentor")},
    {EventKind::set, TR_NOOP("pair's settings")},
    {EventKind::goal, TR_NOOP("goal")},
    {EventKind::task, TR_NOOP("task")},
    {EventKind::meeting, TR_NOOP("meeting")},
    {EventKind::task_done, TR_NOOP("task done")},
    {EventKind::fit, TR_NOOP("fit")},
    {EventKind::rating, TR_NOOP("rating")},
    {EventKind::material, TR_NOOP("material used")},
    {EventKind::risk, TR_NOOP("risk")},
    {EventKind::done, TR_NOOP("step done")},
    {EventKind::partly, TR_NOOP("step done in part")},
    {EventKind::moved, TR_NOOP("step moved")},
    {EventKind::cancelled, TR_NOOP("step cancelled")},
    {EventKind::person_paused, TR_NOOP("pause")},
    {EventKind::person_resumed, TR_NOOP("end of the pause")},
    {EventKind::pair_paused, TR_NOOP("pause of the pair")},
    {EventKind::pair_resumed, TR_NOOP("end of the pair's pause")},
    {EventKind::pair_left, TR_NOOP("left the group")},
    {EventKind::left, TR_NOOP("left the programme")},
    {EventKind::closed, TR_NOOP("pair closed")},
    {EventKind::reopened, TR_NOOP("pair reopened")},
    {EventKind::forgotten, TR_NOOP("forgotten")},
};

struct KeyTitle {
  std::string_view key;
  const char* title;
};

constexpr KeyTitle key_titles[] = {
    {"by", TR_NOOP("by")},
    {"note", TR_NOOP("remark")},
    {"blocks", TR_NOOP("people never to be paired with")},
    {"role", TR_NOOP("role")},
    {"form", TR_NOOP("form")},
    {"forms", TR_NOOP("forms")},
    {"capacity", TR_NOOP("places")},
    {"class", TR_NOOP("class")},
    {"kind", TR_NOOP("kind")},
    {"signed_by", TR_NOOP("signed by")},
    {"until", TR_NOOP("until")},
    {"paper", TR_NOOP("paper")},
    {"decision", TR_NOOP("decision")},
    {"criteria", TR_NOOP("criteria")},
    {"number", TR_NOOP("number")},
    {"paid", TR_NOOP("paid")},
    {"source", TR_NOOP("source")},
    {"tags", TR_NOOP("tags")},
    {"key", TR_NOOP("about")},
    {"value", TR_NOOP("value")},
    {"next", TR_NOOP("next")},
    {"responsible", TR_NOOP("responsible")},
    {"state", TR_NOOP("state")},
    {"specialist", TR_NOOP("specialist")},
    {"rule", TR_NOOP("rule")},
    {"title", TR_NOOP("title")},
    {"reason", TR_NOOP("reason")},
    {"id", TR_NOOP("code")},
    {"post", TR_NOOP("post")},
    {"person", TR_NOOP("participant")},
    {"people", TR_NOOP("participants")},
    {"order", TR_NOOP("order No.")},
    {"pairs", TR_NOOP("pairs")},
    {"proposals", TR_NOOP("proposals")},
    {"amends", TR_NOOP("changes the order")},
    {"supersedes", TR_NOOP("replaces the order")},
    {"mentee", TR_NOOP("mentee")},
    {"mentor", TR_NOOP("mentor")},
    {"mentors", TR_NOOP("mentors")},
    {"for", TR_NOOP("for whom")},
    {"trainer", TR_NOOP("taught by")},
    {"hours", TR_NOOP("hours")},
    {"schedule", TR_NOOP("timetable")},
    {"approved", TR_NOOP("approved")},
    {"attended", TR_NOOP("attended")},
    {"document", TR_NOOP("document")},
    {"format", TR_NOOP("format")},
    {"count", TR_NOOP("count")},
    {"guests", TR_NOOP("guests")},
    {"protocol", TR_NOOP("minutes taken")},
    {"result", TR_NOOP("result")},
    {"step", TR_NOOP("step")},
    {"who", TR_NOOP("who")},
    {"organisation", TR_NOOP("organisation")},
    {"stage", TR_NOOP("stage")},
    {"task", TR_NOOP("task")},
    {"channel", TR_NOOP("channel")},
    {"response", TR_NOOP("response")},
    {"name", TR_NOOP("name")},
    {"agreement", TR_NOOP("agreement")},
    {"link", TR_NOOP("link")},
    {"url", TR_NOOP("address")},
    {"host", TR_NOOP("where published")},
    {"problem", TR_NOOP("problem")},
    {"solution", TR_NOOP("solution")},
    {"status", TR_NOOP("status")},
    {"level", TR_NOOP("level")},
    {"reviewed_by", TR_NOOP("reviewed by")},
    {"verdict", TR_NOOP("verdict")},
    {"text", TR_NOOP("text")},
    {"due", TR_NOOP("due")},
    {"done", TR_NOOP("done")},
    {"period", TR_NOOP("period")},
    {"strong", TR_NOOP("strong sides")},
    {"weak", TR_NOOP("weak sides")},
    {"chances", TR_NOOP("chances")},
    {"threats", TR_NOOP("threats")},
    {"checklist", TR_NOOP("checklist")},
    {"instead_of", TR_NOOP("instead of")},
    {"role_model", TR_NOOP("model of roles")},
    {"to", TR_NOOP("to")},
    {"personal_programme", TR_NOOP("personal programme")},
    {"strengths", TR_NOOP("strengths")},
    {"block", TR_NOOP("part of the plan")},
    {"planned", TR_NOOP("expected")},
    {"mark", TR_NOOP("mark")},
    {"minutes", TR_NOOP("minutes")},
    {"place", TR_NOOP("place")},
    {"topic", TR_NOOP("topic")},
    {"absent", TR_NOOP("absent")},
    {"outcome", TR_NOOP("how it ended")},
    {"rematch", TR_NOOP("needs another mentor")},
    {"evidence", TR_NOOP("proof")},
    {"day", TR_NOOP("day")},
    {"goal", TR_NOOP("goal")},
    {"expected", TR_NOOP("expected")},
    {"item", TR_NOOP("item")},
    {"score", TR_NOOP("score")},
};

std::string fit_in_words(const Words& words, std::string_view value) {
  if (value == "good") return words.tr("good");
  return value == "unsure" ? words.tr("unsure") : words.tr("poor");
}

// Lists are put into words item by item, maps key by key.
std::string value_told(const Words& words, std::string_view key, const Value& value) {
  if (const auto* yes = std::get_if<bool>(&value.is))
    return *yes ? words.tr("yes") : words.tr("no");
  std::vector<std::string> parts;
  if (const auto* map = map_in(value)) {
    for (const auto& [name, inside] : *map)
      parts.push_back(key_title(words, name) + ": " + value_told(words, name, inside));
    return "(" + join(parts, ", ") + ")";
  }
  const auto* list = list_in(value);
  if (list == nullptr) return value_in_words(words, key, plain_text(value));
  if (list->empty()) return "—";
  for (const Value& each : *list)
    parts.push_back(value_told(words, key, each));
  return join(parts, ", ");
}

std::string forms_in_words(const ProgrammeCard& card, const Value& value) {
  std::vector<std::string> told;
  for (const std::string& id : texts_of(value)) {
    const Form* form = find_form(card, FormId{id});
    told.push_back(form == nullptr || form->title.empty() ? id : form->title);
  }
  return join(told, ", ");
}

std::string field_in_words(const Words& words, EventKind event, const Field& field,
                           const ProgrammeCard* card) {
  const bool is_form = field.key == "form" || field.key == "forms";
  if (is_form && card != nullptr) return forms_in_words(*card, field.value);
  if (event == EventKind::fit && field.key == "value") {
    return fit_in_words(words, plain_text(field.value));
  }
  if (event == EventKind::fact && field.key == "key") {
    return fact_title(words, plain_text(field.value));
  }
  if (field.key == "responsible") return value_in_words(words, "post", plain_text(field.value));
  return value_told(words, field.key, field.value);
}

}  // namespace

std::string day_in_words(const Words& words, Date date) {
  return shown(doc::Cell(date), words.language());
}

std::string event_title(const Words& words, EventKind kind) {
  const auto* found = std::find_if(std::begin(titles), std::end(titles),
                                   [&](const Title& each) { return each.kind == kind; });
  if (found == std::end(titles)) return std::string(spec_of(kind).name);
  return std::string(words.translated(found->title));
}

std::string event_meant(const std::string& typed) {
  for (const EventSpec& spec : event_table()) {
    if (spec.name == typed) return typed;
  }
  for (const Language language : {Language::ru, Language::en}) {
    const Words words(language);
    for (const EventSpec& spec : event_table()) {
      if (fold(event_title(words, spec.kind)) == fold(typed)) return std::string(spec.name);
    }
  }
  return typed;
}

std::string key_title(const Words& words, std::string_view key) {
  const auto* found = std::find_if(std::begin(key_titles), std::end(key_titles),
                                   [&](const KeyTitle& each) { return each.key == key; });
  if (found == std::end(key_titles)) return std::string(key);
  return std::string(words.translated(found->title));
}

std::string choice_title(const Words& words, const KeySpec& key, std::string_view choice) {
  return key.name == "value" ? fit_in_words(words, choice)
                             : value_in_words(words, key.name, choice);
}

std::string choices_in_words(const Words& words, const KeySpec& key) {
  std::vector<std::string> told;
  for (const std::string_view choice : key.choices) {
    const std::string title = choice_title(words, key, choice);
    told.push_back(title == choice ? title : std::string(choice) + " — " + title);
  }
  return join(told, ", ");
}

std::string entry_details(const Words& words, const Entry& entry, const ProgrammeCard* card) {
  std::string details;
  const auto add = [&](const std::string& part) {
    if (!details.empty()) details += ", ";
    details += part;
  };
  for (const Field& field : entry.fields) {
    add(key_title(words, field.key) + ": " + field_in_words(words, entry.event, field, card));
  }
  if (!entry.by.empty()) add(words.tr("by") + ": " + entry.by.text());
  if (!entry.note.empty()) add(words.tr("remark") + ": " + entry.note.text());
  return details;
}

namespace {

// The first of that name: people and pairs both are `paused`.
std::string title_of_event(const Words& words, const std::string& name) {
  for (const EventSpec& spec : event_table())
    if (spec.name == name) return event_title(words, spec.kind);
  return key_title(words, name);  // of a key that holds others
}

// The words of a closed set, by which they may be typed too.
Message with_choices_told(const Words& words, Message message) {
  std::string option;
  for (const Arg& each : message.args)
    if (each.name == "option") option = each.value;
  for (Arg& each : message.args) {
    if (each.name != "choices") continue;
    std::vector<std::string> told;
    for (const std::string& choice : split(each.value, ","))
      told.push_back(choice_told(words, option, choice));
    each.value = join(told, ", ");
  }
  return message;
}

// Keys are typed as they are; beside them stands what they mean.
Message with_keys_told(const Words& words, Message message) {
  for (Arg& each : message.args) {
    if (each.name == "event") each.value = title_of_event(words, each.value);
    if (each.name != "keys") continue;
    std::vector<std::string> told;
    for (const std::string& key : split(each.value, ",")) {
      const std::string title = key_title(words, key);
      told.push_back(title == key ? key : key + " — " + title);
    }
    each.value = join(told, ", ");
  }
  return message;
}

}  // namespace

Message in_words(const Words& words, Message message) {
  constexpr std::string_view of_entries[] = {"noted-before-date", "entry-far-ahead", "paper-ahead",
                                             "forgotten-text"};
  constexpr std::string_view of_typed[] = {"event-key-unknown", "event-other-subject",
                                           "event-without-id", "record-unknown", "record-empty"};
  const auto is_one = [&](const auto& ids) {
    return std::find(std::begin(ids), std::end(ids), message.id) != std::end(ids);
  };
  if (message.id == "option-value-unknown") return with_choices_told(words, std::move(message));
  if (is_one(of_typed)) return with_keys_told(words, std::move(message));
  if (!is_one(of_entries)) return message;
  std::string asked;
  for (const Arg& each : message.args)
    if (each.name == "asked") asked = each.value;
  for (Arg& each : message.args) {
    if (each.name == "event") each.value = title_of_event(words, each.value);
    if (each.name == "key") each.value = asked.empty() ? key_title(words, each.value) : asked;
  }
  return message;
}

doc::Label event_label(const Words& words, EventKind kind) {
  return {std::string(spec_of(kind).name), event_title(words, kind)};
}

doc::Label details_label(const Words& words, const Entry& entry, const ProgrammeCard* card) {
  return {entry_details(Words(Language::en), entry), entry_details(words, entry, card)};
}

}  // namespace mentor::cli
