#include "mentor/store/load.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "bulk_files.h"
#include "mentor/base/parallel.h"
#include "taking.h"

namespace mentor {
namespace {

// Files next to each other in the listing that one thread reads: a journal, or some cards. What
// they give waits here until all that stands before them is taken.
struct Portion {
  std::size_t first = 0;  // in the list of known files
  std::size_t last = 0;   // behind the last one
  bool is_bulk = false;
  BulkFile bulk;
  std::vector<CardFile> cards;
  std::optional<Error> error;
};

// What a listing of a folder becomes. Read by as many threads as help, taken in the order of paths.
class Loading {
 public:
  explicit Loading(Files& files) : files_(files) {}

  Result<Loaded> run() {
    auto paths = files_.list();
    if (!paths) return tl::unexpected(paths.error());
    known_ = programme_paths(*paths, loaded_);
    make_portions();
    read_all();
    for (Portion& portion : portions_) {
      if (portion.error) return tl::unexpected(std::move(*portion.error));
    }
    join_portions();
    if (!has_programme_card(*paths)) tell_missing_programme(loaded_);
    put_in_order(loaded_);
    return std::move(loaded_);
  }

 private:
  // Of a folder that one thread reads sooner than a second one begins.
  static constexpr std::size_t few_files = 100;
  static constexpr std::size_t cards_together = 8;

  void make_portions() {
    for (std::size_t i = 0; i < known_.size(); ++i) {
      const bool alone = is_bulk(known_[i].kind);
      Portion* open = portions_.empty() || portions_.back().is_bulk ? nullptr : &portions_.back();
      if (!alone && open != nullptr && i - open->first < cards_together) {
        ++open->last;
        continue;
      }
      portions_.emplace_back();
      portions_.back().first = i;
      portions_.back().last = i + 1;
      portions_.back().is_bulk = alone;
    }
  }

  // Journals first: nearly all bytes are theirs, and cards fill up what time is left.
  void read_all() {
    std::vector<Portion*> order;
    for (Portion& portion : portions_)
      order.push_back(&portion);
    std::stable_partition(order.begin(), order.end(),
                          [](const Portion* portion) { return portion->is_bulk; });
    const auto read = [&](std::size_t i) { read_portion(*order[i]); };
    if (known_.size() >= few_files) return in_parallel(order.size(), read);
    for (std::size_t i = 0; i < order.size(); ++i)
      read(i);
  }

  void read_portion(Portion& portion) const {
    CardReader reader;
    for (std::size_t i = portion.first; i < portion.last && !portion.error; ++i) {
      auto bytes = files_.read(known_[i].path);
      if (!bytes) {
        portion.error = std::move(bytes.error());
      } else if (*bytes) {
        take(i, std::move(**bytes), reader, portion);
      }
    }
  }

  void take(std::size_t index, std::string bytes, CardReader& reader, Portion& portion) const {
    const SourceFile file{known_[index].path, static_cast<std::uint32_t>(index)};
    const FileKind kind = known_[index].kind;
    if (portion.is_bulk) {
      portion.bulk = read_bulk_file(std::move(bytes), file, kind);
    } else if (const auto read =
                   reader.read(std::move(bytes), file, kind, portion.bulk.unreadable)) {
      portion.cards.push_back(decode_card_file(*read));
    }
  }

  void join_portions() {
    std::size_t count = 0;
    for (const Portion& portion : portions_)
      count += portion.bulk.entries.size();
    loaded_.programme.journal.reserve(count);
    for (Portion& portion : portions_) {
      for (CardFile& card : portion.cards)
        take_card_file(std::move(card), loaded_);
      take_bulk_file(std::move(portion.bulk), loaded_);
      portion = {};
    }
  }

  Files& files_;
  Loaded loaded_;
  std::vector<PathOfKind> known_;
  std::vector<Portion> portions_;
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
