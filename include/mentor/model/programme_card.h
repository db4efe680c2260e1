// programme.yaml: the school, its forms, kinds of people, what consents it asks, thresholds.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "mentor/model/ids.h"
#include "mentor/model/place.h"

namespace mentor {

enum class Role { mentee, mentor };

struct Organisation {
  std::string name;
  std::string short_name;
  std::string kind;  ///< school, kindergarten, …: the school's own word
  std::string settlement;
  std::string district;
  std::string region;
  std::string site;
};

struct Category {
  CategoryId id;
  std::string title;
  bool adult = false;
  Place place{};
};

struct QuietDays {
  int first_30 = 10;  ///< limit of quiet days while the pair is up to 30 days old
  int first_90 = 14;
  int later = 30;
};

struct Thresholds {
  double satisfied = 7;  ///< a mean on the 1..10 scale from which a respondent counts as satisfied
  int small_group = 5;   ///< means of fewer people are shown only to curator and head
  int first_meeting_days = 14;
  QuietDays quiet_days;
};

struct QuietDayOverrides {
  std::optional<int> first_30;
  std::optional<int> first_90;
  std::optional<int> later;
};

struct ThresholdOverrides {
  std::optional<double> satisfied;
  std::optional<int> small_group;
  std::optional<int> first_meeting_days;
  QuietDayOverrides quiet_days;
};

struct Form {
  FormId id;
  std::string title;
  bool official = false;
  std::vector<CategoryId> mentors;
  std::vector<CategoryId> mentees;
  int group_min = 1;
  int group_max = 1;
  std::vector<std::string> role_models;
  std::vector<std::string> selection;  ///< criteria by which mentors are selected
  std::vector<std::string> clearance;  ///< kinds of `cleared` that a mentor must have
  ThresholdOverrides thresholds;
  Place place;
};

enum class AgeBand { under_14, from_14, adult };
enum class Signer { representative, self };

struct ConsentPolicy {
  std::map<CategoryId, std::vector<std::string>>
      required;  ///< kinds; a missing category = processing
  std::map<AgeBand, std::vector<Signer>> signers;
};

/// A programme of the bank of programmes.
struct BankProgramme {
  FormId form;
  std::string title;
  std::string goal;
  std::vector<std::string> expected;
};

struct ProgrammeCard {
  int format = 1;
  std::string id;
  Organisation organisation;
  std::string title;
  std::string language = "ru";
  std::string goal;
  std::vector<std::string> tasks;
  std::vector<Category> categories;
  std::vector<Form> forms;
  ConsentPolicy consent;
  Thresholds thresholds;
  std::vector<std::string> legal;
  std::vector<BankProgramme> programmes;
  std::vector<std::string> rewards;
};

/// nullptr when there is none of that id.
[[nodiscard]] const Form* find_form(const ProgrammeCard& card, const FormId& id);
[[nodiscard]] const Category* find_category(const ProgrammeCard& card, const CategoryId& id);

/// Kinds of consent required of the category; `processing` where the programme says nothing.
[[nodiscard]] std::vector<std::string> required_consents(const ProgrammeCard& card,
                                                         const CategoryId& category);

/// Who signs in the age band; the rule of reliability.md where the programme says nothing: under 14
/// the representative, from 14 representative and self, adults themselves.
[[nodiscard]] const std::vector<Signer>& signers(const ProgrammeCard& card, AgeBand band);

/// The programme's thresholds with the form's own over them.
[[nodiscard]] Thresholds thresholds_of(const ProgrammeCard& card, const Form& form);

}  // namespace mentor
