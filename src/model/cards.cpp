#include <fmt/format.h>

#include <algorithm>

#include "mentor/base/text.h"
#include "mentor/base/utf8.h"
#include "mentor/model/person.h"
#include "mentor/model/programme_card.h"
#include "mentor/model/questionnaire.h"
#include "mentor/model/stub.h"

namespace mentor {
namespace {

std::string initial(const std::string& name) {
  if (name.empty()) return {};
  std::size_t end = 1;
  while (is_tail(name, end))
    ++end;
  return capitalised(name.substr(0, end)) + ".";
}

}  // namespace

const Form* find_form(const ProgrammeCard& card, const FormId& id) {
  const auto found = std::find_if(card.forms.begin(), card.forms.end(),
                                  [&](const Form& form) { return form.id == id; });
  return found == card.forms.end() ? nullptr : &*found;
}

const Category* find_category(const ProgrammeCard& card, const CategoryId& id) {
  const auto found = std::find_if(card.categories.begin(), card.categories.end(),
                                  [&](const Category& category) { return category.id == id; });
  return found == card.categories.end() ? nullptr : &*found;
}

std::vector<std::string> required_consents(const ProgrammeCard& card, const CategoryId& category) {
  const auto found = card.consent.required.find(category);
  if (found == card.consent.required.end()) return {"processing"};
  return found->second;
}

const std::vector<Signer>& signers(const ProgrammeCard& card, AgeBand band) {
  static const std::vector<Signer> representative = {Signer::representative};
  static const std::vector<Signer> both = {Signer::representative, Signer::self};
  static const std::vector<Signer> self = {Signer::self};
  const auto found = card.consent.signers.find(band);
  if (found != card.consent.signers.end()) return found->second;
  if (band == AgeBand::adult) return self;
  return band == AgeBand::under_14 ? representative : both;
}

Thresholds thresholds_of(const ProgrammeCard& card, const Form& form) {
  Thresholds merged = card.thresholds;
  const ThresholdOverrides& own = form.thresholds;
  merged.satisfied = own.satisfied.value_or(merged.satisfied);
  merged.small_group = own.small_group.value_or(merged.small_group);
  merged.first_meeting_days = own.first_meeting_days.value_or(merged.first_meeting_days);
  merged.quiet_days.first_30 = own.quiet_days.first_30.value_or(merged.quiet_days.first_30);
  merged.quiet_days.first_90 = own.quiet_days.first_90.value_or(merged.quiet_days.first_90);
  merged.quiet_days.later = own.quiet_days.later.value_or(merged.quiet_days.later);
  return merged;
}

Person stub_of(const Person& person) {
  Person stub;
  stub.id = person.id;
  stub.categories = person.categories;
  stub.school_class = person.school_class;
  stub.organisation = person.organisation;
  stub.born = person.born;
  stub.entered = person.entered;
  stub.place = person.place;
  return stub;
}

bool is_stub(const Person& person) {
  return person.facts.empty() && person.blocks.empty() && person.post.empty() &&
         person.department.empty() && person.group.empty();
}

const Entry* forgotten_by(const Programme& programme, PersonId person) {
  const auto found =
      std::find_if(programme.journal.begin(), programme.journal.end(), [&](const Entry& entry) {
        return entry.event == EventKind::forgotten && subject_person(entry) == person;
      });
  return found == programme.journal.end() ? nullptr : &*found;
}

bool entered_together(const Person& person, const PrivateCard& card) {
  return !person.entered.empty() && person.entered == card.entered;
}

std::string text(const BirthMonth& born) {
  if (!born.month) return fmt::format("{:04}", born.year);
  return fmt::format("{:04}-{:02}", born.year, *born.month);
}

std::optional<BirthMonth> birth_month(std::string_view text) {
  if (text.size() == 4) {
    const auto date = parse_iso_date(std::string(text) + "-01-01");
    if (!date) return std::nullopt;
    return BirthMonth{static_cast<int>(date->year()), std::nullopt};
  }
  const auto date = parse_iso_date(std::string(text) + "-01");
  if (!date) return std::nullopt;
  return BirthMonth{static_cast<int>(date->year()), static_cast<unsigned>(date->month())};
}

std::string full_name(const FullName& name) {
  std::string full = name.family;
  for (const std::string& part : {name.given, name.patronymic}) {
    if (part.empty()) continue;
    if (!full.empty()) full += ' ';
    full += part;
  }
  return full;
}

std::string short_name(const FullName& name) {
  if (name.given.empty()) return name.family;
  std::string shortened = name.family.empty() ? std::string() : name.family + " ";
  shortened += initial(name.given);
  if (!name.patronymic.empty()) shortened += " " + initial(name.patronymic);
  return shortened;
}

const Question* find_question(const Questionnaire& questionnaire, const std::string& id) {
  const auto found = std::find_if(questionnaire.questions.begin(), questionnaire.questions.end(),
                                  [&](const Question& question) { return question.id == id; });
  return found == questionnaire.questions.end() ? nullptr : &*found;
}

}  // namespace mentor
