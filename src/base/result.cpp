#include "mentor/base/result.h"

namespace mentor {

std::string arg(const Message& message, const std::string& name) {
  for (const Arg& each : message.args) {
    if (each.name == name) return each.value;
  }
  return {};
}

}  // namespace mentor
