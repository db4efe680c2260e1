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

}  // namespace
