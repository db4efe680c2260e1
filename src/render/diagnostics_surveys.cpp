#include "diagnostics_table.h"

namespace mentor::render {

extern const std::span<const MessageTemplate> surveys_messages;

namespace {

constexpr MessageTemplate table[] = {
    {"asked-about-unknown",
     TR_NOOP("No new answer is about '{value}'. The table speaks of: {known}")},
    {"asked-not-anonymous",
     TR_NOOP("--asked is for anonymous questionnaires: who should have answered {questionnaire} "
             "is known by name. Leave --asked out")},
    {"asked-of-several",
     TR_NOOP("The table speaks of several: {known}. Tell how many were asked for each, such as "
             "--asked '7Б=25'")},
    {"asked-wrong",
     TR_NOOP("--asked {value} is no number of people from 1 to 1000000. Write 25 or '7Б=25'")},
    {"form-without-enroll",
     TR_NOOP("--form says into which form --enroll takes people: add --enroll, or leave --form "
             "out")},
    {"period-ahead",
     TR_NOOP("Period {period} begins on {from}, after {day}: nothing can be told of it yet (did "
             "you mean '{near}'?)")},
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
