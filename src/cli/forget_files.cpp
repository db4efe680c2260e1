#include "forget_files.h"

#include <set>

#include "file_leaks.h"
#include "mentor/store/odd_names.h"

namespace mentor::cli {
namespace {

std::string_view name_of(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

// `.P-014.yaml.swp`, `#P-014.yaml#`, `P-014.yaml~`, `копия P-014.yaml`.
bool is_of_card(std::string_view path, PersonId person) {
  return name_of(path).find(mentor::text(person) + ".yaml") != std::string_view::npos;
}

// Sorted, each once.
Result<std::set<std::string>> all_paths(Files& files) {
  const auto listed = files.list();
  if (!listed) return tl::unexpected<Error>(listed.error());
  const auto others = files.others();
  if (!others) return tl::unexpected<Error>(others.error());
  std::set<std::string> paths(listed->begin(), listed->end());
  paths.insert(others->begin(), others->end());
  return paths;
}

// Their paths are told with the prefix.
void read_all(Files& files, const std::set<std::string>& paths, const std::string& prefix,
              FileMap& contents, std::vector<std::string>& unread) {
  for (const std::string& path : paths) {
    auto bytes = files.read(path);
    if (!bytes) {
      unread.push_back(shown_path(prefix + path));
    } else if (*bytes) {
      contents[prefix + path] = std::move(**bytes);
    }
  }
}

// What cut off commands left has the texts of cards; nobody sees it but doctor.
Result<void> read_left_behind(Session& session, FileMap& contents,
                              std::vector<std::string>& unread) {
  const auto files = session.world().open(session.root() + "/.mentor");
  if (!files) return {};
  const auto paths = all_paths(**files);
  if (!paths) return tl::unexpected<Error>(paths.error());
  read_all(**files, *paths, ".mentor/", contents, unread);
  return {};
}

}  // namespace

PrivateCards only(const Session& session, PersonId person) {
  PrivateCards one;
  const auto card = session.private_cards().find(person);
  if (card != session.private_cards().end()) one.insert(*card);
  return one;
}

Result<FilesAbout> files_about(Session& session, PersonId person) {
  auto paths = all_paths(session.files());
  if (!paths) return tl::unexpected<Error>(paths.error());
  FilesAbout found;
  const std::string card = path_of(session.programme().people.at(person));
  for (auto path = paths->begin(); path != paths->end();) {
    const bool hidden = path->starts_with("private/");
    if (!is_of_card(*path, person) || *path == card) {
      ++path;
      continue;
    }
    if (hidden && !is_odd_path(*path)) {
      found.cards.push_back(*path);
    } else {
      found.copies.push_back(shown_path(*path));  // no command can remove what it cannot name
    }
    path = paths->erase(path);
  }
  FileMap contents;
  read_all(session.files(), *paths, "", contents, found.unread);
  if (auto read = read_left_behind(session, contents, found.unread); !read) {
    return tl::unexpected<Error>(read.error());
  }
  const PrivateCards one = only(session, person);
  Findings leaks = leaks_in_files(contents, one);
  const Findings named = leaks_in_paths({paths->begin(), paths->end()}, one);
  leaks.insert(leaks.end(), named.begin(), named.end());
  sort_findings(leaks);
  for (Finding& leak : leaks) {
    leak.where.file = shown_path(leak.where.file);
    if (leak.message.id == "leak-unscanned") {
      found.unread.push_back(leak.where.file);
    } else if (leak.severity == Severity::error || leak.message.id == "leak-patronymic") {
      found.leaks.push_back(std::move(leak));
    }
  }
  return found;
}

}  // namespace mentor::cli
