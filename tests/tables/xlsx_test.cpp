#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "fixtures.h"
#include "mentor/tables/limits.h"
#include "mentor/tables/read.h"

namespace mentor {
namespace {

using Cells = std::vector<std::string>;

const std::string header =
    R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>)";

Result<Table> read(const std::string& bytes, const std::string& sheet = {}) {
  return read_table({"answers.xlsx", bytes, {{}, sheet}});
}

Table read_good(const std::string& bytes) {
  Result<Table> table = read(bytes);
  if (!table) {
    CAPTURE(table.error().message.id);
    REQUIRE(table);
  }
  return *std::move(table);
}

/// What the reader makes of one cell `<c r="A2" …>`.
std::string read_value(const std::string& cell) {
  const Table table = read_good(workbook(header + "<row r=\"2\">" + cell + "</row>"));
  return table.rows.empty() ? std::string() : table.rows[0].cells[0];
}

std::string number(const std::string& value, int style = 0) {
  return read_value("<c r=\"A2\" s=\"" + std::to_string(style) + "\"><v>" + value + "</v></c>");
}

void check_error(const std::string& bytes, const char* id, const std::string& sheet = {}) {
  CAPTURE(std::string(id));
  const Result<Table> table = read(bytes, sheet);
  REQUIRE_FALSE(table);
  CHECK(table.error().message.id == id);
  CHECK(table.error().where.file == "answers.xlsx");
}

TEST_CASE("a workbook is read by its shared strings") {
  const Table table = read_good(workbook(
      header + R"(<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" t="s"><v>3</v></c></row>)"
               R"(<row r="3"><c r="B3" t="s"><v>4</v></c></row>)"));
  CHECK(table.format == "xlsx");
  CHECK(table.sheet == "Ответы");
  CHECK(table.header == Cells{"ФИО", "Класс"});
  CHECK(table.rows[0].cells == Cells{"Лаптева Анна", "  "});
  CHECK(table.rows[1].cells == Cells{"", "a\r\nb <_x0041_"});
  CHECK(table.rows[1].number == 3);
}

TEST_CASE("inline strings, truth values, errors and stored results of formulas are text") {
  CHECK(read_value(R"(<c r="A2" t="inlineStr"><is><t>да</t></is></c>)") == "да");
  CHECK(read_value(R"(<c r="A2" t="inlineStr"><is><r><t>д</t></r><r><t>а</t></r></is></c>)") ==
        "да");
  CHECK(read_value(R"(<c r="A2" t="b"><v>1</v></c>)") == "TRUE");
  CHECK(read_value(R"(<c r="A2" t="b"><v>0</v></c>)") == "FALSE");
  CHECK(read_value(R"(<c r="A2" t="e"><v>#N/A</v></c>)") == "#N/A");
  CHECK(read_value(R"(<c r="A2" t="str"><f>A1&amp;B1</f><v>итог</v></c>)") == "итог");
  CHECK(read_value(R"(<c r="A2"><f>4*2</f><v>8</v></c>)") == "8");
  CHECK(read_value(R"(<c r="A2"><f>4*2</f></c>)") == "=4*2");
  CHECK(read_value(R"(<c r="A2" t="d"><v>2023-10-19T20:18:00.000Z</v></c>)") ==
        "2023-10-19 20:18:00");
  CHECK(read_value(R"(<c t="inlineStr"><is><t><![CDATA[<b>]]></t></is></c>)") == "<b>");
}

TEST_CASE("numbers are shown as a person sees them") {
  CHECK(number("8.0") == "8");
  CHECK(number("0.30000000000000004") == "0.3");
  CHECK(number("89001234567") == "89001234567");
  CHECK(number("8.9001234567E10") == "89001234567");
  CHECK(number("-2.5") == "-2.5");
  CHECK(number("-0") == "0");
  CHECK(number("7", 7) == "007");
  CHECK(number("0.855", 8) == "85.5%");
  CHECK(number("12", 9) == "12");
}

TEST_CASE("serial dates become days and times") {
  CHECK(number("45218", 1) == "2023-10-19");
  CHECK(number("45218.845833333333", 2) == "2023-10-19 20:18:00");
  CHECK(number("45218", 2) == "2023-10-19 00:00:00");
  CHECK(number("45218.999999999", 2) == "2023-10-20 00:00:00");
  CHECK(number("0.5625", 3) == "13:30");
  CHECK(number("45218.5625694444", 3) == "13:30:06");
  CHECK(number("1.0625", 4) == "25:30");
  CHECK(number("45218", 5) == "2023-10-19");
  CHECK(number("45218.25", 6) == "2023-10-19 06:00:00");
}

