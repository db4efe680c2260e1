// matching_bench [--load N] [--alone] FILE...: solves instances of the public text format and
// prints what was reached, how long it took beside LEMON in the same run, and how time grows.
#include <malloc.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <functional>
#include <numeric>
#include <vector>

#include "bench/instance.h"
#include "bench/lemon_flow.h"
#include "mentor/matching/solve.h"
#include "mentor/matching/verify.h"

namespace mentor::matching {
namespace {

using namespace second_opinion;

struct Outcome {
  int served = 0;
  std::int64_t points = 0;
  std::int64_t cost = 0;
  int violations = 0;
  double solve_seconds = 0;
  double verify_seconds = 0;
  double megabytes = 0;  ///< above what the problem itself takes
};

// Processor time: the methods use one thread, and the machine may have other work.
double processor_seconds() {
  return static_cast<double>(std::clock()) / static_cast<double>(CLOCKS_PER_SEC);
}

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

double resident_megabytes() {
  long total = 0;
  long resident = 0;
  if (std::FILE* file = std::fopen("/proc/self/statm", "r")) {
    if (std::fscanf(file, "%ld %ld", &total, &resident) != 2) resident = 0;
    std::fclose(file);
  }
  return static_cast<double>(resident * sysconf(_SC_PAGESIZE)) / 1048576.0;
}

// Each method runs in a process of its own, so that peaks of memory do not mix.
Outcome run_alone(const std::function<Outcome()>& method) {
  int ends[2];
  if (pipe(ends) != 0) std::abort();
  malloc_trim(0);
  const pid_t child = fork();
  if (child == 0) {
    const double before = resident_megabytes();
    Outcome out = method();
    out.megabytes = peak_megabytes() - before;
    if (write(ends[1], &out, sizeof out) != static_cast<ssize_t>(sizeof out)) std::abort();
    _exit(0);
  }
  close(ends[1]);
  Outcome out;
  if (read(ends[0], &out, sizeof out) != static_cast<ssize_t>(sizeof out)) std::abort();
  close(ends[0]);
  waitpid(child, nullptr, 0);
  return out;
}

std::int64_t penalty(const Problem& problem, std::size_t mentee) {
  const auto n = static_cast<std::int64_t>(problem.mentees.size());
  return (1000 * n + 1 + 500 * n) * (1 + problem.mentees[mentee].urgent);
}

Outcome run_ours(const Problem& problem) {
  Outcome out;
  double start = processor_seconds();
  const Solution solution = solve(problem);
  out.solve_seconds = processor_seconds() - start;
  start = processor_seconds();
  out.violations = static_cast<int>(verify(problem, solution).size());
  out.verify_seconds = processor_seconds() - start;
  out.served = std::accumulate(solution.served.begin(), solution.served.end(), 0);
  out.points = solution.points;
  out.cost = 1000 * out.served - solution.worth / 1000;
  for (std::size_t i = 0; i < problem.mentees.size(); ++i)
    if (solution.mentor_of[i] == nobody) out.cost += penalty(problem, i);
  return out;
}

/// The same problem as a flow: mentee -> mentor -> sink, and mentee -> sink.
Flow flow_of(const Problem& problem) {
  const int n = static_cast<int>(problem.mentees.size());
  const int m = static_cast<int>(problem.mentors.size());
  Flow flow;
  flow.supply.assign(problem.mentees.size(), 1);
  flow.supply.resize(problem.mentees.size() + problem.mentors.size(), 0);
  flow.supply.push_back(-n);
  const auto add_arc = [&](int from, int to, std::int64_t cost, std::int64_t room) {
    flow.from.push_back(from);
    flow.to.push_back(to);
    flow.cost.push_back(cost);
    flow.room.push_back(room);
  };
  for (int i = 0; i < n; ++i) {
    const auto row = static_cast<std::size_t>(i);
    for (std::size_t e = problem.first[row]; e < problem.first[row + 1]; ++e)
      add_arc(i, n + static_cast<int>(problem.mentor[e]), 1000 - problem.points[e], 1);
    add_arc(i, n + m, penalty(problem, row), 1);
  }
  for (int j = 0; j < m; ++j) {
    const int places = problem.mentors[static_cast<std::size_t>(j)].places;
    if (problem.rates.load == 0) add_arc(n + j, n + m, 0, places);
    for (int q = 1; q <= places && problem.rates.load != 0; ++q)
      add_arc(n + j, n + m, place_cost(problem, q) / 1000, 1);
  }
  return flow;
}

// The arrays of the flow do not count as memory of the peer.
Outcome run_peer(const Flow& flow, Method method) {
  const LeastCost found = least_cost(flow, method);
  if (!found.optimal) std::abort();
  Outcome out;
  out.solve_seconds = found.seconds;
  out.cost = found.cost;
  return out;
}

void print_peer(const char* name, const Outcome& peer, const Outcome& ours) {
  const double own = ours.solve_seconds + ours.verify_seconds;
  std::printf("  %-16s %9.4f s  %7.1f MB  cost %lld %s  ours/this: time %.3f, memory %.3f\n", name,
              peer.solve_seconds, peer.megabytes, static_cast<long long>(peer.cost),
              peer.cost == ours.cost ? "= ours" : "DIFFERS", own / peer.solve_seconds,
              ours.megabytes / peer.megabytes);
}

void bench_one(const std::string& path, const Problem& problem, bool alone, Outcome& ours) {
  ours = run_alone([&] { return run_ours(problem); });
  std::printf("%s: %zu mentees, %zu mentors, %zu pairs, load %d\n", path.c_str(),
              problem.mentees.size(), problem.mentors.size(), problem.mentor.size(),
              problem.rates.load);
  std::printf("  served %d, points %lld, cost %lld\n", ours.served,
              static_cast<long long>(ours.points), static_cast<long long>(ours.cost));
  std::printf("  %-16s %9.4f s  %7.1f MB  certificate %s in %.4f s\n", "mentor", ours.solve_seconds,
              ours.megabytes, ours.violations == 0 ? "holds" : "REFUSED", ours.verify_seconds);
  if (alone) return;
  const Flow flow = flow_of(problem);
  const auto peer = [&](const char* name, Method method) {
    print_peer(name, run_alone([&] { return run_peer(flow, method); }), ours);
  };
  peer("network simplex", Method::network_simplex);
  peer("cost scaling", Method::cost_scaling);
}

int run(int argc, char** argv) {
  int load = 0;
  bool alone = false;
  double seconds = 0;
  double pairs = 0;
  for (int a = 1; a < argc; ++a) {
    if (std::strcmp(argv[a], "--load") == 0 && a + 1 < argc) {
      load = std::atoi(argv[++a]);
      continue;
    }
    if (std::strcmp(argv[a], "--alone") == 0) {
      alone = true;
      continue;
    }
    auto problem = read_instance(argv[a]);
    if (!problem) {
      std::fprintf(stderr, "matching_bench: cannot open %s\n", argv[a]);
      return 5;
    }
    problem->rates.load = load;
    Outcome ours;
    bench_one(argv[a], *problem, alone, ours);
    const auto size = static_cast<double>(problem->mentor.size());
    if (pairs > 0 && size != pairs)
      std::printf("  time grows with pairs to the power of %.2f since the file before\n",
                  std::log(ours.solve_seconds / seconds) / std::log(size / pairs));
    seconds = ours.solve_seconds;
    pairs = size;
    std::fflush(stdout);
  }
  return 0;
}

}  // namespace
}  // namespace mentor::matching

int main(int argc, char** argv) {
  return mentor::matching::run(argc, argv);
}
