#include "mentor/tables/csv.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "mentor/tables/limits.h"
#include "mentor/tables/read.h"

namespace mentor {
namespace {

using Cells = std::vector<std::string>;
namespace fs = std::filesystem;

Result<Table> read(const std::string& bytes) {
  return read_table({"answers.csv", bytes, {}});
}

Table read_good(const std::string& bytes) {
  Result<Table> table = read(bytes);
  REQUIRE(table);
  return *std::move(table);
}

std::vector<Cells> cells_of(const std::vector<Row>& rows) {
  std::vector<Cells> cells;
  for (const Row& row : rows)
    cells.push_back(row.cells);
  return cells;
}

std::vector<Cells> raw(const std::string& text, char delimiter = ',') {
  const Result<std::vector<Row>> rows = read_csv_rows(text, delimiter);
  REQUIRE(rows);
  return cells_of(*rows);
}

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  REQUIRE(in);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool has_shared_data() {
  if (fs::exists(MENTOR_SHARED_DATA)) return true;
  MESSAGE("SKIPPED: no shared data at " MENTOR_SHARED_DATA);
  return false;
}

nlohmann::ordered_json as_objects(const std::vector<Row>& rows) {
  nlohmann::ordered_json objects = nlohmann::ordered_json::array();
  for (std::size_t i = 1; i < rows.size(); ++i) {
    REQUIRE(rows[i].cells.size() == rows[0].cells.size());
    nlohmann::ordered_json object;
    for (std::size_t j = 0; j < rows[i].cells.size(); ++j) {
      object[rows[0].cells[j]] = rows[i].cells[j];
    }
    objects.push_back(object);
  }
  return objects;
}

TEST_CASE("every file of csv-spectrum means what its json says") {
  if (!has_shared_data()) return;
  const fs::path folder = fs::path(MENTOR_SHARED_DATA) / "csv-spectrum";
  int files = 0;
  for (const auto& entry : fs::directory_iterator(folder / "csvs")) {
    const std::string stem = entry.path().stem().string();
    CAPTURE(stem);
    const std::string text = read_file(entry.path());
    const Result<std::vector<Row>> rows = read_csv_rows(text, ',');
    REQUIRE(rows);
    auto wanted = nlohmann::ordered_json::parse(read_file(folder / "json" / (stem + ".json")));
    if (wanted.is_object()) wanted = nlohmann::ordered_json::array({wanted});
    auto got = as_objects(*rows);
    // That json hides the phone number which the csv holds.
    if (stem == "location_coordinates") got[0]["Contact Phone Number"] = "1234567890";
    CHECK(got == wanted);
    const Result<Table> table = read_table({entry.path().string(), text, {}});
    REQUIRE(table);
    CHECK(table->header == rows->front().cells);
    CHECK(table->rows.size() == rows->size() - 1);
    ++files;
  }
  CHECK(files == 12);
}

TEST_CASE("the messy sign-up sheet is the same table in both encodings") {
  if (!has_shared_data()) return;
  const fs::path folder = fs::path(MENTOR_SHARED_DATA) / "messy-ru";
  const Table utf8 = read_good(read_file(folder / "signup-mentees-messy.utf8bom.csv"));
  const Table ansi = read_good(read_file(folder / "signup-mentees-messy.cp1251.csv"));
  CHECK(utf8.encoding == "utf-8-bom");
  CHECK(utf8.delimiter == ",");
  CHECK(ansi.encoding == "windows-1251");
  CHECK(ansi.delimiter == ";");
  CHECK(utf8.header == ansi.header);
  REQUIRE(utf8.header.size() == 8);
  CHECK(utf8.header[4] == "По каким вопросам нужна помощь?\n(можно несколько)");
  CHECK(cells_of(utf8.rows) == cells_of(ansi.rows));
  CHECK(utf8.rows.size() == 74);
  CHECK(utf8.rows.back().cells[1] == "ИТОГО:");
  CHECK(utf8.rows[23].cells[4] == "профориентация;спорт");
  CHECK(utf8.digest != ansi.digest);
}

TEST_CASE("quotes hold delimiters, quotes and line breaks") {
  CHECK(raw("a,\"b,\"\"c\"\"\r\nd\",\"\"\r\n\"e\"") ==
        std::vector<Cells>{{"a", "b,\"c\"\r\nd", ""}, {"e"}});
  CHECK(raw("a\rb\r\nc\n\nd") == std::vector<Cells>{{"a"}, {"b"}, {"c"}, {""}, {"d"}});
}

TEST_CASE("a stray quote is text") {
  CHECK(raw("7 \"Б\",5\" трубка\n\"да\" нет,x") ==
        std::vector<Cells>{{"7 \"Б\"", "5\" трубка"}, {"да нет", "x"}});
}

TEST_CASE("a quote that stays open is an error with its row and line") {
  const Result<Table> table = read("a;b\n\"1\n1\";2\n3;\"4\n5;6\n");
  REQUIRE_FALSE(table);
  CHECK(table.error().message.id == "csv-quote-open");
  CHECK(arg(table.error().message, "row") == "3");
  CHECK(table.error().where == Where{"answers.csv", 4, 0});
  CHECK(table.error().exit == Exit::folder);
}

TEST_CASE("the delimiter is found in the header row outside quotes") {
  CHECK(find_delimiter("a;b;c\n1;2;3") == ';');
  CHECK(find_delimiter("a\tb\n1\t2") == '\t');
  CHECK(find_delimiter("\"a;b;c;d\",e\n1,2") == ',');
  CHECK(find_delimiter("Список\nФ;И;О\n") == ';');
  CHECK(find_delimiter("Имя\nПётр\n") == '\0');
  CHECK(find_delimiter("Фамилия, имя, отчество;Класс\nЛаптева Анна;7\nГущин Пётр;8, 9\n") == ';');
  CHECK(find_delimiter("a;b\n1,2;3,4\n5,6;7,8\n") == ';');
}

TEST_CASE("a first line sep= names the delimiter and is no row") {
  for (const std::string start : {"sep=,\r\n", "\"sep=,\"\n", "SEP=,\n"}) {
    CAPTURE(start);
    const Table table = read_good(start + "a;b,c\n1,2\n");
    CHECK(table.delimiter == ",");
    CHECK(table.header == Cells{"a;b", "c"});
    CHECK(table.header_row == 1);
    CHECK(table.rows[0].number == 2);
    CHECK(table.rows[0].line == 3);
  }
  CHECK(read_good("sep=;x,b\n1,2\n").header == Cells{"sep=;x", "b"});
}

TEST_CASE("rows are numbered as in a spreadsheet and remember their line") {
  const Table table = read_good("a;\"b\nb\"\n1;2\n\n;\n3;4\n;;\n\n");
  CHECK(table.header == Cells{"a", "b\nb"});
  REQUIRE(table.rows.size() == 4);
  CHECK(cells_of(table.rows) == std::vector<Cells>{{"1", "2"}, {"", ""}, {"", ""}, {"3", "4"}});
  CHECK(table.rows[0].number == 2);
  CHECK(table.rows[0].line == 3);
  CHECK(table.rows[3].number == 5);
  CHECK(table.rows[3].line == 6);
}

TEST_CASE("short rows are filled up and long ones keep what they hold") {
  const Table table = read_good("a;b;c\n1\n1;2;3;;\n1;2;3;;5;\n");
  CHECK(cells_of(table.rows) ==
        std::vector<Cells>{{"1", "", ""}, {"1", "2", "3"}, {"1", "2", "3", "", "5"}});
}

TEST_CASE("columns at the end without title and values go") {
  const Table table = read_good("a; b\u00A0;;;\n1;2;;;\n3;4;; ;\n");
  CHECK(table.header == Cells{"a", "b"});
  CHECK(table.rows[1].cells == Cells{"3", "4"});
  const Table kept = read_good("a;;c;\n1;;3;x\n");
  CHECK(kept.header == Cells{"a", "", "c", ""});
}

TEST_CASE("a title above the header is passed over only where it cannot be a header") {
  const Table titled = read_good("Список наставляемых;;\n;;\nФИО;Класс;Дата\nЛаптева;7;1\n");
  CHECK(titled.header_row == 3);
  CHECK(titled.header == Cells{"ФИО", "Класс", "Дата"});
  CHECK(titled.rows[0].number == 4);
  CHECK(read_good("Имя\nПётр\nАнна\n").header == Cells{"Имя"});
  CHECK(read_good("Имя\nПётр, Анна\n").header == Cells{"Имя"});
  CHECK(read_good("a;b\n1;2;3;4;5;6\n").header == Cells{"a", "b"});
}

void check_error(const Result<Table>& table, const char* id) {
  REQUIRE_FALSE(table);
  CHECK(table.error().message.id == id);
  CHECK(table.error().where.file == "answers.csv");
}

TEST_CASE("an empty or blank file is an error") {
  check_error(read(""), "table-empty");
  check_error(read("\xEF\xBB\xBF"), "table-empty");
  check_error(read(" ;;\n\n"), "table-empty");
}

TEST_CASE("what is too big is refused") {
  check_error(read(std::string(max_table_bytes + 1, 'a')), "table-file-too-big");
  check_error(read(std::string(max_table_columns + 1, ';')), "table-too-big");
  check_error(read("a;b\n" + std::string(max_cell_bytes + 1, 'x')), "table-too-big");
  check_error(read("a" + std::string(max_table_rows + 1, '\n') + "b"), "table-too-big");
  std::string wide = "a" + std::string(max_table_columns - 1, ';') + "z";
  for (int i = 0; i < 1000; ++i)
    wide += "\nx";
  check_error(read(wide), "table-too-big");
}

TEST_CASE("an old or locked workbook is told apart from a text") {
  check_error(read("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest"), "xlsx-old-or-locked");
}

}  // namespace
}  // namespace mentor
