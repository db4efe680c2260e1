#include "paths.h"

#include <algorithm>
#include <array>

#include "mentor/base/text.h"

namespace mentor {
namespace {

constexpr std::array<std::string_view, 10> folders = {
    "years",   "people",  "pairs",   "questionnaires", "journal",
    "answers", "private", "reports", "templates",      "proposals"};

bool is_part(std::string_view part) {
  return !part.empty() && part != "." && part != "..";
}

bool is_own_file(std::string_view name) {
  return !name.empty() && name.front() != '.' && name.front() != '#' && name.back() != '~';
}

template <class Test>
bool every_part(std::string_view path, Test test) {
  for (;;) {
    const std::size_t slash = path.find('/');
    if (!test(path.substr(0, slash))) return false;
    if (slash == std::string_view::npos) return true;
    path.remove_prefix(slash + 1);
  }
}

std::size_t digits_end(std::string_view text, std::size_t from) {
  while (from < text.size() && text[from] >= '0' && text[from] <= '9')
    ++from;
  return from;
}

// Cards in the root have one name each, so whatever follows it is a copy's: `-DESKTOP-AB12` of one
// cloud, `_BACKUP_1234` or `~HEAD` of a merge tool.
std::size_t end_of_card(std::string_view stem) {
  for (const std::string_view card : {"programme", "matching", "roadmap"}) {
    if (!stem.starts_with(card) || stem.size() == card.size()) continue;
    if (std::string_view("-_~").find(stem[card.size()]) != std::string_view::npos)
      return card.size();
  }
  return std::string_view::npos;
}

// Where in a file's name the part ends that says whose file it is; npos when the whole name does.
// Codes and months end by themselves; other ids have neither spaces nor brackets nor full stops.
std::size_t end_of_id(std::string_view folder, std::string_view stem) {
  std::size_t end = std::string_view::npos;
  if (folder == "journal" && stem.size() > 4 && stem[4] == '-') {
    end = digits_end(stem, 5);
  } else if (folder == "people" || folder == "private") {
    if (stem.starts_with("P-")) end = digits_end(stem, 2);
  } else if (folder == "pairs") {
    if (stem.starts_with("pair-")) end = digits_end(stem, 5);
  } else {
    end = std::min(stem.find_first_of(" (."), folder.empty() ? end_of_card(stem) : stem.npos);
  }
  return end < stem.size() ? end : std::string_view::npos;
}

constexpr std::string_view ending = ".yaml";
constexpr std::string_view aside = ".yaml.mentor-conflict";

std::string small_letters(std::string_view text) {
  std::string small(text);
  for (char& c : small) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return small;
}

bool is_root_card(std::string_view path) {
  return path == "programme.yaml" || path == "matching.yaml" || path == "roadmap.yaml";
}

bool is_of_facts(std::string_view folder) {
  return folder != "reports" && folder != "templates" &&
         std::find(folders.begin(), folders.end(), folder) != folders.end();
}

bool may_have_copies(std::string_view folder) {
  return folder.empty() || is_of_facts(folder);
}

// What stands behind the name of a folder: ` (1)` and ` 2` of systems, not the year of a school's
// own ` 2022`; words of systems and clouds; `~HEAD` of git.
bool marks_copy(std::string_view rest) {
  if (rest.empty()) return false;
  if (rest.front() == '~') return true;
  const std::string words = fold(rest);
  for (const char* word : {"копия", "copy", "conflict", "конфликт"}) {
    if (words.find(word) != std::string::npos) return true;
  }
  if (rest.front() != ' ' && rest.front() != '(') return false;
  const std::size_t from = rest.find_first_not_of(" (");
  if (from == std::string_view::npos) return false;
  const std::size_t end = digits_end(rest, from);
  const bool few = end > from && end - from <= 2;
  return few && rest.find_first_not_of(" )", end) == std::string_view::npos;
}

}  // namespace

bool is_kept_aside(std::string_view path) {
  return path.find(aside) != std::string_view::npos;
}

std::optional<std::string> original_of(std::string_view path) {
  const std::string folder = parent_of(path);
  if (!may_have_copies(folder)) return std::nullopt;
  const std::size_t kept = path.find(aside);
  if (kept != std::string_view::npos) return std::string(path.substr(0, kept + ending.size()));
  if (!path.ends_with(ending)) return std::nullopt;
  const std::size_t begin = folder.empty() ? 0 : folder.size() + 1;
  const std::string_view stem = path.substr(begin, path.size() - begin - ending.size());
  const std::size_t end = end_of_id(folder, stem);
  if (end == std::string_view::npos || end == 0) return std::nullopt;
  std::string original = std::string(path.substr(0, begin + end)) + std::string(ending);
  const std::string small = small_letters(original);
  return is_root_card(small) ? small : original;
}

std::optional<std::string> original_folder_of(std::string_view name) {
  const std::string small = small_letters(name);
  for (const std::string_view folder : folders) {
    if (!is_of_facts(folder) || !small.starts_with(folder)) continue;
    if (marks_copy(std::string_view(small).substr(folder.size()))) return std::string(folder);
  }
  return std::nullopt;
}

bool is_beneath(std::string_view path) {
  const std::string_view first = path.substr(0, path.find('/'));
  return first != ".mentor" && first != ".git" && every_part(path, is_part);
}

bool is_folder_path(std::string_view path) {
  if (path.size() > 1000 || !is_utf8(path) || !is_beneath(path)) return false;
  return std::none_of(path.begin(), path.end(),
                      [](char c) { return (c >= 0 && c < 0x20) || c == 0x7F || c == '\\'; });
}

bool is_programme_folder(std::string_view name) {
  return name == "schemas" || std::find(folders.begin(), folders.end(), name) != folders.end();
}

bool belongs_to_programme(std::string_view path) {
  if (!every_part(path, is_own_file)) return false;
  const std::size_t slash = path.find('/');
  if (slash != std::string_view::npos) {
    const std::string_view folder = path.substr(0, slash);
    return is_programme_folder(folder) || original_folder_of(folder);
  }
  const auto original = original_of(path);
  return is_root_card(original ? *original : path) || is_misspelt_card(path);
}

bool is_misspelt_card(std::string_view path) {
  std::string name = small_letters(name_of(path));
  if (path.ends_with(ending)) return name != path && is_root_card(name) && name_of(path) == path;
  if (name.ends_with(".txt")) name.resize(name.size() - 4);
  const std::size_t dot = name.rfind('.');
  if (dot == std::string::npos) return false;
  const std::string_view last = std::string_view(name).substr(dot);
  if (last != ending && last != ".yml") return false;
  return path.find('/') != std::string_view::npos ||
         is_root_card(name.substr(0, dot) + std::string(ending));
}

bool is_unreadable_card(std::string_view path) {
  if (!belongs_to_programme(path) || is_folder_path(path)) return false;
  const std::string_view folder = path.substr(0, path.find('/'));
  const bool of_no_facts = folder == "reports" || folder == "templates" || folder == "schemas";
  return !of_no_facts && (path.ends_with(ending) || is_misspelt_card(path));
}

bool is_misspelt_folder(std::string_view name) {
  const std::string meant = small_letters(name);
  const bool of_no_facts = meant == "reports" || meant == "templates" || meant == "schemas";
  return meant != name && !of_no_facts && is_programme_folder(meant);
}

std::string parent_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return std::string(slash == std::string_view::npos ? std::string_view() : path.substr(0, slash));
}

std::string name_of(std::string_view path) {
  return std::string(path.substr(path.rfind('/') + 1));
}

}  // namespace mentor
