#include "ballot_market.h"

#include <algorithm>
#include <numeric>

#include "ballot_ways.h"
#include "market.h"
#include "mentor/matching/both_ways.h"

namespace mentor::matching {
namespace {

void index_rows(BallotMarket& market) {
  market.first.assign(market.rows() + 1, 0);
  for (const Choice& choice : market.choices)
    ++market.first[choice.row + 1];
  std::partial_sum(market.first.begin(), market.first.end(), market.first.begin());
}

// A way whose other one is not in the market is a choice like all others.
void forget_lost_ways(BallotMarket& market) {
  std::vector<std::uint32_t> ways;
  for (const Choice& c : market.choices)
    if (c.other_way != nobody) ways.push_back(c.pair);
  std::sort(ways.begin(), ways.end());
  for (Choice& c : market.choices)
    if (!std::binary_search(ways.begin(), ways.end(), c.other_way)) c.other_way = nobody;
}

void list_choices(const Problem& problem, BallotMarket& market) {
  const auto other = other_ways(problem);
  for (std::uint32_t row = 0; row < market.rows(); ++row) {
    const std::uint32_t i = market.mentee[row];
    for (std::uint32_t e = problem.first[i]; e < problem.first[i + 1]; ++e) {
      if (problem.wish[e] == 0 || problem.preference[e] == 0) continue;
      if (market.places[problem.mentor[e]] == 0) continue;
      Choice made{row, problem.mentor[e], problem.wish[e], problem.preference[e], e, nobody};
      if (other[e] != no_other_way) {
        if ((problem.marks[other[e]] & Mark::pinned) != 0) continue;
        made.other_way = static_cast<std::uint32_t>(other[e]);
      }
      market.choices.push_back(made);
    }
  }
  std::sort(market.choices.begin(), market.choices.end(), [&](const auto& a, const auto& b) {
    if (a.row != b.row) return a.row < b.row;
    if (a.wish != b.wish) return a.wish < b.wish;
    return problem.lot[a.pair] != problem.lot[b.pair] ? problem.lot[a.pair] < problem.lot[b.pair]
                                                      : a.pair < b.pair;
  });
}

bool is_only_first(std::span<const Choice> list) {
  return !list.empty() && list[0].other_way == nobody &&
         (list.size() == 1 || list[1].wish > list[0].wish);
}

// The worst preference that each column can still need: the places-th best of those who want it
// above all.
std::vector<int> last_needed(const BallotMarket& market) {
  std::vector<std::vector<int>> fans(market.columns());
  for (std::uint32_t row = 0; row < market.rows(); ++row)
    if (is_only_first(market.of(row)))
      fans[market.of(row)[0].column].push_back(market.of(row)[0].preference);
  std::vector<int> out(market.columns(), 1 << 30);
  for (std::uint32_t c = 0; c < market.columns(); ++c) {
    const auto places = static_cast<std::size_t>(market.places[c]);
    if (places == 0 || fans[c].size() < places) continue;
    std::sort(fans[c].begin(), fans[c].end());
    out[c] = fans[c][places - 1];
  }
  return out;
}

// The best wish that each row is sure of.
std::vector<int> last_settled_for(const BallotMarket& market) {
  std::vector<std::vector<int>> ranks(market.columns());
  for (const Choice& choice : market.choices)
    ranks[choice.column].push_back(choice.preference);
  for (auto& list : ranks)
    std::sort(list.begin(), list.end());
  std::vector<int> out(market.rows(), 1 << 30);
  for (const Choice& choice : market.choices) {
    if (choice.other_way != nobody) continue;
    const auto& list = ranks[choice.column];
    const auto ahead = std::upper_bound(list.begin(), list.end(), choice.preference) - list.begin();
    if (ahead <= market.places[choice.column])
      out[choice.row] = std::min(out[choice.row], choice.wish);
  }
  return out;
}

class Parts {
 public:
  explicit Parts(std::uint32_t nodes) : parent_(nodes) {
    std::iota(parent_.begin(), parent_.end(), 0U);
  }
  std::uint32_t root(std::uint32_t v) {
    while (parent_[v] != v)
      v = parent_[v] = parent_[parent_[v]];
    return v;
  }
  void join(std::uint32_t a, std::uint32_t b) { parent_[root(b)] = root(a); }

