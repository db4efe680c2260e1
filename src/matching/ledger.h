// The fairness ledger: what a proposal as a whole does to those who wait, ask and carry.
#pragma once

#include "mentor/model/proposal.h"
#include "told.h"

namespace mentor::matching {

/// The ledger of a proposal whose pairs and unmatched are written already.
[[nodiscard]] Ledger ledger_of(const Teller& teller, const Proposal& proposal);

}  // namespace mentor::matching
