#include "brute.h"

#include <algorithm>

namespace mentor::matching {
namespace {

class Enumeration {
 public:
  Enumeration(const Problem& problem, const Problem& judged) : problem_(problem), judged_(judged) {
    for (const auto& mentor : problem.mentors)
      room_.push_back(mentor.places);
    trial_.mentor_of.assign(problem.mentees.size(), nobody);
  }

  Solution run() {
    place(0);
    return best_;
  }

 private:
  void place(std::uint32_t mentee) {
    if (mentee == problem_.mentees.size()) return weigh();
    bool bound = false;
    for (std::size_t e = problem_.first[mentee]; e < problem_.first[mentee + 1]; ++e)
      bound = bound || (problem_.marks[e] & Mark::pinned) != 0;
    for (std::size_t e = problem_.first[mentee]; e < problem_.first[mentee + 1]; ++e) {
      if (bound && (problem_.marks[e] & Mark::pinned) == 0) continue;
      const std::uint32_t mentor = problem_.mentor[e];
      if (room_[mentor] == 0) continue;
      --room_[mentor];
      trial_.mentor_of[mentee] = mentor;
      place(mentee + 1);
      trial_.mentor_of[mentee] = nobody;
      ++room_[mentor];
    }
    if (!bound) place(mentee + 1);
  }

  // A group has the minimum with those who were there before, or nobody new.
  [[nodiscard]] bool groups_reach_minimum() const {
    std::vector<int> more(problem_.mentors.size(), 0);
    for (const std::uint32_t mentor : trial_.mentor_of)
      if (mentor != nobody) ++more[mentor];
    for (std::size_t j = 0; j < more.size(); ++j)
      if (more[j] > 0 && problem_.mentors[j].load + more[j] < problem_.group_min) return false;
    return true;
  }

  // People on both sides are known by their ids.
  [[nodiscard]] bool any_both_ways() const {
    const auto name_of = [&](std::uint32_t i) { return problem_.mentors[trial_.mentor_of[i]].id; };
    for (std::uint32_t i = 0; i < trial_.mentor_of.size(); ++i)
      for (std::uint32_t k = 0; k < i; ++k)
        if (trial_.mentor_of[i] != nobody && trial_.mentor_of[k] != nobody &&
            name_of(i) == problem_.mentees[k].id && name_of(k) == problem_.mentees[i].id)
          return true;
    return false;
  }

  void weigh() {
    if (!groups_reach_minimum() || any_both_ways()) return;
    add_up(judged_, trial_);
    auto value = merit(judged_, trial_);
    if (found_ && (value < value_ || (value == value_ && trial_.mentor_of >= best_.mentor_of)))
      return;
    found_ = true;
    value_ = std::move(value);
    best_ = trial_;
  }

