// Apply: a committed write-ahead journal into the folder, line by line, again and again if need be.
#pragma once

#include <set>

#include "write_ahead.h"

namespace mentor {

/// Where, in the txn, a file goes that has to leave its place before the new one comes.
[[nodiscard]] std::string taken_out(const std::string& staged);

class Apply {
 public:
  Apply(const Folder& folder, const sys::Fd& txn, Run run)
      : folder_(folder), txn_(txn), run_(run) {}

  /// Puts every line into effect and every folder touched on the disk. The warnings tell of files
  /// kept aside.
  [[nodiscard]] Result<Findings> run(const Manifest& manifest);

 private:
  enum class Step { done, again };
  struct Line {
    const ManifestLine& what;
    std::string staged;  // name of its file in the txn folder
  };

  [[nodiscard]] Result<void> make_folders(const Manifest& manifest) const;
  [[nodiscard]] Result<void> line(const Line& line);
  [[nodiscard]] Result<Step> put_in_place(const Line& line, const sys::Fd& parent);
  [[nodiscard]] Result<Step> take_away(const Line& line, const sys::Fd& parent);
  [[nodiscard]] Result<Step> swap(const Line& line, const sys::Fd& parent);
  [[nodiscard]] Result<Step> take_out(const Line& line, const sys::Fd& parent);
  [[nodiscard]] Result<void> keep_if_foreign(const Line& line, const std::string& name,
                                             const sys::Fd& parent);
  [[nodiscard]] Result<void> keep(const Line& line, const std::string& name, const sys::Fd& parent);
  [[nodiscard]] Result<std::string> digest_in_txn(const Line& line, const std::string& name) const;
  [[nodiscard]] Result<void> sync(const std::set<std::string>& folders) const;
  void tell(const char* id, const std::string& path, const std::string& copy);

  const Folder& folder_;
  const sys::Fd& txn_;
  Run run_;
  std::set<std::string> touched_;
  Findings findings_;
};

}  // namespace mentor
