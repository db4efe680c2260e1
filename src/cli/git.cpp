#include "git.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <set>
#include <thread>

#include "mentor/base/text.h"

namespace mentor::cli {
namespace {

std::vector<std::string> parts(const std::string& text, char end) {
  std::vector<std::string> found;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t to = std::min(text.find(end, from), text.size());
    if (to > from) found.push_back(text.substr(from, to - from));
    from = to + 1;
  }
  return found;
}

// Lines set apart by ` / `, those that say nothing left out.
std::string in_one_line(const std::string& said) {
  std::vector<std::string> lines;
  for (const std::string& line : parts(said, '\n')) {
    if (!trim(line).empty()) lines.emplace_back(trim(line));
  }
  return join(lines, " / ");
}

std::size_t number(const std::string& digits) {
  std::size_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// The names of git's locks stand in its messages in every language.
bool is_locked(const Error& error) {
  const std::string cause = arg(error.message, "cause");
  return cause.find("index.lock") != std::string::npos ||
         cause.find("HEAD.lock") != std::string::npos ||
         cause.find("cannot lock ref 'HEAD'") != std::string::npos;
}

// Of a commit or tag: who made it, what a tag is called, and the message after an empty line.
std::string people_and_message(const std::string& object) {
  const std::size_t end = std::min(object.find("\n\n"), object.size());
  std::string told;
  for (const std::string& line : parts(object.substr(0, end), '\n')) {
    for (const char* key : {"author ", "committer ", "tagger ", "tag "}) {
      if (line.starts_with(key)) told += line.substr(std::string_view(key).size()) + "\n";
    }
  }
  return told + object.substr(end);
}

// A folder is `<mode> <name>`, a zero byte and the digest of what has the name, again and again.
std::string names_in(const std::string& folder, std::size_t digest) {
  std::string names;
  for (std::size_t at = 0; at < folder.size();) {
    const std::size_t space = folder.find(' ', at);
    const std::size_t end = folder.find('\0', at);
    if (space >= end || end == std::string::npos) break;
    names += folder.substr(space + 1, end - space - 1) + "\n";
    at = end + 1 + digest;
  }
  return names;
}

std::string text_in(const std::string& type, const std::string& object, std::string bytes) {
  if (type == "blob") return bytes;
  return type == "tree" ? names_in(bytes, object.size() / 2) : people_and_message(bytes);
}

// What git would find, were it asked.
bool has_repository(const std::string& folder) {
  namespace fs = std::filesystem;
  std::error_code error;
  for (fs::path at = fs::absolute(folder, error).lexically_normal();; at = at.parent_path()) {
    if (fs::exists(at / ".git", error)) return true;
    if (at == at.parent_path()) return false;
  }
}

std::string joined_lines(const std::vector<std::string>& objects) {
  std::string lines;
  for (const std::string& each : objects)
    lines += each + "\n";
  return lines;
}

}  // namespace

bool Git::is_there() {
  return ask().there;
}

GitAnswer Git::ask() {
  const auto said = run({"rev-parse", "--is-inside-work-tree"});
  if (said && trim(*said) == "true") return {true, {}};
  if (!has_repository(folder_)) return {};
  if (said) return {false, Message{"git-works-elsewhere", {{"folder", folder_}}}};
  return {false, said.error().message};
}

Result<void> Git::need() {
  const GitAnswer answer = ask();
  if (answer.there) return {};
  if (answer.refusal) return tl::unexpected<Error>(Error{*answer.refusal, {}, Exit::io});
  return fail(Exit::refused, "staged-without-git", {{"folder", folder_}});
}

Result<std::string> Git::run(const std::vector<std::string>& args, std::string_view input) {
  auto ran = world_.git(folder_, args, input, fetching_, repository_);
  if (!ran) return tl::unexpected<Error>(ran.error());
  if (ran->exit != 0) {
    std::string cause = in_one_line(ran->err + ran->out);
    // A hook may refuse without a word.
    if (cause.empty()) cause = "git " + args.front() + ": exit " + std::to_string(ran->exit);
    return fail(Exit::io, "git-failed", {{"cause", cause}});
  }
  return std::move(ran->out);
}

// Another git at work (another command of ours, an editor) is waited for: it takes moments.
Result<std::string> Git::run_in_turn(const std::vector<std::string>& args) {
  constexpr int tries = 100;
  constexpr std::chrono::milliseconds pause{100};
  for (int i = 1; i < tries; ++i) {
    auto ran = run(args);
    if (ran || !is_locked(ran.error())) return ran;
    std::this_thread::sleep_for(pause);
  }
  return run(args);
}

Result<std::vector<std::string>> Git::list(const std::vector<std::string>& args,
                                           std::string_view input) {
  const auto out = run(args, input);
  if (!out) return tl::unexpected<Error>(out.error());
  return parts(*out, '\0');
}

Result<FileMap> Git::staged() {
  return staged_of("100");
}

Result<FileMap> Git::staged_links() {
  return staged_of("120000");
}

// A line of ls-files is `100644 <object> 0<tab>path`; links and submodules have other modes.
Result<FileMap> Git::staged_of(std::string_view mode) {
  const auto lines = list({"ls-files", "--stage", "-z", "--", "."});
  if (!lines) return tl::unexpected<Error>(lines.error());
  std::vector<std::string> objects;
  std::vector<std::string> paths;
  for (const std::string& line : *lines) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos || !line.starts_with(mode)) continue;
    const std::vector<std::string> words = parts(line.substr(0, tab), ' ');
    const std::string path = line.substr(tab + 1);
    if (words.size() != 3) continue;
    if (words[2] != "0") return fail(Exit::refused, "git-unmerged", {{"path", path}});
    objects.push_back(words[1]);
    paths.push_back(path);
  }
  const auto read = texts(objects);
  if (!read) return tl::unexpected<Error>(read.error());
  FileMap files;
  for (std::size_t i = 0; i < read->size() && i < paths.size(); ++i)
    files[paths[i]] = (*read)[i].bytes;
  return files;
}

