// The lock of a programme folder: .mentor/lock, held through flock, let go by the kernel on death.
#pragma once

#include <chrono>
#include <optional>

#include "folder.h"

namespace mentor {

/// Opens .mentor, making it when `folder` has none.
[[nodiscard]] Result<sys::Fd> open_or_make_place(const Folder& folder);

/// The exclusive lock, waited for as long as `patience` (`lock-held`, arg `seconds`).
[[nodiscard]] Result<sys::Fd> lock_exclusively(const Folder& folder, const sys::Fd& place,
                                               std::chrono::milliseconds patience);

/// The shared lock; absent when there is no lock file, or the file system knows no locks: then
/// nobody writes by our protocol. Writes nothing.
[[nodiscard]] Result<std::optional<sys::Fd>> lock_to_read(const sys::Fd& place,
                                                          std::chrono::milliseconds patience);

}  // namespace mentor
