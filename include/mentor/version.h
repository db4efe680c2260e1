// The program's version, as `mentor version` and every proposal name it.
#pragma once

namespace mentor {

inline constexpr const char* version = "0.1.0";

}  // namespace mentor
