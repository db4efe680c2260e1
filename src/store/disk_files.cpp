#include "mentor/store/disk_files.h"

#include <fcntl.h>

#include <algorithm>
#include <cerrno>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

#include "damaged_txn.h"
#include "folder.h"
#include "folder_lock.h"
#include "mentor/base/parallel.h"
#include "paths.h"
#include "write_ahead.h"

namespace mentor {
namespace {

tl::unexpected<Error> passed_on(const Error& error) {
  return tl::unexpected<Error>(error);
}

tl::unexpected<Error> changed(const std::string& path) {
  return fail(Exit::io, "changed-meanwhile", {{"path", path}}, Where{path, 0, 0});
}

using Overlay = std::map<std::string, std::optional<std::string>>;

std::vector<std::string> overlaid(std::vector<std::string> paths, const Overlay& overlay) {
  for (const auto& [path, bytes] : overlay) {
    if (!belongs_to_programme(path)) continue;
    const auto place = std::lower_bound(paths.begin(), paths.end(), path);
    const bool listed = place != paths.end() && *place == path;
    if (bytes && !listed) paths.insert(place, path);
    if (!bytes && listed) paths.erase(place);
  }
  return paths;
}

}  // namespace

struct DiskFiles::Open {
  explicit Open(sys::Fd root) : folder(std::move(root)) {}

