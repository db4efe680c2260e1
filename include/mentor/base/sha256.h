// SHA-256 of bytes, for digests of files, answers and proposals.
#pragma once

#include <string>
#include <string_view>

namespace mentor {

/// The SHA-256 of `bytes` as 64 lower-case hexadecimal digits (FIPS 180-4).
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace mentor
