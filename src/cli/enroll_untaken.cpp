#include "enroll_untaken.h"

#include <fmt/format.h>

#include <algorithm>

#include "mentor/base/text.h"
#include "mentor/state/people.h"

namespace mentor::cli {
namespace {

bool is_other(const std::string& typed, const std::string& known) {
  return !typed.empty() && fold(typed) != fold(known);
}

std::vector<std::string> with_those(std::vector<std::string> known,
                                    const std::vector<std::string>& typed) {
  for (const std::string& each : typed)
    if (std::find(known.begin(), known.end(), each) == known.end()) known.push_back(each);
  return known;
}

std::string quoted_list(const std::vector<std::string>& texts) {
  std::vector<std::string> quoted;
  for (const std::string& each : texts)
    quoted.push_back("\"" + each + "\"");
  return "[" + join(quoted, ", ") + "]";
}

std::string name_line(const FullName& typed, const FullName& known) {
  const auto part = [](const std::string& first, const std::string& otherwise) {
    return first.empty() ? otherwise : first;
  };
  std::string line = "name: {family: " + part(typed.family, known.family) +
                     ", given: " + part(typed.given, known.given);
  const std::string patronymic = part(typed.patronymic, known.patronymic);
  return line + (patronymic.empty() ? "}" : ", patronymic: " + patronymic + "}");
}

std::vector<std::string> private_lines(const PrivateCard& known, const PrivateCard& typed) {
  std::vector<std::string> lines;
  if (is_other(typed.name.family, known.name.family) ||
      is_other(typed.name.given, known.name.given) ||
      is_other(typed.name.patronymic, known.name.patronymic)) {
    lines.push_back(name_line(typed.name, known.name));
  }
  if (typed.birth_date && typed.birth_date != known.birth_date) {
    lines.push_back("birth_date: " + iso(*typed.birth_date));
  }
  const auto phones = with_those(known.phones, typed.phones);
  if (phones.size() > known.phones.size()) lines.push_back("phones: " + quoted_list(phones));
  const auto emails = with_those(known.emails, typed.emails);
  if (emails.size() > known.emails.size()) lines.push_back("emails: " + quoted_list(emails));
  return lines;
}

bool is_other_month(const std::optional<BirthMonth>& typed,
                    const std::optional<BirthMonth>& known) {
  if (!typed) return false;
  return !known || known->year != typed->year || known->month != typed->month;
}

std::vector<std::string> public_lines(const Person& known, const Person& typed) {
  std::vector<std::string> lines;
  if (is_other_month(typed.born, known.born)) {
    lines.push_back(fmt::format("born: {}-{:02}", typed.born->year, typed.born->month.value_or(1)));
  }
  if (is_other(typed.post, known.post)) lines.push_back("post: " + typed.post);
  if (is_other(typed.department, known.department)) {
    lines.push_back("department: " + typed.department);
  }
  if (is_other(typed.organisation, known.organisation)) {
    lines.push_back("organisation: " + typed.organisation);
  }
  return lines;
}

}  // namespace

void tell_untaken(Session& session, PersonId id, const NewPerson& typed) {
  const std::string code = mentor::text(id);
  const auto tell = [&](const std::string& folder, const std::vector<std::string>& lines) {
    for (const std::string& line : lines) {
      session.tell(session.say(
          {"card-not-corrected",
           {{"person", session.named(id)}, {"file", folder + code + ".yaml"}, {"line", line}}}));
    }
  };
  const auto hidden = session.private_cards().find(id);
  tell("private/",
       private_lines(hidden == session.private_cards().end() ? PrivateCard{} : hidden->second,
                     typed.hidden));
  const PersonState* person = find_person(session.state(), id);
  if (person == nullptr || person->card == nullptr) return;
  tell("people/", public_lines(*person->card, typed.card));
  if (is_other(typed.card.school_class, person->school_class)) {
    session.tell(session.say(
        {"class-not-corrected",
         {{"person", session.named(id)},
          {"class", typed.card.school_class},
          {"command", "mentor person move " + code + " --class " + typed.card.school_class}}}));
  }
}

}  // namespace mentor::cli
