#include "yaml_problems.h"

#include <fmt/format.h>
#include <array>
#include <string_view>

namespace mentor {
namespace {

struct Saying {
  std::string_view words;
  std::string_view id;
};

// By what was being read when it went wrong; these come first.
constexpr std::array contexts = {
    Saying{"while scanning an alias", "yaml-alias"},
    Saying{"while scanning an anchor", "yaml-anchor"},
    Saying{"while scanning a tag", "yaml-tag"},
    Saying{"while parsing a tag", "yaml-tag"},
    Saying{"while scanning a directive", "yaml-directive"},
    Saying{"while scanning a %YAML directive", "yaml-directive"},
    Saying{"while scanning a %TAG directive", "yaml-directive"},
    Saying{"while parsing a %TAG directive", "yaml-directive"},
    Saying{"while scanning a block scalar", "yaml-block-header"},
};

constexpr std::array problems = {
    Saying{"found unexpected end of stream", "yaml-quote-open"},
    Saying{"did not find expected ',' or ']'", "yaml-list-open"},
    Saying{"did not find expected ',' or '}'", "yaml-map-open"},
    Saying{"mapping values are not allowed in this context", "yaml-colon"},
    Saying{"found unexpected ':'", "yaml-colon"},
    Saying{"could not find expected ':'", "yaml-key-colon"},
    Saying{"did not find expected key", "yaml-key-expected"},
    Saying{"mapping keys are not allowed in this context", "yaml-key-place"},
    Saying{"did not find expected '-' indicator", "yaml-item-expected"},
    Saying{"block sequence entries are not allowed in this context", "yaml-item-place"},
    Saying{"did not find expected node content", "yaml-value-expected"},
    Saying{"found character that cannot start any token", "yaml-character"},
    Saying{"found a tab character that violates indentation", "yaml-tab"},
    Saying{"found a tab character where an indentation space is expected", "yaml-tab"},
    Saying{"found unknown escape character", "yaml-escape"},
    Saying{"found invalid Unicode character escape code", "yaml-escape"},
    Saying{"did not find expected hexdecimal number", "yaml-escape"},
    Saying{"found unexpected document indicator", "yaml-document-mark"},
    Saying{"did not find expected <document start>", "yaml-documents"},
    Saying{"found duplicate %YAML directive", "yaml-directive"},
    Saying{"found incompatible YAML document", "yaml-directive"},
    Saying{"found duplicate %TAG directive", "yaml-directive"},
};

template <std::size_t N>
std::string_view id_of(const std::array<Saying, N>& sayings, const char* words) {
  if (words == nullptr) return {};
  for (const Saying& saying : sayings) {
    if (saying.words == words) return saying.id;
  }
  return {};
}

std::string problem_id(const yaml_parser_t& parser) {
  std::string_view id = id_of(contexts, parser.context);
  const bool tab = id_of(problems, parser.problem) == "yaml-tab";
  if (id.empty() || tab) id = id_of(problems, parser.problem);
  return std::string(id.empty() ? "yaml-syntax" : id);
}

bool names_an_opening(const std::string& id) {
  return id == "yaml-list-open" || id == "yaml-map-open";
}

}  // namespace

Finding yaml_problem(const yaml_parser_t& parser, const std::string& file) {
  std::string id = problem_id(parser);
  const yaml_mark_t& opened = parser.context_mark;
  const yaml_mark_t& mark = id == "yaml-quote-open" ? opened : parser.problem_mark;
  std::vector<Arg> args;
  if (names_an_opening(id)) {
    args.push_back({"opened", fmt::format("{}:{}", opened.line + 1, opened.column + 1)});
  }
  return {Severity::error, Message{std::move(id), std::move(args)},
          Where{file, static_cast<int>(mark.line) + 1, static_cast<int>(mark.column) + 1}};
}

}  // namespace mentor
