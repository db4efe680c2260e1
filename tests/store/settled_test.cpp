#include <doctest/doctest.h>

#include "mentor/store/disk_files.h"
#include "scratch_folder.h"

using namespace mentor;
namespace fs = std::filesystem;

namespace {

TEST_CASE("a reader hears of an edit, a new file or a removed one since it read") {
  for (int what = 0; what < 4; ++what) {
    CAPTURE(what);
    const ScratchFolder folder;
    // More files than one thread looks at again.
    for (int i = 100; i < 300; ++i)
      folder.put("people/P-" + std::to_string(i) + ".yaml", "x\n");
    const std::unique_ptr<DiskFiles> files = std::move(DiskFiles::open(folder.path()).value());
    const auto listed = files->list();
    REQUIRE(listed);
    for (const std::string& path : *listed)
      REQUIRE(files->read(path));
    REQUIRE(files->read("people/P-009.yaml"));
    CHECK(files->settled().value());
    if (what == 0) folder.put("people/P-250.yaml", "yy\n");
    if (what == 1) folder.put("people/P-009.yaml", "z\n");
    if (what == 2) folder.put("people/P-300.yaml", "z\n");
    if (what == 3) fs::remove(folder.at("people/P-101.yaml"));
    CHECK_FALSE(files->settled().value());
    files->forget_reads();
    CHECK(files->settled().value());
  }
}

TEST_CASE("what somebody wrote while a commit waits is told, file by file") {
  const auto reader_of = [](const ScratchFolder& each) {
    return std::move(DiskFiles::open(each.path()).value());
  };
  const ScratchFolder folder;
  for (const char* name : {"a", "b", "c", "d", "e"})
    folder.put(std::string("people/") + name + ".yaml", "old\n");
  const std::optional<std::string> old = "old\n";
  const std::optional<std::string> made = "new\n";
  leave_committed(folder, {{"people/a.yaml", old, made},
                           {"people/b.yaml", old, made},
                           {"people/c.yaml", old, made},
                           {"people/d.yaml", old, std::nullopt},
                           {"people/e.yaml", old, made},
                           {"people/f.yaml", std::nullopt, made}});
  const auto told = [&] {
    std::string files;
    const auto edited = reader_of(folder)->edited_while_waiting();
    REQUIRE(edited);
    for (const Finding& each : *edited)
      files += each.where.file.substr(7, 1);
    return files;
  };
  CHECK(told().empty());
  folder.put("people/b.yaml", "mine\n");
  fs::remove(folder.at("people/c.yaml"));
  folder.put("people/d.yaml", "mine\n");
  folder.put("people/f.yaml", "mine\n");
  CHECK(told() == "bcdf");
  CHECK(reader_of(folder)->left_behind()->size() == 5);
  // An exchange done: what somebody makes of the file then is read. One taken out is on its way.
  folder.put(".mentor/txn/1", "old\n");
  fs::rename(folder.at("people/e.yaml"), folder.at(".mentor/txn/4.out"));
  CHECK(told() == "cdf");
  CHECK(reader_of(folder)->read("people/b.yaml").value() == "mine\n");
}

}  // namespace
