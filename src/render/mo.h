// A reader of compiled gettext catalogues (.mo) that lie in memory.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace mentor::render {

/// A little-endian .mo file as msgfmt writes it: sorted, read in place. The bytes must outlive it.
class Catalogue {
 public:
  explicit Catalogue(std::string_view bytes) : bytes_(bytes) {}

  /// The translation of a text; of a text with a plural, all forms with a NUL between them.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view original) const;

  [[nodiscard]] std::uint32_t size() const { return number(8); }

  /// The `index`-th original (a plural has a NUL between its two forms) and its translation.
  [[nodiscard]] std::pair<std::string_view, std::string_view> entry(std::uint32_t index) const;

 private:
  [[nodiscard]] std::uint32_t number(std::size_t at) const;
  [[nodiscard]] std::string_view text(std::size_t table, std::uint32_t index) const;

  std::string_view bytes_;
};

/// The Russian catalogue that the build puts into the program.
[[nodiscard]] const Catalogue& russian_catalogue();

}  // namespace mentor::render