TEST_CASE("the first days of 1900 and days that never were are shown as Excel does") {
  CHECK(number("1", 1) == "1900-01-01");
  CHECK(number("59", 1) == "1900-02-28");
  CHECK(number("60", 1) == "1900-02-29");
  CHECK(number("61", 1) == "1900-03-01");
  CHECK(number("0", 1) == "1900-01-00");
  CHECK(number("2958465", 1) == "9999-12-31");
  CHECK(number("2958466", 1) == "2958466");
  CHECK(number("-1", 1) == "-1");
}

TEST_CASE("a workbook may count its days from 1904") {
  Parts parts = workbook_parts(header + R"(<row r="2"><c r="A2" s="1"><v>43756</v></c></row>)");
  std::string& book = parts["xl/workbook.xml"];
  book.insert(book.find("<sheets>"), R"(<workbookPr date1904="1"/>)");
  CHECK(read_good(zip_parts(parts)).rows[0].cells[0] == "2023-10-19");
}

TEST_CASE("a thousand empty rows and empty columns at the end leave nothing") {
  std::string rows = header + R"(<row r="2"><c r="A2"><v>1</v></c><c r="D2" s="1"/></row>)";
  for (int i = 3; i < 1005; ++i) {
    rows += "<row r=\"" + std::to_string(i) + "\"><c s=\"1\"/><c s=\"1\"/></row>";
  }
  const Table table = read_good(workbook(rows));
  CHECK(table.header.size() == 2);
  CHECK(table.rows.size() == 1);
}

TEST_CASE("rows that a file leaves out are blank rows") {
  const Table table = read_good(workbook(header + R"(<row r="4"><c r="B4"><v>1</v></c></row>)"));
  REQUIRE(table.rows.size() == 3);
  CHECK(table.rows[1].cells == Cells{"", ""});
  CHECK(table.rows[2].number == 4);
}

TEST_CASE("a merged class is told of every row that it spans, and of no empty one") {
  const std::string text = R"(" t="inlineStr"><is><t>)";
  const auto cell = [&](const std::string& place, const std::string& value) {
    return R"(<c r=")" + place + text + value + "</t></is></c>";
  };
  std::string rows = header;
  rows += R"(<row r="2">)" + cell("A2", "Первов") + cell("B2", "7Б") + "</row>";
  rows += R"(<row r="3">)" + cell("A3", "Второв") + "</row>";
  rows += R"(<row r="5">)" + cell("A5", "Третьев") + "</row>";
  rows += R"(<row r="6">)" + cell("A6", "Четвёртов") + "</row>";
  Parts parts = workbook_parts(rows);
  std::string& sheet = parts["xl/worksheets/sheet1.xml"];
  sheet.insert(sheet.find("</worksheet>"),
               R"(<mergeCells count="1"><mergeCell ref="B2:B5"/></mergeCells>)");
  const Table table = read_good(zip_parts(parts));
  REQUIRE(table.rows.size() == 5);
  CHECK(table.rows[1].cells == Cells{"Второв", "7Б"});
  CHECK(table.rows[2].cells == Cells{"", ""});
  CHECK(table.rows[3].cells == Cells{"Третьев", "7Б"});
  CHECK(table.rows[4].cells == Cells{"Четвёртов", ""});
}

TEST_CASE("titles above the header are passed over") {
  const std::string text = R"(" t="inlineStr"><is><t>x</t></is></c>)";
  std::string rows = R"(<row r="1"><c r="A1)" + text + "</row>";
  rows += R"(<row r="3"><c r="A3)" + text + R"(<c r="B3)" + text + "</row>";
  rows += R"(<row r="5">)";
  for (const char* cell : {"A5", "B5", "C5", "D5"})
    rows += "<c r=\"" + std::string(cell) + text;
  rows += R"(</row><row r="6"><c r="A6"><v>1</v></c></row>)";
  const Table table = read_good(workbook(rows));
  CHECK(table.header_row == 5);
  CHECK(table.header.size() == 4);
  REQUIRE(table.rows.size() == 1);
  CHECK(table.rows[0].number == 6);
}