  Folder folder;
  Nearby nearby{folder};  // of reads that are stamped
  std::chrono::milliseconds patience{10'000};
  bool reading = false;               // a shared lock was asked for
  std::optional<sys::Fd> lock;        // shared or exclusive
  std::optional<WriteAhead> journal;  // while writing
  Overlay overlay;                    // what an unfinished commit makes of files, for readers
  std::mutex remembering;             // guards seen
  std::map<std::string, Stamp> seen;  // every file read, as it was then
  std::optional<std::vector<std::string>> listed;

  Result<void> begin_reading();
  Result<std::string> first_changed_file() const;
  Result<std::string> first_change() const;
  Result<void> check_nothing_changed(const std::vector<FileEdit>& edits) const;
  // What was read stays in mind: whoever takes the lock again writes over nothing that changed.
  void let_go() {
    journal.reset();
    lock.reset();
    reading = false;
    overlay.clear();
    nearby.close();
  }
  void end() {
    let_go();
    forget();
  }
  void forget() {
    nearby.close();
    seen.clear();
    listed.reset();
  }
};

Result<void> DiskFiles::Open::begin_reading() {
  if (reading || journal) return {};
  auto place = open_folder_beneath(folder.root(), ".mentor");
  // Whom the owner keeps out of .mentor may still read what he lets them: as without a lock.
  if (!place && place.error() != ENOENT && place.error() != EACCES) {
    return passed_on(io_error("open", ".mentor", place.error()));
  }
  if (place) {
    auto shared = lock_to_read(*place, patience);
    if (!shared) return passed_on(shared.error());
    auto pending = WriteAhead(folder, std::move(*place)).pending();
    if (!pending) return passed_on(pending.error());
    lock = std::move(*shared);
    overlay = std::move(*pending);
  }
  reading = true;
  return {};
}

// Empty when every file is as it was read.
Result<std::string> DiskFiles::Open::first_changed_file() const {
  constexpr std::size_t together = 512;  // fewer are looked at sooner than a thread begins
  std::vector<std::pair<const std::string*, const Stamp*>> all;
  all.reserve(seen.size());
  for (const auto& [path, stamp] : seen)
    all.emplace_back(&path, &stamp);
  Nearby beside(folder);
  std::vector<Result<std::string>> found((all.size() + together - 1) / together);
  in_parallel(found.size(), [&](std::size_t portion) {
    const std::size_t end = std::min(all.size(), (portion + 1) * together);
    for (std::size_t i = portion * together; i < end; ++i) {
      const auto now = beside.stamp(*all[i].first);
      if (now && *now == *all[i].second) continue;
      found[portion] = now ? Result<std::string>(*all[i].first) : passed_on(now.error());
      return;
    }
  });
  const auto first = std::find_if(found.begin(), found.end(), [](const Result<std::string>& each) {
    return !each || !each->empty();
  });
  return first == found.end() ? std::string() : std::move(*first);
}

// Empty when all is as it was read.
Result<std::string> DiskFiles::Open::first_change() const {
  const auto changed = first_changed_file();
  if (!changed || !changed->empty()) return changed;
  if (!listed) return std::string();
  const auto now = folder.list();
  if (!now) return passed_on(now.error());
  if (*now == *listed) return std::string();
  std::vector<std::string> different;
  std::set_symmetric_difference(now->begin(), now->end(), listed->begin(), listed->end(),
                                std::back_inserter(different));
  return different.front();
}

Result<void> DiskFiles::Open::check_nothing_changed(const std::vector<FileEdit>& edits) const {
  for (const FileEdit& edit : edits) {
    const auto now = folder.read(edit.path);
    if (!now) return passed_on(now.error());
    const bool same = edit.before ? *now && (*now)->bytes == *edit.before : !now->has_value();
    if (!same) return changed(edit.path);
  }
  const auto path = first_change();
  if (!path) return passed_on(path.error());
  if (!path->empty()) return changed(*path);
  return {};
}

DiskFiles::DiskFiles(std::unique_ptr<Open> state) : open_(std::move(state)) {}
DiskFiles::~DiskFiles() = default;

Result<std::unique_ptr<DiskFiles>> DiskFiles::open(const std::string& folder) {
  auto root = sys::open_folder(folder);
  if (!root && (root.error() == ENOENT || root.error() == ENOTDIR)) {
    return fail(Exit::folder, "folder-missing", {{"path", folder}});
  }
  if (!root) return passed_on(io_error("open", folder, root.error()));
  return std::unique_ptr<DiskFiles>(new DiskFiles(std::make_unique<Open>(std::move(*root))));
}

void DiskFiles::set_patience(std::chrono::milliseconds patience) {
  open_->patience = patience;
}

Result<std::vector<std::string>> DiskFiles::list() {
  if (auto begun = open_->begin_reading(); !begun) return passed_on(begun.error());
  if (!open_->listed) {
    auto paths = open_->folder.list();
    if (!paths) return paths;
    open_->listed = std::move(*paths);
  }
  return overlaid(*open_->listed, open_->overlay);
}

Result<std::vector<std::string>> DiskFiles::others() {
  if (auto begun = open_->begin_reading(); !begun) return passed_on(begun.error());
  return open_->folder.others();
}

Result<std::optional<std::string>> DiskFiles::read(const std::string& path) {
  if (!is_beneath(path)) return fail(Exit::usage, "path-refused", {{"path", path}});
  if (auto begun = open_->begin_reading(); !begun) return passed_on(begun.error());
  auto file = open_->nearby.read(path);
  if (!file) return passed_on(file.error());
  {
    const std::lock_guard one_at_a_time(open_->remembering);
    open_->seen.try_emplace(path, *file ? (*file)->stamp : Stamp{});
  }
  const auto pending = open_->overlay.find(path);
  if (pending != open_->overlay.end()) return pending->second;
  if (!*file) return std::optional<std::string>();
  return std::optional<std::string>(std::move((*file)->bytes));
}

Result<bool> DiskFiles::exists(const std::string& path) {
  const auto bytes = read(path);
  if (!bytes) return passed_on(bytes.error());
  return bytes->has_value();
}

// Whoever holds the lock to write looks at everything again when it commits, once for all.
Result<bool> DiskFiles::settled() {
  if (open_->journal) return true;
  const auto path = open_->first_change();
  if (!path) return passed_on(path.error());
  return path->empty();
}

void DiskFiles::forget_reads() {
  if (!open_->journal) return open_->end();
  open_->forget();
}

Result<Findings> DiskFiles::edited_while_waiting() {
  if (auto begun = open_->begin_reading(); !begun) return passed_on(begun.error());
  if (open_->overlay.empty()) return Findings{};
  auto place = open_folder_beneath(open_->folder.root(), ".mentor");
  if (!place) return passed_on(io_error("open", ".mentor", place.error()));
  return WriteAhead(open_->folder, std::move(*place)).edited();
}

// Under the shared lock: no writer is at work, so what stands there is left.
Result<Findings> DiskFiles::left_behind() {
  const auto begun = open_->begin_reading();
  const bool damaged = !begun && begun.error().message.id == "transaction-damaged";
  if (!begun && !damaged) return passed_on(begun.error());
  const auto place = open_folder_beneath(open_->folder.root(), ".mentor");
  if (!place && place.error() == ENOENT) return Findings{};
  if (!place) return passed_on(io_error("open", ".mentor", place.error()));
  if (damaged) return tell_damage(open_->folder, *place);
  const auto names = sys::names_in(*place);
  if (!names) return passed_on(io_error("readdir", ".mentor", names.error()));
  Findings left;
  for (const std::string& name : *names) {
    const bool staged = name == "done" || name.starts_with("staging.");
    if (name != "txn" && !staged) continue;
    const std::string path = ".mentor/" + name;
    left.push_back({Severity::warning,
                    {staged ? "staging-left" : "commit-waits", {{"path", path}}},
                    {path, 0, 0}});
  }
  const auto edited = edited_while_waiting();
  if (!edited) return passed_on(edited.error());
  for (const Finding& each : *edited)  // of a folder that can be read all the same
    left.push_back({Severity::warning, each.message, each.where});
  return left;
}

Result<Findings> DiskFiles::lock_for_writing() {
  open_->lock.reset();  // our own shared lock would keep us waiting
  open_->overlay.clear();
  auto place = open_or_make_place(open_->folder);
  if (!place) return passed_on(place.error());
  auto lock = lock_exclusively(open_->folder, *place, open_->patience);
  if (!lock) return passed_on(lock.error());
  open_->lock = std::move(*lock);
  open_->journal.emplace(open_->folder, std::move(*place));
  return open_->journal->recover();
}

Result<Findings> DiskFiles::write(const std::vector<FileEdit>& edits) {
  WriteAhead& journal = *open_->journal;
  const auto staging = journal.stage(edits);
  if (!staging) return passed_on(staging.error());
  if (auto unchanged = open_->check_nothing_changed(edits); !unchanged) {
    journal.drop(*staging);
    return passed_on(unchanged.error());
  }
  if (auto committed = journal.commit(*staging); !committed) return passed_on(committed.error());
  auto finished = journal.finish();
  forget_reads();
  if (finished) return finished;
  Error error = finished.error();
  return fail(Exit::io, "commit-unfinished",
              {{"path", arg(error.message, "path")}, {"cause", arg(error.message, "cause")}},
              error.where);
}

void DiskFiles::unlock() {
  open_->let_go();
}

}  // namespace mentor
