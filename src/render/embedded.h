// Files of src/render/assets that the build puts into the program.
#pragma once

#include <string_view>

namespace mentor::render {

[[nodiscard]] std::string_view report_css();

}  // namespace mentor::render
