// enroll: one person becomes a mentee or a mentor.
#include <algorithm>

#include "choice_words.h"
#include "commands.h"
#include "enroll_import.h"
#include "enroll_untaken.h"
#include "import_plan.h"
#include "mentor/base/school_class.h"
#include "mentor/base/text.h"
#include "mentor/intake/cells.h"
#include "mentor/intake/names.h"
#include "mentor/intake/people.h"
#include "mentor/state/people.h"
#include "people_edits.h"
#include "session.h"

namespace mentor::cli {
namespace {

// The category said, else the first that the form takes in this role, else the only one there is.
Result<CategoryId> category_for(Session& session, Role role, const FormId& form) {
  if (session.has("--category")) return session.category(session.text("--category"));
  if (const Form* found = find_form(session.programme().card, form)) {
    const auto& taken = role == Role::mentor ? found->mentors : found->mentees;
    if (!taken.empty()) return taken.front();
  }
  const auto& categories = session.programme().card.categories;
  if (categories.size() == 1) return categories.front().id;
  std::vector<std::string> known;
  for (const Category& category : categories)
    known.push_back(category.id.text);
  return fail(Exit::usage, "category-needed", {{"categories", join(known, ", ")}});
}

// `key=value` pairs; a value with commas is a list of texts.
Result<std::map<std::string, Fact>> facts_from(const std::vector<std::string>& typed) {
  std::map<std::string, Fact> facts;
  for (const std::string& each : typed) {
    const std::size_t equals = each.find('=');
    if (equals == std::string::npos || equals == 0) {
      return fail(Exit::usage, "key-value-expected", {{"value", each}});
    }
    const std::string value = each.substr(equals + 1);
    const bool is_list = value.find(',') != std::string::npos;
    facts[each.substr(0, equals)] = is_list ? Fact{split(value, ","), true} : Fact{{value}, false};
  }
  return facts;
}

// What the command line says of a person who may be new.
struct Typed {
  Sighting sighting;
  NewPerson person;
};

// What is wrong with a value typed is wrong usage, whatever it would be in a table.
tl::unexpected<Error> wrong_usage(Error error) {
  error.exit = Exit::usage;
  return tl::unexpected<Error>(std::move(error));
}

Result<void> read_class_option(Session& session, Typed& typed) {
  if (!session.has("--class")) return {};
  auto read = read_class(session.text("--class"), session.state().classes);
  if (!read) return wrong_usage(read.error());
  typed.sighting.school_class = *read;
  typed.person.card.school_class = *read;
  return {};
}

Result<void> read_birth_option(Session& session, Typed& typed) {
  if (!session.has("--birth-date")) return {};
  const auto born = read_birth_date(session.text("--birth-date"), session.day());
  if (!born) return wrong_usage(born.error());
  typed.sighting.birth_date = *born;
  typed.person.hidden.birth_date = *born;
  typed.person.card.born =
      BirthMonth{static_cast<int>(born->year()), static_cast<unsigned>(born->month())};
  return {};
}

Result<Typed> read_typed(Session& session) {
  Typed typed;
  if (session.has("--name")) {
    const auto name = read_full_name(session.text("--name"));
    if (!name) return wrong_usage(name.error());
    typed.sighting.name = name->name;
    typed.person.hidden.name = name->name;
  }
  if (auto read = read_class_option(session, typed); !read) {
    return tl::unexpected<Error>(read.error());
  }
  if (auto read = read_birth_option(session, typed); !read) {
    return tl::unexpected<Error>(read.error());
  }
  auto facts = facts_from(session.texts("--fact"));
  if (!facts) return tl::unexpected<Error>(facts.error());
  for (auto& [key, fact] : *facts)
    read_times(session, key, fact);
  Person& card = typed.person.card;
  card.facts = std::move(*facts);
  card.post = session.text("--post");
  card.department = session.text("--department");
  card.organisation = session.text("--organisation");
  typed.person.hidden.phones = session.texts("--phone");
  typed.person.hidden.emails = session.texts("--email");
  return typed;
}

// On the command line there is a cure that a table has not: --new.
tl::unexpected<Error> with_cure(Error error) {
  std::string& id = error.message.id;
  if (id == "person-birth-differs") id = "enroll-birth-differs";
  if (id == "person-class-differs") id = "enroll-class-differs";
  if (id == "person-ambiguous") id = "enroll-ambiguous";
  if (id == "person-without-card") id = "enroll-without-card";
  return wrong_usage(std::move(error));
}

// True when the birth date or the class settles that the one of that name is meant.
bool is_settled(Session& session, const Sighting& sighting, PersonId id) {
  const auto card = session.private_cards().find(id);
  const bool same_birth = sighting.birth_date && card != session.private_cards().end() &&
                          card->second.birth_date == sighting.birth_date;
  const PersonState* person = find_person(session.state(), id);
  return same_birth || (!sighting.school_class.empty() && person != nullptr &&
                        person->school_class == sighting.school_class);
}

// The same command about that person.
std::string command_by_code(const Session& session, PersonId id) {
  const bool enrols = !session.operand("ROLE").empty();
  std::string command = enrols ? "mentor enroll " + session.operand("ROLE")
                               : "mentor appoint " + session.operand("POST");
  command += " " + mentor::text(id);
  for (const char* option : {"--form", "--capacity", "--order", "--date"})
    if (session.has(option)) command += std::string(" ") + option + " " + session.text(option);
  return command;
}

// The person whom the operand or the name means; nullopt for somebody new.
Result<std::optional<PersonId>> recognised(Session& session, const Typed& typed) {
  if (const std::string code = session.operand("PERSON"); !code.empty()) {
    const auto known = session.person(code);
    if (!known) return tl::unexpected<Error>(known.error());
    return std::optional<PersonId>(*known);
  }
  if (!session.has("--name")) return fail(Exit::usage, "name-needed");
  if (session.has("--new")) return std::optional<PersonId>();
  const People people(session.state(), session.has_names() ? &session.private_cards() : nullptr);
  if (!session.has_names()) return std::optional<PersonId>();
  auto found = people.recognise(typed.sighting);
  if (!found) return with_cure(std::move(found.error()));
  if (*found && !is_settled(session, typed.sighting, **found)) {
    return fail(
        Exit::usage, "person-by-name-only",
        {{"candidate", people.label(**found)}, {"command", command_by_code(session, **found)}});
  }
  return found;
}

Result<Entry> enrolled_entry(Session& session, PersonId id, const FormId& form) {
  const auto date = session.day_of("--date", session.day());
  if (!date) return tl::unexpected<Error>(date.error());
  const auto capacity = session.integer("--capacity", 0, 1000);
  if (!capacity) return tl::unexpected<Error>(capacity.error());
  Entry entry = session.entry(EventKind::enrolled, id, *date);
  put(entry, "role", {session.operand("ROLE")});
  if (!form.empty()) put(entry, "form", {form.text});
  if (*capacity) put(entry, "capacity", {**capacity});
  return entry;
}

// A mentor enrolled already may be enrolled again with another number of places: that is told so.
bool tells_other_places(const Entry& entry, const Participation& held) {
  const auto told = integer_of(entry, "capacity");
  return held.role == Role::mentor && told && *told != held.capacity;
}

// Facts said of somebody who has a card already are entries: the card is theirs who wrote it.
void add_fact_entries(Session& session, PersonId id, const std::map<std::string, Fact>& facts,
                      Edits& edits) {
  for (const auto& [key, fact] : facts) {
    Entry entry = session.entry(EventKind::fact, id, session.day());
    put(entry, "key", {key});
    put(entry, "value", value_of(fact));
    edits.entries.push_back(std::move(entry));
  }
}

// A refused enrolment writes no facts either; each has a command of its own.
void tell_unwritten(Session& session, const Edits& edits) {
  for (const Entry& entry : edits.entries) {
    const std::string value = join(texts_of(*find(entry, "value")), ",");
    session.tell(session.say(
        {"fact-not-written",
         {{"command", "mentor record add " + mentor::text(*subject_person(entry)) +
                          " fact key=" + text_of(entry, "key") + " 'value=" + value + "'"}}}));
  }
}

// The code is printed only once it is on the disk; also under --quiet, for scripts need it.
Result<Exit> commit_and_print_code(Session& session, const Edits& edits, PersonId id) {
  auto committed = session.commit(edits);
  if (committed && !session.has("--dry-run")) session.print(mentor::text(id));
  return committed;
}

Result<Exit> enroll(Session& session) {
  if (auto opened = session.open(Access::write); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  const Role role = session.operand("ROLE") == "mentor" ? Role::mentor : Role::mentee;
  FormId form;
  if (session.has("--form")) {
    const auto found = session.form(session.text("--form"));
    if (!found) return tl::unexpected<Error>(found.error());
    form = *found;
  }
  auto typed = read_typed(session);
  if (!typed) return tl::unexpected<Error>(typed.error());
  const auto known = recognised(session, *typed);
  if (!known) return tl::unexpected<Error>(known.error());
  Edits edits;
  const PersonId id =
      known->value_or(next_person_id(session.programme(), &session.private_cards()));
  if (*known) {
    tell_untaken(session, id, typed->person);
    add_fact_entries(session, id, typed->person.card.facts, edits);
  } else {
    const auto category = category_for(session, role, form);
    if (!category) return tl::unexpected<Error>(category.error());
    typed->person.card.categories = {*category};
    add_new_person(id, std::move(typed->person), edits);
  }
  const Person& card = *known ? session.programme().people.at(id) : edits.people.back();
  if (auto taken = check_category(session, {id, role, form}, card.categories); !taken) {
    return tl::unexpected<Error>(taken.error());
  }
  auto entry = enrolled_entry(session, id, form);
  if (!entry) return tl::unexpected<Error>(entry.error());
  const PersonState* now = find_person(session.state(), id);
  const Participation* held =
      now == nullptr ? nullptr : active_participation(session.state(), *now, role, form);
  if (held != nullptr && !tells_other_places(*entry, *held)) {
    tell_unwritten(session, edits);
    const char* message = role == Role::mentor ? "mentor-enrolled-already" : "enrolled-already";
    return fail(Exit::refused, message,
                {{"person", session.named(id)}, {"code", mentor::text(id)}});
  }
  if (held != nullptr && !held->form.empty()) put(*entry, "form", {held->form.text});
  edits.entries.push_back(std::move(*entry));
  return commit_and_print_code(session, edits, id);
}

Result<Exit> appoint(Session& session) {
  if (auto opened = session.open(Access::write); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  if (session.text("--order").empty()) return fail(Exit::usage, "appointment-order-needed");
  auto typed = read_typed(session);
  if (!typed) return tl::unexpected<Error>(typed.error());
  const auto known = recognised(session, *typed);
  if (!known) return tl::unexpected<Error>(known.error());
  const auto date = session.day_of("--date", session.day());
  if (!date) return tl::unexpected<Error>(date.error());
  Edits edits;
  const PersonId id =
      known->value_or(next_person_id(session.programme(), &session.private_cards()));
  if (*known) {
    tell_untaken(session, id, typed->person);
  } else {
    const auto category = adult_category(session);
    if (!category) return tl::unexpected<Error>(category.error());
    typed->person.card.categories = {*category};
    if (typed->person.card.post.empty()) typed->person.card.post = session.operand("POST");
    add_new_person(id, std::move(typed->person), edits);
  }
  Entry entry = session.entry(EventKind::appointed, {}, *date);
  put(entry, "id", {next_record_id(session.state(), EventKind::appointed, "appointed")});
  put(entry, "post", {post_meant(session.operand("POST"))});
  put(entry, "person", {mentor::text(id)});
  put(entry, "order", {session.text("--order")});
  edits.entries.push_back(std::move(entry));
  return commit_and_print_code(session, edits, id);
}

std::vector<Option> card_options() {
  return {
      {"--name", "NAME", TR_NOOP("family name, given name, patronymic; kept in private/ only")},
      {"--category", "CATEGORY", TR_NOOP("the kind of person; the form's first by default")},
      {"--class", "CLASS", TR_NOOP("school class, as 7Б")},
      {"--birth-date", "DATE", TR_NOOP("day of birth; the day is kept in private/ only")},
      {"--post", "POST", TR_NOOP("post or subject")},
      {"--department", "NAME", TR_NOOP("department")},
      {"--organisation", "NAME", TR_NOOP("organisation of somebody from outside")},
      {"--phone", "PHONE", TR_NOOP("telephone; kept in private/ only"), Times::many},
      {"--email", "EMAIL", TR_NOOP("e-mail; kept in private/ only"), Times::many},
      {"--fact", "KEY=VALUE", TR_NOOP("a fact to compare; commas make a list"), Times::many},
      {"--new", "", TR_NOOP("somebody new, although the name is known")},
      {"--date", "DATE", TR_NOOP("the day of the fact; today by default")},
  };
}

std::vector<Option> with(std::vector<Option> first, const std::vector<Option>& more) {
  first.insert(first.end(), more.begin(), more.end());
  return first;
}

}  // namespace

std::vector<Command> enroll_commands() {
  return {
      {.path = "enroll",
       .group = Group::people,
       .summary = TR_NOOP("take a person into the base of mentees or mentors"),
       .operands = {{"ROLE", TR_NOOP("the role"), true, Times::once, {"mentee", "mentor"}},
                    {"PERSON", TR_NOOP("code or name of somebody known already"), false}},
       .options = with({{"--form", "FORM", TR_NOOP("form of mentoring; may be chosen later")},
                        {"--capacity", "N", TR_NOOP("how many mentees a mentor takes at most")}},
                       card_options()),
       .examples = {{"mentor enroll mentee --form pupil-pupil --name 'Ёлкина Анна' --class 7Б",
                     TR_NOOP("a new mentee; the code is printed")},
                    {"mentor enroll mentor P-003 --form pupil-pupil --capacity 2",
                     TR_NOOP("a second role of somebody known")}},
       .exits = TR_NOOP("2 also: a name that may be somebody known; 4 enrolled already"),
       .writes = Writes::folder,
       .run = enroll},
      {.path = "enroll import",
       .group = Group::people,
       .summary = TR_NOOP("take many people into the base from a table"),
       .operands = {table_operand()},
       .options = with({{"--role",
                         "ROLE",
                         TR_NOOP("the role of rows that do not say it"),
                         Times::once,
                         {"mentee", "mentor"}},
                        {"--form", "FORM", TR_NOOP("the form of rows that do not say it")},
                        {"--category", "CATEGORY",
                         TR_NOOP("the category of rows that do not say it; the form's first by "
                                 "default")}},
                       table_options()),
       .examples = {{"mentor enroll import class.csv --role mentee --form pupil-pupil --dry-run",
                     TR_NOOP("shows what would be written, and every rejected row with its "
                             "reason")}},
       .exits = TR_NOOP("1 some rows were rejected; the good ones are written"),
       .writes = Writes::folder,
       .run = import_people},
      {.path = "appoint",
       .group = Group::people,
       .summary = TR_NOOP("record who is in charge: head, curator, team, psychologist"),
       .operands = {{"POST", TR_NOOP("head, curator, team or another post")},
                    {"PERSON", TR_NOOP("code or name; or say --name"), false}},
       .options = with({{"--order", "NUMBER", TR_NOOP("number of the order")}}, card_options()),
       .examples = {{"mentor appoint curator --name 'Соловьёва Мария Петровна' --order 45-о", ""}},
       .writes = Writes::folder,
       .run = appoint},
  };
}

}  // namespace mentor::cli
