#include "sim/network/walk_streets.hpp"

#include <algorithm>
#include <limits>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

constexpr double kLeastBlock_m = 50, kOpening_m = 150;
constexpr int kPointsASide = 5;
constexpr float kUnseen = std::numeric_limits<float>::infinity();

double along_axes(PlanePoint a, PlanePoint b) {
  return std::abs(a.x - b.x) + std::abs(a.y - b.y);
}

/// Twice the area to the left of a -> b at c.
double side(PlanePoint a, PlanePoint b, PlanePoint c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

bool crosses(PlanePoint a, PlanePoint b, WalkBarrier const& wall) {
  return side(a, b, wall.from) * side(a, b, wall.to) <= 0 &&
         side(wall.from, wall.to, a) * side(wall.from, wall.to, b) < 0;
}

/// Barriers in short pieces by the cell they touch; those near an opening are left out.
class Walls {
 public:
  Walls(ZoneCells const& cells, std::span<WalkBarrier const> barriers, std::span<PlanePoint const> openings)
      : cells_(cells), pieces_(cells.size()) {
    for (auto const& barrier : barriers) cut(barrier, openings);
  }

  bool between(PlanePoint a, CellId of_a, PlanePoint b, CellId of_b) const {
    auto const stands = [&](CellId cell) {
      return std::ranges::any_of(pieces_[cell.value], [&](WalkBarrier const& wall) { return crosses(a, b, wall); });
    };
    return stands(of_a) || stands(of_b);
  }

 private:
  void cut(WalkBarrier const& barrier, std::span<PlanePoint const> openings) {
    double const dx = barrier.to.x - barrier.from.x, dy = barrier.to.y - barrier.from.y;
    int const count = std::max(1, static_cast<int>(std::hypot(dx, dy) / kLeastBlock_m));
    auto const at = [&](int n) { return PlanePoint{barrier.from.x + dx * n / count, barrier.from.y + dy * n / count}; };
    for (int n = 0; n < count; ++n) {
      auto const a = at(n), b = at(n + 1);
      PlanePoint const middle{(a.x + b.x) / 2, (a.y + b.y) / 2};
      bool const open = std::ranges::any_of(
          openings, [&](PlanePoint o) { return std::hypot(o.x - middle.x, o.y - middle.y) <= kOpening_m; });
      if (!open) put({a, b}, middle);
    }
  }

  /// A piece is short: it touches its middle's cell and at most those beside it.
  void put(WalkBarrier const& piece, PlanePoint middle) {
    for (int dr = -1; dr <= 1; ++dr)
      for (int dc = -1; dc <= 1; ++dc)
        if (auto const cell = cells_.at(PlanePoint{middle.x + dc * kLeastBlock_m, middle.y + dr * kLeastBlock_m})) {
          auto& here = pieces_[cell.value];
          bool const known = !here.empty() && here.back().from.x == piece.from.x && here.back().from.y == piece.from.y;
          if (!known) here.push_back(piece);
        }
  }

  ZoneCells const& cells_;
  std::vector<std::vector<WalkBarrier>> pieces_;
};

/// Lays streets: k by k corners a cell, in rows from the south-west.
class StreetLayer {
 public:
  StreetLayer(ZoneCells const& cells, Column<ZoneId, double> const& block_m) : cells_(cells) {
    streets_.cell_offset.push_back(0);
    for (auto cell : ids<CellId>(cells.size())) {
      double const block = std::clamp(block_m[cells.zone[cell]], kLeastBlock_m, cells.side_m);
      corners_.push_back(std::max(1, static_cast<int>(std::lround(cells.side_m / block))));
      lay_corners(cell, corners_.back());
    }
    edges_.resize(streets_.node.size());
  }

  WalkStreets join(Walls const& walls) && {
    for (auto cell : ids<CellId>(cells_.size())) {
      join_inside(cell, walls);
      join_beside(cell, cells_.at(cells_.row[cell], cells_.column[cell] + 1), true, walls);
      join_beside(cell, cells_.at(cells_.row[cell] + 1, cells_.column[cell]), false, walls);
    }
    pack();
    return std::move(streets_);
  }

 private:
  void lay_corners(CellId cell, int k) {
    auto const corner = cells_.corner(cell);
    for (int r = 0; r < k; ++r)
      for (int c = 0; c < k; ++c)
        streets_.node.push_back({corner.x + (c + 0.5) * cells_.side_m / k, corner.y + (r + 0.5) * cells_.side_m / k});
    streets_.cell_offset.push_back(static_cast<std::uint32_t>(streets_.node.size()));
  }

  std::uint32_t corner(CellId cell, int r, int c) const {
    return streets_.cell_offset[cell.value] + static_cast<std::uint32_t>(r * corners_[cell.value] + c);
  }

  void join(std::uint32_t a, CellId of_a, std::uint32_t b, CellId of_b, Walls const& walls) {
    auto const from = streets_.node[a], to = streets_.node[b];
    if (walls.between(from, of_a, to, of_b)) return;
    auto const length = static_cast<float>(along_axes(from, to));
    edges_[a].push_back({b, length});
    edges_[b].push_back({a, length});
  }

  void join_inside(CellId cell, Walls const& walls) {
    int const k = corners_[cell.value];
    for (int r = 0; r < k; ++r)
      for (int c = 0; c < k; ++c) {
        if (c + 1 < k) join(corner(cell, r, c), cell, corner(cell, r, c + 1), cell, walls);
        if (r + 1 < k) join(corner(cell, r, c), cell, corner(cell, r + 1, c), cell, walls);
      }
  }

  /// Each street of the finer side goes on in the nearest of the coarser.
  void join_beside(CellId cell, CellId next, bool eastwards, Walls const& walls) {
    if (!next) return;
    int const here = corners_[cell.value], there = corners_[next.value], finer = std::max(here, there);
    for (int n = 0; n < finer; ++n) {
      int const mine = (2 * n + 1) * here / (2 * finer), theirs = (2 * n + 1) * there / (2 * finer);
      auto const a = eastwards ? corner(cell, mine, here - 1) : corner(cell, here - 1, mine);
      auto const b = eastwards ? corner(next, theirs, 0) : corner(next, 0, theirs);
      join(a, cell, b, next, walls);
    }
  }

  void pack() {
    streets_.offset.push_back(0);
    for (auto& edges : edges_) {
      std::sort(edges.begin(), edges.end());
      for (auto const& [to, length] : edges) streets_.to.push_back(to), streets_.length_m.push_back(length);
      streets_.offset.push_back(static_cast<std::uint32_t>(streets_.to.size()));
    }
  }

  ZoneCells const& cells_;
  WalkStreets streets_;
  std::vector<int> corners_;  // a side, of each cell
  std::vector<std::vector<std::pair<std::uint32_t, float>>> edges_;
};

}  // namespace

