#include "scenarios/run/assign/assign_compare.hpp"

#include <algorithm>
#include <cmath>
#include <compare>
#include <fmt/format.h>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

/// One link or one row of flows, by its ends.
struct Ends {
  std::int64_t from, to;  // numbers of the nodes
  std::uint32_t row;

  bool joins_as(Ends const& other) const { return from == other.from && to == other.to; }
  friend auto operator<=>(Ends const&, Ends const&) = default;
};

/// By ends, parallel ones in their own order. @param number of a node
template <class Number>
std::vector<Ends> sorted_ends(std::span<NodeId const> from, std::span<NodeId const> to, Number number) {
  std::vector<Ends> ends;
  for (std::uint32_t row = 0; row < from.size(); ++row) ends.push_back({number(from[row]), number(to[row]), row});
  std::sort(ends.begin(), ends.end());
  return ends;
}

/// What has no counterpart, as faults.
class Missing {
 public:
  Missing(TntpFlows const& flows, AssignNetwork const& network) : flows_(flows), network_(network) {}

  void link_of(Ends const& row) {
    faults_.add(flows_.place(row.row),
                fmt::format("{} is no link of {}, or once more than there", name_of(row), network_.file));
  }
  void row_of(Ends const& link) {
    faults_.add(network_.place(LinkId{link.row}),
                fmt::format("link {} has no row in {}: are these flows of this network?", name_of(link), flows_.file));
  }
  Faults const& faults() const { return faults_; }

 private:
  std::string name_of(Ends const& ends) const { return fmt::format("{}-{}", ends.from, ends.to); }

  TntpFlows const& flows_;
  AssignNetwork const& network_;
  Faults faults_;
};

}  // namespace

Result<std::vector<LinkId>> links_of(TntpFlows const& flows, AssignNetwork const& network) {
  // Flows of the second form belong to networks that count from 1, and the other way round.
  auto const first = network.node_number.empty() ? network.first_node : flows.first_node;
  auto const rows = sorted_ends(flows.from, flows.to, [&](NodeId v) { return std::int64_t{v.value} + first; });
  auto const links = sorted_ends(network.from.span(), network.to.span(), [&](NodeId v) { return network.number(v); });
  std::vector<LinkId> found(flows.size());
  Missing missing(flows, network);
  auto row = rows.begin();
  auto link = links.begin();
  while (row != rows.end() && link != links.end()) {
    if (row->joins_as(*link))
      found[(row++)->row] = LinkId{(link++)->row};
    else if (*row < Ends{link->from, link->to, 0})
      missing.link_of(*row++);
    else
      missing.row_of(*link++);
  }
  while (row != rows.end()) missing.link_of(*row++);
  while (link != links.end()) missing.row_of(*link++);
  if (!missing.faults().empty()) return missing.faults();
  return found;
}

double LargestDifference::size() const {
  return std::abs(ours - theirs);
}

LargestDifference largest_difference(std::span<LinkId const> link, std::span<double const> ours,
                                     std::span<double const> theirs) {
  expects(!theirs.empty() && link.size() == theirs.size(), "a link for each row");
  LargestDifference largest{.ours = ours[link[0].value], .theirs = theirs[0]};
  double squares = 0;
  for (std::size_t row = 0; row < theirs.size(); ++row) {
    LargestDifference const here{.row = row, .ours = ours[link[row].value], .theirs = theirs[row]};
    squares += here.size() * here.size();
    if (here.size() > largest.size()) largest = here;
  }
  largest.root_mean_square = std::sqrt(squares / static_cast<double>(theirs.size()));
  return largest;
}

}  // namespace tanvan
