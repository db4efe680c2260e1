#include "mentor/store/transaction.h"

#include <map>
#include <utility>

#include "paths.h"

namespace mentor {
namespace {

Error wrong_kind(std::string id, const std::string& path) {
  return Error{Message{std::move(id), {{"path", path}}}, Where{path, 0, 0}, Exit::io};
}

// What one change makes of a file; `now` is what earlier changes left.
Result<void> apply(const Change& change, std::optional<std::string>& now) {
  switch (change.kind) {
    case ChangeKind::create:
      if (now) return tl::unexpected<Error>(wrong_kind("file-exists", change.path));
      now = change.bytes;
      return {};
    case ChangeKind::append:
      now = with_lines_added(now.value_or(""), change.bytes);
      return {};
    case ChangeKind::replace:
      if (!now) return tl::unexpected<Error>(wrong_kind("file-missing", change.path));
      now = change.bytes;
      return {};
    case ChangeKind::remove:
      if (!now) return tl::unexpected<Error>(wrong_kind("file-missing", change.path));
      now.reset();
      return {};
  }
  return {};
}

bool ends_lines_with_crlf(std::string_view text) {
  const std::size_t end = text.find('\n');
  return end != std::string_view::npos && end > 0 && text[end - 1] == '\r';
}

std::string with_crlf(std::string_view lines) {
  std::string out;
  for (const char c : lines) {
    if (c == '\n' && !out.ends_with('\r')) out += '\r';
    out += c;
  }
  return out;
}

}  // namespace

std::string with_lines_added(std::string_view old, std::string_view lines) {
  const bool crlf = ends_lines_with_crlf(old);
  std::string out(old);
  const bool bare_mark = old == "\xEF\xBB\xBF";
  if (!old.empty() && !bare_mark && !old.ends_with('\n') && !old.ends_with('\r')) {
    out += crlf ? "\r\n" : "\n";
  }
  return out + (crlf ? with_crlf(lines) : std::string(lines));
}

Result<std::vector<FileEdit>> work_out(Files& files, const std::vector<Change>& changes) {
  std::map<std::string, FileEdit> edits;
  for (const Change& change : changes) {
    if (!is_folder_path(change.path)) {
      return fail(Exit::usage, "path-refused", {{"path", change.path}});
    }
    auto known = edits.find(change.path);
    if (known == edits.end()) {
      auto before = files.read(change.path);
      if (!before) return tl::unexpected<Error>(before.error());
      known = edits.emplace(change.path, FileEdit{change.path, *before, *before}).first;
    }
    if (auto applied = apply(change, known->second.after); !applied) {
      return tl::unexpected<Error>(applied.error());
    }
  }
  std::vector<FileEdit> sorted;
  for (auto& [path, edit] : edits) {
    if (edit.before != edit.after) sorted.push_back(std::move(edit));
  }
  return sorted;
}

Result<Transaction> Transaction::begin(Files& files) {
  auto recovered = files.lock_for_writing();
  if (!recovered) return tl::unexpected<Error>(recovered.error());
  Transaction transaction(files);
  transaction.recovered_ = std::move(*recovered);
  return transaction;
}

Transaction::Transaction(Transaction&& other) noexcept
    : files_(std::exchange(other.files_, nullptr)), recovered_(std::move(other.recovered_)) {}

Transaction::~Transaction() {
  if (files_ != nullptr) files_->unlock();
}

Result<Findings> Transaction::commit(const std::vector<Change>& changes) {
  auto edits = work_out(*files_, changes);
  if (!edits) return tl::unexpected<Error>(edits.error());
  if (edits->empty()) return Findings{};
  return files_->write(*edits);
}

}  // namespace mentor
