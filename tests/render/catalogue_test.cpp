#include <doctest/doctest.h>

#include <regex>
#include <set>

#include "mentor/render/words.h"
#include "mo.h"

using namespace mentor;

namespace {

std::set<std::string> places(const std::string& text) {
  static const std::regex place("\\{\\{|\\}\\}|\\{[a-z_0-9]*(?::[^{} ]*)?\\}");
  std::set<std::string> out;
  for (std::sregex_iterator at(text.begin(), text.end(), place), end; at != end; ++at)
    out.insert(at->str());
  return out;
}

std::vector<std::string> forms(std::string_view text) {
  std::vector<std::string> out(1);
  for (const char c : text) {
    if (c == '\0') {
      out.emplace_back();
    } else {
      out.back() += c;
    }
  }
  return out;
}

}  // namespace

TEST_CASE("every translation has the places of its original") {
  const render::Catalogue& catalogue = render::russian_catalogue();
  REQUIRE(catalogue.size() > 50);
  for (std::uint32_t i = 0; i < catalogue.size(); ++i) {
    const auto [english, russian] = catalogue.entry(i);
    if (english.empty()) continue;
    const auto wanted = places(forms(english).back());
    for (const std::string& form : forms(russian)) {
      CAPTURE(std::string(english));
      CAPTURE(form);
      // The only form that may leave the number out is the one for a single thing.
      const bool singular = forms(russian).size() == 3 && form == forms(russian).front();
      if (!singular || places(form).size() == wanted.size()) CHECK(places(form) == wanted);
      CHECK_FALSE(form.empty());
    }
  }
}

TEST_CASE("every entry of the catalogue is found by its original") {
  const render::Catalogue& catalogue = render::russian_catalogue();
  for (std::uint32_t i = 0; i < catalogue.size(); ++i) {
    const auto [english, russian] = catalogue.entry(i);
    CHECK(catalogue.find(english.substr(0, english.find('\0'))) == russian);
  }
  CHECK_FALSE(catalogue.find("zzz no such text").has_value());
  CHECK_FALSE(catalogue.find("A").has_value());
}

TEST_CASE("plurals of the catalogue have three forms") {
  const render::Catalogue& catalogue = render::russian_catalogue();
  for (std::uint32_t i = 0; i < catalogue.size(); ++i) {
    const auto [english, russian] = catalogue.entry(i);
    if (english.find('\0') == std::string_view::npos) continue;
    CAPTURE(std::string(english));
    CHECK(forms(russian).size() == 3);
  }
}
