#include "embedded.h"

#include <cstddef>

namespace mentor::render {

extern const unsigned char asset_report_css[];
extern const std::size_t asset_report_css_size;

std::string_view report_css() {
  return {reinterpret_cast<const char*>(asset_report_css), asset_report_css_size};
}

}  // namespace mentor::render
