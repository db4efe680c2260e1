// Json: a value with ordered keys that is written as JSON text.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "mentor/model/document.h"

namespace mentor {

/// Keys keep the order in which they were added. Numbers are integers or exact decimals: nothing
/// passes through floating point. Text that is not UTF-8 is written with U+FFFD in place of the bad
/// bytes.
class Json {
 public:
  Json() = default;  ///< null
  Json(std::string text) : value_(std::move(text)) {}
  Json(std::string_view text) : value_(std::string(text)) {}
  Json(const char* text) : value_(std::string(text)) {}
  Json(std::same_as<bool> auto flag) : value_(flag) {}
  template <std::integral T>
  requires(!std::same_as<T, bool>) Json(T number) : value_(static_cast<std::int64_t>(number)) {}
  Json(Date date) : value_(iso(date)) {}

  [[nodiscard]] static Json object() { return Json(Value(Object{})); }
  [[nodiscard]] static Json array() { return Json(Value(Array{})); }
  /// 74 -> `7.4`; tenths as tenths() of document.h gives them.
  [[nodiscard]] static Json tenths(std::int64_t tenths);
  /// The cell as the generic writer puts it: an integer, a text, `{"num", "den"}`,
  /// `{"mean", "n", "num", "den"}`, an ISO date, an id, a list of ids, a boolean, null.
  [[nodiscard]] static Json of(const doc::Cell& cell);

  /// Adds a key to an object (a null becomes an object) or replaces its value. Returns *this.
  Json& set(std::string key, Json value);

  /// Adds to an array (a null becomes an array). Returns *this.
  Json& push(Json value);

  /// Indented by two spaces, without a line break at the end.
  [[nodiscard]] std::string text() const;

  /// On one line, for streams of lines.
  [[nodiscard]] std::string line() const;

 private:
  using Array = std::vector<Json>;
  using Object = std::vector<std::pair<std::string, Json>>;
  struct Tenths {
    std::int64_t value = 0;
  };
  using Value =
      std::variant<std::monostate, bool, std::int64_t, Tenths, std::string, Array, Object>;

  explicit Json(Value value) : value_(std::move(value)) {}
  void write(std::string& out, int indent) const;

  Value value_;
};

/// `{"schema": "mentor/<name>/1", "as_of": …}`, to be filled further.
[[nodiscard]] Json json_document(std::string_view name, const std::optional<Date>& as_of);

}  // namespace mentor
