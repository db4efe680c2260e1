// The folder as it would be without what was made of a proposal.
#include <algorithm>
#include <set>

#include "mentor/matching/build.h"

namespace mentor::matching {

Programme without_outcome(const Programme& programme, const std::string& proposal) {
  Programme before = programme;
  std::erase_if(before.pairs, [&](const auto& each) { return each.second.source == proposal; });
  std::set<std::string> orders;
  std::set<std::pair<std::string, Date>> changed;
  for (const Entry& entry : programme.journal) {
    if (entry.event != EventKind::order) continue;
    const auto proposals = texts_of(entry, "proposals");
    const bool its = std::find(proposals.begin(), proposals.end(), proposal) != proposals.end();
    if (!its) continue;
    orders.insert(text_of(entry, "number"));
    for (const std::string& pair : texts_of(entry, "pairs"))
      changed.emplace(pair, entry.date);
  }
  std::erase_if(before.journal, [&](const Entry& entry) {
    const bool member = entry.event == EventKind::pair_joined ||
                        entry.event == EventKind::pair_left ||
                        entry.event == EventKind::mentor_changed;
    if (member) return orders.contains(text_of(entry, "order"));
    const auto* pair = std::get_if<PairId>(&entry.subject);
    return entry.event == EventKind::closed && pair != nullptr &&
           changed.contains({text(*pair), entry.date});
  });
  return before;
}

}  // namespace mentor::matching
