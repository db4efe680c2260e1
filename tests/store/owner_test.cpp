// Whose the files are that a superuser writes.
#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mentor/store/disk_files.h"
#include "mentor/store/transaction.h"
#include "scratch_folder.h"

using namespace mentor;

TEST_CASE("what a superuser writes in somebody's folder stays theirs") {
  if (geteuid() != 0) return;
  constexpr uid_t somebody = 61234;
  const ScratchFolder folder;
  folder.put("journal/2023-10.yaml", "- a\n");
  folder.put("people/P-001.yaml", "id: P-001\n");
  for (const char* each : {".", "journal", "journal/2023-10.yaml", "people"})
    REQUIRE(chown(folder.at(each).c_str(), somebody, somebody) == 0);
  {
    auto files = DiskFiles::open(folder.path());
    REQUIRE(files);
    auto transaction = Transaction::begin(**files);
    REQUIRE(transaction);
    CHECK(transaction->commit({{ChangeKind::append, "journal/2023-10.yaml", "- b\n"},
                               {ChangeKind::append, "people/P-001.yaml", "class: 7А\n"},
                               {ChangeKind::create, "private/P-001.yaml", "id: P-001\n"}}));
  }
  const auto owner = [&](const char* path) {
    struct stat stat {};
    return lstat(folder.at(path).c_str(), &stat) == 0 ? stat.st_uid : static_cast<uid_t>(-1);
  };
  for (const char* each :
       {".mentor", ".mentor/lock", "journal/2023-10.yaml", "private", "private/P-001.yaml"}) {
    CAPTURE(each);
    CHECK(owner(each) == somebody);
  }
  CHECK(owner("people/P-001.yaml") == 0);  // was root's
}
