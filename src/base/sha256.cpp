#include "mentor/base/sha256.h"

// The parts of SHA256(), which would first ask OpenSSL's settings and providers for one: that takes
// longer than the sums of a whole folder.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>

namespace mentor {
namespace {

using Digest = std::array<std::uint8_t, 32>;

Digest finished(SHA256_CTX sum) {
  Digest digest{};
  SHA256_Final(digest.data(), &sum);
  return digest;
}

std::string in_hex(const Digest& digest) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  for (const std::uint8_t byte : digest) {
    hex += digits[byte >> 4U];
    hex += digits[byte & 0xFU];
  }
  return hex;
}

}  // namespace

Digest sha256(std::string_view bytes) {
  SHA256_CTX sum;
  SHA256_Init(&sum);
  SHA256_Update(&sum, bytes.data(), bytes.size());
  return finished(sum);
}

std::string sha256_hex(std::string_view bytes) {
  return in_hex(sha256(bytes));
}

struct Sha256::Sum {
  SHA256_CTX of_parts;
};

Sha256::Sha256() : sum_(std::make_unique<Sum>()) {
  SHA256_Init(&sum_->of_parts);
}

Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
  SHA256_Update(&sum_->of_parts, bytes.data(), bytes.size());
}

std::string Sha256::hex() const {
  return in_hex(finished(sum_->of_parts));
}

}  // namespace mentor
