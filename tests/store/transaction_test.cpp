#include "mentor/store/transaction.h"

#include <doctest/doctest.h>

#include "mentor/store/memory_files.h"

using namespace mentor;

TEST_CASE("lines are added after the last, in the file's own line ends") {
  CHECK(with_lines_added("", "- b\n") == "- b\n");
  CHECK(with_lines_added("- a\n", "- b\n") == "- a\n- b\n");
  CHECK(with_lines_added("- a", "- b\n") == "- a\n- b\n");
  CHECK(with_lines_added("- a\r\n", "- b\n- c\n") == "- a\r\n- b\r\n- c\r\n");
  CHECK(with_lines_added("# x\r\n- a", "- b\r\n") == "# x\r\n- a\r\n- b\r\n");
  CHECK(with_lines_added("# x\n- a\r\n", "- b\n") == "# x\n- a\r\n- b\n");
  CHECK(with_lines_added("\xEF\xBB\xBF- a\n", "- b\n") == "\xEF\xBB\xBF- a\n- b\n");
  CHECK(with_lines_added("\xEF\xBB\xBF", "- b\n") == "\xEF\xBB\xBF- b\n");
  CHECK(with_lines_added("- a\n\n# end\n", "- b\n") == "- a\n\n# end\n- b\n");
}

TEST_CASE("changes are worked out in order, appends to one file add up") {
  MemoryFiles files({{"journal/2023-10.yaml", "- a\n"}, {"private/P-001.yaml", "x\n"}});
  const auto edits = work_out(files, {{ChangeKind::append, "journal/2023-10.yaml", "- b\n"},
                                      {ChangeKind::create, "people/P-002.yaml", "id: P-002\n"},
                                      {ChangeKind::remove, "private/P-001.yaml", ""},
                                      {ChangeKind::append, "journal/2023-10.yaml", "- c\n"},
                                      {ChangeKind::append, "journal/2023-11.yaml", "- d\n"}});
  REQUIRE(edits);
  REQUIRE(edits->size() == 4);
  CHECK((*edits)[0] == FileEdit{"journal/2023-10.yaml", "- a\n", "- a\n- b\n- c\n"});
  CHECK((*edits)[1] == FileEdit{"journal/2023-11.yaml", std::nullopt, "- d\n"});
  CHECK((*edits)[2] == FileEdit{"people/P-002.yaml", std::nullopt, "id: P-002\n"});
  CHECK((*edits)[3] == FileEdit{"private/P-001.yaml", "x\n", std::nullopt});
}

TEST_CASE("a change of the wrong kind changes nothing") {
  MemoryFiles files({{"people/P-001.yaml", "x\n"}});
  auto transaction = Transaction::begin(files);
  REQUIRE(transaction);
  const auto twice = transaction->commit({{ChangeKind::append, "journal/2023-10.yaml", "- a\n"},
                                          {ChangeKind::create, "people/P-001.yaml", "y\n"}});
  CHECK(twice.error().message.id == "file-exists");
  const auto absent = transaction->commit({{ChangeKind::replace, "people/P-002.yaml", "y\n"}});
  CHECK(absent.error().message.id == "file-missing");
  CHECK(files.all().size() == 1);
}

TEST_CASE("a file edited between the read and the commit stops the commit") {
  MemoryFiles files({{"people/P-001.yaml", "x\n"}});
  auto transaction = Transaction::begin(files);
  REQUIRE(files.read("people/P-001.yaml"));
  files.put("people/P-001.yaml", "edited\n");
  const auto done = transaction->commit({{ChangeKind::create, "people/P-002.yaml", "y\n"}});
  CHECK(done.error().message.id == "changed-meanwhile");
  CHECK(done.error().exit == Exit::io);
  CHECK(files.all().count("people/P-002.yaml") == 0);
}

TEST_CASE("memory lists what belongs to a programme, sorted") {
  MemoryFiles files({{"programme.yaml", ""},
                     {"README.md", ""},
                     {"people/P-002.yaml", ""},
                     {"people/.P-002.yaml.swp", ""},
                     {"people/P-001.yaml~", ""},
                     {".git/config", ""},
                     {"journal/2023-10.yaml", ""},
                     {"other/x.yaml", ""}});
  CHECK(files.list().value() ==
        std::vector<std::string>{"journal/2023-10.yaml", "people/P-002.yaml", "programme.yaml"});
}

TEST_CASE("paths that lead out or into hidden folders are refused") {
  MemoryFiles files;
  for (const char* path :
       {"../x", "a/../../x", "/etc/passwd", "", "a//b", "./a", ".git/config", ".mentor/lock"}) {
    CAPTURE(path);
    CHECK(files.read(path).error().message.id == "path-refused");
    CHECK(work_out(files, {{ChangeKind::create, path, "x"}}).error().message.id == "path-refused");
  }
}

TEST_CASE("a name that only some systems can spell is read and never written") {
  for (const char* path : {"a\nb", "a\\b", "people/\xFF"}) {
    CAPTURE(path);
    MemoryFiles files({{path, "x"}});
    CHECK(files.read(path).value() == "x");
    CHECK(files.list().value().empty());
    CHECK(files.others().value() == std::vector<std::string>{path});
    CHECK(work_out(files, {{ChangeKind::replace, path, "y"}}).error().message.id == "path-refused");
  }
  MemoryFiles files({{"people/P-001\t.yaml", ""}});
  CHECK(files.list().error().message.id == "odd-card-name");
}
