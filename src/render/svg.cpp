#include "mentor/render/svg.h"

#include <fmt/format.h>

#include "escape.h"
#include "layout.h"
#include "mentor/base/text.h"
#include "svg_parts.h"

namespace mentor {

std::string svg(const doc::Figure& figure, Language language) {
  const std::string id = render::xml_id(figure.id);
  const render::Drawing drawing =
      std::visit([&](const auto& plot) { return render::draw(plot, id, language); }, figure.plot);
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" "
      "height=\"{1}\" role=\"img\" aria-labelledby=\"{2}-title {2}-desc\" font-size=\"12\" "
      "font-family=\"PT Sans, Noto Sans, Liberation Sans, Arial, sans-serif\">\n"
      "<title id=\"{2}-title\">{3}</title>\n<desc id=\"{2}-desc\">{4}</desc>\n{5}{6}</svg>\n",
      render::figure_width, drawing.height, id, render::xml(figure.title),
      render::xml(figure.description), render::fillings(id), drawing.body);
}

}  // namespace mentor

namespace mentor::render {

std::string text_at(Point point, std::string_view text, Anchor anchor, Ink ink) {
  const std::string_view anchors[] = {"start", "middle", "end"};
  return fmt::format(
      "<text x=\"{}\" y=\"{}\" text-anchor=\"{}\" fill=\"{}\" "
      "stroke=\"#ffffff\" stroke-width=\"3\" paint-order=\"stroke\">{}</text>\n",
      point.x, point.y, anchors[static_cast<int>(anchor)],
      ink == Ink::strong ? "#1c2530" : "#5c6670", xml(text));
}

std::string bar(Box box, std::string_view fill, std::string_view title) {
  return fmt::format(
      "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\" stroke=\"#2b4560\" "
      "stroke-width=\"1\"><title>{}</title></rect>\n",
      box.x, box.y, box.width, box.height, fill, xml(title));
}

std::string thin_line(Point from, Point to) {
  return fmt::format(
      "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"#c9ced4\" stroke-width=\"1\"/>\n",
      from.x, from.y, to.x, to.y);
}

std::vector<std::string> label_lines(std::string_view label, int pixels) {
  return wrapped(terminal_safe(label), static_cast<std::size_t>(pixels / letter_width));
}

std::string label_at(Point middle, const std::vector<std::string>& lines) {
  std::string out;
  const int count = static_cast<int>(lines.size());
  int y = middle.y - (count - 1) * line_height / 2 + 4;
  for (const std::string& line : lines) {
    out += text_at({middle.x, y}, line, Anchor::end);
    y += line_height;
  }
  return out;
}

std::string filling(std::string_view figure_id, std::size_t index) {
  return index % 4 == 0 ? std::string("#4a6d8c")
                        : fmt::format("url(#{}-p{})", figure_id, index % 4);
}

std::string fillings(std::string_view figure_id) {
  const std::string_view drawn[] = {
      "<path d=\"M0 8 L8 0 M-2 2 L2 -2 M6 10 L10 6\" stroke=\"#2b4560\" stroke-width=\"1.6\"/>",
      "<circle cx=\"4\" cy=\"4\" r=\"1.6\" fill=\"#2b4560\"/>",
      "<path d=\"M0 4 H8 M4 0 V8\" stroke=\"#2b4560\" stroke-width=\"1\"/>"};
  std::string out = "<defs>\n";
  for (std::size_t i = 0; i < std::size(drawn); ++i) {
    out += fmt::format(
        "<pattern id=\"{}-p{}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">"
        "<rect width=\"8\" height=\"8\" fill=\"#ffffff\"/>{}</pattern>\n",
        figure_id, i + 1, drawn[i]);
  }
  return out + "</defs>\n";
}

}  // namespace mentor::render
