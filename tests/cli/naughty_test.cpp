// Strings that break programs, typed into every place of a command line that takes a text: stored
// and read back to the letter or refused as a wrong value, and never printed raw.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>

#include "memory_world.h"
#include "mentor/base/text.h"
#include "mentor/store/yaml_tree.h"

using namespace mentor;

namespace {

using Words = std::vector<std::string>;
using Folder = std::map<std::string, std::string>;

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Words naughty_strings() {
  const std::string bytes = bytes_of(std::string(MENTOR_SHARED_DATA) + "/naughty/blns.json");
  if (bytes.empty()) return {};
  Words strings;
  for (const auto& each : nlohmann::json::parse(bytes)) {
    auto text = each.get<std::string>();
    if (text.find('\0') == std::string::npos) strings.push_back(std::move(text));
  }
  return strings;
}

Folder folder_of(const std::string& name) {
  const std::filesystem::path root = std::string(MENTOR_SOURCE_DIR) + "/tests/cli/folders/" + name;
  Folder files;
  for (const auto& each : std::filesystem::recursive_directory_iterator(root)) {
    if (each.is_regular_file())
      files[std::filesystem::relative(each.path(), root).generic_string()] = bytes_of(each.path());
  }
  return files;
}

void gather(const Node& node, std::set<std::string>& texts) {
  if (node.is_scalar()) texts.emplace(node.text());
  for (const Node& item : node.items())
    gather(item, texts);
  for (const MapEntry& entry : node.entries())
    gather(entry.value, texts);
}

// Every text of every file that is not as it was.
std::set<std::string> texts_of_changes(const Folder& before, const Folder& after) {
  std::set<std::string> texts;
  for (const auto& [path, bytes] : after) {
    const auto old = before.find(path);
    if (old != before.end() && old->second == bytes) continue;
    const YamlReading reading = read_yaml(bytes, path);
    REQUIRE(reading.readable());
    if (reading.tree.root() != nullptr) gather(*reading.tree.root(), texts);
  }
  return texts;
}

// A command line with places `{}`, each filled with the next string.
struct Line {
  Words words;
  Words filled;  ///< the strings, in order
};

Line fill(const Words& pattern, const Words& strings, std::size_t& next) {
  Line line;
  for (std::string word : pattern) {
    if (const std::size_t at = word.find("{}"); at != std::string::npos) {
      line.filled.push_back(strings[next++ % strings.size()]);
      word.replace(at, 2, line.filled.back());
    }
    line.words.push_back(std::move(word));
  }
  return line;
}

struct Ended {
  int exit = 0;
  Folder folder;
};

Ended run_line(const Folder& folder, const Line& line) {
  CAPTURE(join(line.words, " "));
  cli::MemoryWorld world;
  world.folder = folder;
  const int exit = cli::run(line.words, world);
  CHECK(exit >= 0);
  CHECK(exit <= 5);
  CHECK(terminal_safe(world.out, Lines::keep) == world.out);
  CHECK(terminal_safe(world.err, Lines::keep) == world.err);
  if (exit > 1) {
    CHECK_FALSE(world.err.empty());
    CHECK(world.folder == folder);
  }
  return {exit, std::move(world.folder)};
}

// Goes through all strings; answers how many of a hundred lines were taken.
std::size_t keep_all(const Folder& folder, const Words& pattern, const Words& strings) {
  std::size_t next = 0;
  std::size_t lines = 0;
  std::size_t taken = 0;
  while (next < strings.size()) {
    const Line line = fill(pattern, strings, next);
    const Ended ended = run_line(folder, line);
    ++lines;
    if (ended.exit != 0) continue;
    ++taken;
    const std::set<std::string> texts = texts_of_changes(folder, ended.folder);
    for (const std::string& text : line.filled) {
      CAPTURE(text);
      CAPTURE(join(line.words, " "));
      CHECK((text.empty() || texts.contains(text)));  // an empty text is not said
    }
  }
  return taken * 100 / lines;
}

}  // namespace

