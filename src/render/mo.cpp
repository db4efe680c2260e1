#include "mo.h"

#include <cstddef>

namespace mentor::render {

// Made by the build from assets/ru/*.po.
extern const unsigned char catalogue_ru[];
extern const std::size_t catalogue_ru_size;

std::uint32_t Catalogue::number(std::size_t at) const {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes_[at + i])) << (8 * i);
  };
  return byte(0) | byte(1) | byte(2) | byte(3);
}

// Layout of a .mo file: magic, revision, count, place of the originals, place of the translations;
// each place holds pairs of length and offset.
std::string_view Catalogue::text(std::size_t table, std::uint32_t index) const {
  const std::size_t at = number(table) + std::size_t{index} * 8;
  return bytes_.substr(number(at + 4), number(at));
}

std::pair<std::string_view, std::string_view> Catalogue::entry(std::uint32_t index) const {
  return {text(12, index), text(16, index)};
}

std::optional<std::string_view> Catalogue::find(std::string_view original) const {
  std::uint32_t low = 0;
  std::uint32_t high = size();
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    const std::string_view whole = text(12, middle);
    const std::string_view key = whole.substr(0, whole.find('\0'));
    if (key == original) return text(16, middle);
    if (key < original) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return std::nullopt;
}

const Catalogue& russian_catalogue() {
  static const Catalogue catalogue(
      std::string_view(reinterpret_cast<const char*>(catalogue_ru), catalogue_ru_size));
  return catalogue;
}

}  // namespace mentor::render
