#include "mentor/matching/problem.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace mentor::matching {
namespace {

template <class Person>
std::vector<std::uint32_t> order_by_id(const std::vector<Person>& people) {
  std::vector<std::uint32_t> order(people.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](auto a, auto b) { return people[a].id < people[b].id; });
  return order;
}

template <class Person>
std::vector<std::uint32_t> sort_people(std::vector<Person>& people) {
  const auto order = order_by_id(people);
  std::vector<Person> sorted(people.size());
  std::vector<std::uint32_t> position(people.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    sorted[i] = std::move(people[order[i]]);
    position[order[i]] = i;
  }
  people = std::move(sorted);
  return position;
}

template <class Person>
void check_ids(const std::vector<Person>& people, std::vector<Faulty>& out) {
  for (std::size_t i = 1; i < people.size(); ++i)
    if (people[i].id <= people[i - 1].id) out.push_back({Fault::ids_not_ascending, i});
}

void check_people(const Problem& p, std::vector<Faulty>& out) {
  if (p.mentees.size() > Problem::max_people || p.mentors.size() > Problem::max_people)
    out.push_back({Fault::too_many_people, 0});
  check_ids(p.mentees, out);
  check_ids(p.mentors, out);
  for (std::size_t i = 0; i < p.mentees.size(); ++i)
    if (p.mentees[i].urgent < 0 || p.mentees[i].urgent > 3)
      out.push_back({Fault::urgent_out_of_range, i});
  for (std::size_t j = 0; j < p.mentors.size(); ++j) {
    const auto& m = p.mentors[j];
    if (m.places < 0 || m.load < 0 || m.places > Problem::max_group ||
        m.load > Problem::max_group - m.places)
      out.push_back({Fault::group_out_of_range, j});
  }
}

bool arrays_fit(const Problem& p) {
  const std::size_t pairs = p.mentor.size();
  const bool ballots_fit = (p.wish.empty() && p.preference.empty()) ||
                           (p.wish.size() == pairs && p.preference.size() == pairs);
  return p.first.size() == p.mentees.size() + 1 && p.first.front() == 0 &&
         p.first.back() == pairs && std::is_sorted(p.first.begin(), p.first.end()) &&
         p.points.size() == pairs && p.lot.size() == pairs && p.marks.size() == pairs &&
         ballots_fit;
}

void name_faults(const Problem& p, std::size_t mentee, std::vector<Faulty>& out) {
  for (std::size_t e = p.first[mentee]; e < p.first[mentee + 1]; ++e) {
    if (p.mentor[e] >= p.mentors.size()) out.push_back({Fault::mentor_unknown, e});
    if (e > p.first[mentee] && p.mentor[e] <= p.mentor[e - 1])
      out.push_back({Fault::pairs_not_ascending, e});
    if (p.points[e] < 0 || p.points[e] > Problem::max_points)
      out.push_back({Fault::points_out_of_range, e});
    if (p.lot[e] > Problem::max_lot) out.push_back({Fault::lot_out_of_range, e});
  }
}

// One look at all pairs without a branch: nearly always nothing is wrong with any.
void check_pairs(const Problem& p, std::vector<Faulty>& out) {
  for (std::size_t i = 0; i < p.mentees.size(); ++i) {
    const std::size_t begin = p.first[i];
    const std::size_t end = p.first[i + 1];
    if (begin == end) continue;
    bool wrong = p.mentor[end - 1] >= p.mentors.size();
    for (std::size_t e = begin + 1; e < end; ++e)
      wrong |= p.mentor[e] <= p.mentor[e - 1];
    for (std::size_t e = begin; e < end; ++e)
      wrong |= static_cast<std::uint32_t>(p.points[e]) > Problem::max_points;
    for (std::size_t e = begin; e < end; ++e)
      wrong |= p.lot[e] > Problem::max_lot;
    if (wrong) name_faults(p, i, out);
  }
}

void check_pins(const Problem& p, std::vector<Faulty>& out) {
  std::vector<int> taken(p.mentors.size(), 0);
  for (std::size_t i = 0; i < p.mentees.size(); ++i) {
    int pins = 0;
    for (std::size_t e = p.first[i]; e < p.first[i + 1]; ++e) {
      if ((p.marks[e] & Mark::pinned) == 0) continue;
      ++pins;
      ++taken[p.mentor[e]];
    }
    if (pins > 1) out.push_back({Fault::pinned_twice, i});
  }
  for (std::size_t j = 0; j < taken.size(); ++j)
    if (taken[j] > p.mentors[j].places) out.push_back({Fault::pins_above_places, j});
}

}  // namespace

