#include "mentor/store/load.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

#include "bulk_files.h"
#include "taking.h"

namespace mentor {
namespace {

// What a listing of a folder becomes. Cards are taken in the order of their paths; journals and
// answers, where nearly all of a folder's bytes are, by as many threads as help.
class Loading {
 public:
  explicit Loading(Files& files) : files_(files) {}

  Result<Loaded> run() {
    auto paths = files_.list();
    if (!paths) return tl::unexpected(paths.error());
    known_ = programme_paths(*paths, loaded_);
    for (std::size_t i = 0; i < known_.size(); ++i) {
      if (is_bulk(known_[i].kind)) bulk_.push_back(i);
    }
    parts_.resize(bulk_.size());
    read_all();
    if (first_error_) return tl::unexpected(std::move(first_error_->second));
    join_parts();
    if (!has_programme_card(*paths)) tell_missing_programme(loaded_);
    put_in_order(loaded_);
    return std::move(loaded_);
  }

 private:
  // Of a folder that one thread reads sooner than a second one begins.
  static constexpr std::size_t few_files = 100;
  static constexpr unsigned most_threads = 4;

  void read_all() {
    const std::size_t useful = known_.size() < few_files || bulk_.empty() ? 0 : bulk_.size();
    const std::size_t cores = std::min(std::thread::hardware_concurrency(), most_threads);
    std::vector<std::jthread> helpers;
    while (helpers.size() < useful && helpers.size() + 1 < cores && add_helper(helpers)) {
    }
    for (std::size_t i = 0; i < known_.size(); ++i) {
      if (is_bulk(known_[i].kind)) continue;
      if (auto bytes = bytes_of(i)) take_card(i, std::move(*bytes));
    }
    read_bulk();
  }

  // False where the system gives no thread: then this one does it all.
  bool add_helper(std::vector<std::jthread>& helpers) {
    try {
      helpers.emplace_back([this] { read_bulk(); });
      return true;
    } catch (const std::system_error&) {
      return false;
    }
  }

  void take_card(std::size_t index, std::string bytes) {
    const auto read =
        cards_.read(std::move(bytes), source(index), known_[index].kind, loaded_.unreadable);
    if (read) take_card_file(*read, loaded_);
  }

  void read_bulk() {
    for (std::size_t i = next_++; i < bulk_.size(); i = next_++) {
      const std::size_t index = bulk_[i];
      auto bytes = bytes_of(index);
      if (bytes) parts_[i] = read_bulk_file(std::move(*bytes), source(index), known_[index].kind);
    }
  }

  [[nodiscard]] SourceFile source(std::size_t index) const {
    return {known_[index].path, static_cast<std::uint32_t>(index)};
  }

  // Nullopt when the file has gone or cannot be read; of errors the one of the first path counts.
  std::optional<std::string> bytes_of(std::size_t index) {
    const std::lock_guard one_at_a_time(reading_);
    auto bytes = files_.read(known_[index].path);
    if (bytes) return std::move(*bytes);
    if (!first_error_ || index < first_error_->first) first_error_.emplace(index, bytes.error());
    return std::nullopt;
  }

  void join_parts() {
    std::vector<Entry>& journal = loaded_.programme.journal;
    std::size_t count = 0;
    for (const BulkFile& part : parts_)
      count += part.entries.size();
    journal.reserve(count);
    for (BulkFile& part : parts_)
      take_bulk_file(std::exchange(part, {}), loaded_);
  }

  Files& files_;
  Loaded loaded_;
  CardReader cards_;
  std::vector<PathOfKind> known_;
  std::vector<std::size_t> bulk_;  // indexes into known_
  std::vector<BulkFile> parts_;    // of each of bulk_
  std::atomic<std::size_t> next_{0};
  std::mutex reading_;
  std::optional<std::pair<std::size_t, Error>> first_error_;
};

constexpr int most_attempts = 5;

}  // namespace

Result<Loaded> load_programme(Files& files) {
  for (int attempt = 0; attempt < most_attempts; ++attempt) {
    auto loaded = Loading(files).run();
    if (!loaded) return loaded;
    const auto settled = files.settled();
    if (!settled) return tl::unexpected(settled.error());
    if (*settled) return loaded;
    files.forget_reads();
  }
  return fail(Exit::io, "changed-while-reading");
}

}  // namespace mentor
