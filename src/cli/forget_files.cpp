#include "forget_files.h"

#include <algorithm>
#include <set>

#include "file_leaks.h"
#include "forget_others.h"
#include "mentor/store/odd_names.h"
#include "mentor/store/schemas.h"

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

// The leaks of one file, of which those in another's card may be the other's own.
void take_leaks(Findings leaks, const FileMap& contents, FilesAbout& found) {
  const std::string path = leaks.front().where.file;
  if (const auto owner = owner_of_card(path)) {
    Findings own = take_own(leaks, contents.at(path));
    if (!own.empty()) found.own_of.emplace(*owner, std::move(own));
  }
  for (Finding& leak : leaks) {
    leak.where.file = shown_path(leak.where.file);
    if (leak.message.id == "leak-unscanned") {
      found.unread.push_back(leak.where.file);
    } else if (leak.severity == Severity::error || leak.message.id == "leak-patronymic") {
      found.leaks.push_back(std::move(leak));
    }
  }
}

void look_into(const FileMap& contents, const std::set<std::string>& paths, const PrivateCards& one,
               FilesAbout& found) {
  Findings leaks = leaks_in_files(contents, one);
  const Findings in_paths = leaks_in_paths({paths.begin(), paths.end()}, one);
  leaks.insert(leaks.end(), in_paths.begin(), in_paths.end());
  sort_findings(leaks);
  for (auto from = leaks.begin(); from != leaks.end();) {
    const auto to = std::find_if(from, leaks.end(), [&](const Finding& each) {
      return each.where.file != from->where.file;
    });
    take_leaks(Findings(from, to), contents, found);
    from = to;
  }
}

// A file of the programme says itself whom it is about, and an older act is to be kept.
bool is_named(Session& session, const std::string& path, PersonId person) {
  const std::string act = "private/reports/" + session.words().tr("act-{}", mentor::text(person));
  return is_named_by_code(path, person) && !file_kind_at(path) && !path.starts_with(act);
}

void take_named(std::string path, FilesAbout& found) {
  std::erase(found.unread, path);
  const bool told = std::any_of(found.leaks.begin(), found.leaks.end(),
                                [&](const Finding& each) { return each.where.file == path; });
  if (!told) found.named.push_back(std::move(path));
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
  look_into(contents, *paths, only(session, person), found);
  for (const std::string& path : *paths) {
    if (is_named(session, path, person)) take_named(shown_path(path), found);
  }
  return found;
}

}  // namespace mentor::cli
