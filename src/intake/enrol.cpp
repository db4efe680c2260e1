#include "enrol.h"

#include <algorithm>
#include <charconv>
#include <tuple>
#include <utility>

#include "list_questions.h"
#include "mentor/base/text.h"
#include "mentor/model/ids.h"
#include "mentor/state/people.h"

namespace mentor::intake {
namespace {

std::string word(Role role) {
  return role == Role::mentee ? "mentee" : "mentor";
}

Entry role_entry(EventKind kind, PersonId id, const Enrolment& enrolment, Date date) {
  Entry entry;
  entry.date = date;
  entry.event = kind;
  entry.subject = id;
  put(entry, "role", {word(enrolment.role)});
  if (!enrolment.form.empty()) put(entry, "form", {enrolment.form.text});
  return entry;
}

// A sheet without a form asks for the role, in whichever form it is held.
std::optional<FormId> asked_form(const Enrolment& enrolment) {
  return enrolment.form.empty() ? std::nullopt : std::optional(enrolment.form);
}

struct Newcomer {
  std::string name;
  std::string school_class;
  std::string born;
  PersonId provisional;
  friend auto operator<=>(const Newcomer&, const Newcomer&) = default;
};

}  // namespace

std::optional<std::int64_t> places_told(const Questionnaire& questionnaire, const Draft& draft) {
  std::optional<std::int64_t> told;
  for (const Question& question : questionnaire.questions) {
    const auto found = draft.values.find(question.id);
    if (question.fact != "capacity" || found == draft.values.end()) continue;
    const std::string& digits = found->second.values.front();
    std::int64_t places = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), places);
    if (error == std::errc{} && end == digits.data() + digits.size()) told = places;
  }
  return told;
}

std::string enrolling_command(PersonId id, const Enrolment& enrolment) {
  const std::string command = "mentor enroll " + word(enrolment.role) + " " + text(id);
  return enrolment.form.empty() ? command : command + " --form " + enrolment.form.text;
}

std::optional<Date> left_since(const State& state, PersonId id, const Enrolment& enrolment,
                               Date date) {
  const PersonState* person = find_person(state, id);
  if (person == nullptr) return std::nullopt;
  const std::optional<FormId> form = asked_form(enrolment);
  auto left = left_on(*person, enrolment.role, form, state.day);
  // Whoever left before a form was chosen has left whichever it would have been.
  if (form && !ever_took_part(*person, enrolment.role, form))
    left = left_on(*person, enrolment.role, FormId{}, state.day);
  return left && date < *left ? left : std::nullopt;
}

std::vector<Entry> role_entries(const State& state, PersonId id, const Enrolment& enrolment,
                                Date date) {
  const auto enrolled = [&](EventKind kind) {
    std::vector<Entry> entries{role_entry(kind, id, enrolment, date)};
    if (state.day != date) entries.front().noted = state.day;
    return entries;
  };
  const PersonState* person = find_person(state, id);
  if (person == nullptr) return enrolled(EventKind::enrolled);
  if (takes_part(*person, state.day, enrolment.role, asked_form(enrolment))) return {};
  if (left_since(state, id, enrolment, date)) return {};
  const bool formless = takes_part(*person, state.day, enrolment.role, FormId{});
  return enrolled(formless ? EventKind::form : EventKind::enrolled);
}

void hand_out_codes(PersonId first, Drafts& drafts) {
  std::map<PersonId, Newcomer> newcomers;
  for (const Draft& draft : drafts.drafts) {
    if (!draft.is_new) continue;
    const Sighting& who = draft.seen.who;
    const Newcomer newcomer{name_key(who.name), who.school_class,
                            who.birth_date ? iso(*who.birth_date) : "", *draft.person};
    const auto [at, is_first] = newcomers.try_emplace(*draft.person, newcomer);
    if (!is_first) at->second = std::min(at->second, newcomer);
  }
  std::vector<Newcomer> sorted;
  for (const auto& [id, newcomer] : newcomers)
    sorted.push_back(newcomer);
  std::sort(sorted.begin(), sorted.end());
  std::map<PersonId, PersonId> codes;
  std::uint32_t next = first.number;
  for (const Newcomer& newcomer : sorted)
    codes[newcomer.provisional] = PersonId{next++};
  const auto renumber = [&](std::optional<PersonId>& id) {
    if (id && codes.contains(*id)) id = codes.at(*id);
  };
  for (Draft& draft : drafts.drafts)
    renumber(draft.person);
  for (RowVerdict& verdict : drafts.rows)
    renumber(verdict.person);
}

Person person_card(const Draft& draft, const CategoryId& category) {
  Person person;
  person.id = *draft.person;
  person.categories = {category};
  person.school_class = draft.seen.who.school_class;
  person.post = draft.seen.post;
  person.organisation = draft.seen.organisation;
  fill_from_list(person, draft.values);
  if (const auto& born = draft.seen.who.birth_date) {
    person.born = BirthMonth{static_cast<int>(born->year()), static_cast<unsigned>(born->month())};
  }
  return person;
}

PrivateCard private_card(const Draft& draft) {
  PrivateCard card;
  card.id = *draft.person;
  card.name = draft.seen.who.name;
  card.birth_date = draft.seen.who.birth_date;
  card.phones = draft.seen.phones;
  card.emails = draft.seen.emails;
  return card;
}

}  // namespace mentor::intake

namespace mentor {

Result<Enrolment> enrolment_of(const ProgrammeCard& card, const Questionnaire& questionnaire,
                               const FormId& form) {
  const bool mentee = questionnaire.role == Respondent::mentee;
  const bool enrols = questionnaire.purpose != Purpose::request && !questionnaire.anonymous &&
                      (mentee || questionnaire.role == Respondent::mentor);
  if (!enrols) {
    return fail(Exit::usage, "questionnaire-enrols-nobody",
                {{"questionnaire", questionnaire.id.text}});
  }
  std::vector<std::string> forms;
  for (const Form& each : card.forms)
    forms.push_back(each.id.text);
  FormId chosen = form;
  if (chosen.empty() && questionnaire.forms.size() == 1) chosen = questionnaire.forms.front();
  if (chosen.empty() && questionnaire.forms.empty() && card.forms.size() == 1) {
    chosen = card.forms.front().id;
  }
  if (chosen.empty()) {
    return fail(Exit::usage, "enroll-form-needed",
                {{"questionnaire", questionnaire.id.text}, {"forms", join(forms, ", ")}});
  }
  if (find_form(card, chosen) == nullptr) {
    return fail(Exit::usage, "form-unknown",
                {{"value", chosen.text}, {"nearest", nearest(chosen.text, forms)}});
  }
  return Enrolment{mentee ? Role::mentee : Role::mentor, chosen, {}};
}

}  // namespace mentor
