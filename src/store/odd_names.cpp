#include "mentor/store/odd_names.h"

#include <algorithm>

#include <fmt/format.h>

#include "mentor/base/encoding.h"
#include "paths.h"

namespace mentor {
namespace {

bool is_control(char c) {
  return (c >= 0 && c < 0x20) || c == 0x7F;
}

// Of valid UTF-8.
void add_shown(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (is_control(c)) {
      out += fmt::format("\\u{{{:x}}}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
}

}  // namespace

bool is_odd_path(std::string_view path) {
  return is_beneath(path) && !is_folder_path(path);
}

std::string shown_path(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    const std::size_t good = std::min(find_invalid_utf8(path), path.size());
    add_shown(out, path.substr(0, good));
    path.remove_prefix(good);
    if (path.empty()) break;
    out += fmt::format("\\x{:02X}", static_cast<unsigned char>(path.front()));
    path.remove_prefix(1);
  }
  return out;
}

}  // namespace mentor