TEST_CASE("of merged cells the first bears the text") {
  Parts parts = workbook_parts(header + R"(<row r="2"><c r="A2"><v>1</v></c><c r="B2"/></row>)");
  std::string& sheet = parts["xl/worksheets/sheet1.xml"];
  sheet.insert(sheet.find("</worksheet>"),
               R"(<mergeCells count="1"><mergeCell ref="A2:B2"/></mergeCells>)");
  CHECK(read_good(zip_parts(parts)).rows[0].cells == Cells{"1", ""});
}

/// Three sheets: a hidden one, an empty one, and «Ответы».
Parts three_sheets() {
  Parts parts = workbook_parts(header);
  const std::string sheet = parts["xl/worksheets/sheet1.xml"];
  parts["xl/worksheets/hidden.xml"] = sheet;
  parts["xl/worksheets/empty.xml"] = R"(<worksheet><sheetData/></worksheet>)";
  std::string& relations = parts["xl/_rels/workbook.xml.rels"];
  relations.insert(relations.find("</Relationships>"),
                   R"(<Relationship Id="h" Type="x/worksheet" Target="worksheets/hidden.xml"/>)"
                   R"(<Relationship Id="e" Type="x/worksheet" Target="./worksheets/empty.xml"/>)");
  std::string& book = parts["xl/workbook.xml"];
  book.insert(book.find("<sheet "), R"(<sheet name="Тайный" sheetId="7" state="hidden" r:id="h"/>)"
                                    R"(<sheet name="Пустой" sheetId="8" r:id="e"/>)");
  return parts;
}

TEST_CASE("the first visible sheet that holds anything is read, or the one asked for") {
  const std::string bytes = zip_parts(three_sheets());
  CHECK(read_good(bytes).sheet == "Ответы");
  const Result<Table> hidden = read(bytes, "Тайный");
  REQUIRE(hidden);
  CHECK(hidden->sheet == "Тайный");
  check_error(bytes, "table-empty", "Пустой");
  const Result<Table> unknown = read(bytes, "Лист9");
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().message.id == "sheet-unknown");
  CHECK(arg(unknown.error().message, "known") == "Тайный, Пустой, Ответы");
  CHECK(unknown.error().exit == Exit::usage);
}

TEST_CASE("of several visible sheets the one with known titles is read, the others are named") {
  Parts parts = three_sheets();
  parts["xl/worksheets/empty.xml"] =
      R"(<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Журнал</t></is></c>)"
      R"(</row></sheetData></worksheet>)";
  const std::string bytes = zip_parts(parts);
  CHECK(read_good(bytes).sheet == "Пустой");
  const auto known = [](const Cells& titles) {
    return static_cast<int>(std::count(titles.begin(), titles.end(), "ФИО"));
  };
  const Result<Table> meant = read_table({"answers.xlsx", bytes, {{}, {}, known}});
  REQUIRE(meant);
  CHECK(meant->sheet == "Ответы");
  CHECK(meant->others == Cells{"Пустой"});
}

TEST_CASE("prefixed names of elements are read as well") {
  Parts parts = workbook_parts("");
  parts["xl/worksheets/sheet1.xml"] =
      R"(<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c>)"
      R"(</x:row></x:sheetData></x:worksheet>)";
  CHECK(read_good(zip_parts(parts)).header == Cells{"ФИО"});
}

TEST_CASE("a workbook without one of its parts is refused by the name of the part") {
  for (const char* part : {"xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml",
                           "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"}) {
    CAPTURE(part);
    Parts parts = workbook_parts(header);
    parts.erase(part);
    const Result<Table> table = read(zip_parts(parts));
    REQUIRE_FALSE(table);
    CHECK(table.error().message.id == "xlsx-part-missing");
    CHECK(arg(table.error().message, "part") == part);
  }
  check_error(zip_parts({{"answers.csv", "a,b\n"}}), "zip-not-xlsx");
}

TEST_CASE("a shared string that is not there is refused by its cell") {
  for (const char* index : {"5", "-1", "x", "99999999999999999999"}) {
    const Result<Table> table = read(
        workbook("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>" + std::string(index) + "</v></c></row>"));
    REQUIRE_FALSE(table);
    CHECK(table.error().message.id == "xlsx-string-index");
    CHECK(arg(table.error().message, "cell") == "A1");
  }
}

TEST_CASE("a damaged workbook is refused at every length") {
  const std::string whole = workbook(header);
  for (std::size_t size = 4; size < whole.size(); size += 7) {
    const Result<Table> table = read(whole.substr(0, size));
    REQUIRE_FALSE(table);
    CHECK(table.error().message.id == "zip-broken");
  }
}

void check_broken(const std::string& rows) {
  CAPTURE(rows);
  check_error(workbook(rows), "xlsx-part-broken");
}