std::string decimal(Wide value) {
  if (value == 0) return "0";
  std::string digits;
  const bool negative = value < 0;
  for (; value != 0; value /= 10) {
    const int digit = static_cast<int>(value % 10);
    digits += static_cast<char>('0' + (digit < 0 ? -digit : digit));
  }
  if (negative) digits += '-';
  std::reverse(digits.begin(), digits.end());
  return digits;
}

std::int64_t told_lots(Wide lots) {
  constexpr Wide largest = std::numeric_limits<std::int64_t>::max();
  return static_cast<std::int64_t>(std::min(lots, largest));
}

Problem assemble(Draft draft) {
  const auto mentee_at = sort_people(draft.mentees);
  const auto mentor_at = sort_people(draft.mentors);
  bool ballots = draft.ballots;
  for (auto& pair : draft.pairs) {
    pair.mentee = mentee_at.at(pair.mentee);
    pair.mentor = mentor_at.at(pair.mentor);
    ballots = ballots || pair.wish != 0 || pair.preference != 0;
  }
  std::sort(draft.pairs.begin(), draft.pairs.end(), [](const auto& a, const auto& b) {
    return a.mentee != b.mentee ? a.mentee < b.mentee : a.mentor < b.mentor;
  });
  Problem problem;
  problem.first.assign(draft.mentees.size() + 1, 0);
  for (const auto& pair : draft.pairs) {
    ++problem.first[pair.mentee + 1];
    problem.mentor.push_back(pair.mentor);
    problem.points.push_back(pair.points);
    problem.lot.push_back(pair.lot);
    problem.marks.push_back(pair.marks);
    if (!ballots) continue;
    problem.wish.push_back(pair.wish);
    problem.preference.push_back(pair.preference);
  }
  std::partial_sum(problem.first.begin(), problem.first.end(), problem.first.begin());
  problem.mentees = std::move(draft.mentees);
  problem.mentors = std::move(draft.mentors);
  problem.objective = std::move(draft.objective);
  problem.rates = draft.rates;
  problem.group_min = draft.group_min;
  problem.touch = draft.touch;
  return problem;
}

bool allowed(const std::vector<Level>& objective) {
  using L = std::vector<Level>;
  static const std::vector<L> orders = {
      L{Level::served},
      L{Level::served, Level::worst_off},
      L{Level::served, Level::points},
      L{Level::served, Level::worst_off, Level::points},
      L{Level::points},
      L{Level::points, Level::served},
  };
  return std::find(orders.begin(), orders.end(), objective) != orders.end();
}

std::vector<Faulty> faults(const Problem& problem) {
  std::vector<Faulty> out;
  if (!allowed(problem.objective)) out.push_back({Fault::objective_not_allowed, 0});
  const Rates& r = problem.rates;
  if (r.load < 0 || r.load > Problem::max_rate || r.keep < 0 || r.keep > Problem::max_rate ||
      r.weights < 0 || r.weights > Problem::max_weights)
    out.push_back({Fault::rates_out_of_range, 0});
  if (problem.group_min < 1 || problem.group_min > Problem::max_group ||
      problem.touch.value_or(0) < 0)
    out.push_back({Fault::conditions_out_of_range, 0});
  check_people(problem, out);
  if (!arrays_fit(problem)) {
    out.push_back({Fault::arrays_differ, 0});
    return out;
  }
  check_pairs(problem, out);
  if (out.empty()) check_pins(problem, out);
  return out;
}

bool has_conditions(const Problem& problem) {
  return problem.group_min > 1 || problem.touch.has_value();
}

std::int64_t place_cost(const Problem& problem, int q) {
  return problem.rates.load * problem.rates.weights * (2 * static_cast<std::int64_t>(q) - 1);
}

Problem without_pairs(const Problem& problem, const std::vector<std::size_t>& pairs) {
  Problem out = problem;
  const auto take_off = [&](auto& values) {
    for (std::size_t k = pairs.size(); k-- > 0 && !values.empty();)
      values.erase(values.begin() + static_cast<std::ptrdiff_t>(pairs[k]));
  };
  take_off(out.mentor);
  take_off(out.points);
  take_off(out.lot);
  take_off(out.marks);
  take_off(out.wish);
  take_off(out.preference);
  for (std::uint32_t& each : out.first)
    each -= static_cast<std::uint32_t>(std::lower_bound(pairs.begin(), pairs.end(), each) -
                                       pairs.begin());
  return out;
}

std::size_t find_pair(const Problem& problem, std::uint32_t mentee, std::uint32_t mentor) {
  const auto begin = problem.mentor.begin() + problem.first[mentee];
  const auto end = problem.mentor.begin() + problem.first[mentee + 1];
  const auto at = std::lower_bound(begin, end, mentor);
  return at != end && *at == mentor ? static_cast<std::size_t>(at - problem.mentor.begin())
                                    : problem.mentor.size();
}

}  // namespace mentor::matching