 private:
  std::vector<std::uint32_t> parent_;
};

}  // namespace

BallotMarket open_ballots(const Problem& problem) {
  BallotMarket market;
  for (std::uint32_t j = 0; j < problem.mentors.size(); ++j) {
    market.mentor.push_back(j);
    market.places.push_back(problem.mentors[j].places);
    market.load.push_back(problem.mentors[j].load);
  }
  for (std::uint32_t i = 0; i < problem.mentees.size(); ++i) {
    if (const std::uint32_t j = pinned_mentor(problem, i); j != nobody) {
      --market.places[j];
      ++market.load[j];
      continue;
    }
    market.mentee.push_back(i);
    market.urgent.push_back(problem.mentees[i].urgent);
  }
  list_choices(problem, market);
  forget_lost_ways(market);
  index_rows(market);
  return market;
}

Solution name_pairs(const Problem& problem, const BallotMarket& market,
                    const std::vector<std::uint32_t>& held) {
  Solution out;
  for (std::uint32_t i = 0; i < problem.mentees.size(); ++i)
    out.mentor_of.push_back(pinned_mentor(problem, i));
  for (const std::uint32_t k : held)
    if (k != nobody)
      out.mentor_of[market.mentee[market.choices[k].row]] = market.mentor[market.choices[k].column];
  add_up(problem, out);
  return out;
}

void reduce(BallotMarket& market) {
  for (std::size_t before = market.choices.size() + 1; before != market.choices.size();) {
    before = market.choices.size();
    const auto needed = last_needed(market);
    std::erase_if(market.choices, [&](const Choice& c) { return c.preference > needed[c.column]; });
    index_rows(market);
    const auto settled = last_settled_for(market);
    std::erase_if(market.choices, [&](const Choice& c) { return c.wish > settled[c.row]; });
    forget_lost_ways(market);
    index_rows(market);
  }
}

std::vector<BallotMarket> split_market(const BallotMarket& market, const Together& together) {
  Parts parts(market.rows() + market.columns());
  const Choice* first = nullptr;
  const auto other = other_choices(market);
  for (std::uint32_t k = 0; k < market.choices.size(); ++k) {
    const Choice& c = market.choices[k];
    parts.join(c.row, market.rows() + c.column);
    if (other[k] != nobody) parts.join(c.row, market.choices[other[k]].row);
    if (!together || !together(c)) continue;
    if (first == nullptr) first = &c;
    parts.join(c.row, first->row);
  }
  std::vector<std::uint32_t> part_of(market.rows() + market.columns(), nobody);
  std::vector<std::uint32_t> row_at(market.rows(), nobody);
  std::vector<std::uint32_t> column_at(market.columns(), nobody);
  std::vector<BallotMarket> out;
  for (const Choice& c : market.choices) {
    auto& part = part_of[parts.root(c.row)];
    if (part == nobody) {
      part = static_cast<std::uint32_t>(out.size());
      out.emplace_back();
    }
    BallotMarket& to = out[part];
    if (row_at[c.row] == nobody) {
      row_at[c.row] = to.rows();
      to.mentee.push_back(market.mentee[c.row]);
      to.urgent.push_back(market.urgent[c.row]);
    }
    if (column_at[c.column] == nobody) {
      column_at[c.column] = to.columns();
      to.mentor.push_back(market.mentor[c.column]);
      to.places.push_back(market.places[c.column]);
      to.load.push_back(market.load[c.column]);
    }
    to.choices.push_back(
        {row_at[c.row], column_at[c.column], c.wish, c.preference, c.pair, c.other_way});
  }
  for (auto& part : out)
    index_rows(part);
  return out;
}

}  // namespace mentor::matching
