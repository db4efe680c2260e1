// Work on several cores that gives the same as on one.
#pragma once

#include <cstddef>
#include <functional>

namespace mentor {

/// Calls `each` with 0 to count - 1, once each: at most four at the same time, in no certain order,
/// the calling thread among those that call. Where the system has one core or gives no thread this
/// thread makes all calls. `each` does not throw.
void in_parallel(std::size_t count, const std::function<void(std::size_t)>& each);

}  // namespace mentor
