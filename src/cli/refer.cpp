// refer and support: what others say of a person, and help for those without a pair. Words about a
// child go to private/ only; the journal gets that they were said, by whom and the tags.
#include <algorithm>

#include "commands.h"
#include "mentor/base/text.h"
#include "people_edits.h"
#include "session.h"

namespace mentor::cli {
namespace {

const std::vector<std::string>& sources() {
  static const std::vector<std::string> words = [] {
    std::vector<std::string> all;
    for (const KeySpec& key : spec_of(EventKind::reference).keys) {
      if (key.name == "source") all.assign(key.choices.begin(), key.choices.end());
    }
    return all;
  }();
  return words;
}

Result<PersonId> person_to_write_about(Session& session) {
  if (auto opened = session.open(Access::write); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  return session.person(session.operand("PERSON"));
}

// `--text -` reads standard input: what is typed on a command line stays in the shell's history.
Result<std::string> note_text(Session& session) {
  if (session.text("--text") != "-") return session.text("--text");
  auto read = session.read_input("-");
  if (!read) return read;
  return std::string(trim(*read));
}

Result<Exit> refer(Session& session) {
  const auto id = person_to_write_about(session);
  if (!id) return tl::unexpected<Error>(id.error());
  const auto date = session.day_of("--date", session.day());
  if (!date) return tl::unexpected<Error>(date.error());
  const auto text = note_text(session);
  if (!text) return tl::unexpected<Error>(text.error());
  const std::string source = session.operand("SOURCE");
  Edits edits;
  Entry entry = session.entry(EventKind::reference, *id, *date);
  put(entry, "source", {source});
  if (session.has("--tag")) put(entry, "tags", list_value(session.texts("--tag")));
  edits.entries.push_back(std::move(entry));
  if (!text->empty()) {
    const std::string clearance =
        session.has("--clearance") ? session.text("--clearance") : "curator";
    edits.notes.push_back({*id, {*date, source, *text, clearance}});
  }
  return session.commit(edits);
}

Result<void> check_standing(Session& session, PersonId id, const std::string& state) {
  const PersonState* person = find_person(session.state(), id);
  const SupportState now = person == nullptr ? SupportState::none : person->support;
  const bool open = now == SupportState::opened || now == SupportState::contact;
  if (state == "opened" && open) {
    return fail(Exit::refused, "support-open-already",
                {{"person", session.named(id)}, {"code", mentor::text(id)}});
  }
  if (state != "opened" && !open) {
    return fail(Exit::refused, "support-closed-already",
                {{"person", session.named(id)}, {"code", mentor::text(id)}});
  }
  return {};
}

Result<Exit> note_support(Session& session, const std::string& state) {
  const auto id = person_to_write_about(session);
  if (!id) return tl::unexpected<Error>(id.error());
  const auto date = session.day_of("--date", session.day());
  if (!date) return tl::unexpected<Error>(date.error());
  if (auto checked = check_standing(session, *id, state); !checked) {
    return tl::unexpected<Error>(checked.error());
  }
  Edits edits;
  Entry entry = session.entry(EventKind::support, *id, *date);
  put(entry, "state", {state});
  if (session.has("--specialist")) put(entry, "specialist", {session.text("--specialist")});
  entry.note = session.text("--note");
  edits.entries.push_back(std::move(entry));
  return session.commit(edits);
}

Command support(std::string path, std::string summary, std::string state, std::string example) {
  return {
      .path = std::move(path),
      .group = Group::people,
      .summary = std::move(summary),
      .operands = {{"PERSON", TR_NOOP("code or name")}},
      .options = {{"--specialist", "WHO", TR_NOOP("a code, or a post")},
                  {"--date", "DATE", TR_NOOP("the day of the fact; today by default")},
                  {"--note", "TEXT", TR_NOOP("a remark, without names")}},
      .examples = {{std::move(example), ""}},
      .exits = TR_NOOP("4 the support is open already, or is not open"),
      .writes = Writes::folder,
      .run = [state = std::move(state)](Session& session) { return note_support(session, state); }};
}

}  // namespace

std::vector<Command> support_commands() {
  return {
      {.path = "refer",
       .group = Group::people,
       .summary = TR_NOOP("record what a class teacher, a psychologist, a parent … said"),
       .operands = {{"PERSON", TR_NOOP("code or name")},
                    {"SOURCE", TR_NOOP("who said it"), true, Times::once, sources()}},
       .options = {{"--tag", "WORD", TR_NOOP("a tag for matching, without a name"), Times::many},
                   {"--text", "TEXT",
                    TR_NOOP("a confidential note, kept in private/ only; - is standard input")},
                   {"--clearance", "WHO", TR_NOOP("who may read the note; curator by default")},
                   {"--date", "DATE", TR_NOOP("the day of the fact; today by default")}},
       .examples = {{"mentor refer P-001 class-teacher --tag математика", ""}},
       .exits = TR_NOOP("4 the consent was withdrawn, or there is no private card"),
       .writes = Writes::folder,
       .run = refer},
      support("support open", TR_NOOP("open the support of somebody without a pair"), "opened",
              "mentor support open P-002 --specialist психолог"),
      support("support log", TR_NOOP("record a contact of the support"), "contact",
              "mentor support log P-002 --note 'договорились о встрече'"),
      support("support close", TR_NOOP("close the support"), "closed",
              "mentor support close P-002"),
  };
}

}  // namespace mentor::cli
