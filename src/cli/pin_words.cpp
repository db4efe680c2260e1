#include "pin_words.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "match_words.h"
#include "mentor/base/text.h"
#include "mentor/matching/explain.h"

namespace mentor::cli {
namespace {

using matching::LostPin;
using matching::Obstacle;

// Obstacles of one person, who may be either of the two.
constexpr std::array<std::string_view, 8> of_one = {
    "consent", "clearance", "paused", "category", "block", "newer-pin", "not-enrolled", "left"};

std::string whom(const PinSpeaker& speaker, const Obstacle& obstacle) {
  if (obstacle.rule == "in-pair") return obstacle.detail;
  if (obstacle.rule == "pins-hold") {
    std::vector<std::string> names;
    for (const std::string& code : split(obstacle.detail, ",")) {
      const auto person = person_code(trim(code));
      if (person) names.push_back(speaker.name(*person));
    }
    return join(names, ", ");
  }
  const bool one = std::find(of_one.begin(), of_one.end(), obstacle.rule) != of_one.end();
  return one ? speaker.name(obstacle.person) : std::string();
}

// A pin and what stands against it.
Message about_pin(const char* id, const PinSpeaker& speaker, const Programme& programme,
                  const LostPin& pin) {
  std::vector<std::string> reasons;
  std::vector<std::string> rules;
  for (const Obstacle& each : pin.against) {
    std::string reason =
        reason_in_words(speaker, programme, pin.form, each, {pin.mentee, pin.mentor});
    if (each.rule == "not-lead")
      reason += "; " + speaker.words.tr("pin to {}", speaker.name(*person_code(each.detail)));
    reasons.push_back(std::move(reason));
    rules.push_back(word_of(each));
  }
  return {id,
          {{"mentee", speaker.name(pin.mentee)},
           {"mentor", speaker.name(pin.mentor)},
           {"form", pin.form.text},
           {"because", join(reasons, ", ")},
           {"rules", join(rules, ", ")}}};
}

Finding not_kept(const PinSpeaker& speaker, const State& state, const LostPin& pin) {
  const auto word = state.words.find({pin.mentee, pin.mentor});
  return {Severity::warning, about_pin("pin-not-kept", speaker, *state.programme, pin),
          where(*state.programme, word->second.place)};
}

}  // namespace

std::string reason_in_words(const PinSpeaker& speaker, const Programme& programme,
                            const FormId& form, const Obstacle& obstacle,
                            const std::pair<PersonId, PersonId>& two) {
  const std::string what = obstacle_in_words(speaker.words, programme, form, word_of(obstacle));
  std::string who = whom(speaker, obstacle);
  const bool of_mate = obstacle.person != two.first && obstacle.person != two.second;
  if (who.empty() && of_mate) who = speaker.name(obstacle.person);
  return who.empty() ? what : what + " — " + who;
}

Findings pins_not_kept(const PinSpeaker& speaker, const State& state,
                       const matching::Built& built) {
  Findings found;
  for (const auto& [two, against] : built.refused_pins)
    found.push_back(not_kept(speaker, state, {built.form, two.first, two.second, against}));
  return found;
}

std::optional<Finding> rules_beaten(const PinSpeaker& speaker, const matching::Admission& admission,
                                    PersonId mentee, PersonId mentor) {
  auto beaten = matching::passed_over(admission, mentee, mentor);
  if (beaten.empty()) return std::nullopt;
  return Finding{Severity::note,
                 about_pin("pin-beats-rules", speaker, *admission.state().programme,
                           {admission.form(), mentee, mentor, std::move(beaten)}),
                 {}};
}

Findings pins_not_kept(const PinSpeaker& speaker, const State& state) {
  Findings found;
  for (const LostPin& pin : matching::lost_pins(state)) {
    Finding finding = not_kept(speaker, state, pin);
    const bool told = std::any_of(found.begin(), found.end(), [&](const Finding& each) {
      return each.where == finding.where &&
             arg(each.message, "because") == arg(finding.message, "because");
    });
    if (!told) found.push_back(std::move(finding));
  }
  return found;
}

}  // namespace mentor::cli
