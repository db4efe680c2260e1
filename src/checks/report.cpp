#include "report.h"

#include <algorithm>
#include <array>

namespace mentor::checks {

void add_error(Findings& findings, const Where& at, std::string id, std::vector<Arg> args) {
  findings.push_back({Severity::error, {std::move(id), std::move(args)}, at});
}

void add_warning(Findings& findings, const Where& at, std::string id, std::vector<Arg> args) {
  findings.push_back({Severity::warning, {std::move(id), std::move(args)}, at});
}

void add_note(Findings& findings, const Where& at, std::string id, std::vector<Arg> args) {
  findings.push_back({Severity::note, {std::move(id), std::move(args)}, at});
}

void add_warning(Warnings& warnings, const Where& at, std::string id, std::vector<Arg> args) {
  add_warning(warnings.all_, at, std::move(id), std::move(args));
}

void add_note(Warnings& warnings, const Where& at, std::string id, std::vector<Arg> args) {
  add_note(warnings.all_, at, std::move(id), std::move(args));
}

Where at(const State& state, Place place) {
  return where(*state.programme, place);
}

std::string line_of(const State& state, Place place) {
  const Where where = at(state, place);
  return where.file + ":" + std::to_string(where.line);
}

Where at_year(const std::string& year) {
  return {"years/" + year + ".yaml", 0, 0};
}

std::vector<const Step*> all_steps(const State& state) {
  std::vector<const Step*> steps;
  for (const Stage& stage : state.programme->roadmap.stages) {
    for (const Step& step : stage.steps)
      steps.push_back(&step);
  }
  return steps;
}

std::string word(Role role) {
  return role == Role::mentor ? "mentor" : "mentee";
}

std::span<const Role> both_roles() {
  static constexpr std::array roles = {Role::mentor, Role::mentee};
  return roles;
}

const std::vector<Member>& members(const PairState& pair, Role role) {
  return role == Role::mentor ? pair.mentors : pair.mentees;
}

}  // namespace mentor::checks
