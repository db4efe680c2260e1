// Git: what the program asks of git about the programme folder. Never changes a setting; the only
// thing written is a commit that was asked for.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/cli/world.h"

namespace mentor::cli {

using FileMap = std::map<std::string, std::string>;  ///< path in the folder -> bytes

/// One object of the store: a blob's bytes, who made a commit or tag and what they said of it, or
/// the names in a folder, each on a line.
struct GitText {
  std::string object;
  std::string bytes;
  bool is_folder = false;
  bool is_damaged = false;  ///< git has it and cannot read it
};

/// Whether there is a work tree of git.
struct GitAnswer {
  bool there = false;
  std::optional<Message> refusal;  ///< why git could not be asked, where there is a repository
};

class Git {
 public:
  Git(World& world, std::string folder, Fetching fetching = Fetching::as_needed,
      Repository repository = Repository::of_folder)
      : world_(world), folder_(std::move(folder)), fetching_(fetching), repository_(repository) {}

  /// True when git is installed and the folder lies in a work tree.
  [[nodiscard]] bool is_there();

  /// The same, telling apart that there is no repository and that git says nothing of it: it is not
  /// installed, the repository is another user's, or it is damaged.
  [[nodiscard]] GitAnswer ask();

  /// Nothing where there is a work tree. Errors: `staged-without-git` (folder; exit 4), and why git
  /// could not be asked.
  [[nodiscard]] Result<void> need();

  /// What git printed. Error `git-failed` (cause; exit 5) when it ended otherwise than with 0.
  [[nodiscard]] Result<std::string> run(const std::vector<std::string>& args,
                                        std::string_view input = {});
  /// The same, split at NUL.
  [[nodiscard]] Result<std::vector<std::string>> list(const std::vector<std::string>& args,
                                                      std::string_view input = {});

  /// The regular files of the index below the folder. Error `git-unmerged` (path) while a merge is
  /// not settled.
  [[nodiscard]] Result<FileMap> staged();

  /// The links of the index below the folder: where each points. Error `git-unmerged`.
  [[nodiscard]] Result<FileMap> staged_links();

  /// Files below the folder that git tracks or would offer to add.
  [[nodiscard]] Result<std::vector<std::string>> visible();

  /// Nothing where a commit may be made now. Error `git-in-between` (command; exit 4) while a
  /// merge, rebase, cherry-pick or revert waits for somebody to go on with it.
  [[nodiscard]] Result<void> free_to_commit();

  /// Those of the paths of which something is staged that neither the last commit nor the disk has:
  /// commit_only() would drop it.
  [[nodiscard]] Result<std::vector<std::string>> staged_besides(
      const std::vector<std::string>& paths);

  /// One commit of those of the paths that git does not ignore; what else is staged stays so and
  /// out of it. Nothing when git ignores them all, or has them as they are. Hooks run. Answers
  /// those that git ignores. Error `git-failed`.
  [[nodiscard]] Result<std::vector<std::string>> commit_only(const std::vector<std::string>& paths,
                                                             const std::string& message);

  /// Hands every object that the repository holds, also unreachable and damaged ones, to
  /// `look`; a few at a time are in memory. Answers how many there were.
  template <class Look>
  [[nodiscard]] Result<std::size_t> each_text(Look look);
  /// The same of those named.
  template <class Look>
  [[nodiscard]] Result<std::size_t> each_text_of(const std::vector<std::string>& objects,
                                                 Look look);

 private:
  struct Listed {
    std::string object;
    std::size_t size = 0;
    bool is_damaged = false;
  };
  [[nodiscard]] Result<std::vector<Listed>> objects(const std::vector<std::string>* named);
  template <class Look>
  [[nodiscard]] Result<std::size_t> each_listed(const Result<std::vector<Listed>>& all, Look look);
  [[nodiscard]] bool is_committed(const std::vector<std::string>& paths);
  [[nodiscard]] Result<FileMap> staged_of(std::string_view mode);
  [[nodiscard]] Result<std::string> run_in_turn(const std::vector<std::string>& args);
  [[nodiscard]] Result<std::vector<GitText>> texts(const std::vector<std::string>& objects);
  [[nodiscard]] std::vector<GitText> texts_one_by_one(const std::vector<std::string>& objects);

  World& world_;
  std::string folder_;
  Fetching fetching_;
  Repository repository_;
};

template <class Look>
Result<std::size_t> Git::each_text(Look look) {
  return each_listed(objects(nullptr), look);
}

template <class Look>
Result<std::size_t> Git::each_text_of(const std::vector<std::string>& objects, Look look) {
  if (objects.empty()) return std::size_t{0};
  return each_listed(this->objects(&objects), look);
}

template <class Look>
Result<std::size_t> Git::each_listed(const Result<std::vector<Listed>>& all, Look look) {
  constexpr std::size_t most_bytes = std::size_t{32} << 20;
  if (!all) return tl::unexpected<Error>(all.error());
  for (std::size_t from = 0; from < all->size();) {
    std::vector<std::string> some;
    for (std::size_t bytes = 0; from < all->size() && (some.empty() || bytes < most_bytes);) {
      const Listed& next = (*all)[from++];
      bytes += next.size;
      if (next.is_damaged) {
        look(GitText{next.object, {}, false, true});
      } else {
        some.push_back(next.object);
      }
    }
    const auto read = texts(some);
    for (const GitText& each : read ? *read : texts_one_by_one(some))
      look(each);
  }
  return all->size();
}

}  // namespace mentor::cli
