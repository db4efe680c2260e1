// matching_bench [--load N] [--runs N] [--alone] [--ballots] [--exact]
// [--group-min N] [--expect WHAT] FILE...
// solves instances of the public text format and prints what was reached, how long it took beside
// LEMON in the same run, and how time grows over the files. Exit 1 when a value is not the expected
// one, a certificate is refused or LEMON disagrees.
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "bench/ballot_bench.h"
#include "bench/expected.h"
#include "bench/flow_bench.h"
#include "bench/instance.h"

namespace mentor::bench {
namespace {

using matching::Problem;

struct Options {
  int load = 0;
  int runs = 3;
  int group_min = 1;
  bool alone = false;    ///< without LEMON
  bool ballots = false;  ///< Kiraly and deferred acceptance
  bool exact = false;    ///< the ladder, too
  std::vector<std::string> files;
};

/// The slope of log seconds over log pairs, least squares.
class Growth {
 public:
  void add(std::size_t pairs, double seconds) {
    const double x = std::log(static_cast<double>(pairs));
    const double y = std::log(std::max(seconds, 1e-6));
    ++n_;
    x_ += x;
    y_ += y;
    xx_ += x * x;
    xy_ += x * y;
  }

  void print(const char* what) const {
    const double spread = n_ * xx_ - x_ * x_;
    if (n_ > 1 && spread > 1e-9)
      std::printf("%s: time grows with pairs to the power of %.2f over %.0f files\n", what,
                  (n_ * xy_ - x_ * y_) / spread, n_);
  }

 private:
  double n_ = 0, x_ = 0, y_ = 0, xx_ = 0, xy_ = 0;
};

class Bench {
 public:
  Bench(const Options& options, Expected& expected) : options_(options), expected_(expected) {}

  void run(const std::string& path, const Problem& problem) {
    name_ = std::filesystem::path(path).stem().string();
    std::printf("%s: %zu mentees, %zu mentors, %zu pairs, load %d\n", name_.c_str(),
                problem.mentees.size(), problem.mentors.size(), problem.mentor.size(),
                problem.rates.load);
    points(problem);
    if (options_.ballots || options_.exact) ballots(problem);
    std::fflush(stdout);
  }

  int finish() {
    points_growth_.print("points");
    kiraly_growth_.print("Kiraly");
    if (expected_.compared() > 0)
      std::printf("%d of %d expected values reached\n",
                  expected_.compared() - expected_.different(), expected_.compared());
    return wrong_ || expected_.different() > 0 ? 1 : 0;
  }

 private:
  void points(const Problem& problem) {
    const FlowRun ours = run_points(problem, options_.runs);
    points_growth_.add(problem.mentor.size(), ours.seconds);
    wrong_ = wrong_ || ours.violations > 0;
    std::printf("  served %d, points %lld, cost %lld, blocking pairs %lld\n", ours.served,
                static_cast<long long>(ours.points), static_cast<long long>(ours.cost),
                static_cast<long long>(ours.blocking));
    std::printf("  %-20s %9.4f s  %7.2f MB  certificate %s (%.4f s of it)\n", "mentor",
                ours.seconds, ours.megabytes, ours.violations == 0 ? "holds" : "REFUSED",
                ours.check_seconds);
    expected_.compare(name_, "served", ours.served);
    if (problem.rates.load == 0) expected_.compare(name_, "points", ours.points);
    if (problem.rates.load == 20) expected_.compare(name_, "convex_cost", ours.cost);
    if (problem.group_min > 1)
      std::printf("  groups of at least %d: %s, at most %lld points%s more\n", problem.group_min,
                  ours.proved ? "proved best" : "not proved", static_cast<long long>(ours.gap),
                  ours.gap < 0 ? " (bound unknown)" : "");
    if (options_.alone || problem.group_min > 1) return;
    const auto flow = flow_of(problem);
    peer("network simplex", run_peer(flow, second_opinion::Method::network_simplex, options_.runs),
         ours);
    peer("cost scaling", run_peer(flow, second_opinion::Method::cost_scaling, options_.runs), ours);
  }

  void peer(const char* name, const FlowRun& peer, const FlowRun& ours) {
    wrong_ = wrong_ || peer.cost != ours.cost;
    std::printf("  %-20s %9.4f s  %7.2f MB  cost %s  mentor/this: time %.3f, memory %.3f\n", name,
                peer.seconds, peer.megabytes, peer.cost == ours.cost ? "the same" : "DIFFERS",
                ours.seconds / peer.seconds, ours.megabytes / peer.megabytes);
  }

