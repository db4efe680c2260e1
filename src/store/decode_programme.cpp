#include "decode.h"

namespace mentor {
namespace {

Organisation decode_organisation(const Node& map) {
  return {.name = text_at(map, "name"),
          .short_name = text_at(map, "short"),
          .kind = text_at(map, "kind"),
          .settlement = text_at(map, "settlement"),
          .district = text_at(map, "district"),
          .region = text_at(map, "region"),
          .site = text_at(map, "site")};
}

Category decode_category(const Node& map, const SourceFile& file) {
  return {.id = {text_at(map, "id")},
          .title = text_at(map, "title"),
          .adult = boolean_at(map, "adult").value_or(false),
          .place = place_of(file, map)};
}

ThresholdOverrides decode_overrides(const Node& map) {
  ThresholdOverrides own;
  own.satisfied = number_at(map, "satisfied");
  own.small_group = integer_at(map, "small_group");
  own.first_meeting_days = integer_at(map, "first_meeting_days");
  if (const Node* quiet = map.find("quiet_days")) {
    own.quiet_days = {integer_at(*quiet, "first_30"), integer_at(*quiet, "first_90"),
                      integer_at(*quiet, "later")};
  }
  return own;
}

Thresholds decode_thresholds(const Node& map) {
  ProgrammeCard defaults;
  Form form;
  form.thresholds = decode_overrides(map);
  return thresholds_of(defaults, form);
}

Form decode_form(const Node& map, const SourceFile& file) {
  Form form;
  form.id = {text_at(map, "id")};
  form.title = text_at(map, "title");
  form.official = boolean_at(map, "official").value_or(false);
  form.mentors = names_at<CategoryId>(map, "mentors");
  form.mentees = names_at<CategoryId>(map, "mentees");
  form.group_min = integer_at(map, "group_min").value_or(form.group_min);
  form.group_max = integer_at(map, "group_max").value_or(std::max(form.group_min, form.group_max));
  form.role_models = texts_at(map, "role_models");
  form.selection = texts_at(map, "selection");
  form.clearance = texts_at(map, "clearance");
  if (const Node* own = map.find("thresholds")) form.thresholds = decode_overrides(*own);
  form.place = place_of(file, map);
  return form;
}

ConsentPolicy decode_consent(const Node& map) {
  ConsentPolicy policy;
  for (const MapEntry& each : entries_at(map, "required")) {
    if (!each.value.is_nothing()) {
      policy.required[CategoryId{text_in(each.key)}] = texts_in(each.value);
    }
  }
  if (const Node* signers = map.find("signers")) {
    for (const auto& band : age_band_words) {
      if (signers->find(band.text) == nullptr) continue;
      policy.signers[band.value] = words_at(*signers, band.text, signer_words);
    }
  }
  return policy;
}

BankProgramme decode_bank_programme(const Node& map) {
  return {.form = {text_at(map, "form")},
          .title = text_at(map, "title"),
          .goal = text_at(map, "goal"),
          .expected = texts_at(map, "expected")};
}

}  // namespace

ProgrammeCard decode_programme_card(const Node& root, const SourceFile& file) {
  ProgrammeCard card;
  card.format = integer_at(root, "format").value_or(card.format);
  card.id = text_at(root, "id");
  if (const Node* node = root.find("organisation")) card.organisation = decode_organisation(*node);
  card.title = text_at(root, "title");
  if (root.find("language") != nullptr) card.language = text_at(root, "language");
  card.goal = text_at(root, "goal");
  card.tasks = texts_at(root, "tasks");
  for (const Node& item : items_at(root, "categories"))
    card.categories.push_back(decode_category(item, file));
  for (const Node& item : items_at(root, "forms"))
    card.forms.push_back(decode_form(item, file));
  if (const Node* node = root.find("consent")) card.consent = decode_consent(*node);
  if (const Node* node = root.find("thresholds")) card.thresholds = decode_thresholds(*node);
  card.legal = texts_at(root, "legal");
  for (const Node& item : items_at(root, "programmes"))
    card.programmes.push_back(decode_bank_programme(item));
  card.rewards = texts_at(root, "rewards");
  return card;
}

}  // namespace mentor
