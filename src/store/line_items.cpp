#include "line_items.h"

#include "byte_gate.h"
#include "line_nodes.h"

namespace mentor {
namespace {

// An entry of one line in words that LineNodes does not know (an escape, a comment behind it). A
// flow map that is closed on its line means the same whatever stands around the line.
bool take_strictly(std::string_view line, const std::string& path, std::uint32_t number,
                   const TakeItem& take) {
  if (!line.starts_with("- {")) return false;
  const YamlReading reading = read_yaml(std::string(line), path);
  const Node* root = reading.tree.root();
  if (!reading.readable() || root == nullptr || root->items().size() != 1) return false;
  const Node& item = root->items().front();
  return item.is_map() && item.layout() == Layout::flow && take(item, number);
}

}  // namespace

bool each_line_item(std::string_view bytes, const std::string& path, const TakeItem& take) {
  if (!gate_bytes(bytes, path).empty()) return false;
  std::string_view rest = bytes.substr(bom_length(bytes));
  LineNodes nodes(LineNodes::Columns::skip);
  for (std::uint32_t number = 1; !rest.empty(); ++number) {
    const auto line = take_line(rest);
    if (!line) return false;
    if (const Node* item = nodes.entry_of(*line, number)) {
      if (!take(*item, number)) return false;
    } else if (!says_nothing(*line) && !take_strictly(*line, path, number, take)) {
      return false;
    }
  }
  return true;
}

}  // namespace mentor
