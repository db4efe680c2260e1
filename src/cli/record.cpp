// record add|list: any entry of the journal that has no verb of its own.
#include <algorithm>

#include "commands.h"
#include "event_words.h"
#include "mentor/base/text.h"
#include "pair_words.h"
#include "people_edits.h"
#include "record_update.h"
#include "record_words.h"
#include "session.h"
#include "values.h"

namespace mentor::cli {
namespace {

// `[SUBJECT] EVENT key=value…`: the words as they were typed, told apart.
struct Words3 {
  Subject subject;
  const EventSpec* spec = nullptr;
  std::vector<std::string> values;
};

Result<Words3> told_apart(Session& session) {
  std::vector<std::string> typed = session.operands("WORDS");
  Words3 words;
  const bool has_subject =
      !is_event(typed.front()) && typed.size() > 1 && typed[1].find('=') == std::string::npos;
  if (has_subject) {
    auto subject = subject_of(session, typed.front());
    if (!subject) return tl::unexpected<Error>(subject.error());
    words.subject = std::move(*subject);
    typed.erase(typed.begin());
  }
  const auto spec = event_of(session.words(), typed.front(), words.subject);
  if (!spec) return tl::unexpected<Error>(spec.error());
  if ((*spec)->kind == EventKind::forgotten) return fail(Exit::usage, "forget-by-record");
  words.spec = *spec;
  words.values.assign(typed.begin() + 1, typed.end());
  return words;
}

// A record without a key but its id, a step of a search without the step: nobody learns anything.
bool says_nothing(const Entry& entry) {
  const bool tells_by_keys = spec_of(entry.event).has_id || entry.event == EventKind::search ||
                             entry.event == EventKind::set;
  return tells_by_keys && entry.note.empty() &&
         std::all_of(entry.fields.begin(), entry.fields.end(),
                     [](const Field& field) { return field.key == "id"; });
}

bool is_typed_in_one_line(const KeySpec& key) {
  return key.type != KeyType::map && key.type != KeyType::maps;
}

std::string prompt_for(const Words& words, const KeySpec& key) {
  std::string prompt(key.name);
  const std::string title = key_title(words, key.name);
  if (title != key.name) prompt += " — " + title;
  if (!key.choices.empty()) prompt += " (" + choices_in_words(words, key) + ")";
  return prompt + ": ";
}

// On a terminal every key that the event needs and nobody typed is asked for; where nothing at all
// was typed, every key.
Result<void> ask_for_missing(Session& session, Entry& entry) {
  const bool may_ask = session.world().is_terminal(Stream::in) && !session.has("--no-input");
  const bool all = says_nothing(entry);
  for (const KeySpec& key : spec_of(entry.event).keys) {
    const bool wanted = key.required || (all && is_typed_in_one_line(key));
    if (!wanted || find(entry, key.name) != nullptr || !may_ask) continue;
    const auto answer = session.ask(prompt_for(session.words(), key));
    if (!answer) return tl::unexpected<Error>(answer.error());
    if (!*answer || (*answer)->empty()) continue;
    auto value = typed_value(session, key, **answer);
    if (!value) return tl::unexpected<Error>(value.error());
    put(entry, key.name, std::move(*value));
  }
  return put_period(session, entry);
}

Result<void> check_told(const Entry& entry) {
  if (auto needed = check_needed_keys(entry); !needed) return needed;
  if (!says_nothing(entry)) return {};
  std::vector<std::string> keys;
  for (const KeySpec& key : spec_of(entry.event).keys) {
    if (key.name != "id") keys.emplace_back(key.name);
  }
  return fail(Exit::refused, "record-empty",
              {{"event", std::string(spec_of(entry.event).name)}, {"keys", join(keys, ", ")}});
}

Result<Exit> add(Session& session) {
  if (auto opened = session.open(Access::write); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  auto words = told_apart(session);
  if (!words) return tl::unexpected<Error>(words.error());
  const auto date = session.day_of("--date", session.day());
  if (!date) return tl::unexpected<Error>(date.error());
  Entry entry = session.entry(words->spec->kind, words->subject, *date);
  if (auto put = put_typed(session, entry, words->values); !put) {
    return tl::unexpected<Error>(put.error());
  }
  const bool needs_id = words->spec->has_id && find(entry, "id") == nullptr &&
                        words->spec->subject == SubjectKind::programme;
  if (needs_id) {
    const std::string name(words->spec->name);
    put(entry, "id", {next_record_id(session.state(), words->spec->kind, name)});
  }
  if (auto asked = ask_for_missing(session, entry); !asked) {
    return tl::unexpected<Error>(asked.error());
  }
  if (auto told = check_told(entry); !told) return tl::unexpected<Error>(told.error());
  if (entry.event == EventKind::fact) {
    Fact fact;
    fact.values = texts_of(entry, "value");
    fact.is_list = list_in(*find(entry, "value")) != nullptr;
    read_times(session, text_of(entry, "key"), fact);
    put(entry, "value", value_of(fact));
  }
  Edits edits;
  edits.entries.push_back(std::move(entry));
  return session.commit(edits);
}

doc::Reference subject_cell(Session& session, const Entry& entry) {
  if (const auto person = subject_person(entry)) return session.reference(*person);
  if (const auto pair = subject_pair(entry)) return {mentor::text(*pair), session.named(*pair)};
  if (const auto* step = subject_step(entry)) return {step->text, {}};
  return {};
}

bool wanted(const Session& session, const Entry& entry, const std::optional<Subject>& of) {
  const std::string event = session.operand("EVENT");
  if (!event.empty() && spec_of(entry.event).name != event_meant(event)) return false;
  return entry.date <= session.day() && (!of || entry.subject == *of);
}

Result<Exit> list(Session& session) {
  if (auto opened = session.open(Access::read); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  const std::string event = session.operand("EVENT");
  if (auto known = check_event(event); !event.empty() && !known) {
    return tl::unexpected<Error>(known.error());
  }
  std::optional<Subject> of;
  if (session.has("--of")) {
    auto subject = subject_of(session, session.text("--of"));
    if (!subject) return tl::unexpected<Error>(subject.error());
    of = std::move(*subject);
  }
  const Words& words = session.words();
  Document document = session.document("records", words.tr("Entries of the journal"));
  doc::Table table{"records", "", {}, {}, words.tr("There are none.")};
  table.columns = {{"date", words.tr("Day")},
                   {"subject", words.tr("Of whom")},
                   {"event", words.tr("What")},
                   {"details", words.tr("Details")},
                   {"place", words.tr("Where")}};
  for (const Entry& entry : session.programme().journal) {
    if (!wanted(session, entry, of)) continue;
    table.rows.push_back(
        {"",
         {entry.date, subject_cell(session, entry), event_label(words, entry.event),
          details_label(words, entry, &session.programme().card),
          place_text(session, entry.place)}});
  }
  document.blocks.emplace_back(std::move(table));
  return session.show(document);
}

}  // namespace

std::vector<Command> record_commands() {
  const Option date{"--date", "DATE", TR_NOOP("the day of the fact; today by default")};
  return {
      {.path = "record add",
       .group = Group::records,
       .summary = TR_NOOP("append any entry to the journal"),
       .operands = {{"WORDS", TR_NOOP("[PERSON|PAIR|STEP] EVENT key=value…"), true, Times::many}},
       .options = {date},
       .examples = {{"mentor record add P-001 urgent value=3 rule=переход",
                     TR_NOOP("a mentee to be served first")},
                    {"mentor record add held kind=педсовет title='О наставничестве' count=24",
                     TR_NOOP("an event of the programme")},
                    {"mentor record add pair-001 fit person=P-001 value=good", ""}},
       .exits = TR_NOOP("4 also: nothing is told of the record, and nobody to ask"),
       .writes = Writes::folder,
       .run = add},
      {.path = "record update",
       .group = Group::records,
       .summary = TR_NOOP("correct or complete an entry that has an id"),
       .operands = {{"EVENT", TR_NOOP("kind of entry")},
                    {"ID", TR_NOOP("its id")},
                    {"KEY=VALUE", TR_NOOP("what is new"), true, Times::many}},
       .options = {{"--of", "PAIR", TR_NOOP("whose entry, where several pairs have the id")}, date},
       .examples = {{"mentor record update training training-1 hours=8", ""},
                    {"mentor record update task t1 --of pair-001 due=2024-02-01",
                     TR_NOOP("a task of the plan of one pair")}},
       .writes = Writes::folder,
       .run = update_record},
      {.path = "record list",
       .group = Group::records,
       .summary = TR_NOOP("list entries of the journal, with their places"),
       .operands = {{"EVENT", TR_NOOP("kind of entry"), false}},
       .options = {{"--of", "SUBJECT", TR_NOOP("of one person, pair or step")}},
       .examples = {{"mentor record list training", ""}},
       .shows = Shows::document,
       .run = list},
  };
}

}  // namespace mentor::cli
