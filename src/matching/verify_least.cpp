// The rest of the check of a proposal's certificate: it is the only one of its kind. Shares nothing
// with the solver, nor with the code that makes certificates so.
#include <algorithm>

#include "mentor/matching/both_ways.h"
#include "mentor/matching/verify.h"

namespace mentor::matching {
namespace {

class LeastChecker {
 public:
  LeastChecker(const Problem& problem, const Solution& solution)
      : p_(problem), s_(solution), c_(solution.certificate) {}

  std::vector<Violation> run() {
    read_objective();
    read_groups();
    check_classes();
    for (const HallWitness& hall : c_.served)
      check_witness(hall, 0);
    if (c_.worst_off) {
      check_witness(c_.worst_off->hall, c_.worst_off->points + 1);
      check_class(c_.worst_off->hall);
    }
    check_prices();
    return std::move(out_);
  }

 private:
  void read_objective() {
    served_first_ = p_.objective.front() == Level::served;
    for (const Level level : p_.objective) {
      if (level == Level::points) unit_ = served_first_ ? 1 : 16;
      if (level == Level::worst_off) least_ = s_.worst_off;
      if (level == Level::served && !served_first_) bonus_ = 1;
    }
  }

  void read_groups() {
    taken_.assign(p_.mentors.size(), 0);
    rows_of_.assign(p_.mentors.size() + 4, {});
    bound_.assign(p_.mentees.size(), 0);
    for (std::uint32_t i = 0; i < p_.mentees.size(); ++i) {
      for (std::size_t e = p_.first[i]; e < p_.first[i + 1]; ++e)
        if ((p_.marks[e] & Mark::pinned) != 0) bound_[i] = 1;
      if (s_.mentor_of[i] != nobody) ++taken_[s_.mentor_of[i]];
      if (bound_[i] == 0) rows_of_[column_of(i)].push_back(i);
    }
  }

  [[nodiscard]] std::uint32_t outside_of(std::uint32_t i) const {
    return static_cast<std::uint32_t>(p_.mentors.size() +
                                      static_cast<std::size_t>(p_.mentees[i].urgent));
  }
  [[nodiscard]] std::uint32_t column_of(std::uint32_t i) const {
    return s_.mentor_of[i] == nobody ? outside_of(i) : s_.mentor_of[i];
  }

  // One witness a class, the most urgent first.
  void check_classes() {
    for (std::size_t i = 0; i < c_.served.size(); ++i)
      if (c_.served[i].urgent + static_cast<int>(i) != 3)
        out_.push_back({Check::witness_not_whole, static_cast<std::uint32_t>(i)});
  }

  // Its mentors are those whom its mentees can have, and its mentees all whom only these can have.
  void check_witness(const HallWitness& hall, std::int32_t least) {
    std::vector<std::uint8_t> inside(p_.mentors.size(), 0);
    for (const std::uint32_t j : hall.mentors)
      inside[j] = 1;
    std::vector<std::uint32_t> whole;
    std::vector<std::uint8_t> asked(p_.mentors.size(), 0);
    for (std::uint32_t i = 0; i < p_.mentees.size(); ++i) {
      if (bound_[i] != 0 || p_.mentees[i].urgent < hall.urgent) continue;
      bool only = true;
      for (std::size_t e = p_.first[i]; e < p_.first[i + 1]; ++e)
        only = only && (p_.points[e] < least || inside[p_.mentor[e]] != 0);
      if (!only) continue;
      whole.push_back(i);
      for (std::size_t e = p_.first[i]; e < p_.first[i + 1]; ++e)
        if (p_.points[e] >= least) asked[p_.mentor[e]] = 1;
    }
    if (whole != hall.mentees || inside != asked)
      out_.push_back({Check::witness_not_whole, static_cast<std::uint32_t>(hall.urgent)});
  }

  // The witness of the worst-off speaks of the highest class it can.
  void check_class(const HallWitness& hall) {
    const bool own = std::any_of(hall.mentees.begin(), hall.mentees.end(), [&](std::uint32_t i) {
      return p_.mentees[i].urgent == hall.urgent;
    });
    if (!own) out_.push_back({Check::witness_not_whole, static_cast<std::uint32_t>(hall.urgent)});
  }

