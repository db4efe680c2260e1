// select and train: which mentors are fit for a form, and what they were taught.
#include <algorithm>

#include "commands.h"
#include "mentor/base/text.h"
#include "people_edits.h"
#include "session.h"

namespace mentor::cli {
namespace {

// The people named, all of them in the base of mentors on that day.
Result<std::vector<PersonId>> mentors_named(Session& session, Date date) {
  const auto people = session.people(session.operands("MENTOR"));
  if (!people) return people;
  for (const PersonId id : *people) {
    const PersonState* person = find_person(session.state(), id);
    const bool is_mentor =
        person != nullptr &&
        std::any_of(person->participations.begin(), person->participations.end(),
                    [&](const Participation& each) {
                      return each.role == Role::mentor && (!each.left || *each.left > date);
                    });
    if (!is_mentor)
      return fail(Exit::refused, "not-a-mentor",
                  {{"person", session.named(id)}, {"code", mentor::text(id)}});
  }
  return people;
}

Result<Exit> select(Session& session) {
  if (auto opened = session.open(Access::write); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  const auto form = session.form(session.operand("FORM"));
  if (!form) return tl::unexpected<Error>(form.error());
  const auto date = session.day_of("--date", session.day());
  if (!date) return tl::unexpected<Error>(date.error());
  const auto people = mentors_named(session, *date);
  if (!people) return tl::unexpected<Error>(people.error());
  Edits edits;
  for (const PersonId id : *people) {
    Entry entry = session.entry(EventKind::selected, id, *date);
    put(entry, "form", {form->text});
    put(entry, "decision", {!session.has("--reject")});
    if (session.has("--criteria")) {
      put(entry, "criteria", list_value(split(session.text("--criteria"), ",")));
    }
    entry.by = session.text("--by");
    entry.note = session.text("--note");
    edits.entries.push_back(std::move(entry));
  }
  return session.commit(edits);
}

std::vector<std::string> codes_of(const std::vector<PersonId>& people) {
  std::vector<std::string> codes;
  for (const PersonId id : people)
    codes.push_back(mentor::text(id));
  return codes;
}

// A line of an earlier day would be overridden by those of later ones, which do not know of it.
Result<void> check_training_day(Session& session, const std::string& id, Date date) {
  const std::vector<Entry>& journal = session.programme().journal;
  const auto newest = std::find_if(journal.rbegin(), journal.rend(), [&](const Entry& entry) {
    return entry.event == EventKind::training && view_of(entry, "id") == id;
  });
  if (newest == journal.rend() || newest->date <= date) return {};
  return fail(Exit::refused, "training-told-later",
              {{"id", id}, {"date", iso(date)}, {"later", iso(newest->date)}});
}

Result<void> check_training(Session& session, Date date) {
  const std::string id = session.text("--id");
  if (id.empty()) {
    if (!session.text("--title").empty()) return {};
    return fail(Exit::usage, "training-title-needed");
  }
  if (find_record(session.state(), EventKind::training, id) != nullptr)
    return check_training_day(session, id, date);
  std::vector<std::string> known;
  for (const Record& each : records_of(session.state(), EventKind::training))
    known.push_back(each.id);
  return fail(Exit::usage, "training-unknown", {{"value", id}, {"near", nearest(id, known)}});
}

// A training of that id that is known already gets the people added, else it is a new one.
Result<Entry> training_entry(Session& session, Date date, const std::vector<PersonId>& people) {
  std::string id = session.text("--id");
  if (id.empty()) id = next_record_id(session.state(), EventKind::training, "training");
  Entry entry = session.entry(EventKind::training, {}, date);
  put(entry, "id", {id});
  std::vector<PersonId> attended = people;
  if (const Record* known = find_record(session.state(), EventKind::training, id)) {
    for (const PersonId before : people_of(known->entry, "attended")) {
      if (std::find(attended.begin(), attended.end(), before) == attended.end()) {
        attended.push_back(before);
      }
    }
  }
  std::sort(attended.begin(), attended.end());
  put(entry, "attended", list_value(codes_of(attended)));
  for (const char* key : {"title", "kind", "trainer", "document"}) {
    const std::string typed = session.text(std::string("--") + key);
    if (!typed.empty()) put(entry, key, {typed});
  }
  const auto hours = session.integer("--hours", 0, 10'000);
  if (!hours) return tl::unexpected<Error>(hours.error());
  if (*hours) put(entry, "hours", {**hours});
  return entry;
}

Result<Exit> train(Session& session) {
  if (auto opened = session.open(Access::write); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  const auto date = session.day_of("--date", session.day());
  if (!date) return tl::unexpected<Error>(date.error());
  const auto people = mentors_named(session, *date);
  if (!people) return tl::unexpected<Error>(people.error());
  if (auto fine = check_training(session, *date); !fine) return tl::unexpected<Error>(fine.error());
  auto entry = training_entry(session, *date, *people);
  if (!entry) return tl::unexpected<Error>(entry.error());
  Edits edits;
  edits.entries.push_back(std::move(*entry));
  return session.commit(edits);
}

const Operand mentors_operand{"MENTOR", TR_NOOP("codes or names"), true, Times::many};
const Option date_option{"--date", "DATE", TR_NOOP("the day of the fact; today by default")};

}  // namespace

std::vector<Command> selection_commands() {
  return {
      {.path = "select",
       .group = Group::people,
       .summary = TR_NOOP("record that mentors are fit for a form of mentoring"),
       .operands = {{"FORM", TR_NOOP("form of mentoring")}, mentors_operand},
       .options = {{"--reject", "", TR_NOOP("not fit")},
                   {"--criteria", "LIST", TR_NOOP("criteria that were looked at, by commas")},
                   {"--by", "WHO", TR_NOOP("who decided: a post or a code")},
                   {"--note", "TEXT", TR_NOOP("a remark, without names")},
                   date_option},
       .examples = {{"mentor select pupil-pupil P-003", ""}},
       .writes = Writes::folder,
       .run = select},
      {.path = "train",
       .group = Group::people,
       .summary = TR_NOOP("record a training of mentors and who attended it"),
       .operands = {mentors_operand},
       .options = {{"--id", "ID", TR_NOOP("id of a training known already")},
                   {"--title", "TEXT", TR_NOOP("its title")},
                   {"--kind", "TEXT", TR_NOOP("course, seminar, round table …")},
                   {"--hours", "N", TR_NOOP("hours")},
                   {"--trainer", "TEXT", TR_NOOP("who taught: a post or an organisation")},
                   {"--document", "TEXT", TR_NOOP("certificate or other paper")},
                   date_option},
       .examples = {{"mentor train P-003 --title 'Школа наставника' --hours 6", ""}},
       .writes = Writes::folder,
       .run = train},
  };
}

}  // namespace mentor::cli
