#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "mentor/tables/read.h"

namespace mentor {
namespace {

using Cells = std::vector<std::string>;

Result<Table> read(const std::string& bytes, const std::string& name = "answers.json") {
  return read_table({name, bytes, {}});
}

Table read_good(const std::string& bytes) {
  Result<Table> table = read(bytes);
  REQUIRE(table);
  return *std::move(table);
}

void check_error(const std::string& bytes, const char* id, const Where& where = {"answers.json"}) {
  CAPTURE(bytes.substr(0, 80));
  const Result<Table> table = read(bytes);
  REQUIRE_FALSE(table);
  CHECK(table.error().message.id == id);
  CHECK(table.error().exit == Exit::folder);
  CHECK(table.error().where == where);
}

TEST_CASE("answers as lists of pairs become rows under the titles in order") {
  const Table table = read_good(
      R"([[["ID","2087654321"],["Время создания","2025-09-14 10:02:11"],["Комфорт","8"]],)"
      R"( [["ID","2087654322"],["Новый вопрос","строка\r\nвторая"],["Комфорт",9.0]]])");
  CHECK(table.format == "json");
  CHECK(table.encoding == "utf-8");
  CHECK(table.header_row == 0);
  CHECK(table.header == Cells{"ID", "Время создания", "Комфорт", "Новый вопрос"});
  REQUIRE(table.rows.size() == 2);
  CHECK(table.rows[0].cells == Cells{"2087654321", "2025-09-14 10:02:11", "8", ""});
  CHECK(table.rows[1].cells == Cells{"2087654322", "", "9", "строка\r\nвторая"});
  CHECK(table.rows[1].number == 2);
}

TEST_CASE("a title borne twice by an answer is two columns") {
  const Table table = read_good(R"([[["К","1"],["К","2"]],[["К","3"],["К","4"]]])");
  CHECK(table.header == Cells{"К", "К"});
  CHECK(table.rows[1].cells == Cells{"3", "4"});
}

TEST_CASE("flat objects become rows and values become text") {
  const Table table = read_good(
      R"(  [{"a": 1, "b": true, "c": null, "d": 0.5, "e": ["x", 2, false], "f": 89000000001}, {"a": -3}])");
  CHECK(table.header == Cells{"a", "b", "c", "d", "e", "f"});
  CHECK(table.rows[0].cells == Cells{"1", "TRUE", "", "0.5", "x; 2; FALSE", "89000000001"});
  CHECK(table.rows[1].cells == Cells{"-3", "", "", "", "", ""});
}

TEST_CASE("json is recognised by its first characters, whatever the file is called") {
  const Result<Table> json = read("\xEF\xBB\xBF \n[ [[\"a\",\"1\"]]]", "answers.csv");
  REQUIRE(json);
  CHECK(json->format == "json");
  CHECK(json->encoding == "utf-8-bom");
  const Result<Table> csv = read("[Имя];Класс\nПётр;7\n", "answers.csv");
  REQUIRE(csv);
  CHECK(csv->format == "csv");
}

TEST_CASE("json that is broken or of another shape is an error with its place") {
  check_error("[[[\"a\",\n \"да\" 1]]]", "json-syntax", {"answers.json", 2, 7});
  check_error("[[[\"a\",\"\xFF\"]]]", "text-not-decodable", {"answers.json", 1, 9});
  check_error("[[[\"a\",", "json-syntax", {"answers.json", 1, 8});
  check_error("", "json-syntax", {"answers.json", 1, 1});
  check_error("{\"a\": 1}", "json-not-answers");
  check_error("[1]", "json-not-answers");
  check_error("[[[\"a\"]]]", "json-not-answers");
  check_error("[[[1,\"a\"]]]", "json-not-answers");
  check_error("[{\"a\": {\"b\": 1}}]", "json-cell-nested");
  check_error("[{\"a\": [[1]]}]", "json-cell-nested");
  check_error("[{\"a\": 1, \"a\": 2}]", "json-key-twice");
  check_error("[]", "table-empty");
  check_error("[{}]", "table-empty");
  check_error(R"([{"": ""}, {" ": null}])", "table-empty");
}

TEST_CASE("json nested without end is refused quickly") {
  check_error(std::string(40, '[') + std::string(40, ']'), "json-too-deep");
  const std::size_t many = 1'000'000;
  check_error(std::string(many, '[') + std::string(many, ']'), "json-too-deep");
}

}  // namespace
}  // namespace mentor