  void ballots(const Problem& instance) {
    const Problem problem = without_urgency(instance);
    const Problem ranked = ranked_only(problem);
    std::printf("  %zu ranked pairs\n", ranked.mentor.size());
    expected_.compare(name_, "ranked", static_cast<std::int64_t>(ranked.mentor.size()));
    const FlowRun unstable = run_points(ranked, 1);
    std::printf("  %-20s served %d\n", "stability ignored", unstable.served);
    expected_.compare(name_, "ranked_served", unstable.served);
    const BallotRun deferred = run_deferred(problem, options_.runs);
    tell("deferred acceptance", deferred);
    expected_.compare(name_, "deferred", deferred.served);
    const BallotRun kiraly = run_kiraly(problem, options_.runs);
    kiraly_growth_.add(ranked.mentor.size(), kiraly.seconds);
    tell("Kiraly", kiraly);
    std::printf("  %-20s time %.2f\n", "Kiraly/deferred", kiraly.seconds / deferred.seconds);
    const int most = most_of_orders(problem, 16);
    std::printf("  %-20s served %d\n", "Kiraly, 16 orders", most);
    expected_.reach(name_, "kiraly", most);
    if (options_.exact) exact(problem, kiraly);
  }

  void exact(const Problem& problem, const BallotRun& kiraly) {
    const BallotRun ladder = run_ladder(problem, 1);
    tell("exact", ladder);
    std::printf("  %-20s time %.0f, nobody serves more than %d, %s, lots %s\n", "exact/Kiraly",
                ladder.seconds / kiraly.seconds, ladder.bound,
                ladder.exact ? "all levels proved" : "not all levels proved",
                ladder.drawn ? "proved" : "not proved");
    expected_.compare(name_, "stable", ladder.served);
    expected_.compare(name_, "stable_points", ladder.points);
  }

  void tell(const char* name, const BallotRun& run) {
    wrong_ = wrong_ || run.blocking > 0;
    std::printf("  %-20s %9.4f s  %7.2f MB  served %d, points %lld, blocking pairs %lld\n", name,
                run.seconds, run.megabytes, run.served, static_cast<long long>(run.points),
                static_cast<long long>(run.blocking));
  }

  const Options& options_;
  Expected& expected_;
  std::string name_;
  Growth points_growth_;
  Growth kiraly_growth_;
  bool wrong_ = false;
};

bool read_options(const std::vector<std::string>& words, Options& options, Expected& expected) {
  for (std::size_t w = 0; w < words.size(); ++w) {
    const std::string& word = words[w];
    const bool more = w + 1 < words.size();
    if (word == "--load" && more) {
      options.load = std::atoi(words[++w].c_str());
    } else if (word == "--runs" && more) {
      options.runs = std::atoi(words[++w].c_str());
    } else if (word == "--group-min" && more) {
      options.group_min = std::atoi(words[++w].c_str());
    } else if (word == "--expect" && more) {
      if (!expected.read(words[++w])) return false;
    } else if (word == "--alone") {
      options.alone = true;
    } else if (word == "--ballots") {
      options.ballots = true;
    } else if (word == "--exact") {
      options.exact = true;
    } else if (word.rfind("--", 0) == 0) {
      return false;
    } else {
      options.files.push_back(word);
    }
  }
  return !options.files.empty();
}

int run(const std::vector<std::string>& words) {
  Options options;
  Expected expected;
  if (!read_options(words, options, expected)) {
    std::fprintf(
        stderr,
        "usage: matching_bench [--load N] [--runs N] [--alone] [--ballots] [--exact]\n"
        "                      [--group-min N] [--expect served=N,points=N,...|TABLE] FILE...\n");
    return 2;
  }
  Bench bench(options, expected);
  for (const std::string& path : options.files) {
    auto problem = matching::read_instance(path);
    if (!problem) {
      std::fprintf(stderr, "matching_bench: cannot open %s\n", path.c_str());
      return 5;
    }
    problem->rates.load = options.load;
    problem->group_min = options.group_min;
    bench.run(path, *problem);
  }
  return bench.finish();
}

}  // namespace
}  // namespace mentor::bench

int main(int argc, char** argv) {
  return mentor::bench::run({argv + 1, argv + argc});
}
