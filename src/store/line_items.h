// A journal line by line: the fast way to read a file in which every line stands for itself.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "mentor/store/yaml_tree.h"

namespace mentor {

/// Told of the map of every entry in order, with its line. False ends the reading.
using TakeItem = std::function<bool(const Node& item, std::uint32_t line)>;

/// Goes through a file of which every line is an entry of one line, a comment or blank, and in
/// which nothing is wrong: then `take` sees the very items that read_yaml gives (their nodes last
/// as long as the call; places in a line are not told). False when it is any other file, or `take`
/// said so: what was taken is then worth nothing, and read_yaml must tell what there is.
[[nodiscard]] bool each_line_item(std::string_view bytes, const std::string& path,
                                  const TakeItem& take);

}  // namespace mentor
