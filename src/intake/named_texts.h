// What a row says in people's own words, which git will see, and the names in it.
#pragma once

#include <string>
#include <vector>

#include "drafts.h"

namespace mentor::intake {

/// Each text that is not blank, squeezed, and at the end all of them together: a name may stand in
/// two cells.
[[nodiscard]] std::vector<std::string> texts_of(const Draft& draft);

/// An error for every text of the draft that is among `names`; for the row as a whole where only
/// its texts together are.
void refuse_names(const Reading& reading, const Row& row, const Draft& draft,
                  const NamesInCells& names, std::vector<CellIssue>& issues);

}  // namespace mentor::intake
