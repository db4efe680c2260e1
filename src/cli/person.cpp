// person list|form|move|leave|pause|resume: who takes part, and changes of that.
#include <algorithm>
#include <array>
#include <set>

#include "commands.h"
#include "mentor/base/school_class.h"
#include "mentor/base/text.h"
#include "mentor/intake/names.h"
#include "mentor/state/pairs.h"
#include "mentor/state/people.h"
#include "pair_life.h"
#include "pair_words.h"
#include "people_edits.h"
#include "person_forget.h"
#include "person_show.h"
#include "session.h"
#include "tables_apart.h"

namespace mentor::cli {
namespace {

enum class Standing { left, paused, paired, ready, not_ready };

struct ListedRole {
  const PersonState* person = nullptr;
  const Participation* participation = nullptr;
  Standing standing = Standing::ready;
};

Standing standing_of(const State& state, const PersonState& person,
                     const Participation& participation) {
  if (participation.left && *participation.left <= state.day) return Standing::left;
  if (is_paused(person, state.day)) return Standing::paused;
  if (!unclosed_pairs(state, person.id, participation.role, participation.form).empty()) {
    return Standing::paired;
  }
  return lacking_consents(state, person, state.day).empty() ? Standing::ready : Standing::not_ready;
}

doc::Label label(const Words& words, Standing standing) {
  static constexpr std::array ids = {"left", "paused", "paired", "ready", "not-ready"};
  const std::string id = ids.at(static_cast<std::size_t>(standing));
  return {id, value_in_words(words, "standing", id)};
}

doc::Label label(const Words& words, Role role) {
  return role == Role::mentor ? doc::Label{"mentor", words.tr("mentor")}
                              : doc::Label{"mentee", words.tr("mentee")};
}

struct Filter {
  std::string role;
  FormId form;
  std::string state;
  std::string school_class;
};

bool fits(const Words& words, const Filter& filter, const ListedRole& row) {
  if (!filter.role.empty() && filter.role != label(words, row.participation->role).id) return false;
  if (!filter.form.empty() && filter.form != row.participation->form) return false;
  if (!filter.school_class.empty() && filter.school_class != row.person->school_class) return false;
  if (filter.state.empty()) return row.standing != Standing::left;
  return filter.state == "all" || filter.state == label(words, row.standing).id;
}

std::vector<ListedRole> rows_of(Session& session, const Filter& filter) {
  std::vector<ListedRole> rows;
  const State& state = session.state();
  for (const auto& [id, person] : state.people) {
    for (const Participation& each : person.participations) {
      const ListedRole row{&person, &each, standing_of(state, person, each)};
      if (fits(session.words(), filter, row)) rows.push_back(row);
    }
  }
  return rows;
}

// On the command line a class that cannot be read is wrong usage; in a table it rejects a row.
Result<std::string> class_said(Session& session) {
  auto read = read_class(session.text("--class"), session.state().classes);
  if (!read) read.error().exit = Exit::usage;
  return read;
}

Result<Filter> filter_of(Session& session) {
  Filter filter;
  filter.role = session.text("--role");
  filter.state = session.text("--state");
  if (session.has("--form")) {
    const auto form = session.form(session.text("--form"));
    if (!form) return tl::unexpected<Error>(form.error());
    filter.form = *form;
  }
  if (session.has("--class")) {
    const auto read = class_said(session);
    if (!read) return tl::unexpected<Error>(read.error());
    filter.school_class = *read;
  }
  return filter;
}

Result<Exit> list(Session& session) {
  if (auto opened = session.open(Access::read); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  const auto filter = filter_of(session);
  if (!filter) return tl::unexpected<Error>(filter.error());
  const Words& words = session.words();
  Document document = session.document("people", words.tr("Participants"));
  doc::Table table;
  table.id = "people";
  table.columns = {{"person", words.tr("Person")}, {"role", words.tr("Role")},
                   {"form", words.tr("Form")},     {"class", words.tr("Class")},
                   {"state", words.tr("State")},   {"enrolled", words.tr("Since")}};
  table.empty_text = words.tr("Nobody.");
  for (const ListedRole& row : rows_of(session, *filter)) {
    doc::Row cells;
    cells.id = mentor::text(row.person->id);
    cells.cells = {
        session.reference(row.person->id),
        label(words, row.participation->role),
        row.participation->form.empty() ? doc::Cell()
                                        : doc::Cell(form_label(session, row.participation->form)),
        row.person->school_class.empty() ? doc::Cell() : doc::Cell(row.person->school_class),
        label(words, row.standing),
        row.participation->enrolled};
    table.rows.push_back(std::move(cells));
  }
  if (!reads_a_person(session)) {
    document.blocks.emplace_back(std::move(table));
    return session.show(document);
  }
  for (doc::Table& each : apart_by(session, std::move(table), "form", words.tr("no form yet")))
    document.blocks.emplace_back(std::move(each));
  return session.show(document);
}

// The role said, else the only one in which the person takes part.
Result<Role> role_of(Session& session, PersonId id) {
  if (session.has("--role")) {
    return session.text("--role") == "mentor" ? Role::mentor : Role::mentee;
  }
  std::set<Role> roles;
  if (const PersonState* person = find_person(session.state(), id)) {
    for (const Participation& each : person->participations) {
      if (!each.left) roles.insert(each.role);
    }
  }
  if (roles.size() == 1) return *roles.begin();
  return fail(Exit::usage, roles.empty() ? "not-enrolled" : "role-needed",
              {{"person", session.named(id)}});
}

Result<Exit> choose_form(Session& session) {
  if (auto opened = session.open(Access::write); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  std::vector<std::string> typed = session.operands("PERSON");
  if (typed.size() < 2) return fail(Exit::usage, "person-form-usage");
  const auto form = session.form(typed.back());
  if (!form) return tl::unexpected<Error>(form.error());
  typed.pop_back();
  const auto people = session.people(typed);
  if (!people) return tl::unexpected<Error>(people.error());
  const auto date = session.day_of("--date", session.day());
  if (!date) return tl::unexpected<Error>(date.error());
  Edits edits;
  for (const PersonId id : *people) {
    const auto role = role_of(session, id);
    if (!role) return tl::unexpected<Error>(role.error());
    const Person& card = session.programme().people.at(id);
    if (auto taken = check_category(session, {id, *role, *form}, card.categories); !taken) {
      return tl::unexpected<Error>(taken.error());
    }
    Entry entry = session.entry(EventKind::form, id, *date);
    put(entry, "role", {std::string(*role == Role::mentor ? "mentor" : "mentee")});
    put(entry, "form", {form->text});
    edits.entries.push_back(std::move(entry));
  }
  return session.commit(edits);
}

Result<void> check_move(const Session& session, const PersonState& person, const Entry& entry) {
  const std::string said = text_of(entry, "class");
  if (person.school_class != said) return {};
  return fail(Exit::refused, "class-same", {{"person", session.named(person.id)}, {"class", said}});
}

// Whoever never took part is left to the check of the whole folder.
Result<void> check_leaving(const Session& session, const PersonState& person, const Entry& entry) {
  const std::string role = text_of(entry, "role");
  const std::string form = text_of(entry, "form");
  std::optional<Date> left;
  for (const Participation& each : person.participations) {
    if (!role.empty() && (role == "mentor") != (each.role == Role::mentor)) continue;
    if (!form.empty() && form != each.form.text) continue;
    if (!each.left) return {};
    left = std::max(left.value_or(*each.left), *each.left);
  }
  if (!left) return {};
  return fail(Exit::refused, "left-already",
              {{"person", session.named(person.id)}, {"date", iso(*left)}});
}

// A pause may be made longer by a second one.
Result<void> check_pause(const Session& session, const PersonState& person, const Entry& entry) {
  const auto until = date_of(entry, "until");
  const bool says_nothing_new =
      std::any_of(person.pauses.begin(), person.pauses.end(), [&](const Span& pause) {
        return covers(pause, entry.date) && (!pause.to || (until && *until < *pause.to));
      });
  if (!says_nothing_new) return {};
  return fail(Exit::refused, "paused-already",
              {{"person", session.named(person.id)},
               {"code", mentor::text(person.id)},
               {"day_option", day_after_option(until)}});
}

// Refuses what says nothing new of the person on the day of the entry.
Result<void> check_news(Session& session, PersonId id, const Entry& entry) {
  const State then = fold(session.programme(), entry.date);
  const PersonState* person = find_person(then, id);
  if (person == nullptr) return {};
  switch (entry.event) {
    case EventKind::joined_class:
      return check_move(session, *person, entry);
    case EventKind::left:
      return check_leaving(session, *person, entry);
    case EventKind::person_paused:
      return check_pause(session, *person, entry);
    default:
      return {};
  }
}

using KeysSaid = std::vector<std::pair<std::string_view, Value>>;

// One entry of the kind for every person named.
Result<Exit> note_each(Session& session, EventKind kind, const KeysSaid& keys) {
  const auto people = session.people(session.operands("PERSON"));
  if (!people) return tl::unexpected<Error>(people.error());
  const auto date = session.day_of("--date", session.day());
  if (!date) return tl::unexpected<Error>(date.error());
  Edits edits;
  for (const PersonId id : *people) {
    Entry entry = session.entry(kind, id, *date);
    for (const auto& [key, value] : keys)
      put(entry, key, value);
    if (auto news = check_news(session, id, entry); !news) {
      return tl::unexpected<Error>(news.error());
    }
    entry.note = session.text("--note");
    edits.entries.push_back(std::move(entry));
  }
  return session.commit(edits);
}

Result<Exit> move(Session& session) {
  if (auto opened = session.open(Access::write); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  if (!session.has("--class")) return fail(Exit::usage, "class-needed");
  const auto read = class_said(session);
  if (!read) return tl::unexpected<Error>(read.error());
  return note_each(session, EventKind::joined_class, {{"class", {*read}}});
}

Result<Exit> leave(Session& session) {
  if (auto opened = session.open(Access::write); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  KeysSaid keys;
  if (session.has("--role")) keys.push_back({"role", {session.text("--role")}});
  if (session.has("--form")) {
    const auto form = session.form(session.text("--form"));
    if (!form) return tl::unexpected<Error>(form.error());
    keys.push_back({"form", {form->text}});
  }
  if (session.has("--reason")) keys.push_back({"reason", {session.text("--reason")}});
  return note_each(session, EventKind::left, keys);
}

Result<Exit> pause(Session& session) {
  if (auto opened = session.open(Access::write); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  KeysSaid keys;
  const auto until = session.optional_day("--until");
  if (!until) return tl::unexpected<Error>(until.error());
  if (*until) keys.push_back({"until", {**until}});
  if (session.has("--reason")) keys.push_back({"reason", {session.text("--reason")}});
  return note_each(session, EventKind::person_paused, keys);
}

Result<Exit> resume(Session& session) {
  if (auto opened = session.open(Access::write); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  return note_each(session, EventKind::person_resumed, {});
}

const Option date_option{"--date", "DATE", TR_NOOP("the day of the fact; today by default")};
const Option reason_option{"--reason", "TEXT", TR_NOOP("the reason, without names")};
const Option note_option{"--note", "TEXT", TR_NOOP("a remark, without names")};
const Option role_option{
    "--role", "ROLE", TR_NOOP("mentee or mentor"), Times::once, {"mentee", "mentor"}};
const Option form_option{"--form", "FORM", TR_NOOP("only this form of mentoring")};
const Operand people_operand{"PERSON", TR_NOOP("codes or names"), true, Times::many};

Command changing(std::string path, std::string summary, std::vector<Option> options,
                 std::vector<Example> examples, std::function<Result<Exit>(Session&)> run_it) {
  options.push_back(date_option);
  options.push_back(note_option);
  return {.path = std::move(path),
          .group = Group::people,
          .summary = std::move(summary),
          .operands = {people_operand},
          .options = std::move(options),
          .examples = std::move(examples),
          .writes = Writes::folder,
          .run = std::move(run_it)};
}

}  // namespace

std::vector<Command> people_commands() {
  return {
      {.path = "person list",
       .group = Group::people,
       .summary = TR_NOOP("list the participants"),
       .operands = {},
       .options = {role_option,
                   form_option,
                   {"--state",
                    "STATE",
                    TR_NOOP("only in this state"),
                    Times::once,
                    {"ready", "not-ready", "paired", "paused", "left", "all"}},
                   {"--class", "CLASS", TR_NOOP("only of this class")}},
       .examples = {{"mentor person list --role mentee --state not-ready", ""}},
       .shows = Shows::document,
       .run = list},
      {.path = "person show",
       .group = Group::people,
       .summary = TR_NOOP("the whole story of one person, with the place of every fact"),
       .operands = {{"PERSON", TR_NOOP("code or name")}},
       .options = {},
       .examples = {{"mentor person show P-001", ""}},
       .shows = Shows::document,
       .run = show_person},
      changing("person form", TR_NOOP("choose the form of people enrolled without one"),
               {role_option}, {{"mentor person form P-001 P-002 pupil-pupil", ""}}, choose_form),
      changing("person move", TR_NOOP("record a change of class"),
               {{"--class", "CLASS", TR_NOOP("the new class")}},
               {{"mentor person move P-001 --class 8А", ""}}, move),
      changing("person leave", TR_NOOP("record that a person has left"),
               {role_option, form_option, reason_option},
               {{"mentor person leave P-002 --reason переезд", ""}}, leave),
      changing("person pause", TR_NOOP("record a pause"),
               {{"--until", "DATE", TR_NOOP("the last day of the pause")}, reason_option},
               {{"mentor person pause P-002 --until 2024-02-10 --reason болезнь", ""}}, pause),
      changing("person resume", TR_NOOP("record the end of a pause"), {},
               {{"mentor person resume P-002", ""}}, resume),
      {.path = "person forget",
       .group = Group::people,
       .summary = TR_NOOP("destroy a person's private data and print the act"),
       .operands = {{"PERSON", TR_NOOP("code or name")}},
       .options = {{"--reason", "TEXT",
                    TR_NOOP("the ground for the act; by default what the journal tells")}},
       .examples = {{"mentor person forget P-006 --dry-run",
                     TR_NOOP("shows the act; nothing is destroyed")},
                    {"mentor person forget P-006 --yes",
                     TR_NOOP("the act is kept in private/reports/, or where -o says")}},
       .exits = TR_NOOP("4 still in a pair, or nobody to ask"),
       .writes = Writes::folder,
       .shows = Shows::document,
       .run = forget_person},
  };
}

}  // namespace mentor::cli
