// What the rules share: adding a finding, and walking the journal up to the day of the state.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "mentor/model/finding.h"
#include "mentor/state/state.h"

namespace mentor::checks {

/// Where a rule puts what it tells when it never tells an error: nothing else fits in.
class Warnings {
 public:
  explicit Warnings(Findings& all) : all_(all) {}

 private:
  friend void add_warning(Warnings& warnings, const Where& at, std::string id,
                          std::vector<Arg> args);
  friend void add_note(Warnings& warnings, const Where& at, std::string id, std::vector<Arg> args);
  Findings& all_;
};

void add_warning(Warnings& warnings, const Where& at, std::string id, std::vector<Arg> args);
void add_note(Warnings& warnings, const Where& at, std::string id, std::vector<Arg> args);

void add_error(Findings& findings, const Where& at, std::string id, std::vector<Arg> args);
void add_warning(Findings& findings, const Where& at, std::string id, std::vector<Arg> args);
void add_note(Findings& findings, const Where& at, std::string id, std::vector<Arg> args);

/// Where a place of the state's programme is.
[[nodiscard]] Where at(const State& state, Place place);

/// The same for an argument: `journal/2023-10.yaml:14`.
[[nodiscard]] std::string line_of(const State& state, Place place);

/// `years/2023-2024.yaml` as a whole.
[[nodiscard]] Where at_year(const std::string& year);

/// All steps of the roadmap, in its order.
[[nodiscard]] std::vector<const Step*> all_steps(const State& state);

/// `mentor` or `mentee`, as files write it.
[[nodiscard]] std::string word(Role role);

/// Both roles, for walking the members of a pair.
[[nodiscard]] std::span<const Role> both_roles();

[[nodiscard]] const std::vector<Member>& members(const PairState& pair, Role role);

}  // namespace mentor::checks
