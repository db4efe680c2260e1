#include "mentor/base/short_years.h"

#include <algorithm>

#include "mentor/base/text.h"

namespace mentor {
namespace {

bool are_digits(const std::string& text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string with_century(const std::string& text) {
  const std::string written = text.substr(0, text.find_first_of(" ,"));
  const auto parts = split(written, ".");
  const bool short_year = parts.size() == 3 && parts[2].size() == 2 &&
                          std::all_of(parts.begin(), parts.end(), are_digits);
  if (!short_year) return text;
  return parts[0] + "." + parts[1] + ".20" + parts[2] + text.substr(written.size());
}

}  // namespace mentor
