#include "mentor/store/odd_names.h"

#include <doctest/doctest.h>

#include "mentor/store/disk_files.h"
#include "mentor/store/transaction.h"
#include "scratch_folder.h"

using namespace mentor;

TEST_CASE("a file whose name no change can give stops no listing and is told beside") {
  const ScratchFolder folder;
  folder.put("programme.yaml", "a\n");
  folder.put("private/\xF1\xEA\xE0\xED.jpg", "scan");
  folder.put("private/\xF1/x.txt", "inside");
  folder.put("back\\slash.md", "text");
  folder.put("reports/a\tb.yaml", "x");
  const auto files = DiskFiles::open(folder.path()).value();
  CHECK(files->list().value() == std::vector<std::string>{"programme.yaml"});
  CHECK(files->others().value() == std::vector<std::string>{"back\\slash.md", "private/\xF1/x.txt",
                                                            "private/\xF1\xEA\xE0\xED.jpg",
                                                            "reports/a\tb.yaml"});
  CHECK(files->read("private/\xF1\xEA\xE0\xED.jpg").value() == "scan");
  const auto removal = work_out(*files, {{ChangeKind::remove, "back\\slash.md", ""}});
  REQUIRE_FALSE(removal);
  CHECK(removal.error().message.id == "path-refused");
}

TEST_CASE("a card under such a name is never left out in silence") {
  const ScratchFolder folder;
  folder.put("journal/2023-10\\1.yaml", "");
  const auto listed = DiskFiles::open(folder.path()).value()->list();
  REQUIRE_FALSE(listed);
  CHECK(listed.error().message.id == "odd-card-name");
  CHECK(listed.error().where.file == "journal/2023-10\\1.yaml");
}

TEST_CASE("an odd path is shown with what is odd in it spelt out") {
  CHECK(shown_path("private/\xF1к\tа\x7F\\.jpg") == "private/\\xF1к\\u{9}а\\u{7f}\\.jpg");
  CHECK(is_odd_path("a\\b"));
  CHECK_FALSE(is_odd_path("../a\\b"));
  CHECK_FALSE(is_odd_path("заметки.md"));
}
