// What changed: in which parts the day's input is not what a proposal was made from.
#pragma once

#include <optional>
#include <vector>

#include "mentor/model/finding.h"
#include "told.h"

namespace mentor::matching {

struct PartChange {
  Message message;
  Place place;  ///< of the person's card, of the form's rules; may be nothing
  /// Of one who came or went: that settles what else could be said of the person.
  std::optional<PersonId> person;
};

/// Rules, people who came or went, places, what is known of a person, ballots, pairs: what follows
/// from another of them is not told. Of a proposal without parts only people and places can be.
[[nodiscard]] std::vector<PartChange> changes_since(const Proposal& proposal, const Teller& teller);

}  // namespace mentor::matching
