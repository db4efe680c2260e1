// The pieces that figures are drawn from. Lengths are pixels of the figure's own scale.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mentor/model/document.h"

namespace mentor::render {

inline constexpr int figure_width = 680;
inline constexpr int letter_width =
    8;  ///< of a label in 12 px, on the safe side for wide Cyrillic letters
inline constexpr int line_height = 15;

enum class Anchor { start, middle, end };
enum class Ink { strong, faint };

/// A drawing: its elements and how high it grew.
struct Drawing {
  std::string body;
  int height = 0;
};

struct Point {
  int x = 0;
  int y = 0;
};

struct Box {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
};

/// Text on its base line.
[[nodiscard]] std::string text_at(Point point, std::string_view text, Anchor anchor,
                                  Ink ink = Ink::strong);

/// A bar filled by `fill` (a colour or a pattern's `url(#…)`), with its own title.
[[nodiscard]] std::string bar(Box box, std::string_view fill, std::string_view title);

[[nodiscard]] std::string thin_line(Point from, Point to);

/// The label in lines of at most `pixels`, set around the middle of a band of rows.
[[nodiscard]] std::vector<std::string> label_lines(std::string_view label, int pixels);
[[nodiscard]] std::string label_at(Point middle, const std::vector<std::string>& lines);

/// The filling of the `index`-th series: solid, hatched, dotted, crossed; after that from the
/// beginning. `defs` makes them, with ids that begin with the figure's.
[[nodiscard]] std::string filling(std::string_view figure_id, std::size_t index);
[[nodiscard]] std::string fillings(std::string_view figure_id);

[[nodiscard]] Drawing draw(const doc::BarsByWeek& plot, std::string_view figure_id,
                           Language language);
[[nodiscard]] Drawing draw(const doc::BarsByAxis& plot, std::string_view figure_id,
                           Language language);
[[nodiscard]] Drawing draw(const doc::Funnel& plot, std::string_view figure_id, Language language);

}  // namespace mentor::render
