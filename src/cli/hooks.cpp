// hooks install: a pre-commit hook that checks what is staged. Settings of git stay as they are.
#include <filesystem>

#include "commands.h"
#include "git.h"
#include "mentor/base/text.h"
#include "session.h"

namespace mentor::cli {
namespace {

namespace fs = std::filesystem;

std::string quoted(const std::string& path) {
  return "'" + replace_all(path, "'", "'\\''") + "'";
}

// git may name its own files relative to the top of the work tree, or leave that top to be guessed;
// mentor asks git from inside the programme folder.
std::string hook_text(const std::string& folder) {
  return "#!/bin/sh\n"
         "# mentor hooks install: refuses a commit when what is staged breaks a rule of the\n"
         "# programme folder or has somebody's name, telephone or e-mail in it.\n"
         "GIT_DIR=$(git rev-parse --absolute-git-dir) || exit 1\n"
         "GIT_WORK_TREE=$(pwd -P)\n"
         "export GIT_DIR GIT_WORK_TREE\n"
         "case ${GIT_INDEX_FILE-} in\n"
         "  '') ;;\n"
         "  /*) export GIT_INDEX_FILE ;;\n"
         "  *) GIT_INDEX_FILE=$GIT_WORK_TREE/$GIT_INDEX_FILE && export GIT_INDEX_FILE ;;\n"
         "esac\n"
         "folder=" +
         quoted(folder) +
         "\n"
         "git cat-file -e \":${folder}programme.yaml\" 2>/dev/null || exit 0\n"
         "command -v mentor >/dev/null || {\n"
         "  echo 'pre-commit: mentor is not installed here, nothing can be checked' >&2\n"
         "  exit 1\n"
         "}\n"
         "exec mentor -C \"./$folder\" check --staged --quiet\n";
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

Result<std::string> hook_path(Git& git, const std::string& root) {
  const auto told = git.run({"rev-parse", "--git-path", "hooks"});
  if (!told) return tl::unexpected<Error>(told.error());
  return (fs::path(root) / std::string(trim(*told)) / "pre-commit").lexically_normal().string();
}

Result<Exit> write_hook(Session& session, const std::string& path, const std::string& text) {
  World& world = session.world();
  const std::string folder = fs::path(path).parent_path().string();
  if (auto made = world.make_folder(folder, SharedWith::owner); !made) {
    return tl::unexpected<Error>(made.error());
  }
  if (auto written = world.write_file(path, text, Readers::owner); !written) {
    return tl::unexpected<Error>(written.error());
  }
  std::error_code error;
  fs::permissions(path, fs::perms::owner_all, error);
  if (error) return fail(Exit::io, "io-failed", {{"call", "chmod"}, {"cause", error.message()}});
  if (!session.quiet()) session.print(path + " " + session.words().tr("new"));
  return Exit::done;
}

Result<Exit> install(Session& session) {
  if (auto opened = session.open(Access::read); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  Git git(session.world(), session.root());
  if (!git.is_there()) {
    return fail(Exit::refused, "staged-without-git", {{"folder", session.root()}});
  }
  if (auto own = refuse_shared_hooks(git); !own) return tl::unexpected<Error>(own.error());
  const auto path = hook_path(git, session.root());
  if (!path) return tl::unexpected<Error>(path.error());
  const auto prefix = git.run({"rev-parse", "--show-prefix"});
  if (!prefix) return tl::unexpected<Error>(prefix.error());
  const std::string text = hook_text(std::string(trim(*prefix)));
  std::error_code error;
  if (!fs::exists(fs::symlink_status(*path, error))) return write_hook(session, *path, text);
  const auto there = session.world().read_file(*path);
  if (there && *there == text) {
    if (!session.quiet()) session.tell(session.words().tr("The hook is installed already."));
    return Exit::done;
  }
  return fail(Exit::refused, "hook-there",
              {{"path", *path},
               {"line", "mentor -C \"./" + std::string(trim(*prefix)) + "\" check --staged"}});
}

}  // namespace

std::vector<Command> hook_commands() {
  return {
      {.path = "hooks install",
       .group = Group::tools,
       .summary = TR_NOOP("let git refuse commits that break a rule or leak a name"),
       .operands = {},
       .options = {},
       .examples = {{"mentor hooks install", TR_NOOP("once in every copy of the repository")}},
       .exits = TR_NOOP("4 there is another hook, or no git"),
       .run = install},
  };
}

}  // namespace mentor::cli
