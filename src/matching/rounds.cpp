#include "mentor/matching/rounds.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "mentor/matching/both_ways.h"
#include "talk_flow.h"

namespace mentor::matching {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

// Talks as the edges of a bipartite graph, coloured by rounds.
class Colouring {
 public:
  Colouring(const Problem& problem, const std::vector<std::size_t>& pairs, int rounds)
      : rounds_(static_cast<std::size_t>(rounds)),
        mentees_(problem.mentees.size()),
        at_(problem.mentees.size() + problem.mentors.size(),
            std::vector<std::size_t>(rounds_, none)) {
    std::uint32_t mentee = 0;
    for (const std::size_t pair : pairs) {
      while (problem.first[mentee + 1] <= pair)
        ++mentee;
      ends_.emplace_back(mentee, mentees_ + problem.mentor[pair]);
    }
    colour_.assign(ends_.size(), 0);
    for (std::size_t talk = 0; talk < ends_.size(); ++talk)
      place(talk);
  }

  /// No round has more than `tables` talks.
  void even_out(std::size_t tables) {
    for (;;) {
      std::vector<std::size_t> size(rounds_, 0);
      for (const std::size_t colour : colour_)
        ++size[colour];
      const auto full = std::max_element(size.begin(), size.end());
      const auto poor = std::min_element(size.begin(), size.end());
      if (*full <= tables) return;
      move_one(static_cast<std::size_t>(full - size.begin()),
               static_cast<std::size_t>(poor - size.begin()));
    }
  }

  [[nodiscard]] std::size_t round_of(std::size_t talk) const { return colour_[talk]; }
  [[nodiscard]] std::uint32_t mentee_of(std::size_t talk) const {
    return static_cast<std::uint32_t>(ends_[talk].first);
  }
  [[nodiscard]] std::uint32_t mentor_of(std::size_t talk) const {
    return static_cast<std::uint32_t>(ends_[talk].second - mentees_);
  }

 private:
  // Koenig: a colour free at either end, else the two colours change places along the path that
  // begins at the mentor; in a bipartite graph it never comes to the mentee.
  void place(std::size_t talk) {
    const auto [a, b] = ends_[talk];
    const std::size_t free_a = free_at(a);
    const std::size_t free_b = free_at(b);
    if (at_[b][free_a] != none) swap_path(path(b, free_a, free_b), free_a, free_b);
    put(talk, free_a);
  }

  [[nodiscard]] std::size_t free_at(std::size_t node) const {
    return static_cast<std::size_t>(std::find(at_[node].begin(), at_[node].end(), none) -
                                    at_[node].begin());
  }

  // Talks from the node on, by turns of the one colour and the other.
  [[nodiscard]] std::vector<std::size_t> path(std::size_t node, std::size_t colour,
                                              std::size_t other) const {
    std::vector<std::size_t> talks;
    for (std::size_t talk = at_[node][colour]; talk != none; talk = at_[node][colour]) {
      talks.push_back(talk);
      node = ends_[talk].first == node ? ends_[talk].second : ends_[talk].first;
      std::swap(colour, other);
    }
    return talks;
  }

  void put(std::size_t talk, std::size_t colour) {
    colour_[talk] = colour;
    at_[ends_[talk].first][colour] = at_[ends_[talk].second][colour] = talk;
  }

  void swap_path(const std::vector<std::size_t>& talks, std::size_t one, std::size_t other) {
    for (const std::size_t talk : talks) {
      for (const std::size_t node : {ends_[talk].first, ends_[talk].second}) {
        if (at_[node][colour_[talk]] == talk) at_[node][colour_[talk]] = none;
      }
    }
    for (const std::size_t talk : talks)
      put(talk, colour_[talk] == one ? other : one);
  }

  // A path that begins and ends with the fuller colour has one talk more of it.
  void move_one(std::size_t full, std::size_t poor) {
    for (std::size_t node = 0; node < at_.size(); ++node) {
      if (at_[node][full] == none || at_[node][poor] != none) continue;
      const auto talks = path(node, full, poor);
      if (talks.size() % 2 == 0) continue;
      swap_path(talks, full, poor);
      return;
    }
  }

  std::size_t rounds_ = 0;
  std::size_t mentees_ = 0;
  std::vector<std::pair<std::size_t, std::size_t>> ends_;  ///< by talk: mentee, then mentor
  std::vector<std::size_t> colour_;
  std::vector<std::vector<std::size_t>> at_;  ///< by person and colour: the talk
};

// A mentor stays at one table where there are enough of them, and else as long as it is free.
void seat(Timetable& made, std::size_t mentors, int tables) {
  std::vector<int> seat_of(mentors, 0);
  std::vector<int> last_round(static_cast<std::size_t>(tables) + 1, 0);
  for (auto talk = made.talks.begin(); talk != made.talks.end();) {
    const int round = talk->round;
    const auto end =
        std::find_if(talk, made.talks.end(), [&](const Talk& each) { return each.round != round; });
    const auto take = [&](Talk& each, int table) {
      each.table = table;
      seat_of[each.mentor] = table;
      last_round[static_cast<std::size_t>(table)] = round;
    };
    for (auto each = talk; each != end; ++each) {
      const int known = seat_of[each->mentor];
      if (known > 0 && last_round[static_cast<std::size_t>(known)] != round) take(*each, known);
    }
    for (auto each = talk; each != end; ++each) {
      if (each->table > 0) continue;
      // A table that nobody has sat at, before one that was left.
      int best = 0;
      for (int table = 1; table <= tables; ++table) {
        const int last = last_round[static_cast<std::size_t>(table)];
        if (last == round) continue;
        if (best == 0 || last < last_round[static_cast<std::size_t>(best)]) best = table;
      }
      take(*each, best);
    }
    talk = end;
  }
}

bool earlier(const Talk& a, const Talk& b) {
  return std::tie(a.round, a.table, a.mentor) < std::tie(b.round, b.table, b.mentor);
}

// Who is both sits as a mentee first: as a mentor in the rounds that are left to them.
Problem without_both(Problem problem) {
  const auto as_mentee = mentors_as_mentees(problem);
  for (std::size_t j = 0; j < as_mentee.size(); ++j)
    if (as_mentee[j] != nobody) problem.mentors[j].places = 0;
  return problem;
}

/// Talks of those who are both as mentors, in rounds in which they, the other and a table are free.
class TalksOfBoth {
 public:
  TalksOfBoth(const Problem& market, int rounds, int tables, std::vector<Talk>& talks)
      : market_(market),
        rounds_(rounds),
        tables_(tables),
        talks_(talks),
        as_mentee_(mentors_as_mentees(market)),
        as_mentor_(mentees_as_mentors(market)) {
    for (const Talk& talk : talks)
      sit(talk);
  }

