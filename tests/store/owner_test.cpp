// Whose the files are that a superuser writes, and whom they let in.
#include <doctest/doctest.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

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

namespace {

constexpr const char* access_list = "system.posix_acl_access";

// As the kernel keeps it: a version, then kind, rights and number of each entry, all little-endian.
std::string list_of(const std::vector<std::array<std::uint32_t, 3>>& entries) {
  std::string list("\2\0\0\0", 4);
  for (const auto& [kind, rights, number] : entries) {
    for (const auto& [value, size] : {std::pair{kind, 2}, {rights, 2}, {number, 4}}) {
      for (int i = 0; i < size; ++i)
        list += static_cast<char>((value >> (8 * i)) & 0xFFU);
    }
  }
  return list;
}

std::string list_at(const std::string& path) {
  std::array<char, 256> bytes{};
  const ssize_t size = lgetxattr(path.c_str(), access_list, bytes.data(), bytes.size());
  return size > 0 ? std::string(bytes.data(), static_cast<std::size_t>(size)) : std::string();
}

}  // namespace

// A list lets one person in and the group out; its mask stands where the group's bits are.
TEST_CASE("a file that is replaced lets in whom it let in") {
  constexpr std::uint32_t nobody = 0xFFFFFFFF;
  const std::string list =
      list_of({{1, 6, nobody}, {2, 6, 61234}, {4, 0, nobody}, {16, 6, nobody}, {32, 0, nobody}});
  const ScratchFolder folder;
  folder.put("private/P-001.yaml", "id: P-001\n");
  folder.put("report.md", "x\n");
  for (const char* each : {"private/P-001.yaml", "report.md"}) {
    const std::string path = folder.at(each);
    if (lsetxattr(path.c_str(), access_list, list.data(), list.size(), 0) != 0) return;
  }
  {
    auto files = DiskFiles::open(folder.path());
    REQUIRE(files);
    auto transaction = Transaction::begin(**files);
    REQUIRE(transaction);
    CHECK(transaction->commit({{ChangeKind::replace, "private/P-001.yaml", "id: P-002\n"}}));
  }
  CHECK(write_outside(folder.at("report.md"), "y\n"));
  CHECK(list_at(folder.at("private/P-001.yaml")) == list);
  CHECK(list_at(folder.at("report.md")) == list);
}

// What desktops and back-up programs note of a file: tags, comments, sums.
TEST_CASE("a file that is replaced keeps the attributes of its user") {
  const ScratchFolder folder;
  folder.put("journal/2023-10.yaml", "- a\n");
  folder.put("report.md", "x\n");
  const std::vector<std::pair<std::string, std::string>> attributes = {
      {"user.xdg.tags", "важное"}, {"user.empty", ""}, {"user.sum", std::string("\0\1\2", 3)}};
  for (const char* each : {"journal/2023-10.yaml", "report.md"}) {
    for (const auto& [name, value] : attributes) {
      const std::string path = folder.at(each);
      if (lsetxattr(path.c_str(), name.c_str(), value.data(), value.size(), 0) != 0) return;
    }
  }
  {
    auto files = DiskFiles::open(folder.path());
    REQUIRE(files);
    auto transaction = Transaction::begin(**files);
    REQUIRE(transaction);
    CHECK(transaction->commit({{ChangeKind::append, "journal/2023-10.yaml", "- b\n"}}));
  }
  CHECK(write_outside(folder.at("report.md"), "y\n"));
  for (const char* each : {"journal/2023-10.yaml", "report.md"}) {
    for (const auto& attribute : attributes) {
      const std::string& name = attribute.first;  // clang 14 captures no structured binding
      CAPTURE(name);
      std::array<char, 64> bytes{};
      const std::string path = folder.at(each);
      const ssize_t size = lgetxattr(path.c_str(), name.c_str(), bytes.data(), bytes.size());
      REQUIRE(size >= 0);
      CHECK(std::string(bytes.data(), static_cast<std::size_t>(size)) == attribute.second);
    }
  }
}
