#include "bench/expected.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <vector>

namespace mentor::bench {
namespace {

std::optional<std::int64_t> number(const std::string& text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

bool Expected::read(const std::string& text) {
  return text.find('=') != std::string::npos ? read_pairs(text) : read_table(text);
}

bool Expected::read_pairs(const std::string& text) {
  std::istringstream in(text);
  for (std::string pair; std::getline(in, pair, ',');) {
    const auto at = pair.find('=');
    if (at == std::string::npos) return false;
    const auto value = number(pair.substr(at + 1));
    if (!value) return false;
    every_[pair.substr(0, at)] = *value;
  }
  return true;
}

bool Expected::read_table(const std::string& path) {
  std::ifstream in(path);
  std::string line;
  if (!in || !std::getline(in, line)) return false;
  std::vector<std::string> keys;
  std::istringstream head(line);
  for (std::string key; head >> key;)
    keys.push_back(key);
  while (std::getline(in, line)) {
    std::istringstream fields(line);
    std::string name;
    fields >> name;
    std::string field;
    for (std::size_t k = 1; fields >> field; ++k) {
      if (field == "-") continue;
      const auto value = number(field);
      if (!value || k >= keys.size()) return false;
      of_[name][keys[k]] = *value;
    }
  }
  return true;
}

std::optional<std::int64_t> Expected::known(const std::string& instance,
                                            const std::string& key) const {
  if (const auto at = every_.find(key); at != every_.end()) return at->second;
  const auto values = of_.find(instance);
  if (values == of_.end()) return std::nullopt;
  const auto at = values->second.find(key);
  return at == values->second.end() ? std::nullopt : std::optional(at->second);
}

void Expected::compare(const std::string& instance, const std::string& key, std::int64_t found) {
  if (const auto wanted = known(instance, key)) note(key, *wanted, found);
}

void Expected::reach(const std::string& instance, const std::string& key, std::int64_t found) {
  if (const auto wanted = known(instance, key)) note(key, *wanted, std::min(found, *wanted));
}

void Expected::note(const std::string& key, std::int64_t wanted, std::int64_t found) {
  ++compared_;
  if (wanted == found) return;
  ++different_;
  std::printf("  DIFFERS: %s is %lld, expected %lld\n", key.c_str(), static_cast<long long>(found),
              static_cast<long long>(wanted));
}

}  // namespace mentor::bench
