#include "mentor/model/blocks.h"

#include "mentor/base/text.h"

namespace mentor {

bool is_between_relatives(const Block& block) {
  const std::string reason = fold(block.reason);
  return reason == "relatives" || reason == "родственники";
}

}  // namespace mentor
