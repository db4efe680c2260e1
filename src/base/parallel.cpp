#include "mentor/base/parallel.h"

#include <algorithm>
#include <atomic>
#include <system_error>
#include <thread>
#include <vector>

namespace mentor {
namespace {

constexpr std::size_t most_threads = 4;

// False where the system gives no thread.
bool add_helper(std::vector<std::jthread>& helpers, const std::function<void()>& work) {
  try {
    helpers.emplace_back(work);
    return true;
  } catch (const std::system_error&) {
    return false;
  }
}

}  // namespace

void in_parallel(std::size_t count, const std::function<void(std::size_t)>& each) {
  std::atomic<std::size_t> next{0};
  const std::function<void()> work = [&] {
    for (std::size_t i = next++; i < count; i = next++)
      each(i);
  };
  const std::size_t cores =
      std::min<std::size_t>(std::thread::hardware_concurrency(), most_threads);
  const std::size_t useful = std::min(count, cores);
  std::vector<std::jthread> helpers;
  while (helpers.size() + 1 < useful && add_helper(helpers, work)) {
  }
  work();
}

}  // namespace mentor
