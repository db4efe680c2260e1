// MemoryFiles: a programme folder in memory, for tests and trial runs.
#pragma once

#include <initializer_list>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "mentor/store/files.h"

namespace mentor {

class MemoryFiles : public Files {
 public:
  MemoryFiles() = default;
  explicit MemoryFiles(std::map<std::string, std::string> files) : files_(std::move(files)) {}
  /// Path and bytes of each file; also right for a single one.
  MemoryFiles(std::initializer_list<std::pair<const std::string, std::string>> files)
      : files_(files) {}

  [[nodiscard]] const std::map<std::string, std::string>& all() const { return files_; }

  /// As an editor would: changes a file behind the back of a transaction.
  void put(const std::string& path, std::string bytes) { files_[path] = std::move(bytes); }

  /// The next commit ends with this error and changes nothing.
  void fail_next_commit(Error error) { next_failure_ = std::move(error); }

  /// As if another process held the lock: the next begin ends with `lock-held`.
  void hold_lock() { held_ = true; }

  Result<std::vector<std::string>> list() override;
  Result<std::vector<std::string>> others() override;
  Result<std::optional<std::string>> read(const std::string& path) override;
  Result<bool> exists(const std::string& path) override;
  Result<bool> settled() override;
  void forget_reads() override;

 private:
  Result<Findings> lock_for_writing() override;
  Result<Findings> write(const std::vector<FileEdit>& edits) override;
  void unlock() override;

  std::map<std::string, std::string> files_;
  std::mutex remembering_;  // guards seen_
  std::map<std::string, std::optional<std::string>> seen_;
  std::optional<std::vector<std::string>> listed_;
  std::optional<Error> next_failure_;
  bool held_ = false;
};

}  // namespace mentor
