// The fairness ledger of a proposal in words.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "mentor/model/document.h"
#include "mentor/model/proposal.h"
#include "mentor/render/words.h"

namespace mentor {

/// What to call a person.
using NameOf = std::function<std::string(PersonId)>;

struct LedgerLine {
  doc::Label what;  ///< `served`, `left`, `loads`, `worst_off`, `narrow_times`
  /// To people in words; to programs as `key=value` with codes, set apart by spaces.
  doc::Label says;
};

/// Whether the proposal is of the day that is told, or of one before it.
enum class LedgerDay { today, past };

/// A line for each fact that the proposal's ledger holds. Points stand beside what was possible;
/// they are never a share of fitting together.
[[nodiscard]] std::vector<LedgerLine> ledger_lines(const Proposal& proposal, const Words& words,
                                                   const NameOf& name, LedgerDay day);

}  // namespace mentor