Result<std::vector<std::string>> Git::visible() {
  return list({"ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", "."});
}

// git makes no commit of some files in the middle of a merge, and one made in the middle of a
// rebase goes wherever that goes.
Result<void> Git::free_to_commit() {
  namespace fs = std::filesystem;
  struct State {
    const char* mark;
    const char* command;
  };
  constexpr std::array<State, 6> states{{{"MERGE_HEAD", "merge"},
                                         {"CHERRY_PICK_HEAD", "cherry-pick"},
                                         {"REVERT_HEAD", "revert"},
                                         {"rebase-merge", "rebase"},
                                         {"rebase-apply", "rebase"},
                                         {"BISECT_LOG", "bisect"}}};
  std::vector<std::string> ask = {"rev-parse"};
  for (const State& state : states) {
    ask.emplace_back("--git-path");
    ask.emplace_back(state.mark);
  }
  const auto told = run(ask);
  if (!told) return tl::unexpected<Error>(told.error());
  const std::vector<std::string> paths = parts(*told, '\n');
  for (std::size_t i = 0; i < std::min(paths.size(), states.size()); ++i) {
    std::error_code error;
    if (!fs::exists(fs::path(folder_) / paths[i], error)) continue;
    return fail(Exit::refused, "git-in-between", {{"command", states[i].command}});
  }
  return {};
}

// Each comes as two signs, of the index and of the disk, a space and the path from the top of the
// work tree.
Result<std::vector<std::string>> Git::staged_besides(const std::vector<std::string>& paths) {
  std::vector<std::string> ask = {"status",       "--porcelain",          "-z",
                                  "--no-renames", "--untracked-files=no", "--"};
  ask.insert(ask.end(), paths.begin(), paths.end());
  const auto told = list(ask);
  const auto prefix = run({"rev-parse", "--show-prefix"});
  if (!told) return tl::unexpected<Error>(told.error());
  if (!prefix) return tl::unexpected<Error>(prefix.error());
  std::vector<std::string> besides;
  for (const std::string& each : *told) {
    if (each.size() < 4 || each[0] == ' ') continue;
    const std::string path = each.substr(std::min(each.size(), 3 + trim(*prefix).size()));
    std::error_code error;
    const bool let_go =
        each[0] == 'D' && std::filesystem::exists(std::filesystem::path(folder_) / path, error);
    if (let_go || each[1] != ' ') besides.push_back(path);
  }
  return besides;
}

