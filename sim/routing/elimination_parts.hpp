#pragma once
/// The elimination tree of a hierarchy in pieces that threads can take.

#include <cstdint>
#include <span>
#include <vector>

namespace tanvan {

/// Parts form a tree of their own: what a part does may use all that the parts below it have done, and parts of which
/// neither lies below the other have nothing in common. Ranks of a part are ascending.
struct EliminationParts {
  struct Part {
    std::uint32_t begin, end;               // of `ranks`
    std::uint32_t first_child, last_child;  // of `children`
  };
  std::vector<Part> parts;
  std::vector<std::uint32_t> ranks;
  std::vector<std::uint32_t> children;  // rows of parts
  std::vector<std::uint32_t> roots;     // rows of parts
};

/// Cuts the tree where the work below falls under `grain`; what is less is not worth a task.
/// @param parent  of each rank, greater than it; the largest value at roots  @param first  ranks below it are left out
/// @param work  of each rank alone, >= 0
EliminationParts elimination_parts(std::span<std::uint32_t const> parent, std::uint32_t first,
                                   std::span<double const> work, double grain);

}  // namespace tanvan
