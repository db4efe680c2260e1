// The YAML test suite (yaml/yaml-test-suite, data branch): what must be refused is refused, and
// what is accepted has the suite's values. Also refused by choice: anchors, aliases, tags, several
// documents, keys that are no text, and odd directives.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "mentor/store/yaml_tree.h"

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const fs::path archive = fs::path(MENTOR_SHARED_DATA) / "yaml-suite" / "yaml-test-suite.tar.xz";

std::string slurp(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

// Each case once: the folders `name` and `tags` only link to the others.
std::vector<fs::path> unpacked_cases() {
  const fs::path folder = fs::path(MENTOR_STORE_SCRATCH) / "yaml-suite";
  fs::remove_all(folder);
  fs::create_directories(folder);
  const std::string call = "tar xJf '" + archive.string() + "' -C '" + folder.string() + "'";
  REQUIRE(std::system(call.c_str()) == 0);
  std::vector<fs::path> cases;
  for (const auto& item : fs::recursive_directory_iterator(folder)) {
    if (item.path().filename() == "in.yaml") cases.push_back(item.path().parent_path());
  }
  std::sort(cases.begin(), cases.end());
  return cases;
}

bool is_number(std::string_view text, const json& wanted) {
  const std::string copy(text);
  char* end = nullptr;
  const double number = std::strtod(copy.c_str(), &end);
  return end == copy.c_str() + copy.size() && number == wanted.get<double>();
}

bool scalar_equals(const mentor::Node& node, const json& wanted) {
  if (wanted.is_null()) return node.is_nothing();
  if (!node.is_scalar()) return false;
  if (wanted.is_string()) return node.text() == wanted.get<std::string>();
  if (wanted.is_boolean()) return node.text() == (wanted.get<bool>() ? "true" : "false");
  return wanted.is_number() && is_number(node.text(), wanted);
}

bool equals(const mentor::Node& node, const json& wanted) {
  if (wanted.is_array()) {
    return node.is_list() && std::ranges::equal(node.items(), wanted, equals);
  }
  if (!wanted.is_object()) return scalar_equals(node, wanted);
  if (!node.is_map() || node.entries().size() != wanted.size()) return false;
  return std::ranges::all_of(node.entries(), [&](const mentor::MapEntry& entry) {
    const auto found = wanted.find(std::string(entry.key.text()));
    return found != wanted.end() && equals(entry.value, *found);
  });
}

bool has_wanted_value(const mentor::Tree& tree, const std::string& text) {
  const json wanted = json::parse(text, nullptr, false);
  if (wanted.is_discarded()) return text.find_first_not_of(" \n") == std::string::npos;
  if (tree.root() == nullptr) return wanted.is_null();
  return equals(*tree.root(), wanted);
}

// Refused although valid: what a programme's files may not use.
const std::set<std::string> banned = {"yaml-anchor",    "yaml-alias",     "yaml-tag",
                                      "yaml-documents", "yaml-directive", "yaml-key-kind",
                                      "yaml-key-empty"};

struct Count {
  int bad = 0;
  int good = 0;
  int compared = 0;
  std::map<std::string, int> refused;
  std::string stricter;  // valid, but libyaml cannot read it
};

void judge(const fs::path& folder, Count& count) {
  const std::string name =
      folder.parent_path().filename().string() + "/" + folder.filename().string();
  CAPTURE(name);
  const mentor::YamlReading reading = mentor::read_yaml(slurp(folder / "in.yaml"), "in.yaml");
  if (fs::exists(folder / "error")) {
    ++count.bad;
    CHECK_FALSE(reading.readable());
    return;
  }
  ++count.good;
  if (!reading.readable()) {
    const std::string& id = reading.findings.front().message.id;
    ++count.refused[id];
    const bool chosen = std::ranges::any_of(
        reading.findings, [](const auto& finding) { return banned.contains(finding.message.id); });
    if (!chosen) count.stricter += "\n  " + name + " " + id;
    return;
  }
  if (!fs::exists(folder / "in.json")) return;
  ++count.compared;
  CHECK(has_wanted_value(reading.tree, slurp(folder / "in.json")));
}

}  // namespace

TEST_CASE("of the YAML test suite no bad case is accepted and good ones have its values") {
  if (!fs::exists(archive)) {
    MESSAGE("SKIPPED: no YAML test suite at " << archive.string());
    return;
  }
  Count count;
  for (const fs::path& folder : unpacked_cases())
    judge(folder, count);
  CHECK(count.bad == 94);
  CHECK(count.good == 308);
  for (const auto& [id, times] : count.refused)
    MESSAGE("refused by " << id << ": " << times);
  MESSAGE("valid, but refused for other reasons:" << count.stricter);
  MESSAGE("bad " << count.bad << ", good " << count.good << ", values compared " << count.compared);
}
