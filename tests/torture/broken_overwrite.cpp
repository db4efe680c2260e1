// A deliberately broken write-ahead journal: plain overwriting, no staging, no commit, no recovery.
// Linked into `mentor_overwrite` before the library with the sound one; every harness of
// tests/torture must find it broken, else it proves nothing.
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "write_ahead.h"

namespace mentor {
namespace {

std::vector<FileEdit> waiting;

tl::unexpected<Error> failed(const std::string& path) {
  return tl::unexpected<Error>(io_error("write", path, errno));
}

}  // namespace

std::string manifest_text(const Manifest&) {
  return {};
}
std::optional<ManifestLine> parse_manifest_line(std::string_view) {
  return std::nullopt;
}
std::optional<Manifest> parse_manifest(std::string_view) {
  return std::nullopt;
}

Result<std::string> WriteAhead::stage(const std::vector<FileEdit>& edits) const {
  waiting = edits;
  return std::string();
}

void WriteAhead::drop(const std::string&) const {}

Result<void> WriteAhead::commit(const std::string&) const {
  for (const FileEdit& edit : waiting) {
    const auto made = folder_.make_parents(edit.path);
    if (!made) return tl::unexpected<Error>(made.error());
    const int root = folder_.root().number();
    if (!edit.after) {
      if (unlinkat(root, edit.path.c_str(), 0) != 0) return failed(edit.path);
      continue;
    }
    const int file = openat(root, edit.path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (file < 0) return failed(edit.path);
    const ssize_t wrote = write(file, edit.after->data(), edit.after->size());
    if (close(file) != 0 || wrote < 0) return failed(edit.path);
  }
  return {};
}

Result<Findings> WriteAhead::finish() const {
  return Findings{};
}

Result<Findings> WriteAhead::recover() const {
  return Findings{};
}

Result<std::map<std::string, std::optional<std::string>>> WriteAhead::pending() const {
  return std::map<std::string, std::optional<std::string>>();
}

Result<Findings> WriteAhead::edited() const {
  return Findings{};
}

}  // namespace mentor