TEST_CASE("a worksheet that contradicts itself is refused") {
  check_broken("<row r=\"1\"><c r=\"A1\"><v>1</v></row>");
  check_broken(R"(<row r="2"/><row r="1"/>)");
  check_broken(R"(<row r="0"/>)");
  check_broken(R"(<row r="1048577"/>)");
  check_broken(R"(<row r="1"><c r="A2"><v>1</v></c></row>)");
  check_broken(R"(<row r="1"><c r="?"><v>1</v></c></row>)");
  check_broken("<row r=\"1\"><c t=\"inlineStr\"><is><t>\xFF</t></is></c></row>");
  check_broken(R"(<row r="1"><c r="A1" t="inlineStr"><is><t>&#xD800;</t></is></c></row>)");
}

TEST_CASE("entities are never expanded") {
  Parts parts = workbook_parts(header);
  parts["xl/sharedStrings.xml"] =
      R"(<!DOCTYPE s [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>)"
      R"(<sst><si><t>&b;</t></si><si><t>x</t></si></sst>)";
  check_error(zip_parts(parts), "xlsx-part-broken");
}

TEST_CASE("a bomb of a gigabyte is refused before it is unpacked") {
  Parts parts = workbook_parts(header);
  parts["xl/media/bomb.bin"] = std::string(std::size_t{300} << 20U, '0');
  const std::string large = zip_parts(parts);
  parts["xl/media/bomb.bin"].clear();
  parts["xl/worksheets/sheet1.xml"] = std::string(std::size_t{4} << 20U, ' ');
  const std::string dense = zip_parts(parts, 9);
  const auto start = std::chrono::steady_clock::now();
  check_error(large, "zip-too-big");
  check_error(dense, "zip-too-big");
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(1));
}

/// The size of the part that the archive's directory and the part's own head declare, set to 100.
std::string understate_size(std::string bytes, const std::string& part) {
  for (std::size_t at = bytes.find(part); at != std::string::npos; at = bytes.find(part, at + 1)) {
    const bool is_local = at >= 30 && bytes.compare(at - 30, 4, "PK\x03\x04") == 0;
    const bool is_central = at >= 46 && bytes.compare(at - 46, 4, "PK\x01\x02") == 0;
    if (is_local) bytes.replace(at - 30 + 22, 4, std::string("\x64\0\0\0", 4));
    if (is_central) bytes.replace(at - 46 + 24, 4, std::string("\x64\0\0\0", 4));
  }
  return bytes;
}

TEST_CASE("a bomb that lies about its size is stopped while it is unpacked") {
  Parts parts = workbook_parts(header);
  parts["xl/worksheets/sheet1.xml"] = std::string(std::size_t{200} << 20U, ' ');
  const Result<Table> table = read(understate_size(zip_parts(parts), "xl/worksheets/sheet1.xml"));
  REQUIRE_FALSE(table);
  CHECK(table.error().message.id == "zip-too-big");
}

TEST_CASE("an archive of too many entries is refused") {
  Parts parts = workbook_parts(header);
  for (std::size_t i = 0; i <= max_zip_entries; ++i)
    parts["x/" + std::to_string(i)] = "";
  check_error(zip_parts(parts), "zip-too-big");
}

TEST_CASE("one long shared string in every cell is refused") {
  Parts parts = workbook_parts("");
  parts["xl/sharedStrings.xml"] = "<sst><si><t>" + std::string(100'000, 'x') + "</t></si></sst>";
  std::string rows;
  for (int i = 0; i < 1000; ++i)
    rows += R"(<row><c t="s"><v>0</v></c></row>)";
  std::string& sheet = parts["xl/worksheets/sheet1.xml"];
  sheet.insert(sheet.find("</sheetData>"), rows);
  check_error(zip_parts(parts), "table-too-big");
}

TEST_CASE("a cell far outside is refused where it holds anything") {
  check_error(workbook(R"(<row r="1"><c r="XFD1"><v>1</v></c></row>)"), "table-too-big");
  const Table deep =
      read_good(workbook(header + R"(<row r="1048576"><c r="B1048576"><v>1</v></c></row><row/>)"));
  CHECK(deep.rows.size() == max_table_rows - 1);
  CHECK(deep.rows.back().number == 1048576);
  CHECK(read_good(workbook(header + R"(<row r="2"><c r="XFD2" s="1"/></row>)")).rows.empty());
}

}  // namespace
}  // namespace mentor
