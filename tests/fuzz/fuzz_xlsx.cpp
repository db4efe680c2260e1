#include <cstddef>
#include <cstdint>
#include <string_view>

#include "mentor/tables/read.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto table = mentor::read_table({"x.xlsx", bytes, {}});
  return table || !table.error().message.id.empty() ? 0 : -1;
}
