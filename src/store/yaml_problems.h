// libyaml's complaints as ids of messages.
#pragma once

#include <yaml.h>

#include <string>

#include "mentor/model/finding.h"

namespace mentor {

/// The error that stopped a parser. Ids: `yaml-quote-open`, `yaml-list-open`, `yaml-map-open` (arg
/// `opened`, LINE:COLUMN), `yaml-colon`, `yaml-key-colon`, `yaml-key-expected`, `yaml-key-place`,
/// `yaml-item-expected`, `yaml-item-place`, `yaml-value-expected`, `yaml-character`, `yaml-tab`,
/// `yaml-escape`, `yaml-block-header`, `yaml-document-mark`, `yaml-documents`, `yaml-directive`,
/// `yaml-anchor`, `yaml-alias`, `yaml-tag`; for the rest `yaml-syntax`.
[[nodiscard]] Finding yaml_problem(const yaml_parser_t& parser, const std::string& file);

}  // namespace mentor
