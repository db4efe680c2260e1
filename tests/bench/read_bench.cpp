// Reads programme folders again and again in one process, for a benchmark or a profile.
//
//     read_bench DAY TIMES FOLDER...
//
// Prints one line: folders read, their entries and pairs. A folder is read as every command reads
// it, and the values of `report quarter` are computed from it, for the last quarter that ended;
// folders as many at a time as cores help.
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "mentor/base/parallel.h"
#include "mentor/monitoring/quarter.h"
#include "mentor/store/disk_files.h"
#include "mentor/store/load.h"

namespace {

struct Counts {
  std::atomic<std::size_t> folders = 0;
  std::atomic<std::size_t> entries = 0;
  std::atomic<std::size_t> pairs = 0;
  std::atomic<bool> failed = false;
};

bool read(const char* folder, mentor::Date day, Counts& counts) {
  auto files = mentor::DiskFiles::open(folder);
  if (!files) return false;
  const auto loaded = mentor::load_programme(**files);
  if (!loaded || !loaded->unreadable.empty()) return false;
  const auto period = mentor::last_ended(loaded->programme, "feedback", day);
  if (!period) return false;
  const mentor::QuarterReport report = mentor::quarter_report(loaded->programme, *period, day);
  ++counts.folders;
  counts.entries += loaded->programme.journal.size();
  counts.pairs += report.pairs.size();
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  const auto day = argc < 4 ? std::nullopt : mentor::parse_iso_date(argv[1]);
  if (!day) return 2;
  Counts counts;
  for (int time = 0; time < std::atoi(argv[2]); ++time) {
    mentor::in_parallel(static_cast<std::size_t>(argc - 3), [&](std::size_t i) {
      if (!read(argv[i + 3], *day, counts)) counts.failed = true;
    });
  }
  if (counts.failed) return 1;
  std::printf("%zu folders, %zu entries, %zu pairs\n", counts.folders.load(), counts.entries.load(),
              counts.pairs.load());
}