WalkStreets street_grid(ZoneCells const& cells, Column<ZoneId, double> const& block_m,
                        std::span<WalkBarrier const> barriers, std::span<PlanePoint const> openings) {
  return StreetLayer(cells, block_m).join(Walls(cells, barriers, openings));
}

CatchmentSearch::CatchmentSearch(WalkStreets const& streets, ZoneCells const& cells)
    : streets_(streets), cells_(cells), distance_(streets.node.size(), kUnseen) {}

void CatchmentSearch::touch(std::uint32_t node, float distance) {
  if (distance >= distance_[node] || distance > static_cast<float>(kWalkBands_m.back())) return;
  if (distance_[node] == kUnseen) seen_.push_back(node);
  distance_[node] = distance;
  frontier_.emplace_back(distance, node);
  std::push_heap(frontier_.begin(), frontier_.end(), std::greater{});
}

/// From the place to the corners of its own cell.
void CatchmentSearch::start(PlanePoint place) {
  for (auto const node : seen_) distance_[node] = kUnseen;
  seen_.clear();
  frontier_.clear();
  auto const cell = cells_.at(place);
  if (!cell) return;
  for (auto n = streets_.cell_offset[cell.value]; n < streets_.cell_offset[cell.value + 1]; ++n)
    touch(n, static_cast<float>(along_axes(place, streets_.node[n])));
}

void CatchmentSearch::settle_streets() {
  while (!frontier_.empty()) {
    std::pop_heap(frontier_.begin(), frontier_.end(), std::greater{});
    auto const [distance, node] = frontier_.back();
    frontier_.pop_back();
    if (distance > distance_[node]) continue;
    for (auto e = streets_.offset[node]; e < streets_.offset[node + 1]; ++e)
      touch(streets_.to[e], distance + streets_.length_m[e]);
  }
}

CellInReach CatchmentSearch::reach_of(CellId cell, PlanePoint place) const {
  CellInReach reach{cell, kUnseen, {}};
  bool const own = cells_.at(place) == cell;
  auto const corner = cells_.corner(cell);
  constexpr float kPoint = 1.0F / (kPointsASide * kPointsASide);
  for (int r = 0; r < kPointsASide; ++r)
    for (int c = 0; c < kPointsASide; ++c) {
      PlanePoint const point{corner.x + (c + 0.5) * cells_.side_m / kPointsASide,
                             corner.y + (r + 0.5) * cells_.side_m / kPointsASide};
      double walk = own ? along_axes(place, point) : kUnseen;
      for (auto n = streets_.cell_offset[cell.value]; n < streets_.cell_offset[cell.value + 1]; ++n)
        walk = std::min(walk, distance_[n] + along_axes(point, streets_.node[n]));
      reach.walk_m = std::min(reach.walk_m, static_cast<float>(walk));
      for (std::size_t band = 0; band < kWalkBands; ++band)
        if (walk <= kWalkBands_m[band]) reach.share[band] += kPoint;
    }
  for (auto& share : reach.share) share = std::min(share, 1.0F);
  return reach;
}

std::vector<CellInReach> CatchmentSearch::around(PlanePoint place) {
  start(place);
  settle_streets();
  std::vector<CellId> near;
  for (auto const node : seen_) {
    auto const after = std::upper_bound(streets_.cell_offset.begin(), streets_.cell_offset.end(), node);
    near.push_back(id_of<CellId>(static_cast<std::size_t>(after - streets_.cell_offset.begin()) - 1));
  }
  std::sort(near.begin(), near.end());
  near.erase(std::unique(near.begin(), near.end()), near.end());
  std::vector<CellInReach> found;
  for (auto const cell : near)
    if (auto const reach = reach_of(cell, place); reach.share.back() > 0) found.push_back(reach);
  return found;
}

std::array<double, kWalkBands> land_within(std::span<CellInReach const> catchment, ZoneCells const& cells) {
  std::array<double, kWalkBands> land{};
  for (auto const& reach : catchment)
    for (std::size_t band = 0; band < kWalkBands; ++band)
      land[band] += static_cast<double>(reach.share[band]) * cells.side_m * cells.side_m;
  return land;
}

}  // namespace tanvan
