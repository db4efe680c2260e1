#include "transcript.h"

#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>

#include "memory_world.h"
#include "mentor/base/text.h"
#include "second_reader.h"

namespace mentor::cli {
namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

Lines lines_of(const std::string& text) {
  Lines lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    if (line.ends_with('\r')) line.pop_back();
    lines.push_back(line);
  }
  return lines;
}

std::string text_of(const Lines& lines) {
  std::string text;
  for (const std::string& line : lines)
    text += line + "\n";
  return text;
}

// Words of a command line with single and double quotes.
std::vector<std::string> words_of(const std::string& line) {
  std::vector<std::string> words;
  std::string word;
  bool inside = false;
  char quote = 0;
  for (const char c : line) {
    if (quote != 0) {
      if (c == quote)
        quote = 0;
      else
        word += c;
    } else if (c == '\'' || c == '"') {
      quote = c;
      inside = true;
    } else if (c == ' ') {
      if (inside) words.push_back(word);
      word.clear();
      inside = false;
    } else {
      word += c;
      inside = true;
    }
  }
  if (inside) words.push_back(word);
  return words;
}

bool matches(std::string_view expected, std::string_view found) {
  const std::size_t gap = expected.find("…");
  if (gap == std::string_view::npos) return expected == found;
  const std::string_view before = expected.substr(0, gap);
  if (!found.starts_with(before)) return false;
  const std::string_view after = expected.substr(gap + std::string_view("…").size());
  for (std::size_t at = before.size(); at <= found.size(); ++at) {
    if (matches(after, found.substr(at))) return true;
  }
  return false;
}

bool matches(const Lines& expected, std::size_t i, const Lines& found, std::size_t j) {
  for (; i < expected.size(); ++i, ++j) {
    if (expected[i] == "…") {
      for (std::size_t k = j; k <= found.size(); ++k) {
        if (matches(expected, i + 1, found, k)) return true;
      }
      return false;
    }
    if (j >= found.size() || !matches(expected[i], found[j])) return false;
  }
  return j == found.size();
}

// One directive with the lines that belong to it.
struct Block {
  std::size_t line = 0;
  std::string head;
  Lines body;
};

bool is_directive(const std::string& line) {
  if (line.starts_with("$ ")) return true;
  for (const char* word : {"@file ", "@outside ", "@use ", "@day ", "@env ", "@type ", "@shows ",
                           "@holds ", "@lock"}) {
    if (line.starts_with(word)) return true;
  }
  return false;
}

std::vector<Block> blocks_of(const Lines& lines) {
  std::vector<Block> blocks(1);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (is_directive(lines[i])) {
      blocks.push_back({i + 1, lines[i], {}});
    } else {
      blocks.back().body.push_back(lines[i]);
    }
  }
  return blocks;
}

struct Expected {
  Lines out;
  Lines err;
  int exit = 0;
};

Expected expected_of(const Lines& body) {
  Expected expected;
  for (const std::string& line : body) {
    if (line.starts_with("# ")) continue;
    if (line.starts_with("? "))
      expected.exit = std::stoi(line.substr(2));
    else if (line.starts_with("! ") || line == "!")
      expected.err.push_back(line.size() > 2 ? line.substr(2) : "");
    else
      expected.out.push_back(line);
  }
  while (!expected.out.empty() && expected.out.back().empty())
    expected.out.pop_back();
  return expected;
}

Lines without_trailing_blanks(Lines lines) {
  while (!lines.empty() && lines.back().empty())
    lines.pop_back();
  return lines;
}

class Player {
 public:
  Player(std::string file, std::string folders)
      : file_(std::move(file)), folders_(std::move(folders)) {}

  Lines play() {
    for (const Block& block : blocks_of(lines_of(bytes_of(file_))))
      play(block);
    return problems_;
  }

  std::string rewritten() {
    Lines out;
    for (const Block& block : blocks_of(lines_of(bytes_of(file_))))
      rewrite(block, out);
    return text_of(out);
  }

 private:
  static std::string after_word(const std::string& head) { return head.substr(head.find(' ') + 1); }

