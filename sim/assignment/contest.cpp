#include "sim/assignment/contest.hpp"

#include <algorithm>
#include <tbb/parallel_for.h>

#include "sim/routing/tree_search.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kBlockPairs = 4096;  // pairs of zones a block, contested or not

/// @param uses scratch, [links], all 0 before and after
void add_pair(PathSet const& set, std::uint32_t row, double pcu, std::vector<std::uint32_t>& uses,
              Contest::Block& block) {
  auto const begin = static_cast<std::uint32_t>(block.routes.size());
  std::uint32_t paths = 0;
  auto const each = [&](auto const& visit) {
    for (auto p = set.pairs[row].first; p != kNoPath; p = set.paths[p].next) visit(p, set.paths[p]);
  };
  each([&](std::uint32_t, PathSet::Path const& path) {
    ++paths;
    for (LinkId a : set.links_of(path)) ++uses[a.value];
  });
  each([&](std::uint32_t p, PathSet::Path const& path) {
    auto const first = static_cast<std::uint32_t>(block.links.size());
    for (LinkId a : set.links_of(path))
      if (uses[a.value] < paths) block.links.push_back(a);
    block.routes.push_back({p, first, static_cast<std::uint32_t>(block.links.size()), path.fixed, path.flow});
  });
  each([&](std::uint32_t, PathSet::Path const& path) {
    for (LinkId a : set.links_of(path)) uses[a.value] = 0;
  });
  block.pairs.push_back({row, begin, static_cast<std::uint32_t>(block.routes.size()), pcu, kUnreachable});
}

void clear(Contest::Block& block) {
  block.pairs.clear();
  block.routes.clear();
  block.links.clear();
  for (auto& rows : block.of_part) rows.clear();
}

/// The part that all links of a pair's routes lie in, or kSeveralParts.
std::size_t part_of(Contest::Block const& block, Contest::Pair const& pair, std::span<std::uint8_t const> part) {
  auto const routes = block.routes_of(pair);
  auto const links = std::span{block.links}.subspan(routes.front().begin, routes.back().end - routes.front().begin);
  if (links.empty()) return 0;
  auto const first = part[links.front().value];
  auto const elsewhere = [&](LinkId a) { return part[a.value] != first; };
  return std::ranges::any_of(links, elsewhere) ? kSeveralParts : first;
}

}  // namespace

void gather(AssignmentProblem const& problem, PathSet const& set, std::span<std::uint8_t const> part,
            Contest& contest) {
  contest.blocks.resize((set.pairs.size() + kBlockPairs - 1) / kBlockPairs);
  tbb::parallel_for(std::size_t{0}, contest.blocks.size(), [&](std::size_t b) {
    auto& block = contest.blocks[b];
    clear(block);
    std::vector<std::uint32_t> uses(problem.links());
    auto const end = std::min(set.pairs.size(), (b + 1) * kBlockPairs);
    for (auto row = b * kBlockPairs; row < end; ++row) {
      auto const& pair = set.pairs[row];
      if (pair.first == kNoPath || set.paths[pair.first].next == kNoPath) continue;
      add_pair(set, static_cast<std::uint32_t>(row), problem.classes[pair.vehicle_class].pcu, uses, block);
      block.of_part[part_of(block, block.pairs.back(), part)].push_back(
          static_cast<std::uint32_t>(block.pairs.size() - 1));
    }
  });
}

void write_back(Contest const& contest, PathSet& set) {
  tbb::parallel_for(std::size_t{0}, contest.blocks.size(), [&](std::size_t b) {
    auto const& block = contest.blocks[b];
    for (auto const& pair : block.pairs) {
      std::uint32_t* last = &set.pairs[pair.row].first;
      for (auto const& route : block.routes_of(pair)) {
        set.paths[route.path].flow = route.flow;
        if (route.flow <= 0) continue;
        *last = route.path;
        last = &set.paths[route.path].next;
      }
      *last = kNoPath;
    }
  });
}

}  // namespace tanvan
