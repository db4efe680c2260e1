#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "../numbers.h"
#include "fixtures.h"
#include "mentor/base/encoding.h"
#include "mentor/tables/read.h"

namespace mentor {
namespace {

using test::Numbers;

std::string mutate(std::string bytes, Numbers& numbers) {
  const std::size_t changes = 1 + numbers.below(4);
  for (std::size_t i = 0; i < changes && !bytes.empty(); ++i) {
    const std::size_t at = numbers.below(bytes.size());
    switch (numbers.below(4)) {
      case 0:
        bytes[at] = static_cast<char>(numbers.below(256));
        break;
      case 1:
        bytes.erase(at, 1 + numbers.below(8));
        break;
      case 2:
        bytes.insert(at, 1 + numbers.below(4), ";,\"\n\r\t[]{}\0\xFF"[numbers.below(12)]);
        break;
      default:
        bytes.resize(at);
    }
  }
  return bytes;
}

bool is_sound(const Table& table) {
  for (const Row& row : table.rows) {
    if (row.cells.size() < table.header.size()) return false;
    for (const std::string& cell : row.cells) {
      if (find_invalid_utf8(cell) != std::string::npos) return false;
    }
  }
  return true;
}

void check_mutations(const std::string& seed, int count) {
  Numbers numbers;
  int read = 0;
  for (int i = 0; i < count; ++i) {
    const std::string bytes = mutate(seed, numbers);
    const Result<Table> table = read_table({"x", bytes, {}});
    if (!table) {
      REQUIRE_FALSE(table.error().message.id.empty());
      continue;
    }
    ++read;
    REQUIRE(is_sound(*table));
  }
  CHECK(read > 0);
  CHECK(read < count);
}

TEST_CASE("spoiled csv files are read or refused, never worse") {
  check_mutations(
      "\xEF\xBB\xBFФИО;Класс;\"Комментарий\r\n(любой)\"\r\nЛаптева;7Б;\"а;б\"\"в\"\r\n;;\r\n",
      8000);
}

TEST_CASE("spoiled json files are read or refused, never worse") {
  check_mutations(R"([[["ID","1"],["Имя","Пётр"],["Балл",8.5]],[["ID","2"],["Имя",["а",null]]]])",
                  8000);
}

TEST_CASE("spoiled workbooks are read or refused, never worse") {
  check_mutations(workbook(R"(<row r="1"><c r="A1" t="s"><v>0</v></c></row>)"), 3000);
}

TEST_CASE("spoiled worksheets in a sound archive are read or refused, never worse") {
  Numbers numbers;
  const Parts whole = workbook_parts(
      R"(<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="B2" s="2"><v>45218.5</v></c></row>)");
  std::vector<std::string> names;
  for (const auto& [name, content] : whole)
    names.push_back(name);
  for (int i = 0; i < 2000; ++i) {
    Parts parts = whole;
    std::string& part = parts[names[numbers.below(names.size())]];
    part = mutate(part, numbers);
    const Result<Table> table = read_table({"x", zip_parts(parts), {}});
    if (table) REQUIRE(is_sound(*table));
  }
}

}  // namespace
}  // namespace mentor