// Another command of ours, which ran beside this one, may have committed our lines with its own.
bool Git::is_committed(const std::vector<std::string>& paths) {
  std::vector<std::string> ask = {"diff", "--quiet", "HEAD", "--"};
  ask.insert(ask.end(), paths.begin(), paths.end());
  return run(ask).has_value();
}

Result<std::vector<std::string>> Git::commit_only(const std::vector<std::string>& paths,
                                                  const std::string& message) {
  std::vector<std::string> ask = {"ls-files",           "--cached", "--others",
                                  "--exclude-standard", "-z",       "--"};
  ask.insert(ask.end(), paths.begin(), paths.end());
  const auto ours = list(ask);
  if (!ours) return tl::unexpected<Error>(ours.error());
  std::vector<std::string> ignored = paths;
  std::erase_if(ignored, [&](const std::string& path) {
    return std::find(ours->begin(), ours->end(), path) != ours->end();
  });
  if (ours->empty()) return ignored;  // without a path git would commit whatever is staged
  std::vector<std::string> add = {"add", "--"};
  std::vector<std::string> commit = {"commit", "--quiet", "-m", message, "--"};
  for (std::vector<std::string>* args : {&add, &commit}) {
    args->insert(args->end(), ours->begin(), ours->end());
    const auto ran = run_in_turn(*args);
    if (!ran && !(args == &commit && is_committed(*ours))) {
      return tl::unexpected<Error>(ran.error());
    }
  }
  return ignored;
}

Result<std::vector<Git::Listed>> Git::objects(const std::vector<std::string>* named) {
  std::vector<std::string> ask = {"cat-file",
                                  "--batch-check=%(objectname) %(objecttype) %(objectsize)"};
  if (named == nullptr) ask.emplace_back("--batch-all-objects");
  const auto out = run(ask, named == nullptr ? std::string() : joined_lines(*named));
  if (!out) return tl::unexpected<Error>(out.error());
  std::vector<Listed> found;
  for (const std::string& line : parts(*out, '\n')) {
    const std::vector<std::string> words = parts(line, ' ');
    // `<object> missing` is one that is listed, and of which nothing can be read.
    if (words.size() == 3) found.push_back({words[0], number(words[2]), false});
    if (words.size() == 2) found.push_back({words[0], 0, true});
  }
  return found;
}

// Each comes as `<object> <type> <size>`, the bytes, a line break; in the order asked.
Result<std::vector<GitText>> Git::texts(const std::vector<std::string>& objects) {
  std::vector<GitText> found;
  if (objects.empty()) return found;
  const auto out = run({"cat-file", "--batch"}, joined_lines(objects));
  if (!out) return tl::unexpected<Error>(out.error());
  for (std::size_t at = 0; at < out->size();) {
    const std::size_t end = out->find('\n', at);
    if (end == std::string::npos) break;
    const std::vector<std::string> words = parts(out->substr(at, end - at), ' ');
    if (words.size() != 3) {
      return fail(Exit::io, "git-failed", {{"cause", out->substr(at, end - at)}});
    }
    const std::size_t size = number(words[2]);
    std::string bytes = out->substr(end + 1, size);
    found.push_back(
        {words[0], text_in(words[1], words[0], std::move(bytes)), words[1] == "tree", false});
    at = end + 1 + size + 1;
  }
  return found;
}

// git stops at the first object that it cannot read to its end.
std::vector<GitText> Git::texts_one_by_one(const std::vector<std::string>& objects) {
  std::vector<GitText> found;
  for (const std::string& object : objects) {
    auto read = texts({object});
    if (read && read->size() == 1) {
      found.push_back(std::move(read->front()));
    } else {
      found.push_back({object, {}, false, true});
    }
  }
  return found;
}

}  // namespace mentor::cli
