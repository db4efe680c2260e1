// Words: the program's texts in the reader's language, by their English originals.
#pragma once

#include <fmt/args.h>
#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "mentor/model/document.h"

/// Marks an English text of a table for extraction; it is translated where it is used, by tr.
#define TR_NOOP(text) text

namespace mentor {

/// English texts stand in the code and are the keys of the Russian catalogue
/// (src/render/assets/ru/*.po). A text without a translation is shown in English; a test finds it.
/// Places are those of fmt: `{}`, `{0}`, `{name}` with fmt::arg("name", value); a brace is doubled.
class Words {
 public:
  explicit Words(Language language) : language_(language) {}

  [[nodiscard]] Language language() const { return language_; }

  /// The text with its places filled. A template whose places do not fit the arguments never
  /// throws: the English one is tried, then the bare template is returned.
  template <class... Args>
  [[nodiscard]] std::string tr(std::string_view english, const Args&... args) const {
    return filled(english, translated(english), fmt::make_format_args(args...));
  }

  /// The form that goes with `n` (English 2, Russian 3 forms); the first place, `{}` or `{0}`, is
  /// `n`, further arguments follow it.
  template <class... Args>
  [[nodiscard]] std::string plural(std::string_view one, std::string_view many, std::int64_t n,
                                   const Args&... args) const {
    return filled(n == 1 || n == -1 ? one : many, form(one, many, n),
                  fmt::make_format_args(n, args...));
  }

  /// The translation with its places as they are.
  [[nodiscard]] std::string_view translated(std::string_view english) const;

  /// The form that goes with `n`, with its places as they are.
  [[nodiscard]] std::string_view form(std::string_view one, std::string_view many,
                                      std::int64_t n) const;

 private:
  static std::string filled(std::string_view english, std::string_view text, fmt::format_args args);

  Language language_ = Language::ru;
};

/// 0, 1, 2 for 1 пара, 2 пары, 5 пар: the plural rule of Russian. Negative numbers as positive
/// ones.
[[nodiscard]] int russian_form(std::int64_t n);

}  // namespace mentor
