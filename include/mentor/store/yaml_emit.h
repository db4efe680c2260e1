// YAML out: values to text, every scalar written so that YAML 1.1 and 1.2 readers give it back.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "mentor/base/date.h"
#include "mentor/base/result.h"
#include "mentor/store/yaml_tree.h"

namespace mentor {

/// A value to be written. Build it with the functions below.
struct OutNode {
  enum class Kind { text, plain, list, map };
  Kind kind = Kind::text;
  Layout layout = Layout::flow;
  std::string text;               ///< of a scalar, UTF-8
  std::vector<OutNode> items;     ///< of a list, or the values of a map
  std::vector<std::string> keys;  ///< of a map: keys[i] belongs to items[i]

  /// Adds to a map and returns it, for chains. The key must not be there yet.
  OutNode& add(std::string key, OutNode value);
  /// Adds to a list and returns it.
  OutNode& add(OutNode value);
};

/// A text: plain when it is beyond doubt a text for every reader, else in double quotes.
[[nodiscard]] OutNode out_text(std::string text);
[[nodiscard]] OutNode out_date(Date date);
[[nodiscard]] OutNode out_integer(std::int64_t number);
/// `true` or `false`. Named by a type of its own because a bare bool is easily a mistake.
enum class Flag : bool { no, yes };
[[nodiscard]] OutNode out_flag(Flag flag);
[[nodiscard]] OutNode out_list(Layout layout = Layout::flow);
[[nodiscard]] OutNode out_map(Layout layout = Layout::flow);

/// One entry of a journal: `- {date: 2023-12-11, ...}` and `\n`, always exactly one line, whatever
/// the texts hold (line breaks and characters that are unsafe raw become escapes). `map` is a map;
/// everything in it is written in flow style. Errors: `text-not-utf8`, `key-too-long` (over 1000
/// bytes; arg `key`).
[[nodiscard]] Result<std::string> flow_entry(const OutNode& map);

/// A card: a map written in block style at the top, below it as each node's layout says (everything
/// inside a flow node is flow). Ends with `\n`; an empty map gives `{}`. No comments: the caller
/// puts its modeline before. Errors as flow_entry.
[[nodiscard]] Result<std::string> block_card(const OutNode& map);

/// One value in flow style without a line end, for messages and diffs. Errors as flow_entry.
[[nodiscard]] Result<std::string> flow_value(const OutNode& value);

/// True when `text` may be written without quotes: YAML 1.1 and 1.2 both read it as this text, in
/// block and in flow, as a key and as a value.
[[nodiscard]] bool is_plain_safe(std::string_view text);

}  // namespace mentor
