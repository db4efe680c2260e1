#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>

#include "mentor/store/disk_files.h"
#include "scratch_folder.h"

using namespace mentor;
namespace fs = std::filesystem;

namespace {

mode_t mode_of(const fs::path& path) {
  struct stat stat {};
  return lstat(path.c_str(), &stat) == 0 ? stat.st_mode & 07777U : 0;
}

}  // namespace

TEST_CASE("files of the command line are read with a cap and written whole") {
  const ScratchFolder folder;
  folder.put("in.csv", "12345");
  CHECK(read_outside(folder.at("in.csv").string(), 5).value() == "12345");
  CHECK(read_outside(folder.at("in.csv").string(), 4).error().message.id == "file-too-big");
  CHECK(read_outside(folder.at("none.csv").string(), 4).error().message.id == "input-missing");
  CHECK(read_outside(folder.path(), 4).error().message.id == "not-a-file");
  fs::permissions(folder.at("in.csv"), fs::perms(0640));
  fs::create_symlink(folder.at("in.csv"), folder.at("link"));
  REQUIRE(write_outside(folder.at("link").string(), "new"));
  CHECK(folder.get("in.csv") == "new");
  CHECK(fs::is_symlink(folder.at("link")));
  CHECK(mode_of(folder.at("in.csv")) == 0640);
  REQUIRE(write_outside(folder.at("out.md").string(), "x"));
  CHECK(mode_of(folder.at("out.md")) == 0600);
  CHECK(folder.get("out.md") == "x");
  CHECK(write_outside(folder.at("no/out.md").string(), "x").error().message.id ==
        "output-no-folder");
  CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 3);
}

TEST_CASE("no output replaces a file of the programme, and reports have their places in it") {
  const ScratchFolder folder;
  folder.put("school/programme.yaml", "format: 1\n");
  folder.put("school/journal/2023-09.yaml", "- facts\n");
  for (const char* own :
       {"school/programme.yaml", "school/journal/2023-09.yaml", "school/matching.yaml"}) {
    CAPTURE(own);
    CHECK(write_outside(folder.at(own).string(), "x").error().message.id == "output-is-own");
  }
  for (const char* among : {"school/people/P-001.yaml", "school/private/P-001.yaml",
                            "school/reports/../answers/x.yaml", "school/.mentor/lock"}) {
    CAPTURE(among);
    const auto refused = write_outside(folder.at(among).string(), "x");
    CHECK(refused.error().message.id == "output-among-own");
    const std::string named = std::filesystem::path(among).filename().string();
    const bool has_names = std::string(among).find("private/") != std::string::npos;
    CHECK(arg(refused.error().message, "instead") ==
          (has_names ? "private/reports/" : "reports/") + named);
  }
  CHECK(folder.get("school/journal/2023-09.yaml") == "- facts\n");
  fs::create_symlink(folder.at("school"), folder.at("other"));
  CHECK(write_outside(folder.at("other/matching.yaml").string(), "x").error().exit ==
        Exit::refused);
  for (const char* free :
       {"school/reports/q1.md", "school/private/reports/q1.md", "school/q1.md"}) {
    REQUIRE(write_outside(folder.at(free).string(), "report", Readers::usual));
    CHECK(folder.get(free) == "report");
    CHECK(mode_of(folder.at(free)) == 0600);
  }
  const mode_t mask = umask(022);
  REQUIRE(write_outside(folder.at("page.html").string(), "x", Readers::usual));
  umask(mask);
  CHECK(mode_of(folder.at("page.html")) == 0644);
  fs::permissions(folder.at("school"),
                  fs::perms::owner_all | fs::perms::group_all | fs::perms::set_gid);
  REQUIRE(write_outside(folder.at("school/q2.md").string(), "report"));
  CHECK(mode_of(folder.at("school/q2.md")) == 0660);
  // Folders made on the way are the group's too: the others read on.
  fs::remove_all(folder.at("school/private"));
  REQUIRE(write_outside(folder.at("school/private/reports/q2.md").string(), "report"));
  CHECK(mode_of(folder.at("school/private")) == 02770);
  CHECK(mode_of(folder.at("school/private/reports")) == 02770);
}
