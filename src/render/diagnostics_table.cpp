#include "diagnostics_table.h"

namespace mentor::render {

extern const std::span<const MessageTemplate> checks_messages;
extern const std::span<const MessageTemplate> pairs_messages;
extern const std::span<const MessageTemplate> people_messages;
extern const std::span<const MessageTemplate> privacy_messages;
extern const std::span<const MessageTemplate> surveys_messages;
extern const std::span<const MessageTemplate> decode_messages;
extern const std::span<const MessageTemplate> general_messages;
extern const std::span<const MessageTemplate> intake_messages;
extern const std::span<const MessageTemplate> proposals_messages;
extern const std::span<const MessageTemplate> monitoring_messages;
extern const std::span<const MessageTemplate> store_messages;
extern const std::span<const MessageTemplate> tables_messages;

std::vector<std::span<const MessageTemplate>> message_tables() {
  return {checks_messages,    pairs_messages,      people_messages,  privacy_messages,
          surveys_messages,   decode_messages,     general_messages, intake_messages,
          proposals_messages, monitoring_messages, store_messages,   tables_messages};
}

}  // namespace mentor::render
