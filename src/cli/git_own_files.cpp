#include "git_own_files.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

#include "file_leaks.h"
#include "mentor/base/text.h"
#include "mentor/store/odd_names.h"

namespace mentor::cli {
namespace {

namespace fs = std::filesystem;

// Folders in which git keeps texts of people; its objects and refs are looked at by asking git.
constexpr std::array<std::string_view, 6> folders_with_texts{
    "info", "logs", "rebase-merge", "rebase-apply", "sequencer", "worktrees"};

void take_files_in(const fs::path& folder, bool deep, std::set<std::string>& paths) {
  std::error_code error;
  for (fs::directory_iterator each(folder, error), end; !error && each != end;
       each.increment(error)) {
    std::error_code unknown;
    if (each->is_symlink(unknown)) continue;
    if (each->is_regular_file(unknown)) {
      if (each->path().filename() != "index") paths.insert(each->path().string());
    } else if (deep && each->is_directory(unknown)) {
      take_files_in(each->path(), true, paths);
    }
  }
}

// Of this work tree, and what it has in common with others.
std::set<std::string> own_files(Git& git) {
  std::set<std::string> paths;
  for (const char* which : {"--git-dir", "--git-common-dir"}) {
    const auto said = git.run({"rev-parse", "--path-format=absolute", which});
    if (!said) continue;
    const fs::path folder = std::string(trim(*said));
    take_files_in(folder, false, paths);
    for (const std::string_view each : folders_with_texts)
      take_files_in(folder / each, true, paths);
  }
  return paths;
}

std::vector<std::string> places_of(const Findings& leaks) {
  std::set<std::string> places;
  for (const Finding& each : leaks) {
    if (each.severity == Severity::error) places.insert(shown_path(each.where.file));
  }
  return {places.begin(), places.end()};
}

}  // namespace

std::vector<std::string> own_files_with_name(World& world, Git& git, const PrivateCards& cards) {
  FileMap contents;
  for (const std::string& path : own_files(git)) {
    if (auto bytes = world.read_file(path)) contents[path] = std::move(*bytes);
  }
  return places_of(leaks_in_files(contents, cards));
}

std::vector<std::string> staged_paths_with_name(Git& git, const PrivateCards& cards) {
  const auto paths = git.list({"ls-files", "--cached", "--full-name", "-z", "--", ":/"});
  return paths ? places_of(leaks_in_paths(*paths, cards)) : std::vector<std::string>();
}

}  // namespace mentor::cli
