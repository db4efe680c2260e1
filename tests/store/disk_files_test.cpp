#include "mentor/store/disk_files.h"

#include <doctest/doctest.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>

#include "mentor/base/sha256.h"
#include "mentor/store/transaction.h"
#include "scratch_folder.h"

using namespace mentor;
namespace fs = std::filesystem;

namespace {

std::unique_ptr<DiskFiles> open_files(const ScratchFolder& folder) {
  auto files = DiskFiles::open(folder.path());
  if (!files) std::abort();
  (*files)->set_patience(std::chrono::milliseconds(200));
  return std::move(*files);
}

// The id of the error, or empty.
std::string commit(Files& files, const std::vector<Change>& changes) {
  auto transaction = Transaction::begin(files);
  if (!transaction) return transaction.error().message.id;
  const auto done = transaction->commit(changes);
  return done ? "" : done.error().message.id;
}

mode_t mode_of(const fs::path& path) {
  struct stat stat {};
  return lstat(path.c_str(), &stat) == 0 ? stat.st_mode & 07777U : 0;
}

bool is_clean(const ScratchFolder& folder) {
  const auto left = std::distance(fs::directory_iterator(folder.at(".mentor")), {});
  return left == 1 && folder.has(".mentor/lock");
}

int exit_code_of(pid_t child) {
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

std::size_t lines_in(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

TEST_CASE("a commit creates, appends, replaces and removes, all together") {
  const ScratchFolder folder;
  folder.put("journal/2023-10.yaml", "# мой журнал\r\n- a");
  folder.put("private/P-001.yaml", "old\n");
  folder.put("private/P-002.yaml", "gone\n");
  const auto files = open_files(folder);
  CHECK(commit(*files, {{ChangeKind::append, "journal/2023-10.yaml", "- b\n"},
                        {ChangeKind::replace, "private/P-001.yaml", "new\n"},
                        {ChangeKind::remove, "private/P-002.yaml", ""},
                        {ChangeKind::create, "people/P-003.yaml", "id: P-003\n"}}) == "");
  CHECK(folder.get("journal/2023-10.yaml") == "# мой журнал\r\n- a\r\n- b\r\n");
  CHECK(folder.get("private/P-001.yaml") == "new\n");
  CHECK_FALSE(folder.has("private/P-002.yaml"));
  CHECK(folder.get("people/P-003.yaml") == "id: P-003\n");
  CHECK(is_clean(folder));
}

TEST_CASE("what is new is the owner's alone and what is old keeps its mode") {
  const ScratchFolder folder;
  folder.put("programme.yaml", "a\n");
  fs::permissions(folder.at("programme.yaml"), fs::perms(0644));
  const auto files = open_files(folder);
  REQUIRE(commit(*files, {{ChangeKind::append, "programme.yaml", "b\n"},
                          {ChangeKind::create, "private/P-001.yaml", "x\n"}}) == "");
  CHECK(mode_of(folder.at("programme.yaml")) == 0644);
  CHECK(mode_of(folder.at("private/P-001.yaml")) == 0600);
  CHECK(mode_of(folder.at("private")) == 0700);
  CHECK(mode_of(folder.at(".mentor")) == 0700);
  CHECK(mode_of(folder.at(".mentor/lock")) == 0600);
}

TEST_CASE("a folder made for a group gives what is new to the group") {
  const ScratchFolder folder;
  const std::string root = folder.at("school").string();
  REQUIRE(make_folder(root, Sharing::group));
  auto files = DiskFiles::open(root);
  REQUIRE(commit(**files, {{ChangeKind::create, "private/P-001.yaml", "x\n"}}) == "");
  CHECK(mode_of(root) == 02770);
  CHECK(mode_of(root + "/private") == 02770);
  CHECK(mode_of(root + "/private/P-001.yaml") == 0660);
  CHECK(mode_of(root + "/.mentor/lock") == 0660);
}

TEST_CASE("readers see a commit whose writer died, and write nothing") {
  const ScratchFolder folder;
  folder.put("programme.yaml", "old\n");
  folder.put("people/P-001.yaml", "x\n");
  leave_committed(folder, {{"programme.yaml", "old\n", "new\n"},
                           {"people/P-001.yaml", "x\n", std::nullopt},
                           {"people/P-002.yaml", std::nullopt, "y\n"}});
  const auto files = open_files(folder);
  CHECK(files->read("programme.yaml").value() == "new\n");
  CHECK(files->read("people/P-001.yaml").value() == std::nullopt);
  CHECK(files->list().value() == std::vector<std::string>{"people/P-002.yaml", "programme.yaml"});
  CHECK(files->settled().value());
  CHECK(folder.get("programme.yaml") == "old\n");
  CHECK(folder.has(".mentor/txn/MANIFEST"));
}

TEST_CASE("the next writer finishes a commit wherever it was interrupted") {
  for (int moved = 0; moved < 8; ++moved) {
    CAPTURE(moved);
    const ScratchFolder folder;
    folder.put("programme.yaml", "old\n");
    folder.put("people/P-001.yaml", "x\n");
    leave_committed(folder, {{"programme.yaml", "old\n", "new\n"},
                             {"people/P-001.yaml", "x\n", std::nullopt},
                             {"people/P-002.yaml", std::nullopt, "y\n"}});
    if ((moved & 1) != 0) {
      folder.put("programme.yaml", "new\n");
      folder.put(".mentor/txn/0", "old\n");
    }
    if ((moved & 2) != 0) fs::rename(folder.at("people/P-001.yaml"), folder.at(".mentor/txn/1"));
    if ((moved & 4) != 0) fs::rename(folder.at(".mentor/txn/2"), folder.at("people/P-002.yaml"));
    const auto reader = open_files(folder);
    CHECK(reader->read("programme.yaml").value() == "new\n");
    CHECK(reader->list()->size() == 2);
    reader->forget_reads();
    const auto files = open_files(folder);
    const auto transaction = Transaction::begin(*files);
    REQUIRE(transaction);
    CHECK(transaction->recovered().empty());
    CHECK(folder.get("programme.yaml") == "new\n");
    CHECK_FALSE(folder.has("people/P-001.yaml"));
    CHECK(folder.get("people/P-002.yaml") == "y\n");
    CHECK(is_clean(folder));
  }
}

TEST_CASE("a file taken out of its place, for want of an exchange, is put back or kept") {
  for (const std::string taken : {"old\n", "mine\n"}) {
    CAPTURE(taken);
    const ScratchFolder folder;
    folder.put("programme.yaml", "old\n");
    leave_committed(folder, {{"programme.yaml", "old\n", "new\n"}});
    fs::remove(folder.at("programme.yaml"));
    folder.put(".mentor/txn/0.out", taken);
    const auto files = open_files(folder);
    CHECK(files->read("programme.yaml").value() == "new\n");
    const auto transaction = Transaction::begin(*files);
    REQUIRE(transaction);
    CHECK(folder.get("programme.yaml") == "new\n");
    CHECK(transaction->recovered().size() == (taken == "mine\n" ? 1 : 0));
    CHECK(folder.has("programme.yaml.mentor-conflict") == (taken == "mine\n"));
  }
}

TEST_CASE("a person's edit in the moment of a commit is kept beside and told") {
  const ScratchFolder folder;
  folder.put("programme.yaml", "mine\n");
  folder.put("people/P-002.yaml", "also mine\n");
  folder.put("private/P-003.yaml", "note\n");
  leave_committed(folder, {{"programme.yaml", "old\n", "new\n"},
                           {"people/P-002.yaml", std::nullopt, "y\n"},
                           {"private/P-003.yaml", "x\n", std::nullopt}});
  const auto files = open_files(folder);
  const auto transaction = Transaction::begin(*files);
  REQUIRE(transaction);
  REQUIRE(transaction->recovered().size() == 3);
  CHECK(transaction->recovered()[0].message.id == "conflict-kept");
  CHECK(arg(transaction->recovered()[0].message, "copy") == "programme.yaml.mentor-conflict");
  CHECK(folder.get("programme.yaml") == "new\n");
  CHECK(folder.get("programme.yaml.mentor-conflict") == "mine\n");
  CHECK(folder.get("people/P-002.yaml.mentor-conflict") == "also mine\n");
  CHECK(folder.get("private/P-003.yaml.mentor-conflict") == "note\n");
}

TEST_CASE("what a writer left before its commit is cleared and counts for nothing") {
  const ScratchFolder folder;
  folder.put("programme.yaml", "old\n");
  folder.put(".mentor/staging.1.ab/0", "new\n");
  folder.put(".mentor/done/0", "older\n");
  const auto files = open_files(folder);
  CHECK(files->read("programme.yaml").value() == "old\n");
  REQUIRE(Transaction::begin(*files));
  CHECK(folder.get("programme.yaml") == "old\n");
  CHECK(is_clean(folder));
}

TEST_CASE("a damaged write-ahead journal stops readers and writers") {
  const ScratchFolder folder;
  folder.put("programme.yaml", "old\n");
  leave_committed(folder, {{"programme.yaml", "old\n", "new\n"}});
  folder.put(".mentor/txn/MANIFEST", "programme.yaml - -\n");
  CHECK(open_files(folder)->list().error().message.id == "transaction-damaged");
  CHECK(commit(*open_files(folder), {}) == "transaction-damaged");
  const std::string out = "../x - " + sha256_hex("y") + "\n";
  folder.put(".mentor/txn/MANIFEST", out + sha256_hex(out) + "\n");
  CHECK(commit(*open_files(folder), {}) == "transaction-damaged");
}

TEST_CASE("of a damaged write-ahead journal is told which files it had changed and which not") {
  const ScratchFolder folder;
  folder.put("programme.yaml", "old\n");
  folder.put("roadmap.yaml", "new\n");
  folder.put("matching.yaml", "mine\n");
  leave_committed(folder, {{"programme.yaml", "old\n", "new\n"},
                           {"roadmap.yaml", "old\n", "new\n"},
                           {"matching.yaml", "old\n", "new\n"}});
  folder.put(".mentor/txn-damaged/0", "of another day\n");
  folder.put(".mentor/txn/MANIFEST", folder.get(".mentor/txn/MANIFEST") + "torn");
  const Findings told = open_files(folder)->left_behind().value();
  REQUIRE(told.size() == 4);
  CHECK(told[0].message.id == "txn-damaged");
  CHECK(arg(told[0].message, "to") == ".mentor/txn-damaged-2");
  CHECK(told[1].message.id == "txn-file-before");
  CHECK(arg(told[1].message, "staged") == ".mentor/txn/0");
  CHECK(told[2].message.id == "txn-file-after");
  CHECK(told[3].message.id == "txn-file-other");
  CHECK(told[3].where.file == "matching.yaml");
  folder.put(".mentor/txn/MANIFEST", "");
  CHECK(open_files(folder)->left_behind().value().at(1).message.id == "txn-files-unknown");
  // Moved away as told, it is in nobody's way, and nothing of it counts.
  fs::rename(folder.at(".mentor/txn"), folder.at(".mentor/txn-damaged-2"));
  CHECK(open_files(folder)->left_behind().value().empty());
  CHECK(open_files(folder)->read("programme.yaml").value() == "old\n");
  CHECK(commit(*open_files(folder), {}) == "");
}

TEST_CASE("an edit, a new file or a removed one between read and commit aborts") {
  const std::vector<Change> change = {{ChangeKind::append, "journal/2023-10.yaml", "- b\n"}};
  for (int what = 0; what < 4; ++what) {
    CAPTURE(what);
    const ScratchFolder folder;
    folder.put("journal/2023-10.yaml", "- a\n");
    folder.put("people/P-001.yaml", "x\n");
    const auto files = open_files(folder);
    auto transaction = Transaction::begin(*files);
    REQUIRE(files->list());
    REQUIRE(files->read("people/P-001.yaml"));
    REQUIRE(files->read("journal/2023-10.yaml"));
    REQUIRE(files->read("people/P-009.yaml"));
    if (what == 0) folder.put("people/P-001.yaml", "y\n");
    if (what == 1) folder.put("journal/2023-10.yaml", "- A\n");
    if (what == 2) folder.put("people/P-002.yaml", "z\n");
    if (what == 3) fs::remove(folder.at("people/P-001.yaml"));
    const auto done = transaction->commit(change);
    REQUIRE_FALSE(done);
    CHECK(done.error().message.id == "changed-meanwhile");
    CHECK(folder.get("journal/2023-10.yaml") == (what == 1 ? "- A\n" : "- a\n"));
    CHECK(is_clean(folder));
  }
}

TEST_CASE("what was read before the lock binds the commit too") {
  const ScratchFolder folder;
  folder.put("people/P-001.yaml", "x\n");
  const auto files = open_files(folder);
  REQUIRE(files->read("people/P-001.yaml"));
  folder.put("people/P-001.yaml", "yy\n");
  CHECK(commit(*files, {{ChangeKind::create, "people/P-002.yaml", "z\n"}}) == "changed-meanwhile");
  files->forget_reads();
  CHECK(commit(*files, {{ChangeKind::create, "people/P-002.yaml", "z\n"}}) == "");
}

TEST_CASE("symlinks and what is no file are refused, never skipped") {
  const ScratchFolder folder;
  const ScratchFolder elsewhere;
  elsewhere.put("secret.yaml", "x\n");
  folder.put("programme.yaml", "a\n");
  fs::create_directories(folder.at("people"));
  fs::create_symlink(elsewhere.at("secret.yaml"), folder.at("people/P-001.yaml"));
  const auto files = open_files(folder);
  CHECK(files->read("people/P-001.yaml").error().message.id == "symlink-refused");
  CHECK(files->list().error().message.id == "symlink-refused");
  CHECK(files->list().error().where.file == "people/P-001.yaml");
  fs::remove(folder.at("people/P-001.yaml"));
  fs::create_directory_symlink(elsewhere.path(), folder.at("journal"));
  CHECK(files->read("journal/secret.yaml").error().message.id == "symlink-refused");
  CHECK(commit(*files, {{ChangeKind::create, "journal/new.yaml", "z\n"}}) == "symlink-refused");
  CHECK_FALSE(elsewhere.has("new.yaml"));
  fs::remove(folder.at("journal"));
  REQUIRE(mkfifo(folder.at("people/P-002.yaml").c_str(), 0600) == 0);
  CHECK(files->read("people/P-002.yaml").error().message.id == "not-a-file");
}

TEST_CASE("the place of the lock may not be a symlink") {
  const ScratchFolder folder;
  const ScratchFolder elsewhere;
  fs::create_directory_symlink(elsewhere.path(), folder.at(".mentor"));
  CHECK(commit(*open_files(folder), {{ChangeKind::create, "programme.yaml", "z\n"}}) ==
        "symlink-refused");
  CHECK_FALSE(elsewhere.has("lock"));
}

TEST_CASE("a file made read-only is not replaced") {
  const ScratchFolder folder;
  folder.put("programme.yaml", "a\n");
  fs::permissions(folder.at("programme.yaml"), fs::perms(0444));
  CHECK(commit(*open_files(folder), {{ChangeKind::append, "programme.yaml", "b\n"}}) ==
        "file-read-only");
  CHECK(folder.get("programme.yaml") == "a\n");
  CHECK(is_clean(folder));
}

TEST_CASE("a held lock lets a second writer go away with nothing changed") {
  const ScratchFolder folder;
  folder.put("programme.yaml", "a\n");
  const auto first = open_files(folder);
  const auto second = open_files(folder);
  {
    const auto held = Transaction::begin(*first);
    REQUIRE(held);
    const auto refused = Transaction::begin(*second);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.id == "lock-held");
    CHECK(refused.error().exit == Exit::io);
    CHECK(second->read("programme.yaml").error().message.id == "lock-held");
  }
  CHECK(commit(*second, {{ChangeKind::append, "programme.yaml", "b\n"}}) == "");
}

TEST_CASE("four writers at once lose nothing") {
  const ScratchFolder folder;
  folder.put("journal/2023-10.yaml", "# start\n");
  std::vector<pid_t> children;
  for (int writer = 0; writer < 4; ++writer) {
    const pid_t child = fork();
    if (child == 0) {
      auto files = DiskFiles::open(folder.path());
      for (int i = 0; i < 10; ++i) {
        const std::string line =
            "- {w: " + std::to_string(writer) + ", i: " + std::to_string(i) + "}\n";
        const std::string card = "people/P-" + std::to_string(100 + writer * 10 + i) + ".yaml";
        const std::string fault = commit(
            **files,
            {{ChangeKind::append, "journal/2023-10.yaml", line}, {ChangeKind::create, card, line}});
        if (!fault.empty()) _exit(1);
      }
      _exit(0);
    }
    children.push_back(child);
  }
  for (const pid_t child : children)
    CHECK(exit_code_of(child) == 0);
  const std::string journal = folder.get("journal/2023-10.yaml");
  CHECK(lines_in(journal) == 41);
  for (int writer = 0; writer < 4; ++writer) {
    for (int i = 0; i < 10; ++i) {
      const std::string line =
          "- {w: " + std::to_string(writer) + ", i: " + std::to_string(i) + "}\n";
      CHECK(journal.find(line) != std::string::npos);
      CHECK(folder.get("people/P-" + std::to_string(100 + writer * 10 + i) + ".yaml") == line);
    }
  }
}

TEST_CASE("readers beside a writer never see half of a commit") {
  const ScratchFolder folder;
  folder.put("journal/a.yaml", "0");
  folder.put("people/b.yaml", "0");
  REQUIRE(commit(*open_files(folder), {}) == "");
  const pid_t writer = fork();
  if (writer == 0) {
    auto files = DiskFiles::open(folder.path());
    for (int i = 1; i <= 60; ++i) {
      const std::string text = std::to_string(i);
      if (!commit(**files, {{ChangeKind::replace, "journal/a.yaml", text},
                            {ChangeKind::replace, "people/b.yaml", text}})
               .empty()) {
        _exit(1);
      }
    }
    _exit(0);
  }
  int mixed = 0, given_up = 0;
  for (int i = 0; i < 300; ++i) {
    auto files = open_files(folder);
    files->set_patience(std::chrono::seconds(10));
    const auto a = files->read("journal/a.yaml");
    const auto b = files->read("people/b.yaml");
    given_up += a && b ? 0 : 1;
    if (a && b && *a != *b) ++mixed;
  }
  CHECK(exit_code_of(writer) == 0);
  CHECK(given_up == 0);
  CHECK(mixed == 0);
}

TEST_CASE("a folder that may not be written is read, and a writer is told") {
  const ScratchFolder folder;
  folder.put("programme.yaml", "old\n");
  leave_committed(folder, {{"programme.yaml", "old\n", "new\n"}});
  for (const char* name : {"", "programme.yaml", ".mentor", ".mentor/lock", ".mentor/txn",
                           ".mentor/txn/0", ".mentor/txn/MANIFEST"}) {
    const bool is_folder = fs::is_directory(folder.at(name));
    fs::permissions(folder.at(name), fs::perms(is_folder ? 0555 : 0444));
  }
  const pid_t child = fork();
  if (child == 0) {
    if (getuid() == 0 && setuid(65534) != 0) _exit(9);
    auto files = DiskFiles::open(folder.path());
    const auto read = (*files)->read("programme.yaml");
    if (!read || *read != "new\n") _exit(1);
    const auto list = (*files)->list();
    if (!list || list->size() != 1) _exit(2);
    const std::string fault = commit(**files, {{ChangeKind::append, "programme.yaml", "b\n"}});
    _exit(fault == "no-permission" ? 0 : 3);
  }
  CHECK(exit_code_of(child) == 0);
  for (const char* name : {"", ".mentor", ".mentor/txn"}) {
    fs::permissions(folder.at(name), fs::perms(0755));
  }
}

TEST_CASE("the list of files is sorted and leaves out what is not the programme's") {
  const ScratchFolder folder;
  for (const char* name :
       {"programme.yaml", "README.md", ".git/config", "journal/2023-10.yaml", "people/P-002.yaml",
        "people/P-001.yaml", "people/.P-001.yaml.swp", "people/#P-001.yaml#", "people/P-001.yaml~",
        "private/reports/x.md", "build/x.yaml", "schemas/person.json", "journal (1)/2023-10.yaml",
        "journal 2022/2022-10.yaml", "Roadmap.yaml"}) {
    folder.put(name, "x");
  }
  CHECK(open_files(folder)->list().value() ==
        std::vector<std::string>{"Roadmap.yaml", "journal (1)/2023-10.yaml", "journal/2023-10.yaml",
                                 "people/P-001.yaml", "people/P-002.yaml", "private/reports/x.md",
                                 "programme.yaml", "schemas/person.json"});
}

TEST_CASE("the root is the nearest folder upward with a programme") {
  const ScratchFolder folder;
  folder.put("school/programme.yaml", "");
  folder.put("school/journal/deep/x", "");
  CHECK(find_root(folder.at("school/journal/deep").string()).value() ==
        fs::canonical(folder.at("school")).string());
  CHECK(find_root(folder.path()).error().message.id == "folder-not-found");
  CHECK(DiskFiles::open(folder.at("absent").string()).error().exit == Exit::folder);
}
