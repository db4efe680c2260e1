// SHA-256 of bytes, for digests of files, answers and proposals.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace mentor {

/// The SHA-256 of `bytes` (FIPS 180-4).
[[nodiscard]] std::array<std::uint8_t, 32> sha256(std::string_view bytes);

/// The same as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

/// The same of bytes that come in parts.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) = delete;
  void add(std::string_view bytes);
  [[nodiscard]] std::string hex() const;

 private:
  struct Sum;
  std::unique_ptr<Sum> sum_;
};

}  // namespace mentor
