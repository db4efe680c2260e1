// Report values as documents and as JSON.
#pragma once

#include <map>
#include <string>

#include "mentor/model/document.h"
#include "mentor/model/ids.h"
#include "mentor/monitoring/quarter.h"
#include "mentor/render/words.h"
#include "mentor/render/write.h"

namespace mentor {

/// What to call people; the code serves for everybody else. nullptr = codes only.
using PersonNames = std::map<PersonId, std::string>;

/// The quarter report. Names are used only for readers who may see people. With Evidence::show each
/// value carries the file:line of the facts that it was counted from.
[[nodiscard]] Document quarter_document(const QuarterReport& report, const Words& words,
                                        const PersonNames* names,
                                        Evidence evidence = Evidence::hide);

/// `mentor/quarter/1`: `measures: {id: {value} | {num, den} | {mean, n} | {hidden}}`, `by_form`,
/// `pairs`, `unmatched`, `health`, `tasks`, …; a figure that is not known is null. Codes, never
/// names; ends with a line break.
[[nodiscard]] std::string quarter_json(const QuarterReport& report);

}  // namespace mentor
