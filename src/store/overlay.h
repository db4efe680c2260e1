// A folder with changes laid over it, which are nowhere written.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "mentor/store/files.h"

namespace mentor {

/// Reads what is changed from the edits, all else from the folder below. Cannot be written to.
class OverlayFiles final : public Files {
 public:
  OverlayFiles(Files& below, std::vector<FileEdit> edits);

  Result<std::vector<std::string>> list() override;
  Result<std::optional<std::string>> read(const std::string& path) override;
  Result<bool> exists(const std::string& path) override;
  Result<bool> settled() override;
  void forget_reads() override {}

 private:
  Result<Findings> lock_for_writing() override;
  Result<Findings> write(const std::vector<FileEdit>& edits) override;
  void unlock() override {}

  Files& below_;
  std::map<std::string, std::optional<std::string>> after_;
};

}  // namespace mentor