  [[nodiscard]] std::int64_t gain(std::size_t pair) const {
    const std::int64_t kept = (p_.marks[pair] & Mark::kept) != 0 ? 1 : 0;
    return unit_ * (std::int64_t{1000} * p_.points[pair] + kept * p_.rates.keep * p_.rates.weights);
  }

  [[nodiscard]] Price price(std::uint32_t column) const {
    if (column < p_.mentors.size()) return c_.mentor[column];
    return c_.outside[column - p_.mentors.size()];
  }

  [[nodiscard]] Price floor(std::uint32_t column) const {
    if (column >= p_.mentors.size()) {
      std::int64_t highest = 0;
      for (std::size_t e = 0; served_first_ && e < p_.mentor.size(); ++e)
        highest = std::max(highest, gain(e));
      return {-highest, 0};
    }
    if (rows_of_[column].empty()) return {};
    const std::int64_t q = p_.mentors[column].load + taken_[column];
    return {unit_ * p_.rates.load * p_.rates.weights * (q + q - 1), 0};
  }

  // A price is as low as can be when it stands on its floor, or when a mentee of a column that is
  // as low as can be would come here were it any lower.
  void check_prices() {
    const auto columns = static_cast<std::uint32_t>(p_.mentors.size() + 4);
    const Price low_outside = floor(columns - 1);
    std::vector<std::uint8_t> held_up(columns, 0);
    std::vector<std::uint32_t> queue;
    const auto hold_up = [&](std::uint32_t column) {
      if (held_up[column] == 0) queue.push_back(column);
      held_up[column] = 1;
    };
    for (std::uint32_t column = 0; column < columns; ++column) {
      const Price low = column < p_.mentors.size() ? floor(column) : low_outside;
      if (price(column) == low) hold_up(column);
      if (price(column) < low) out_.push_back({Check::price_not_lowest, column});
    }
    for (std::size_t head = 0; head < queue.size(); ++head)
      for (const std::uint32_t i : rows_of_[queue[head]])
        for (const std::uint32_t column : equals(i))
          hold_up(column);
    for (std::uint32_t column = 0; column < columns; ++column)
      if (held_up[column] == 0) out_.push_back({Check::price_not_lowest, column});
  }

  // Columns that cost the mentee just what the own one does.
  [[nodiscard]] std::vector<std::uint32_t> equals(std::uint32_t i) const {
    std::vector<std::pair<std::uint32_t, Price>> options{{outside_of(i), price(outside_of(i))}};
    for (std::size_t e = p_.first[i]; e < p_.first[i + 1]; ++e) {
      if (p_.points[e] < least_) continue;
      Price total = price(p_.mentor[e]);
      total.points -= gain(e) + bonus_ * (p_.mentees[i].urgent + 1);
      total.lots += p_.lot[e];
      options.emplace_back(p_.mentor[e], total);
    }
    const std::uint32_t own = column_of(i);
    const auto mine = std::find_if(options.begin(), options.end(),
                                   [&](const auto& each) { return each.first == own; });
    std::vector<std::uint32_t> out;
    for (const auto& [column, total] : options)
      if (mine != options.end() && total == mine->second) out.push_back(column);
    return out;
  }

  const Problem& p_;
  const Solution& s_;
  const Certificate& c_;
  std::vector<Violation> out_;
  bool served_first_ = false;
  std::int64_t unit_ = 0;
  std::int64_t bonus_ = 0;
  std::int32_t least_ = 0;
  std::vector<int> taken_;
  std::vector<std::uint8_t> bound_;  ///< by mentee: 1 = pinned
  std::vector<std::vector<std::uint32_t>> rows_of_;
};

}  // namespace

std::vector<Violation> verify_least(const Problem& problem, const Solution& solution) {
  std::vector<Violation> out =
      solution.certificate.one_way.empty()
          ? LeastChecker(problem, solution).run()
          : LeastChecker(without_ways(problem, solution.certificate), solution).run();
  for (const Solution& each : solution.cover)
    for (const Violation& violation : verify_least(problem, each))
      out.push_back(violation);
  return out;
}

}  // namespace mentor::matching
