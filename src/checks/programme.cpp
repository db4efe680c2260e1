#include <algorithm>
#include <optional>
#include <set>

#include "mentor/state/people.h"
#include "report.h"
#include "rules.h"

namespace mentor::checks {
namespace {

const Where programme_file{"programme.yaml", 0, 0};

// The largest group that a mentor of the form takes; nothing where the form has no mentor.
std::optional<int> most_places(const State& state, const Form& form) {
  std::optional<int> most;
  for (const auto& [id, person] : state.people) {
    const Participation* part = active_participation(state, person, Role::mentor, form.id);
    if (part == nullptr || part->capacity == 0) continue;
    most = std::max(most.value_or(0),
                    std::min(part->capacity.value_or(form.group_max), form.group_max));
  }
  return most;
}

}  // namespace

void find_repeated_forms(const State& state, Findings& findings) {
  std::set<FormId> forms;
  for (const Form& form : state.programme->card.forms) {
    if (forms.insert(form.id).second) continue;
    add_error(findings, at(state, form.place), "form-twice", {{"form", form.id.text}});
  }
  std::set<CategoryId> categories;
  for (const Category& category : state.programme->card.categories) {
    if (categories.insert(category.id).second) continue;
    add_error(findings, programme_file, "category-twice", {{"category", category.id.text}});
  }
}

void find_impossible_groups(const State& state, Findings& findings) {
  for (const Form& form : state.programme->card.forms) {
    if (form.group_min <= form.group_max) continue;
    add_error(findings, at(state, form.place), "group-range",
              {{"form", form.id.text},
               {"min", std::to_string(form.group_min)},
               {"max", std::to_string(form.group_max)}});
  }
}

void find_groups_out_of_reach(const State& state, Warnings& warnings) {
  for (const Form& form : state.programme->card.forms) {
    const auto most = most_places(state, form);
    if (!most || *most >= form.group_min || form.group_min > form.group_max) continue;
    add_warning(warnings, at(state, form.place), "group-min-unreachable",
                {{"form", form.id.text},
                 {"min", std::to_string(form.group_min)},
                 {"most", std::to_string(*most)}});
  }
}

void find_forms_for_nobody(const State& state, Warnings& warnings) {
  for (const Form& form : state.programme->card.forms) {
    for (const Role role : both_roles()) {
      const auto& categories = role == Role::mentor ? form.mentors : form.mentees;
      if (!categories.empty()) continue;
      add_warning(warnings, at(state, form.place), "form-for-nobody",
                  {{"form", form.id.text}, {"role", word(role)}});
    }
  }
}

// Scores are brought to 1..10 before they are compared with it.
void find_thresholds_out_of_reach(const State& state, Warnings& warnings) {
  const ProgrammeCard& card = state.programme->card;
  const auto check = [&](const Where& where, double satisfied) {
    if (satisfied >= 1 && satisfied <= 10) return;
    add_warning(warnings, where, "satisfied-out-of-scale",
                {{"value", std::to_string(static_cast<int>(satisfied))}});
  };
  check(programme_file, card.thresholds.satisfied);
  for (const Form& form : card.forms) {
    if (form.thresholds.satisfied) check(at(state, form.place), *form.thresholds.satisfied);
  }
}

void find_empty_consent_lists(const State& state, Warnings& warnings) {
  for (const auto& [category, kinds] : state.programme->card.consent.required) {
    if (!kinds.empty()) continue;
    add_warning(warnings, programme_file, "consent-none-required", {{"category", category.text}});
  }
}

// A list may ask for more signatures than the age rule, which is that of a card without a list.
void find_missing_signers(const State& state, Warnings& warnings) {
  constexpr std::array words{"under_14", "from_14", "adult"};
  constexpr std::array people{"representative", "self"};
  for (const auto& [band, listed] : state.programme->card.consent.signers) {
    for (const Signer needed : signers(ProgrammeCard{}, band)) {
      if (std::find(listed.begin(), listed.end(), needed) != listed.end()) continue;
      add_warning(warnings, programme_file, "signer-not-listed",
                  {{"band", words.at(static_cast<std::size_t>(band))},
                   {"signed_by", people.at(static_cast<std::size_t>(needed))}});
    }
  }
}

}  // namespace mentor::checks
