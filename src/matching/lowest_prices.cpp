#include "mentor/matching/lowest_prices.h"

#include <algorithm>
#include <functional>
#include <queue>
#include <utility>

#include "market.h"

namespace mentor::matching {
namespace {

Price operator-(const Price& a, const Price& b) {
  return {a.points - b.points, a.lots - b.lots};
}
Price operator+(const Price& a, const Price& b) {
  return {a.points + b.points, a.lots + b.lots};
}

bool has_level(const Problem& problem, Level level) {
  return std::find(problem.objective.begin(), problem.objective.end(), level) !=
         problem.objective.end();
}

/// Columns are the mentors, then staying out by urgency. A column's slack is by how much its price
/// can fall: not below its floor, nor by more than the slack of a column whose mentees would then
/// rather come here.
class Lowering {
 public:
  Lowering(const Problem& problem, Solution& solution)
      : p_(problem),
        s_(solution),
        served_first_(problem.objective.front() == Level::served),
        unit_(!has_level(problem, Level::points) ? 0
              : served_first_                    ? 1
                                                 : 16),
        bonus_(!served_first_ && has_level(problem, Level::served) ? 1 : 0),
        least_(has_level(problem, Level::worst_off) ? solution.worst_off : 0) {}

  void run() {
    read_groups();
    start();
    spread();
    for (std::uint32_t column = 0; column < price_.size(); ++column)
      write(column, price_[column] - slack_[column]);
  }

 private:
  [[nodiscard]] std::uint32_t outside(std::uint32_t mentee) const {
    return static_cast<std::uint32_t>(p_.mentors.size()) +
           static_cast<std::uint32_t>(p_.mentees[mentee].urgent);
  }

  void read_groups() {
    rows_.assign(p_.mentors.size() + 4, {});
    taken_.assign(p_.mentors.size(), 0);
    for (std::uint32_t i = 0; i < p_.mentees.size(); ++i) {
      const std::uint32_t j = s_.mentor_of[i];
      if (j != nobody) ++taken_[j];
      if (pinned_mentor(p_, i) != nobody) continue;
      rows_[j == nobody ? outside(i) : j].push_back(i);
    }
  }

  [[nodiscard]] Price floor(std::uint32_t column) const {
    if (column < p_.mentors.size()) {
      if (rows_[column].empty()) return {};
      return {unit_ * place_cost(p_, p_.mentors[column].load + taken_[column]), 0};
    }
    std::int64_t highest = 0;
    for (std::size_t e = 0; served_first_ && e < p_.mentor.size(); ++e)
      highest = std::max(highest, worth(p_, e));
    return {-unit_ * highest, 0};
  }

  void start() {
    const Price outside_floor = floor(static_cast<std::uint32_t>(p_.mentors.size()));
    for (std::uint32_t column = 0; column < rows_.size(); ++column) {
      const bool is_mentor = column < p_.mentors.size();
      const Price low = is_mentor ? floor(column) : outside_floor;
      const Price& told = is_mentor ? s_.certificate.mentor[column]
                                    : s_.certificate.outside[column - p_.mentors.size()];
      price_.push_back(std::max(told, low));
      slack_.push_back(price_.back() - low);
    }
  }

  [[nodiscard]] Price cost(std::uint32_t mentee, std::uint32_t column, std::size_t pair) const {
    Price total = price_[column];
    if (column >= p_.mentors.size()) return total;
    total.points -= unit_ * worth(p_, pair) + bonus_ * (p_.mentees[mentee].urgent + 1);
    total.lots += p_.lot[pair];
    return total;
  }

  template <class Visit>
  void each_option(std::uint32_t i, const Visit& visit) const {
    visit(outside(i), price_[outside(i)]);
    for (std::size_t e = p_.first[i]; e < p_.first[i + 1]; ++e)
      if (p_.points[e] >= least_) visit(p_.mentor[e], cost(i, p_.mentor[e], e));
  }

  void spread() {
    using Entry = std::pair<Price, std::uint32_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    for (std::uint32_t column = 0; column < slack_.size(); ++column)
      queue.push({slack_[column], column});
    while (!queue.empty()) {
      const Price slack = queue.top().first;
      const std::uint32_t from = queue.top().second;
      queue.pop();
      if (slack != slack_[from]) continue;
      for (const std::uint32_t i : rows_[from]) {
        Price mine;
        each_option(i, [&](std::uint32_t column, const Price& total) {
          if (column == from) mine = total;
        });
        each_option(i, [&](std::uint32_t column, const Price& total) {
          const Price bound = slack + (total - mine);
          if (bound >= slack_[column]) return;
          slack_[column] = bound;
          queue.push({bound, column});
        });
      }
    }
  }

  void write(std::uint32_t column, const Price& price) {
    if (column < p_.mentors.size()) {
      s_.certificate.mentor[column] = price;
    } else {
      s_.certificate.outside[column - p_.mentors.size()] = price;
    }
  }

  const Problem& p_;
  Solution& s_;
  bool served_first_ = false;
  std::int64_t unit_ = 0;
  std::int64_t bonus_ = 0;
  std::int32_t least_ = 0;
  std::vector<std::vector<std::uint32_t>> rows_;
  std::vector<int> taken_;
  std::vector<Price> price_;
  std::vector<Price> slack_;
};

}  // namespace

void lower_prices(const Problem& problem, Solution& solution) {
  Lowering(problem, solution).run();
}

}  // namespace mentor::matching
