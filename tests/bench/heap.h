// Heap: what a method asks of the memory, byte by byte. Pages of a process tell it badly where
// little is needed: a process comes by nearly a megabyte of them that no method asked for.
#pragma once

namespace mentor::bench {

/// Megabytes allocated by `new` and not yet given back, what the allocator adds to each included.
double heap_megabytes();

/// The most there were at once since the last call of restart_heap_peak().
double heap_peak_megabytes();

void restart_heap_peak();

}  // namespace mentor::bench
