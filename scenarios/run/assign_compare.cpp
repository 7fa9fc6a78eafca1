#include "scenarios/run/assign_compare.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numeric>
#include <tuple>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

/// Rows by the ends of their links, parallel ones in their own order.
template <class From, class To>
std::vector<std::size_t> by_ends(std::size_t rows, From from, To to) {
  std::vector<std::size_t> order(rows);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](auto i, auto j) {
    return std::tuple{from(i), to(i), i} < std::tuple{from(j), to(j), j};
  });
  return order;
}

std::string name_of(TntpNetwork const& network, NodeId from, NodeId to) {
  return fmt::format("{}-{}", network.number(from), network.number(to));
}

}  // namespace

Result<std::vector<LinkId>> links_of(TntpFlows const& flows, TntpNetwork const& network) {
  auto const link = [](std::size_t i) { return id_of<LinkId>(i); };
  auto const rows = by_ends(
      flows.size(), [&](auto i) { return flows.from[i]; }, [&](auto i) { return flows.to[i]; });
  auto const links = by_ends(
      network.links(), [&](auto i) { return network.from[link(i)]; }, [&](auto i) { return network.to[link(i)]; });
  Faults faults;
  std::vector<LinkId> found(flows.size());
  auto const no_row = [&](LinkId a) {
    faults.add(network.place(a), fmt::format("link {} has no row in {}: are these flows of this network?",
                                             name_of(network, network.from[a], network.to[a]), flows.file));
  };
  auto const no_link = [&](std::size_t row) {
    faults.add(flows.place(row), fmt::format("{} is no link of {}, or once more than there",
                                             name_of(network, flows.from[row], flows.to[row]), network.file));
  };
  std::size_t i = 0, j = 0;
  while (i < rows.size() || j < links.size()) {
    auto const ends = [&](bool there, auto from, auto to) { return std::tuple{!there, from, to}; };
    auto const of_row =
        i < rows.size() ? ends(true, flows.from[rows[i]], flows.to[rows[i]]) : ends(false, NodeId{}, NodeId{});
    auto const of_link = j < links.size() ? ends(true, network.from[link(links[j])], network.to[link(links[j])])
                                          : ends(false, NodeId{}, NodeId{});
    if (of_row < of_link)
      no_link(rows[i++]);
    else if (of_link < of_row)
      no_row(link(links[j++]));
    else
      found[rows[i++]] = link(links[j++]);
  }
  if (!faults.empty()) return faults;
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
