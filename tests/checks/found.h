// Findings as short lines, for comparing.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "../state/world.h"
#include "mentor/checks/check.h"

namespace mentor {

/// `error member-left pairs/x.yaml:1` for each finding, in their order.
inline std::vector<std::string> lines_of(const Findings& findings) {
  std::vector<std::string> lines;
  for (const Finding& each : findings) {
    const char* word = each.severity == Severity::error     ? "error "
                       : each.severity == Severity::warning ? "warning "
                                                            : "note ";
    lines.push_back(word + each.message.id + " " + each.where.file + ":" +
                    std::to_string(each.where.line));
  }
  return lines;
}

using Lines = std::vector<std::string>;

/// What check_programme tells; check_errors must tell the errors among it, in every world shown.
inline Lines found(const World& world, std::string_view day) {
  const State state = world.state(day);
  const Findings all = check_programme(state);
  Findings errors = all;
  std::erase_if(errors, [](const Finding& each) { return each.severity != Severity::error; });
  CHECK(check_errors(state) == errors);
  return lines_of(all);
}

/// Two pupils, P-001 the mentor of P-002 in pair-001 from 8 December, with all that is needed.
inline World school() {
  World world;
  world.person("P-001 pupil class=9А born=2008-02").person("P-002 pupil class=7Б born=2010-05");
  world.ready("P-001", "mentor", "pp").ready("P-002", "mentee", "pp");
  world.pair("pair-001 pp P-001 P-002 2023-12-08 2024-05-31 order=1");
  world.journal("2023-12-08 - order id=o1 number=1 kind=pairs pairs=pair-001");
  return world;
}

}  // namespace mentor
