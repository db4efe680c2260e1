// What goes out to partners, districts and everybody: no name that the private cards know, unless
// the person has consented to publication.
#pragma once

#include "mentor/monitoring/quarter.h"
#include "session.h"

namespace mentor::cli {

/// Ids of records that name somebody are emptied; for formats that show ids. Tells how many on
/// standard error.
void leave_out_names(Session& session, QuarterReport& report);

/// Every text of the document that has somebody's name, telephone or e-mail is replaced by words
/// that say so, whatever format it is written in. A family name alone counts as one. Tells how many
/// on standard error.
void leave_out_names(Session& session, Document& document);

}  // namespace mentor::cli
