#include "mentor/matching/rounds.h"

#include <algorithm>
#include <tuple>

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

// Who is both sits as a mentee: as a mentor they would be in two places.
Problem without_both(Problem problem) {
  for (Mentor& mentor : problem.mentors) {
    const auto same = std::lower_bound(problem.mentees.begin(), problem.mentees.end(), mentor.id,
                                       [](const Mentee& a, const auto& id) { return a.id < id; });
    if (same != problem.mentees.end() && same->id == mentor.id) mentor.places = 0;
  }
  return problem;
}

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
  made.most_of_mentor = most_of_mentor(made.talks, problem.mentors.size());
  std::sort(made.talks.begin(), made.talks.end(), earlier);
  seat(made, problem.mentors.size(), tables);
  std::sort(made.talks.begin(), made.talks.end(), earlier);
  return made;
}

}  // namespace mentor::matching