  // Nobody gets a further talk while somebody with fewer could have it; then the best first.
  void add() {
    std::vector<std::size_t> pairs;
    for (std::size_t e = 0; e < market_.mentor.size(); ++e)
      if (is_of_both(market_.mentor[e])) pairs.push_back(e);
    std::sort(pairs.begin(), pairs.end(), [&](std::size_t a, std::size_t b) {
      return std::tie(market_.points[b], market_.lot[a], a) <
             std::tie(market_.points[a], market_.lot[b], b);
    });
    for (int most = 1; most <= rounds_; ++most)
      for (const std::size_t e : pairs)
        if (!met_.contains(e)) add(e, most);
  }

 private:
  using Seat = std::pair<int, std::uint32_t>;  // round, person

  [[nodiscard]] bool is_of_both(std::uint32_t mentor) const {
    return as_mentee_[mentor] != nobody && market_.mentors[mentor].places > 0;
  }

  [[nodiscard]] std::uint32_t mentee_of(std::size_t pair) const {
    const auto after = std::upper_bound(market_.first.begin(), market_.first.end(), pair);
    return static_cast<std::uint32_t>(after - market_.first.begin() - 1);
  }

  void add(std::size_t pair, int most) {
    const std::uint32_t i = mentee_of(pair);
    const std::uint32_t j = market_.mentor[pair];
    if (of_mentee_[i] >= most || of_mentor_[j] >= most) return;
    for (int round = 1; round <= rounds_; ++round) {
      const bool free = used_[round] < tables_ && !mentee_sits_.contains({round, i}) &&
                        !mentor_sits_.contains({round, as_mentor_[i]}) &&
                        !mentor_sits_.contains({round, j}) &&
                        !mentee_sits_.contains({round, as_mentee_[j]});
      if (!free) continue;
      talks_.push_back({round, 0, j, i});
      met_.insert(pair);
      return sit(talks_.back());
    }
  }

  void sit(const Talk& talk) {
    ++used_[talk.round];
    ++of_mentee_[talk.mentee];
    ++of_mentor_[talk.mentor];
    mentee_sits_.insert({talk.round, talk.mentee});
    mentor_sits_.insert({talk.round, talk.mentor});
  }

  const Problem& market_;
  int rounds_;
  int tables_;
  std::vector<Talk>& talks_;
  std::vector<std::uint32_t> as_mentee_;  ///< by mentor: the same person, or nobody
  std::vector<std::uint32_t> as_mentor_;  ///< by mentee: the same person, or nobody
  std::set<std::size_t> met_;
  std::set<Seat> mentee_sits_;
  std::set<Seat> mentor_sits_;
  std::map<int, int> used_;  ///< by round: tables
  std::map<std::uint32_t, int> of_mentee_;
  std::map<std::uint32_t, int> of_mentor_;
};

int most_of_mentor(const std::vector<Talk>& talks, std::size_t mentors) {
  std::vector<int> of_mentor(mentors, 0);
  int most = 0;
  for (const Talk& talk : talks)
    most = std::max(most, ++of_mentor[talk.mentor]);
  return most;
}

}  // namespace

Timetable timetable(const Problem& market, int rounds, int tables) {
  const Problem problem = without_both(market);
  const int talks =
      static_cast<int>(std::min<std::int64_t>(static_cast<std::int64_t>(rounds) * tables,
                                              static_cast<std::int64_t>(problem.mentor.size())));
  const std::vector<std::size_t> pairs = plan_talks(problem, rounds, talks);
  Timetable made;
  Colouring colouring(problem, pairs, rounds);
  colouring.even_out(static_cast<std::size_t>(tables));
  for (std::size_t talk = 0; talk < pairs.size(); ++talk) {
    made.talks.push_back({static_cast<int>(colouring.round_of(talk)) + 1, 0,
                          colouring.mentor_of(talk), colouring.mentee_of(talk)});
  }
  TalksOfBoth(market, rounds, tables, made.talks).add();
  made.most_of_mentor = most_of_mentor(made.talks, problem.mentors.size());
  std::sort(made.talks.begin(), made.talks.end(), earlier);
  seat(made, problem.mentors.size(), tables);
  std::sort(made.talks.begin(), made.talks.end(), earlier);
  return made;
}

}  // namespace mentor::matching
