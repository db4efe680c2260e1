#include <doctest/doctest.h>

#include <pugixml.hpp>
#include <set>

#include "mentor/render/svg.h"
#include "mentor/render/write.h"
#include "sample.h"

using namespace mentor;

namespace {

struct Page {
  pugi::xml_document tree;
  explicit Page(const std::string& html) { REQUIRE(tree.load_string(html.c_str())); }
};

}  // namespace

TEST_CASE("a page needs no network and no script") {
  const std::string html = write_html(test::sample(Language::ru), {.evidence = Evidence::show});
  for (const char* forbidden : {"<script", "src=", "@import", "<link", "<iframe", "<object",
                                "on"
                                "load=",
                                "javascript:"})
    CHECK(html.find(forbidden) == std::string::npos);
  std::string rest = html;
  for (const char* name : {"http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg"}) {
    for (std::size_t at = rest.find(name); at != std::string::npos; at = rest.find(name))
      rest.erase(at, std::string_view(name).size());
  }
  CHECK(rest.find("http") == rest.find("http-equiv"));
}

TEST_CASE("a page tells its language and heads its tables") {
  const Page page(write_html(test::sample(Language::en)));
  CHECK(page.tree.child("html").attribute("lang").value() == std::string("en"));
  const auto table = page.tree.select_node("//table").node();
  CHECK(table.select_nodes("thead//th[@scope='col']").size() == 8);
  CHECK(table.select_nodes("tbody/tr/th[@scope='row']").size() == 3);
  CHECK(table.select_nodes("tbody/tr[3]/td").size() == 7);
  CHECK(table.child("caption").text().get() == std::string("Люди Примерова"));
}

TEST_CASE("ids on a page are unique and every link leads to one") {
  const Page page(write_html(test::sample(Language::ru), {.evidence = Evidence::show}));
  std::set<std::string> ids;
  for (const auto& found : page.tree.select_nodes("//@id"))
    CHECK(ids.insert(found.attribute().value()).second);
  const auto links = page.tree.select_nodes("//a/@href");
  CHECK(links.size() == 1);
  for (const auto& link : links)
    CHECK(ids.contains(std::string(link.attribute().value()).substr(1)));
}

TEST_CASE("a figure has a title, a description and every number in letters") {
  const Document document = test::sample(Language::ru);
  for (const doc::Block& block : document.blocks) {
    const auto* figure = std::get_if<doc::Figure>(&block);
    if (figure == nullptr) continue;
    const Page page(svg(*figure, Language::ru));
    const auto root = page.tree.child("svg");
    CHECK(root.child("title").text().get() == figure->title);
    CHECK(root.child("desc").text().get() == figure->description);
    std::string letters;
    for (const auto& text : root.select_nodes(".//text"))
      letters += std::string(text.node().text().get()) + "\n";
    if (figure->id == "meetings") CHECK(letters.find("06.11\n") != std::string::npos);
    if (figure->id == "feedback") CHECK(letters.find("6,7 (n = 5)\n") != std::string::npos);
    if (figure->id == "funnel") CHECK(letters.find("48 из 60 (80 %)\n") != std::string::npos);
  }
}

TEST_CASE("figures of nothing and of a whole year can be drawn") {
  doc::Figure figure{"f", "Т", "О", doc::BarsByWeek{}};
  CHECK(Page(svg(figure, Language::ru)).tree.child("svg"));
  figure.plot = doc::BarsByAxis{};
  CHECK(Page(svg(figure, Language::ru)).tree.child("svg"));
  figure.plot = doc::Funnel{};
  CHECK(Page(svg(figure, Language::ru)).tree.child("svg"));
  doc::BarsByWeek year;
  for (int i = 0; i < 53; ++i)
    year.weeks.push_back({add_days(day(2023, 9, 4), i * 7), 1000 + i});
  figure.plot = year;
  const Page page(svg(figure, Language::ru));
  int end = 0;
  for (const auto& found : page.tree.select_nodes("//text[@text-anchor='middle']")) {
    const int x = found.node().attribute("x").as_int();
    CHECK(x - end >= 40);
    end = x;
  }
  CHECK(page.tree.select_nodes("//rect/title").size() == 53);
}

TEST_CASE(
    "initials and dashes stay with their words, each of several people on a line of their own") {
  Document document;
  document.language = Language::ru;
  doc::Table table{"pairs", "", {{"people", ""}, {"form", ""}}, {}, ""};
  table.rows.push_back(
      {{},
       {doc::References{{"P-001", "P-001 Азбукин Г. К."}, {"P-002", "Точка. Конец"}},
        std::string("ученик — ученик")},
       doc::RowKind::body});
  document.blocks.emplace_back(table);
  const std::string html = write_html(document);
  CHECK(html.find("<span class=\"who\">P-001 Азбукин Г.\u00a0К.,</span> "
                  "<span class=\"who\">Точка. Конец</span>") != std::string::npos);
  CHECK(html.find("ученик\u00a0— ученик") != std::string::npos);
}

TEST_CASE("a table of many columns is printed on paper that lies on its side") {
  Document document;
  doc::Table table{"wide", "", {}, {}, ""};
  for (int i = 0; i < 12; ++i)
    table.columns.push_back({"c" + std::to_string(i), "c"});
  table.rows.push_back({{}, {std::string("x")}, doc::RowKind::body});
  table.page = doc::Page::begins;
  document.blocks.emplace_back(table);
  CHECK(write_html(document).find("landscape") == std::string::npos);
  CHECK(write_html(document).find("<div class=\"wide sheet\">") != std::string::npos);
  std::get<doc::Table>(document.blocks.front()).columns.push_back({"last", "c"});
  CHECK(write_html(document).find("A4 landscape") != std::string::npos);
}
