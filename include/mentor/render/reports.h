// Report values as documents and as JSON.
#pragma once

#include <map>
#include <string>

#include "mentor/model/document.h"
#include "mentor/model/ids.h"
#include "mentor/monitoring/bases.h"
#include "mentor/monitoring/quarter.h"
#include "mentor/monitoring/status.h"
#include "mentor/render/words.h"
#include "mentor/render/write.h"

namespace mentor {

/// What to call people; the code serves for everybody else. nullptr = codes only.
using PersonNames = std::map<PersonId, std::string>;

/// Names and contacts of people, for the curator's own eyes.
struct PersonCards {
  PersonNames names;
  PersonNames contacts;
};

/// The quarter report. Names are used only for readers who may see people. With Evidence::show each
/// value carries the file:line of the facts that it was counted from.
[[nodiscard]] Document quarter_document(const QuarterReport& report, const Words& words,
                                        const PersonNames* names,
                                        Evidence evidence = Evidence::hide);

/// `mentor/quarter/1`: `measures: {id: {value} | {num, den} | {mean, n} | {hidden}}`, `by_form`,
/// `pairs`, `unmatched`, `health`, `tasks`, …; a figure that is not known is null. Codes, never
/// names; ends with a line break.
[[nodiscard]] std::string quarter_json(const QuarterReport& report);

/// The base of mentees or mentors, one table with a column for each fact of the model base. Without
/// cards people stand by their codes and contacts are missing.
[[nodiscard]] Document base_document(const BaseReport& base, const Words& words,
                                     const PersonCards* cards);

/// Who lacks which consent, a table for each class or post.
[[nodiscard]] Document consents_document(const ConsentsReport& report, const Words& words,
                                         const PersonNames* names);

/// Mentees without a mentor, with waiting days, the step of the search and support.
[[nodiscard]] Document unmatched_document(const UnmatchedReport& report, const Words& words,
                                          const PersonNames* names);

/// One screen: the programme's figures, pairs that need attention, what to do and to type next.
[[nodiscard]] Document status_document(const Status& status, const Words& words,
                                       const PersonNames* names);

/// Of each kind of task the first three; the others become one line that tells how many they are
/// and how to see them.
void keep_to_a_screen(Document& status, const Words& words);

}  // namespace mentor
