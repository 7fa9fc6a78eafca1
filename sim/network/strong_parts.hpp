#pragma once
/// Which nodes can reach each other, of any directed graph.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/core/id.hpp"

namespace tanvan {

/// Strongly connected parts: 0 is the largest, then by falling size; of equals first the one with the lowest node.
struct StrongParts {
  std::vector<std::uint32_t> of;    // [nodes] the part of each node
  std::vector<std::uint32_t> size;  // [parts] nodes
};

/// The strongly connected parts of a graph; a node without links is a part of its own. Tarjan's algorithm of
/// Boost.Graph. @param from,to ends of the links, same length, all < nodes
StrongParts strong_parts(std::span<NodeId const> from, std::span<NodeId const> to, std::size_t nodes);

}  // namespace tanvan
