// What a document in RTF says.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mentor {

struct RtfText {
  std::vector<std::string> readings;  ///< the text in UTF-8, once for each code page it may be in
  bool whole = true;                  ///< false where pictures or objects are in it
};

[[nodiscard]] bool is_rtf(std::string_view bytes);

/// Control words go, `\'ca` and `\u1050?` are what they stand for: in the code page that the
/// document names, and in windows-1251, which its fonts may name.
[[nodiscard]] RtfText text_of_rtf(std::string_view bytes);

}  // namespace mentor
