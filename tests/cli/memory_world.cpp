#include "memory_world.h"

#include <algorithm>

namespace mentor::cli {
namespace {

// Files of one session; what it left goes back to the world when the session ends.
class KeptFiles final : public MemoryFiles {
 public:
  explicit KeptFiles(std::map<std::string, std::string>& folder)
      : MemoryFiles(folder), folder_(folder) {}
  ~KeptFiles() override { folder_ = all(); }
  KeptFiles(const KeptFiles&) = delete;
  KeptFiles& operator=(const KeptFiles&) = delete;

 private:
  std::map<std::string, std::string>& folder_;
};

// This git ignores nothing: asked which of some files it has or would take, it names them all.
std::string unignored(const std::vector<std::string>& args) {
  const auto has = [&](const char* arg) {
    return std::find(args.begin(), args.end(), arg) != args.end();
  };
  if (!has("ls-files") || !has("--cached") || !has("--others")) return {};
  std::string paths;
  for (auto path = std::find(args.begin(), args.end(), "--") + 1; path != args.end(); ++path)
    paths += *path + std::string(1, '\0');
  return paths;
}

}  // namespace

std::optional<std::string> MemoryWorld::variable(const std::string& name) {
  const auto found = variables.find(name);
  if (found == variables.end()) return std::nullopt;
  return found->second;
}

Result<std::string> MemoryWorld::find_root(const std::string& start) {
  if (folder.contains("programme.yaml")) return std::string("/school");
  return fail(Exit::folder, "folder-not-found", {{"start", start}});
}

Result<std::unique_ptr<Files>> MemoryWorld::open(const std::string& path) {
  if (path.ends_with("/.mentor")) return fail(Exit::folder, "folder-missing", {{"folder", path}});
  auto files = std::make_unique<KeptFiles>(folder);
  if (lock_is_held) files->hold_lock();
  return std::unique_ptr<Files>(std::move(files));
}

Result<void> MemoryWorld::make_folder(const std::string&, SharedWith) {
  return {};
}

Result<std::string> MemoryWorld::read_file(const std::string& path) {
  const auto found = outside.find(path);
  if (found == outside.end()) return fail(Exit::usage, "input-missing", {{"path", path}});
  return found->second;
}

Result<void> MemoryWorld::write_file(const std::string& path, std::string_view bytes,
                                     Readers /*readers*/) {
  outside[path] = std::string(bytes);
  return {};
}

std::optional<std::string> MemoryWorld::ask(const std::string& prompt) {
  err += prompt;
  if (typed.empty()) return std::nullopt;
  std::string answer = typed.front();
  typed.pop_front();
  err += answer + "\n";
  return answer;
}

Result<Ran> MemoryWorld::git(const std::string&, const std::vector<std::string>& args,
                             std::string_view, Fetching, Repository) {
  git_calls.push_back(args);
  return Ran{0, unignored(args), {}};
}

}  // namespace mentor::cli
