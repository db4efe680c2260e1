// What a session asks of git for --commit.
#include <algorithm>

#include "git.h"
#include "leak_scan.h"
#include "mentor/base/text.h"
#include "mentor/store/private_cards.h"
#include "missing_files.h"
#include "names_in_git.h"
#include "session.h"

namespace mentor::cli {
namespace {

// What git never had goes without a word.
bool is_removed(const std::vector<Change>& changes, const std::string& path) {
  return std::any_of(changes.begin(), changes.end(), [&](const Change& each) {
    return each.path == path && each.kind == ChangeKind::remove;
  });
}

// A commit of a file takes it from the disk, and what somebody staged of it otherwise is gone.
Result<void> refuse_staged_besides(Git& git, const std::vector<Change>& changes) {
  std::vector<std::string> paths;
  for (const Change& each : changes)
    paths.push_back(each.path);
  if (!git.is_there()) return {};
  const auto besides = git.staged_besides(paths);
  if (!besides) return tl::unexpected<Error>(besides.error());
  if (besides->empty()) return {};
  return fail(Exit::refused, "staged-besides",
              {{"paths", join(*besides, ", ")}, {"typed", join(*besides, " ")}},
              {besides->front(), 0, 0});
}

}  // namespace

// Before anything is asked or written: afterwards the facts would be there and their commit not.
Result<void> Session::refuse_busy_git() {
  const bool commits = access_ != Access::read && has("--commit") && !has("--dry-run");
  if (!commits) return {};
  Git git(world_, root_);
  return git.is_there() ? git.free_to_commit() : Result<void>();
}

// Git never forgets: what is told as a leak, by this command or by somebody's hand before it, waits
// for them.
Result<void> Session::refuse_names_for_git(const std::vector<std::string>& paths) {
  std::vector<Change> texts;
  for (const std::string& path : paths) {
    const auto bytes = files_->read(path);
    if (!bytes) return tl::unexpected<Error>(bytes.error());
    if (*bytes) texts.push_back({ChangeKind::create, path, **bytes});
  }
  const auto loaded = load_private(*files_);
  if (!loaded) return tl::unexpected<Error>(loaded.error());
  std::size_t names = 0;
  for (const Finding& leak : leaks_in(texts, loaded->cards)) {
    if (leak.severity != Severity::error) continue;
    ++names;
    tell(std::string(trim(printed(leak))));
  }
  if (names == 0) return {};
  return fail(Exit::findings, "commit-has-names", {{"count", std::to_string(names)}});
}

// A month that git has and the disk has not would be begun anew, and its commit be the loss of what
// it told; so would be what is staged besides.
Result<void> Session::refuse_lost_files(const std::vector<Change>& changes) {
  if (!has("--commit") || has("--dry-run")) return {};
  Git git(world_, root_);
  if (auto kept = refuse_staged_besides(git, changes); !kept) return kept;
  for (const Finding& missing : missing_files(git, *files_)) {
    const bool made_anew = std::any_of(changes.begin(), changes.end(), [&](const Change& change) {
      return change.path == missing.where.file;
    });
    if (made_anew) {
      return fail(Exit::refused, missing.message.id, missing.message.args, missing.where);
    }
    tell(printed(missing));
  }
  return {};
}

// One commit of the files of this command, whatever else is staged. Private files are not in it
// unless the school has git track them; papers with names are not even then.
Result<void> Session::commit_to_git(const std::vector<Change>& changes) {
  transaction_.reset();  // a hook that checks the folder must not wait for our lock
  std::vector<std::string> changed;
  for (const Change& change : changes) {
    if (!change.path.starts_with("private/reports/")) changed.push_back(change.path);
  }
  Git git(world_, root_);
  changed = without_new_names(git, *files_, std::move(changed));
  if (auto clean = refuse_names_for_git(changed); !clean) return clean;
  auto committed = git.commit_only(changed, "mentor: " + arguments_.command->path);
  if (committed) {
    std::vector<std::string> ignored = std::move(*committed);
    std::erase_if(ignored, [&](const std::string& path) { return is_removed(changes, path); });
    if (!ignored.empty()) {
      tell(words_.tr("git ignores these files, so they are in no commit: {}", join(ignored, ", ")));
    }
    return {};
  }
  if (committed.error().message.id == "git-failed") committed.error().message.id = "commit-failed";
  return tl::unexpected<Error>(committed.error());
}

}  // namespace mentor::cli