TEST_CASE("a naughty string in any text of any command is kept to the letter") {
  const Words strings = naughty_strings();
  if (strings.empty()) MESSAGE("SKIPPED: no naughty strings in the shared data");
  const Folder school = folder_of("school");
  for (const Words& pattern : std::vector<Words>{
           {"meeting", "log", "pair-001", "--topic={}", "--result={}", "--place={}", "--note={}"},
           {"enroll", "mentee", "--form", "pupil-pupil", "--new", "--name", "Новый Игнат",
            "--organisation={}", "--post={}", "--department={}"},
           {"person", "leave", "P-006", "--reason={}", "--note={}"},
           {"person", "pause", "P-006", "--until", "2024-02-10", "--reason={}", "--note={}"},
           {"consent", "give", "P-006", "--signed-by", "representative", "--signed-by", "self",
            "--paper={}"},
           {"match", "ban", "P-002", "P-004", "--because={}"},
           {"pair", "close", "pair-001", "--outcome", "early", "--reason={}", "--result={}",
            "--note={}"},
           {"pair", "pause", "pair-001", "--reason={}"},
           {"train", "P-004", "--title={}", "--kind={}", "--trainer={}", "--document={}"}}) {
    CAPTURE(join(pattern, " "));
    if (!strings.empty()) CHECK(keep_all(school, pattern, strings) >= 60);
  }
}

TEST_CASE("a naughty string that should be a code, a day, a word or a number is refused and told") {
  const Folder school = folder_of("school");
  const Words strings = naughty_strings();
  for (const Words& pattern : std::vector<Words>{
           {"{}"},
           {"meeting", "{}"},
           {"--as-of={}", "status"},
           {"--lang={}", "status"},
           {"status", "--format={}"},
           {"person", "show", "--", "{}"},
           {"why", "--", "{}", "{}"},
           {"pair", "show", "--", "{}"},
           {"report", "quarter", "--", "{}"},
           {"verify", "--", "{}"},
           {"match", "--", "{}"},
           {"record", "list", "--of={}"},
           {"record", "list", "--", "{}"},
           {"record", "add", "P-001", "--", "{}"},
           {"record", "add", "P-001", "fact", "--", "{}"},
           {"record", "add", "P-001", "urgent", "--", "value={}", "rule={}"},
           {"enroll", "mentee", "--form={}", "--class={}", "--name={}"},
           {"enroll", "mentee", "--form", "pupil-pupil", "--fact={}", "--birth-date={}"},
           {"appoint", "head", "P-007", "--order={}"},
           {"appoint", "--", "{}", "{}"},
           {"year", "open", "--", "{}"},
           {"help", "--", "{}"},
           {"schema", "--", "{}"},
           {"survey", "import", "--", "{}"},
           {"meeting", "log", "pair-001", "--date={}", "--at={}"},
           {"pair", "new", "pupil-pupil", "P-004", "P-006", "--order={}", "--from={}"}}) {
    std::size_t next = 0;
    while (next < strings.size())
      run_line(school, fill(pattern, strings, next));
  }
}

TEST_CASE("bytes that are no text are wrong usage wherever a text is asked for") {
  const Folder school = folder_of("school");
  for (const Words& pattern :
       std::vector<Words>{{"meeting", "log", "pair-001", "--topic={}"},
                          {"person", "leave", "P-006", "--reason={}"},
                          {"person", "show", "{}"},
                          {"record", "add", "P-001", "achievement", "title={}"},
                          {"enroll", "mentee", "--form", "pupil-pupil", "--name={}"},
                          {"init", "x", "--preset", "school", "--name={}"},
                          {"--as-of={}", "status"}}) {
    CAPTURE(join(pattern, " "));
    for (const char* bytes : {"\xD0(x", "\xFF", "a\xED\xA0\x80"}) {
      std::size_t next = 0;
      CHECK(run_line(school, fill(pattern, {bytes}, next)).exit == 2);
    }
  }
}
