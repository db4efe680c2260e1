#include "mentor/render/json.h"

#include <doctest/doctest.h>

#include <limits>
#include <nlohmann/json.hpp>

using namespace mentor;

TEST_CASE("keys keep their order and a second value replaces the first") {
  Json json = Json::object().set("b", 1).set("a", "x").set("b", 2);
  CHECK(json.line() == R"({"b": 2, "a": "x"})");
}

TEST_CASE("empty things stay what they are") {
  CHECK(Json().line() == "null");
  CHECK(Json::object().line() == "{}");
  CHECK(Json::array().text() == "[]");
  CHECK(Json(true).line() == "true");
  CHECK(Json("").line() == "\"\"");
}

TEST_CASE("numbers pass through unharmed") {
  CHECK(Json(std::numeric_limits<std::int64_t>::min()).line() == "-9223372036854775808");
  CHECK(Json::tenths(74).line() == "7.4");
  CHECK(Json::tenths(-3).line() == "-0.3");
  CHECK(Json::tenths(0).line() == "0.0");
}

TEST_CASE("nested values are indented and read back equal") {
  Json json;
  json.set("list", Json::array().push(1).push(Json::object().set("k", Json())));
  CHECK(json.text() == "{\n  \"list\": [\n    1,\n    {\n      \"k\": null\n    }\n  ]\n}");
  CHECK(nlohmann::json::parse(json.text()) == nlohmann::json::parse(json.line()));
}

TEST_CASE("any bytes become valid JSON") {
  std::string every;
  for (int byte = 0; byte < 256; ++byte)
    every += static_cast<char>(byte);
  const std::string line = Json(every).line();
  const auto read = nlohmann::json::parse(line).get<std::string>();
  CHECK(read.substr(0, 128) == every.substr(0, 128));
  CHECK(read.find("\xEF\xBF\xBD") == 128);
}
