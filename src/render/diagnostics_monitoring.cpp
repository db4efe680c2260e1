#include "diagnostics_table.h"

namespace mentor::render {

extern const std::span<const MessageTemplate> monitoring_messages;

namespace {

constexpr MessageTemplate table[] = {
    {"measure-unknown", TR_NOOP("There is no measure '{value}' (see monitoring.md for the list)")},
    {"no-period-ended",
     TR_NOOP("No feedback period has ended by {as_of}. Name one that has begun: mentor report "
             "quarter {next}, or fill in `periods: feedback` in years/*.yaml")},
    {"no-periods",
     TR_NOOP(
         "No year has feedback periods yet: open a year (mentor year open) or fill in `periods: "
         "feedback` in years/*.yaml")},
    {"period-not-begun",
     TR_NOOP("Period {period} begins on {from}, after {as_of}: there is nothing to report yet (did "
             "you mean '{near}'?)")},
    {"period-unknown", TR_NOOP("There is no period '{value}' (known: {known})")},
};

}  // namespace

const std::span<const MessageTemplate> monitoring_messages = table;

}  // namespace mentor::render
