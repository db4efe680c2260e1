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

}  // namespace

bool is_folder_path(std::string_view path) {
  if (path.empty() || path.size() > 1000 || !is_utf8(path)) return false;
  const bool controls = std::any_of(path.begin(), path.end(), [](char c) {
    return (c >= 0 && c < 0x20) || c == 0x7F || c == '\\';
  });
  const std::string_view first = path.substr(0, path.find('/'));
  return !controls && first != ".mentor" && first != ".git" && every_part(path, is_part);
}

bool is_programme_folder(std::string_view name) {
  return name == "schemas" || std::find(folders.begin(), folders.end(), name) != folders.end();
}

bool belongs_to_programme(std::string_view path) {
  if (!every_part(path, is_own_file)) return false;
  const std::size_t slash = path.find('/');
  if (slash != std::string_view::npos) return is_programme_folder(path.substr(0, slash));
  return path == "programme.yaml" || path == "matching.yaml" || path == "roadmap.yaml";
}

std::string parent_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return std::string(slash == std::string_view::npos ? std::string_view() : path.substr(0, slash));
}

std::string name_of(std::string_view path) {
  return std::string(path.substr(path.rfind('/') + 1));
}

}  // namespace mentor
