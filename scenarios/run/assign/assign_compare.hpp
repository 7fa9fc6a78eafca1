#pragma once
/// An assignment beside the flows that somebody else has found.

#include <span>
#include <vector>

#include "scenarios/run/assign/assign_network.hpp"
#include "sim/core/result.hpp"
#include "sim/io/tntp/tntp_flows.hpp"

namespace tanvan {

/// The link of each row, by its ends; of parallel links the first row is the first link. Faults, all at once: a row of
/// no link, and links without a row.
Result<std::vector<LinkId>> links_of(TntpFlows const& flows, AssignNetwork const& network);

/// Where two columns of figures, one a row of flows, are furthest apart.
struct LargestDifference {
  std::size_t row = 0;  // the first where there are several
  double ours = 0, theirs = 0;
  double root_mean_square = 0;

  double size() const;
};

/// @param link  of each row  @param ours  one a link  @param theirs  one a row, at least one
LargestDifference largest_difference(std::span<LinkId const> link, std::span<double const> ours,
                                     std::span<double const> theirs);

}  // namespace tanvan
