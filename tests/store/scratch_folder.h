// A folder on the disk for one test, removed at its end.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "mentor/base/sha256.h"
#include "mentor/store/files.h"

class ScratchFolder {
 public:
  ScratchFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "mentor-store-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) std::abort();
    path_ = name;
  }
  ~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  [[nodiscard]] std::string path() const { return path_.string(); }
  [[nodiscard]] std::filesystem::path at(const std::string& name) const { return path_ / name; }

  void put(const std::string& name, const std::string& bytes) const {
    std::filesystem::create_directories(at(name).parent_path());
    std::ofstream(at(name), std::ios::binary) << bytes;
  }
  [[nodiscard]] std::string get(const std::string& name) const {
    std::ifstream in(at(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  [[nodiscard]] bool has(const std::string& name) const {
    return std::filesystem::exists(std::filesystem::symlink_status(at(name)));
  }

 private:
  std::filesystem::path path_;
};

// As a writer leaves it that dies right after its commit: `edits` are staged and nothing is moved.
inline void leave_committed(const ScratchFolder& folder,
                            const std::vector<mentor::FileEdit>& edits) {
  std::string manifest;
  for (std::size_t i = 0; i < edits.size(); ++i) {
    const auto digest = [](const std::optional<std::string>& bytes) {
      return bytes ? mentor::sha256_hex(*bytes) : std::string("-");
    };
    manifest += edits[i].path + " " + digest(edits[i].before) + " " + digest(edits[i].after) + "\n";
    if (edits[i].after) folder.put(".mentor/txn/" + std::to_string(i), *edits[i].after);
  }
  folder.put(".mentor/txn/MANIFEST", manifest + mentor::sha256_hex(manifest) + "\n");
  folder.put(".mentor/lock", "");
}
