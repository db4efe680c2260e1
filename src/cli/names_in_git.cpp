#include "names_in_git.h"

#include <algorithm>
#include <array>

#include "mentor/base/text.h"

namespace mentor::cli {
namespace {

constexpr std::string_view ignore_file = ".gitignore";

std::vector<std::string> asked(Git& git, std::vector<std::string> args) {
  args.insert(args.begin(), "ls-files");
  for (const char* each : {"-z", "--", "private"})
    args.emplace_back(each);
  auto paths = git.list(args);
  return paths ? std::move(*paths) : std::vector<std::string>();
}

void tell_tracked(const std::vector<std::string>& paths, Findings& findings) {
  constexpr std::size_t few = 3;
  if (paths.size() > few) {
    findings.push_back(
        {Severity::error, {"private-tracked", {{"path", "-r private"}}}, {"private/", 0, 0}});
    return;
  }
  for (const std::string& path : paths)
    findings.push_back({Severity::error, {"private-tracked", {{"path", path}}}, {path, 0, 0}});
}

}  // namespace

bool keeps_names_in_git(Files& files) {
  const auto bytes = files.read(std::string(ignore_file));
  return bytes && *bytes && keeps_names_in_git(**bytes);
}

bool keeps_names_in_git(std::string_view ignore_lines) {
  constexpr std::array<std::string_view, 4> wanted{"!/private/", "!/private", "!private/",
                                                   "!private"};
  const std::vector<std::string> lines = split(ignore_lines, "\n");
  return std::any_of(lines.begin(), lines.end(), [&](const std::string& line) {
    return std::find(wanted.begin(), wanted.end(), trim(line)) != wanted.end();
  });
}

Findings names_in_git(Git& git, Files& files) {
  Findings findings;
  if (keeps_names_in_git(files)) {
    tell_tracked(asked(git, {"--cached", "--ignored", "--exclude-standard"}), findings);
    return findings;
  }
  tell_tracked(asked(git, {"--cached"}), findings);
  if (!asked(git, {"--others", "--exclude-standard"}).empty()) {
    findings.push_back(
        {Severity::error, {"private-not-ignored", {}}, {std::string(ignore_file), 0, 0}});
  }
  return findings;
}

std::vector<std::string> without_new_names(Git& git, Files& files, std::vector<std::string> paths) {
  if (keeps_names_in_git(files)) return paths;
  const std::vector<std::string> tracked = asked(git, {"--cached"});
  std::erase_if(paths, [&](const std::string& path) {
    return path.starts_with("private/") &&
           std::find(tracked.begin(), tracked.end(), path) == tracked.end();
  });
  return paths;
}

}  // namespace mentor::cli
