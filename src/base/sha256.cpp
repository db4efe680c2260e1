#include "mentor/base/sha256.h"

// The parts of SHA256(), which would first ask OpenSSL's settings and providers for one: that takes
// longer than the sums of a whole folder.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>

#include <array>

namespace mentor {

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256_CTX sum;
  SHA256_Init(&sum);
  SHA256_Update(&sum, bytes.data(), bytes.size());
  SHA256_Final(digest.data(), &sum);
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  hex.reserve(digest.size() * 2);
  for (const unsigned char byte : digest) {
    hex += digits[byte >> 4U];
    hex += digits[byte & 0xFU];
  }
  return hex;
}

}  // namespace mentor
