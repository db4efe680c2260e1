#include "diagnostics_table.h"

namespace mentor::render {

extern const std::span<const MessageTemplate> surveys_messages;

namespace {

constexpr MessageTemplate table[] = {
    {"form-without-enroll",
     TR_NOOP("--form says into which form --enroll takes people: add --enroll, or leave --form "
             "out")},
    {"period-not-known", TR_NOOP("There is no period '{value}'. The folder has: {known}")},
    {"questionnaire-title-shared",
     TR_NOOP("Several questionnaires have the title '{value}'. Give the id, one of {candidates}")},
    {"questionnaire-unknown",
     TR_NOOP("There is no questionnaire '{value}' (did you mean '{near}'?). The folder has: "
             "{known}")},
};

}  // namespace

const std::span<const MessageTemplate> surveys_messages = table;

}  // namespace mentor::render
