#include "staged.h"

#include "mentor/base/text.h"
#include "mentor/store/memory_files.h"

namespace mentor::cli {
namespace {

constexpr std::string_view private_folder = "private/";

Result<FileMap> private_files(Files& files) {
  FileMap found;
  const auto paths = files.list();
  if (!paths) return tl::unexpected<Error>(paths.error());
  for (const std::string& path : *paths) {
    if (!path.starts_with(private_folder)) continue;
    auto bytes = files.read(path);
    if (!bytes) return tl::unexpected<Error>(bytes.error());
    if (*bytes) found[path] = std::move(**bytes);
  }
  return found;
}

// The same folder in the main work tree; empty when this is it.
std::string main_folder(Git& git) {
  const auto common = git.run({"rev-parse", "--path-format=absolute", "--git-common-dir"});
  const auto here = git.run({"rev-parse", "--path-format=absolute", "--git-dir"});
  const auto prefix = git.run({"rev-parse", "--show-prefix"});
  if (!common || !here || !prefix || *common == *here) return {};
  const std::string folder(trim(*common));
  if (!folder.ends_with("/.git")) return {};
  return folder.substr(0, folder.size() - 4) + std::string(trim(*prefix));
}

Result<FileMap> names_for(World& world, Git& git, Files& disk) {
  auto here = private_files(disk);
  if (!here || !here->empty()) return here;
  const std::string folder = main_folder(git);
  if (folder.empty()) return here;
  const auto files = world.open(folder);
  return files ? private_files(**files) : here;
}

}  // namespace

Result<std::unique_ptr<Files>> staged_folder(World& world, const std::string& root, Files& disk) {
  Git git(world, root, Fetching::as_needed, Repository::as_named);
  if (auto there = git.need(); !there) return tl::unexpected<Error>(there.error());
  auto staged = git.staged();
  if (!staged) return tl::unexpected<Error>(staged.error());
  auto names = names_for(world, git, disk);
  if (!names) return tl::unexpected<Error>(names.error());
  std::erase_if(*staged, [](const auto& file) { return file.first.starts_with(private_folder); });
  staged->merge(*names);
  return std::unique_ptr<Files>(std::make_unique<MemoryFiles>(std::move(*staged)));
}

Result<std::unique_ptr<Files>> names_folder(World& world, const std::string& root, Files& disk) {
  Git git(world, root, Fetching::as_needed, Repository::as_named);
  if (auto there = git.need(); !there) return tl::unexpected<Error>(there.error());
  auto names = names_for(world, git, disk);
  if (!names) return tl::unexpected<Error>(names.error());
  return std::unique_ptr<Files>(std::make_unique<MemoryFiles>(std::move(*names)));
}

bool is_programme_staged(Files& staged) {
  const auto card = staged.read("programme.yaml");
  return card && card->has_value();
}

}  // namespace mentor::cli