  const Problem& problem_;
  const Problem& judged_;
  std::vector<int> room_;
  Solution trial_;
  Solution best_;
  std::vector<Wide> value_;
  bool found_ = false;
};

std::vector<Level> random_objective(Dice& dice) {
  switch (dice.roll(8)) {
    case 0:
      return {Level::served};
    case 1:
      return {Level::served, Level::worst_off};
    case 2:
      return {Level::points};
    case 3:
    case 4:
      return {Level::points, Level::served};
    case 5:
      return {Level::served, Level::worst_off, Level::points};
    default:
      return {Level::served, Level::points};
  }
}

// At most one pin for a mentee, never above the places.
void add_pins(Dice& dice, Draft& draft) {
  std::vector<int> room;
  for (const auto& mentor : draft.mentors)
    room.push_back(mentor.places);
  std::vector<bool> bound(draft.mentees.size(), false);
  for (auto& pair : draft.pairs) {
    if (bound[pair.mentee] || room[pair.mentor] == 0 || dice.roll(12) != 0) continue;
    bound[pair.mentee] = true;
    --room[pair.mentor];
    pair.marks |= Mark::pinned;
  }
}

// Both pins of two people cannot hold.
void unpin_other_ways(Draft& draft) {
  const auto is_other = [&](const EligiblePair& a, const EligiblePair& b) {
    return draft.mentees[a.mentee].id == draft.mentors[b.mentor].id &&
           draft.mentees[b.mentee].id == draft.mentors[a.mentor].id;
  };
  for (std::size_t k = 0; k < draft.pairs.size(); ++k)
    for (std::size_t before = 0; before < k; ++before)
      if ((draft.pairs[before].marks & Mark::pinned) != 0 &&
          is_other(draft.pairs[k], draft.pairs[before]))
        draft.pairs[k].marks &= static_cast<std::uint8_t>(~Mark::pinned);
}

// Returns where each item has come to.
template <class Item>
std::vector<std::uint32_t> shuffle(std::vector<Item>& items, Dice& dice) {
  std::vector<std::uint32_t> order(items.size());
  for (std::uint32_t i = 0; i < order.size(); ++i)
    order[i] = i;
  for (std::size_t i = order.size(); i > 1; --i)
    std::swap(order[i - 1], order[static_cast<std::size_t>(dice.roll(static_cast<int>(i)))]);
  std::vector<Item> moved(items.size());
  for (std::uint32_t i = 0; i < order.size(); ++i)
    moved[order[i]] = items[i];
  items = std::move(moved);
  return order;
}

}  // namespace

std::uint64_t Dice::next() {
  std::uint64_t z = (state += 0x9e3779b97f4a7c15ULL);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

int Dice::roll(int sides) {
  return static_cast<int>(next() % static_cast<std::uint64_t>(sides));
}

int broken_pairs(const Problem& problem, const Solution& solution) {
  int broken = 0;
  for (std::uint32_t i = 0; i < problem.mentees.size(); ++i) {
    bool had = false;
    bool has = false;
    for (std::size_t e = problem.first[i]; e < problem.first[i + 1]; ++e) {
      const bool kept = (problem.marks[e] & Mark::kept) != 0;
      had = had || kept;
      has = has || (kept && problem.mentor[e] == solution.mentor_of[i]) ||
            (problem.marks[e] & Mark::pinned) != 0;
    }
    if (had && !has) ++broken;
  }
  return broken;
}

std::vector<Wide> merit(const Problem& problem, const Solution& solution) {
  std::vector<Wide> out;
  if (problem.touch) out.push_back(std::min(0, *problem.touch - broken_pairs(problem, solution)));
  for (const Level level : problem.objective) {
    if (level == Level::served)
      for (std::size_t u = 4; u-- > 0;)
        out.push_back(solution.served[u]);
    if (level == Level::worst_off) out.push_back(solution.worst_off);
    if (level == Level::points) out.push_back(solution.worth);
  }
  out.push_back(-solution.lots);
  return out;
}

Solution brute_force(const Problem& problem) {
  return brute_force(problem, problem);
}

Solution brute_force(const Problem& problem, const Problem& judged) {
  return Enumeration(problem, judged).run();
}

RandomShape small_shape(Dice& dice) {
  RandomShape shape;
  shape.mentees = 1 + dice.roll(6);
  shape.mentors = 1 + dice.roll(6);
  const int tops[] = {0, 1, 3, 20};
  const std::uint64_t lots[] = {1, 3, 1ULL << 48};
  shape.top_points = tops[dice.roll(4)];
  shape.lots = lots[dice.roll(3)];
  return shape;
}

Draft permuted(Draft draft, Dice& dice) {
  const auto mentee_at = shuffle(draft.mentees, dice);
  const auto mentor_at = shuffle(draft.mentors, dice);
  for (auto& pair : draft.pairs) {
    pair.mentee = mentee_at[pair.mentee];
    pair.mentor = mentor_at[pair.mentor];
  }
  shuffle(draft.pairs, dice);
  return draft;
}

void put_on_both_sides(Dice& dice, Draft& draft) {
  const int shift = dice.roll(3);
  for (std::size_t j = 0; j < draft.mentors.size(); ++j)
    draft.mentors[j].id = "P-" + std::to_string(100 + static_cast<int>(j) + shift);
  std::erase_if(draft.pairs, [&](const EligiblePair& pair) {
    return draft.mentees[pair.mentee].id == draft.mentors[pair.mentor].id;
  });
  unpin_other_ways(draft);
}

int all_served(const Solution& solution) {
  return solution.served[0] + solution.served[1] + solution.served[2] + solution.served[3];
}

Draft random_draft(Dice& dice, const RandomShape& shape) {
  Draft draft;
  draft.objective = random_objective(dice);
  const int classes = 1 + dice.roll(4);
  for (int i = 0; i < shape.mentees; ++i)
    draft.mentees.push_back({"P-" + std::to_string(100 + i), dice.roll(classes)});
  const int room = 1 + dice.roll(3);
  for (int j = 0; j < shape.mentors; ++j)
    draft.mentors.push_back({"M-" + std::to_string(100 + j), dice.roll(room + 1), dice.roll(3)});
  const int density = 2 + dice.roll(4);
  for (std::uint32_t i = 0; i < draft.mentees.size(); ++i) {
    for (std::uint32_t j = 0; j < draft.mentors.size(); ++j) {
      if (dice.roll(6) >= density) continue;
      EligiblePair pair{.mentee = i, .mentor = j};
      pair.points = dice.roll(shape.top_points + 1);
      pair.lot = dice.next() % shape.lots;
      if (dice.roll(5) == 0) pair.marks = Mark::kept;
      draft.pairs.push_back(pair);
    }
  }
  draft.rates.weights = shape.top_points;
  if (dice.roll(2) == 0) draft.rates.load = dice.roll(200);
  if (dice.roll(2) == 0) draft.rates.keep = dice.roll(200);
  if (dice.roll(3) == 0) add_pins(dice, draft);
  return draft;
}

// One mentee has at most one pair of the reference, as people do.
void add_conditions(Dice& dice, Draft& draft) {
  const int kind = dice.roll(3);
  if (kind != 0) draft.group_min = 2 + dice.roll(2);
  if (kind == 1) return;
  draft.touch = dice.roll(4);
  std::vector<bool> has(draft.mentees.size(), false);
  for (auto& pair : draft.pairs) {
    pair.marks &= static_cast<std::uint8_t>(~Mark::kept);
    if (has[pair.mentee] || dice.roll(2) == 0) continue;
    has[pair.mentee] = true;
    pair.marks |= Mark::kept;
  }
}

}  // namespace mentor::matching