  bool prepare(const Block& block) {
    const std::string& head = block.head;
    if (head.starts_with("@file "))
      world_.folder[after_word(head)] = text_of(without_trailing_blanks(block.body));
    else if (head.starts_with("@outside "))
      world_.outside[after_word(head)] = text_of(without_trailing_blanks(block.body));
    else if (head.starts_with("@use "))
      use_folder(after_word(head));
    else if (head.starts_with("@day "))
      world_.now = parse_iso_date(after_word(head)).value();
    else if (head.starts_with("@type "))
      world_.typed.push_back(after_word(head));
    else if (head.starts_with("@lock"))
      world_.lock_is_held = true;
    else if (head.starts_with("@env ")) {
      const std::string setting = after_word(head);
      world_.variables[setting.substr(0, setting.find('='))] =
          setting.substr(setting.find('=') + 1);
    } else
      return false;
    return true;
  }

  void use_folder(const std::string& name) {
    const fs::path root = fs::path(folders_) / name;
    if (!fs::exists(root)) problems_.push_back(file_ + ": no folder " + root.string());
    for (const auto& each : fs::recursive_directory_iterator(root)) {
      if (!each.is_regular_file()) continue;
      world_.folder[fs::relative(each.path(), root).generic_string()] = bytes_of(each.path());
    }
  }

  int run_line(const std::string& head) {
    world_.out.clear();
    world_.err.clear();
    std::vector<std::string> words = words_of(head.substr(2));
    if (!words.empty()) words.erase(words.begin());
    const auto before = world_.folder;
    const int exit = run(words, world_);
    read_twice(before, head);
    return exit;
  }

  // Whatever a command writes means the same to a second reader.
  void read_twice(const std::map<std::string, std::string>& before, const std::string& head) {
    for (const auto& [path, bytes] : world_.folder) {
      const auto old = before.find(path);
      if (!path.ends_with(".yaml") || (old != before.end() && old->second == bytes)) continue;
      if (!read_by_both(bytes, path))
        problems_.push_back(file_ + ": " + head + ": two readers of " + path + " differ");
    }
  }

  std::optional<std::string> contents(const std::string& head) {
    const auto& files = head.starts_with("@shows ") ? world_.folder : world_.outside;
    const auto found = files.find(after_word(head));
    if (found == files.end()) return std::nullopt;
    return found->second;
  }

  void compare(const Block& block, const char* what, const Lines& expected,
               const std::string& found) {
    if (matches(expected, 0, without_trailing_blanks(lines_of(found)), 0)) return;
    problems_.push_back(file_ + ":" + std::to_string(block.line) + ": " + block.head + "\n--- " +
                        what + " expected\n" + text_of(expected) + "--- found\n" + found);
  }

  void play(const Block& block) {
    if (block.head.empty() || prepare(block)) return;
    if (!block.head.starts_with("$ ")) {
      compare(block, "file", without_trailing_blanks(block.body),
              contents(block.head).value_or("(no such file)\n"));
      return;
    }
    const Expected expected = expected_of(block.body);
    const int exit = run_line(block.head);
    compare(block, "output", expected.out, world_.out);
    compare(block, "messages", without_trailing_blanks(expected.err), world_.err);
    if (exit != expected.exit) {
      problems_.push_back(file_ + ":" + std::to_string(block.line) + ": exit " +
                          std::to_string(exit) + " instead of " + std::to_string(expected.exit));
    }
  }

  void rewrite(const Block& block, Lines& out) {
    if (!block.head.empty()) out.push_back(block.head);
    if (block.head.empty() || prepare(block)) {
      out.insert(out.end(), block.body.begin(), block.body.end());
      return;
    }
    if (block.head.starts_with("$ ")) {
      const int exit = run_line(block.head);
      for (const std::string& line : lines_of(world_.out))
        out.push_back(line);
      for (const std::string& line : lines_of(world_.err))
        out.push_back(line.empty() ? "!" : "! " + line);
      if (exit != 0) out.push_back("? " + std::to_string(exit));
    } else {
      for (const std::string& line : lines_of(contents(block.head).value_or("(no such file)\n")))
        out.push_back(line);
    }
    out.emplace_back();
    if (!block.head.starts_with("$ ")) return;
    // Remarks stand before the command that they speak of.
    for (const std::string& line : block.body) {
      if (line.starts_with("# ")) out.push_back(line);
    }
  }

  std::string file_;
  std::string folders_;
  MemoryWorld world_;
  Lines problems_;
};

}  // namespace

std::vector<std::string> play_transcript(const std::string& file, const std::string& folders) {
  return Player(file, folders).play();
}

std::string rewritten_transcript(const std::string& file, const std::string& folders) {
  return Player(file, folders).rewritten();
}

}  // namespace mentor::cli
