// What libyaml lets through although YAML forbids it, found from its events and the source.
#pragma once

#include <yaml.h>

#include <string>
#include <string_view>
#include <vector>

#include "mentor/model/finding.h"
#include "yaml_places.h"

namespace mentor {

/// Fed with the events of one document in order. `indent` is the column (from 0) of the innermost
/// block list or map around a node, -1 at the top. Errors go to `findings`.
class YamlStrict {
 public:
  YamlStrict(std::string_view text, const std::string& file, Findings& findings);

  /// Before the first event: `%` lines other than `%YAML 1.1` and `%YAML 1.2`.
  void check_directives();
  /// Every scalar, also keys; `in_flow`: directly inside a flow list or map.
  void check_scalar(const yaml_event_t& event, int indent, bool in_flow);
  /// The outermost flow list or map, from its first line to the mark of its end.
  void check_flow_lines(std::size_t first_line, const yaml_mark_t& end, int indent);
  /// After the last event.
  void check_rest();

 private:
  enum class Inside { scalar, collection };
  void check_continuation(std::size_t first, std::size_t last, int indent, Inside inside);
  void check_block_header(const yaml_mark_t& start, int indent);
  void check_leading_blanks(const yaml_mark_t& start, int indent);
  void check_indicator(const yaml_event_t& event);
  void check_comments(std::size_t start, std::size_t end);
  void tell(std::string id, std::size_t line, std::size_t column);

  std::string_view text_;
  const std::string& file_;
  Findings& findings_;
  YamlPlaces places_;
  CommentMarks comments_;
  std::vector<TextMark> questions_;
  std::size_t next_question_ = 0;
  Where reached_;  // the place of the last wrong comment, so that each is found from the one before
  std::size_t reached_byte_ = 0;
};

}  // namespace mentor
