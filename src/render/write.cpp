#include "mentor/render/write.h"

namespace mentor {

std::optional<Format> parse_format(std::string_view text) {
  if (text == "text") return Format::text;
  if (text == "markdown") return Format::markdown;
  if (text == "html") return Format::html;
  if (text == "json") return Format::json;
  if (text == "csv") return Format::csv;
  return std::nullopt;
}

std::string write(const Document& document, Format format, const WriteStyle& style) {
  switch (format) {
    case Format::text:
      return write_text(document, style);
    case Format::markdown:
      return write_markdown(document, style);
    case Format::html:
      return write_html(document, style);
    case Format::json:
      return write_json(document, style);
    case Format::csv:
      return write_csv(document, style);
  }
  return {};
}

}  // namespace mentor
