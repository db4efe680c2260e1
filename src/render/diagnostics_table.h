// The templates of messages by the room that finds the trouble.
#pragma once

#include <span>
#include <vector>

#include "mentor/render/diagnostics.h"
#include "mentor/render/words.h"

namespace mentor::render {

/// Every part of the catalogue; an id stands in one of them.
[[nodiscard]] std::vector<std::span<const MessageTemplate>> message_tables();

}  // namespace mentor::render
