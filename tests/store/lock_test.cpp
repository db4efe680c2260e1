// Everybody gets a turn at the lock, and what dead holders left is told.
#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <thread>
#include <vector>

#include "mentor/store/disk_files.h"
#include "mentor/store/transaction.h"
#include "scratch_folder.h"

using namespace mentor;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds held_for{30};

std::unique_ptr<DiskFiles> open_files(const ScratchFolder& folder, milliseconds patience) {
  auto files = DiskFiles::open(folder.path());
  if (!files) std::abort();
  (*files)->set_patience(patience);
  return std::move(*files);
}

// The lock is held nearly all the time.
[[noreturn]] void write_for_ever(const ScratchFolder& folder) {
  for (;;) {
    auto files = open_files(folder, std::chrono::minutes(1));
    const auto transaction = Transaction::begin(*files);
    std::this_thread::sleep_for(held_for);
  }
}

[[noreturn]] void read_for_ever(const ScratchFolder& folder) {
  for (;;) {
    auto files = open_files(folder, std::chrono::minutes(1));
    if (!files->read("programme.yaml")) _exit(1);
    std::this_thread::sleep_for(held_for);
  }
}

// Processes that do a thing until this ends.
class Crowd {
 public:
  Crowd(int many, void (*act)(const ScratchFolder&), const ScratchFolder& folder) {
    for (int i = 0; i < many; ++i) {
      const pid_t child = fork();
      if (child == 0) act(folder);
      children_.push_back(child);
    }
    std::this_thread::sleep_for(2 * held_for);
  }
  ~Crowd() {
    for (const pid_t child : children_) {
      kill(child, SIGKILL);
      waitpid(child, nullptr, 0);
    }
  }
  Crowd(const Crowd&) = delete;
  Crowd& operator=(const Crowd&) = delete;

 private:
  std::vector<pid_t> children_;
};

// A folder that has been written to: with its lock.
void set_up(const ScratchFolder& folder) {
  folder.put("programme.yaml", "old\n");
  auto files = open_files(folder, milliseconds(200));
  REQUIRE(Transaction::begin(*files));
}

}  // namespace

TEST_CASE("a writer that comes again at once does not keep readers out") {
  const ScratchFolder folder;
  set_up(folder);
  const Crowd writers(1, write_for_ever, folder);
  for (int i = 0; i < 10; ++i) {
    const auto read = open_files(folder, std::chrono::seconds(4))->read("programme.yaml");
    REQUIRE(read);
    CHECK(read->value() == "old\n");
  }
}

TEST_CASE("readers that take turns do not keep a writer out") {
  const ScratchFolder folder;
  set_up(folder);
  const Crowd readers(4, read_for_ever, folder);
  for (int i = 0; i < 10; ++i) {
    auto files = open_files(folder, std::chrono::seconds(4));
    CHECK(Transaction::begin(*files));
  }
}

TEST_CASE("what commands that were cut off left behind is told, and a live folder tells nothing") {
  const ScratchFolder folder;
  set_up(folder);
  CHECK(open_files(folder, milliseconds(200))->left_behind().value().empty());
  folder.put(".mentor/staging.7.0123456789abcdef/0", "half");
  leave_committed(folder, {{"programme.yaml", "old\n", "new\n"}});
  const Findings left = open_files(folder, milliseconds(200))->left_behind().value();
  REQUIRE(left.size() == 2);
  CHECK(left[0].message.id == "staging-left");
  CHECK(left[0].where.file == ".mentor/staging.7.0123456789abcdef");
  CHECK(left[1].message.id == "commit-waits");
  CHECK(left[1].where.file == ".mentor/txn");
}
