#include "diagnostics_table.h"

namespace mentor::render {

extern const std::span<const MessageTemplate> checks_messages;
extern const std::span<const MessageTemplate> clipairs_messages;
extern const std::span<const MessageTemplate> clipeople_messages;
extern const std::span<const MessageTemplate> clisurveys_messages;
extern const std::span<const MessageTemplate> decode_messages;
extern const std::span<const MessageTemplate> general_messages;
extern const std::span<const MessageTemplate> intake_messages;
extern const std::span<const MessageTemplate> lead_messages;
extern const std::span<const MessageTemplate> monitoring_messages;
extern const std::span<const MessageTemplate> store_messages;
extern const std::span<const MessageTemplate> tables_messages;

std::vector<std::span<const MessageTemplate>> message_tables() {
  return {checks_messages,     clipairs_messages, clipeople_messages, clisurveys_messages,
          decode_messages,     general_messages,  intake_messages,    lead_messages,
          monitoring_messages, store_messages,    tables_messages};
}

}  // namespace mentor::render
