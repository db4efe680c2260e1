#include "mentor/state/clearances.h"

namespace mentor {

const Cleared* clearance_of(const PersonState& person, const std::string& kind) {
  const auto found = person.cleared.find(kind);
  return found == person.cleared.end() ? nullptr : &found->second;
}

std::vector<std::string> lacking_clearances(const PersonState& mentor, const Form& form, Date day) {
  std::vector<std::string> lacking;
  for (const std::string& kind : form.clearance) {
    const Cleared* paper = clearance_of(mentor, kind);
    if (paper == nullptr || (paper->until && *paper->until < day)) lacking.push_back(kind);
  }
  return lacking;
}

}  // namespace mentor
