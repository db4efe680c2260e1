#include <doctest/doctest.h>

#include <regex>

#include <nlohmann/json.hpp>

#include "mentor/render/write.h"
#include "sample.h"

using namespace mentor;
using doc::Decimal;
using doc::Mean;
using doc::Share;

TEST_CASE("means are rounded half away from zero to one decimal") {
  CHECK(doc::tenths(Mean{133, 4, 5}) == 67);  // 6.65
  CHECK(doc::tenths(Mean{1, 20, 1}) == 1);    // 0.05
  CHECK(doc::tenths(Mean{-1, 20, 1}) == -1);  // -0.05
  CHECK(doc::tenths(Mean{149, 100, 1}) == 15);
  CHECK(doc::tenths(Mean{144, 100, 1}) == 14);
  CHECK(doc::tenths(Decimal{-25, 100}) == -3);
  CHECK_FALSE(doc::tenths(Mean{0, 1, 0}).has_value());
}

TEST_CASE("a mean of huge sums does not overflow") {
  constexpr std::int64_t big = 4'000'000'000'000'000'000;
  CHECK(doc::tenths(Mean{big, 1, big}) == 10);
}

TEST_CASE("two means joined are the mean of all values") {
  const Mean all = doc::joined(Mean{133, 4, 5}, Mean{10, 3, 2});
  CHECK(all == Mean{439, 12, 7});
}

TEST_CASE("a share of nothing is missing and a share of none is zero") {
  CHECK(shown(Share{0, 0}, Language::ru) == "—");
  CHECK(shown(Share{0, 7}, Language::ru) == "0 из 7 (0 %)");
  CHECK(shown(Share{1, 200}, Language::en) == "1 of 200 (1 %)");
}

TEST_CASE("numbers and days follow the language") {
  CHECK(shown(Mean{133, 4, 5}, Language::ru) == "6,7 (n = 5)");
  CHECK(shown(Mean{133, 4, 5}, Language::en) == "6.7 (n = 5)");
  CHECK(shown(Decimal{-25, 100}, Language::ru) == "-0,3");
  CHECK(shown(day(2023, 10, 5), Language::ru) == "05.10.2023");
  CHECK(shown(day(2023, 10, 5), Language::en) == "2023-10-05");
}

TEST_CASE("csv is tidy and leaves missing values out") {
  const std::string csv = write_csv(test::sample(Language::ru));
  CHECK(csv.starts_with("table,row,column,value,num,den\r\n"));
  CHECK(csv.find("people,a,consents,95,39,41\r\n") != std::string::npos);
  CHECK(csv.find("people,a,useful,6.7,133,20\r\npeople,a,useful.n,5,,\r\n") != std::string::npos);
  CHECK(csv.find("people,2,mentees,1200,,\r\n") != std::string::npos);
  CHECK(csv.find("people,a,curators,P-001 P-002,,\r\n") != std::string::npos);
  CHECK(csv.find("people,total,useful,-0.3,-25,100\r\n") != std::string::npos);
  CHECK(csv.find("people,a,pairs") == std::string::npos);
  CHECK(csv.find("people,2,consents") == std::string::npos);
}

TEST_CASE("json holds ids and exact fractions and no words of the language") {
  const auto json = nlohmann::json::parse(write_json(test::sample(Language::ru, "слово")));
  CHECK(json["schema"] == "mentor/report-sample/1");
  CHECK(json["as_of"] == "2024-01-15");
  const auto& row = json["tables"]["people"][0];
  CHECK(row["form"] == "student-student");
  CHECK(row["consents"] == nlohmann::json{{"num", 39}, {"den", 41}});
  CHECK(row["useful"] == nlohmann::json{{"mean", 6.7}, {"n", 5}, {"num", 133}, {"den", 20}});
  CHECK(row["since"] == "2023-10-05");
  CHECK(row["curators"] == nlohmann::json{"P-001", "P-002"});
  CHECK(row["closed"] == false);
  CHECK(row["pairs"].is_null());
  CHECK(json["tasks"]["tasks"][0]["about"] == nlohmann::json{"PR-003"});
  CHECK(json["figures"]["meetings"].size() == 9);
  CHECK(write_json(test::sample(Language::ru)) == write_json(test::sample(Language::ru)));
}

// What a reader of the page reads: no tags, and spaces that are only spaces.
std::string read_aloud(const std::string& text) {
  static const std::regex tag("</?span[^>]*>");
  static const std::regex no_break("\u00a0");
  return std::regex_replace(std::regex_replace(text, tag, ""), no_break, " ");
}

TEST_CASE("a document for people shows every number that csv and json hold") {
  for (const Language language : {Language::ru, Language::en}) {
    const Document document = test::sample(language);
    for (const Format format : {Format::text, Format::markdown, Format::html}) {
      const std::string text = read_aloud(write(document, format, {.columns = 200}));
      for (const doc::Block& block : document.blocks) {
        const auto* table = std::get_if<doc::Table>(&block);
        if (table == nullptr) continue;
        for (const doc::Row& row : table->rows) {
          for (const doc::Cell& cell : row.cells) {
            CAPTURE(shown(cell, language));
            CHECK(text.find(shown(cell, language)) != std::string::npos);
          }
        }
      }
      CHECK(text.find(language == Language::ru ? "7,7 (n = 10)" : "7.7 (n = 10)") !=
            std::string::npos);
    }
  }
}

TEST_CASE("the same document gives the same bytes in every format") {
  for (const Format format :
       {Format::text, Format::markdown, Format::html, Format::json, Format::csv}) {
    const WriteStyle style{.evidence = Evidence::show};
    CHECK(write(test::sample(Language::ru), format, style) ==
          write(test::sample(Language::ru), format, style));
  }
}
