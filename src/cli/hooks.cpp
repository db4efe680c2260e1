// hooks install: hooks that check what is staged, merged, said in the message of a commit, and what
// a push would send.
// Settings of git stay as they are.
#include <algorithm>
#include <filesystem>
#include <optional>

#include "commands.h"
#include "git.h"
#include "leak_scan.h"
#include "mentor/base/text.h"
#include "session.h"

namespace mentor::cli {
namespace {

namespace fs = std::filesystem;

std::string quoted(const std::string& path) {
  return "'" + replace_all(path, "'", "'\\''") + "'";
}

enum class Looks { at_commit, at_push };

struct Hook {
  std::string name;
  std::string asks;  // of check
  Looks looks = Looks::at_commit;
};

// git runs no pre-commit for a merge that settles itself, nor for patches from letters; and none of
// those of a commit for a cherry-pick, a revert, a rebase, a fast-forward or --no-verify.
const std::vector<Hook>& all_hooks() {
  static const std::vector<Hook> hooks = {
      {"pre-commit", "--staged"},
      {"pre-merge-commit", "--staged"},
      {"commit-msg", "--staged --message \"$message\""},
      {"pre-applypatch", "--staged"},
      {"applypatch-msg", "--staged --message \"$message\""},
      {"pre-push", "--pushed \"$remote\"", Looks::at_push},
  };
  return hooks;
}

constexpr std::string_view before_folder = "looked_at ";
constexpr std::string_view after_folder = " || exit $?";

// Where a folder is gone and there is a programme that nobody looks at, it has been moved; a branch
// that has none yet, or no more, is let through.
std::string moved_programme(const std::vector<std::string>& folders, const Hook& hook) {
  std::string known;
  for (const std::string& folder : folders)
    known += (known.empty() ? "" : "|") + quoted(folder + "programme.yaml");
  return "[ -z \"$gone\" ] || git -c core.quotePath=false ls-files -- programme.yaml "
         "'*/programme.yaml' |\n"
         "  while read -r card; do\n"
         "    case $card in\n"
         "      " +
         known +
         ") ;;\n"
         "      *)\n"
         "        echo \"" +
         hook.name +
         ": $card is looked at by nobody, its folder has been moved:\" \\\n"
         "          'run mentor hooks install there' >&2\n"
         "        exit 1 ;;\n"
         "    esac\n"
         "  done || exit $?\n";
}

std::string purpose_of(const Hook& hook) {
  if (hook.looks == Looks::at_push) {
    return "# mentor hooks install: refuses a push when a commit of it has somebody's name, "
           "telephone\n"
           "# or e-mail in it, or what lies in private/.\n";
  }
  return "# mentor hooks install: refuses a commit when what is staged breaks a rule of the\n"
         "# programme folder or has somebody's name, telephone or e-mail in it.\n";
}

// What is pushed is told once, and there may be several folders.
std::string told_by_git(const Hook& hook) {
  return hook.looks == Looks::at_push ? "remote=${1-} gone= pushed=$(cat)\n"
                                      : "message=${1-} gone=\n";
}

std::string fed(const Hook& hook) {
  return hook.looks == Looks::at_push ? "printf '%s\\n' \"$pushed\" | " : "";
}

// git may name its own files relative to the top of the work tree, or leave that top to be guessed;
// mentor asks git from inside the programme folder. One repository may have several.
std::string hook_text(const std::vector<std::string>& folders, const Hook& hook) {
  std::string text =
      "#!/bin/sh\n" + purpose_of(hook) +
      "GIT_DIR=$(git rev-parse --absolute-git-dir) || exit 1\n"
      "GIT_WORK_TREE=$(pwd -P)\n"
      "export GIT_DIR GIT_WORK_TREE\n"
      "case ${GIT_INDEX_FILE-} in\n"
      "  '') ;;\n"
      "  /*) export GIT_INDEX_FILE ;;\n"
      "  *) GIT_INDEX_FILE=$GIT_WORK_TREE/$GIT_INDEX_FILE && export GIT_INDEX_FILE ;;\n"
      "esac\n" +
      told_by_git(hook) +
      "main=$(git rev-parse --path-format=absolute --git-common-dir) && main=${main%/.git}\n"
      "looked_at() {\n"
      "  if ! git cat-file -e \":${1}programme.yaml\" 2>/dev/null; then\n"
      "    gone=1\n"
      "    [ -d \"./$1\" ] || return 0\n"
      "    # A branch without the programme may name its people.\n"
      "    [ -d \"./${1}private\" ] || [ -d \"$main/${1}private\" ] || return 0\n"
      "  fi\n"
      "  command -v mentor >/dev/null || {\n"
      "    echo '" +
      hook.name +
      ": mentor is not installed here, nothing can be checked' >&2\n"
      "    return 1\n"
      "  }\n"
      "  " +
      fed(hook) + "mentor -C \"./$1\" check " + hook.asks + " --quiet\n}\n";
  for (const std::string& folder : folders) {
    text += std::string(before_folder) + quoted(folder) + std::string(after_folder) + "\n";
  }
  return text + moved_programme(folders, hook);
}

// What somebody adds to a hook of their own.
std::string line_for(const std::string& folder, const Hook& hook) {
  const std::string asks = replace_all(replace_all(hook.asks, "$message", "$1"), "$remote", "$1");
  const std::string kept = hook.looks == Looks::at_push ? "pushed=$(cat); " : "";
  return kept + fed(hook) + "mentor -C \"./" + folder + "\" check " + asks + " || exit $?";
}

// The folders that a hook of ours looks at; nullopt for one that somebody else wrote or changed.
std::optional<std::vector<std::string>> folders_in(const std::string& text, const Hook& hook) {
  const std::string begins = std::string(before_folder) + "'";
  const std::string ends = "'" + std::string(after_folder);
  std::vector<std::string> folders;
  for (const std::string& line : split(text, "\n")) {
    if (!line.starts_with(begins) || !line.ends_with(ends)) continue;
    const std::string inside =
        line.substr(begins.size(), line.size() - begins.size() - ends.size());
    folders.push_back(replace_all(inside, "'\\''", "'"));
  }
  return hook_text(folders, hook) == text ? std::optional(folders) : std::nullopt;
}

// A hooks folder that other repositories use too is not ours to write to.
Result<void> refuse_shared_hooks(Git& git) {
  const auto said = git.run({"config", "--show-scope", "--get", "core.hooksPath"});
  if (!said) return {};  // not set
  if (said->starts_with("local") || said->starts_with("worktree")) return {};
  const std::size_t tab = said->find('\t');
  const std::string path = tab == std::string::npos ? *said : said->substr(tab + 1);
  return fail(Exit::refused, "hooks-shared", {{"path", std::string(trim(path))}});
}

Result<std::string> hooks_folder(Git& git, const std::string& root) {
  const auto told = git.run({"rev-parse", "--git-path", "hooks"});
  if (!told) return tl::unexpected<Error>(told.error());
  return (fs::path(root) / std::string(trim(*told))).lexically_normal().string();
}

Result<void> write_hook(Session& session, const std::string& path, const std::string& text) {
  World& world = session.world();
  const std::string folder = fs::path(path).parent_path().string();
  if (auto made = world.make_folder(folder, SharedWith::owner); !made) {
    return made;
  }
  if (auto written = world.write_file(path, text, Readers::owner); !written) return written;
  std::error_code error;
  fs::permissions(path, fs::perms::owner_all, error);
  if (error) return fail(Exit::io, "io-failed", {{"call", "chmod"}, {"cause", error.message()}});
  if (!session.quiet()) session.print(path + " " + session.words().tr("new"));
  return {};
}

// One of ours looks at one folder more; another hook stays as it is.
Result<void> install_one(Session& session, const std::string& path, const std::string& folder,
                         const Hook& hook) {
  std::error_code error;
  if (!fs::exists(fs::symlink_status(path, error))) {
    return write_hook(session, path, hook_text({folder}, hook));
  }
  const auto there = session.world().read_file(path);
  auto folders = there ? folders_in(*there, hook) : std::nullopt;
  if (folders && std::find(folders->begin(), folders->end(), folder) == folders->end()) {
    folders->push_back(folder);
    return write_hook(session, path, hook_text(*folders, hook));
  }
  if (folders) {
    if (!session.quiet()) {
      session.tell(session.words().tr("The hook is installed already: {}", hook.name));
    }
    return {};
  }
  const char* id = hook.looks == Looks::at_push ? "hook-there-push" : "hook-there";
  return fail(Exit::refused, id, {{"path", path}, {"line", line_for(folder, hook)}});
}

Result<Exit> install(Session& session) {
  if (auto opened = session.open(Access::read); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  Git git(session.world(), session.root());
  if (auto there = git.need(); !there) return tl::unexpected<Error>(there.error());
  if (auto own = refuse_shared_hooks(git); !own) return tl::unexpected<Error>(own.error());
  const auto hooks = hooks_folder(git, session.root());
  if (!hooks) return tl::unexpected<Error>(hooks.error());
  const auto prefix = git.run({"rev-parse", "--show-prefix"});
  if (!prefix) return tl::unexpected<Error>(prefix.error());
  tell_if_no_names(session);
  Result<Exit> outcome = Exit::done;
  for (const Hook& hook : all_hooks()) {
    const auto installed =
        install_one(session, *hooks + "/" + hook.name, std::string(trim(*prefix)), hook);
    if (!installed && outcome) outcome = tl::unexpected<Error>(installed.error());
  }
  if (outcome && !session.quiet()) {
    session.tell(session.words().tr(
        "A cherry-pick, revert, rebase, fast-forward or --no-verify goes past the hooks of a "
        "commit: what it made is looked through for names when it is pushed."));
  }
  const std::string folder(trim(*prefix));
  if (outcome && !folder.empty()) {
    session.tell(session.words().tr(
        "Looked at is what lies in {} and the message of the commit; nothing outside the programme "
        "folder is read, so what else the repository has may have names.",
        folder));
  }
  return outcome;
}

}  // namespace

std::vector<Command> hook_commands() {
  return {
      {.path = "hooks install",
       .group = Group::tools,
       .summary =
           TR_NOOP("let git refuse commits that break a rule or leak a name, and pushes of a name"),
       .operands = {},
       .options = {},
       .examples = {{"mentor hooks install", TR_NOOP("once in every copy of the repository")}},
       .exits = TR_NOOP("4 there is another hook, or no git"),
       .run = install},
  };
}

}  // namespace mentor::cli
