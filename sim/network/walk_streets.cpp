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

/// A cell and those beside it, as far as there are any.
void list_around(ZoneCells const& cells, CellId cell, std::vector<CellId>& around) {
  around.clear();
  for (int dr = -1; dr <= 1; ++dr)
    for (int dc = -1; dc <= 1; ++dc)
      if (auto const there = cells.at(cells.row[cell] + dr, cells.column[cell] + dc)) around.push_back(there);
}

/// Barriers in short pieces by the cells they touch; those near an opening are left out.
class Walls {
 public:
  Walls(ZoneCells const& cells, std::span<WalkBarrier const> barriers, std::span<PlanePoint const> openings)
      : cells_(cells), pieces_(cells.size()) {
    for (auto const& barrier : barriers) cut(barrier, openings);
  }

  void pack(WalkStreets& streets) const {
    streets.wall_offset.assign(1, 0);
    for (auto const& pieces : pieces_) {
      streets.wall.insert(streets.wall.end(), pieces.begin(), pieces.end());
      streets.wall_offset.push_back(static_cast<std::uint32_t>(streets.wall.size()));
    }
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
    auto const row = static_cast<std::int32_t>(std::floor(middle.y / cells_.side_m));
    auto const column = static_cast<std::int32_t>(std::floor(middle.x / cells_.side_m));
    for (int dr = -1; dr <= 1; ++dr)
      for (int dc = -1; dc <= 1; ++dc)
        if (auto const cell = cells_.at(row + dr, column + dc)) pieces_[cell.value].push_back(piece);
  }

  ZoneCells const& cells_;
  std::vector<std::vector<WalkBarrier>> pieces_;
};

/// A street corner of a zone's grid.
struct Corner {
  CellId cell;
  std::int32_t row = 0, column = 0;  // of the zone's streets

  friend auto operator<=>(Corner const&, Corner const&) = default;
};

/// Lays the streets of all zones and joins them.
class StreetLayer {
 public:
  StreetLayer(ZoneCells const& cells, Column<ZoneId, double> const& block_m) : cells_(cells) {
    for (auto const block : block_m) block_.push_back(std::clamp(block, kLeastBlock_m, cells.side_m));
    for (auto cell : ids<CellId>(cells.size())) find_corners(cell);
    std::sort(corners_.begin(), corners_.end());
    number();
    edges_.resize(corners_.size());
  }

  WalkStreets join(Walls const& walls) && {
    walls.pack(streets_);
    for (std::uint32_t node = 0; node < corners_.size(); ++node) {
      go_on(node, 0, 1);
      go_on(node, 1, 0);
      go_on(node, 0, -1);
      go_on(node, -1, 0);
    }
    pack();
    return std::move(streets_);
  }

 private:
  double block_of(CellId cell) const { return block_[cells_.zone[cell].value]; }

  void find_corners(CellId cell) {
    double const block = block_of(cell), side = cells_.side_m;
    auto const corner = cells_.corner(cell);
    auto const first = [&](double from) { return static_cast<std::int32_t>(std::ceil(from / block)); };
    for (auto r = first(corner.y); r * block < corner.y + side; ++r)
      for (auto c = first(corner.x); c * block < corner.x + side; ++c) corners_.push_back({cell, r, c});
  }

  PlanePoint place_of(Corner const& corner) const {
    return {corner.column * block_of(corner.cell), corner.row * block_of(corner.cell)};
  }

  void number() {
    streets_.cell_offset.assign(cells_.size() + 1, 0);
    for (auto const& corner : corners_) {
      streets_.node.push_back(place_of(corner));
      ++streets_.cell_offset[corner.cell.value + 1];
    }
    for (std::size_t c = 0; c < cells_.size(); ++c) streets_.cell_offset[c + 1] += streets_.cell_offset[c];
  }

  /// The next corner of the same zone in a direction, or the nearest of another zone where the street leaves it.
  void go_on(std::uint32_t node, int rows, int columns) {
    auto const& here = corners_[node];
    double const block = block_of(here.cell);
    auto const from = streets_.node[node];
    PlanePoint const next{from.x + columns * block, from.y + rows * block};
    auto const cell = cells_.at(next);
    if (!cell) return;
    if (cells_.zone[cell] == cells_.zone[here.cell]) {
      Corner const corner{cell, here.row + rows, here.column + columns};
      auto const at = std::lower_bound(corners_.begin(), corners_.end(), corner);
      if (at != corners_.end() && *at == corner) join(node, static_cast<std::uint32_t>(at - corners_.begin()));
      return;
    }
    list_around(cells_, cell, around_);
    std::uint32_t nearest = node;
    double least = 2 * cells_.side_m;
    for (auto const near : around_)
      for (auto n = streets_.cell_offset[near.value]; n < streets_.cell_offset[near.value + 1]; ++n) {
        double const distance = along_axes(next, streets_.node[n]);
        if (cells_.zone[near] == cells_.zone[cell] && distance < least) least = distance, nearest = n;
      }
    if (nearest != node) join(node, nearest);
  }

  void join(std::uint32_t a, std::uint32_t b) {
    auto const from = streets_.node[a], to = streets_.node[b];
    if (streets_.is_cut(from, corners_[a].cell, to, corners_[b].cell)) return;
    auto const length = static_cast<float>(std::max(1.0, along_axes(from, to)));
    edges_[a].push_back({b, length});
    edges_[b].push_back({a, length});
  }

  void pack() {
    streets_.offset.push_back(0);
    for (auto& edges : edges_) {
      std::sort(edges.begin(), edges.end());
      edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
      for (auto const& [to, length] : edges) streets_.to.push_back(to), streets_.length_m.push_back(length);
      streets_.offset.push_back(static_cast<std::uint32_t>(streets_.to.size()));
    }
  }

  ZoneCells const& cells_;
  WalkStreets streets_;
  std::vector<double> block_;    // [zone]
  std::vector<Corner> corners_;  // [node]
  std::vector<CellId> around_;
  std::vector<std::vector<std::pair<std::uint32_t, float>>> edges_;
};

}  // namespace

bool WalkStreets::is_cut(PlanePoint a, CellId of_a, PlanePoint b, CellId of_b) const {
  auto const stands = [&](CellId cell) {
    auto const walls =
        std::span(wall).subspan(wall_offset[cell.value], wall_offset[cell.value + 1] - wall_offset[cell.value]);
    return std::ranges::any_of(walls, [&](WalkBarrier const& piece) { return crosses(a, b, piece); });
  };
  return stands(of_a) || (of_a != of_b && stands(of_b));
}

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

void CatchmentSearch::look_around(CellId cell) {
  list_around(cells_, cell, around_);
}

/// From the place to the corners near it.
void CatchmentSearch::start(PlanePoint place) {
  for (auto const node : seen_) distance_[node] = kUnseen;
  seen_.clear();
  frontier_.clear();
  auto const cell = cells_.at(place);
  if (!cell) return;
  look_around(cell);
  for (auto const near : around_)
    for (auto n = streets_.cell_offset[near.value]; n < streets_.cell_offset[near.value + 1]; ++n)
      if (auto const way = along_axes(place, streets_.node[n]);
          way <= cells_.side_m && !streets_.is_cut(place, cell, streets_.node[n], near))
        touch(n, static_cast<float>(way));
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

/// By the street corners near a point; `look_around` has listed their cells.
double CatchmentSearch::walk_to(PlanePoint point, CellId cell) const {
  double walk = kUnseen;
  for (auto const near : around_)
    for (auto n = streets_.cell_offset[near.value]; n < streets_.cell_offset[near.value + 1]; ++n) {
      double const way = along_axes(point, streets_.node[n]);
      if (way <= cells_.side_m && distance_[n] + way < walk && !streets_.is_cut(point, cell, streets_.node[n], near))
        walk = distance_[n] + way;
    }
  return walk;
}

CellInReach CatchmentSearch::reach_of(CellId cell, PlanePoint place) {
  CellInReach reach{cell, kUnseen, {}};
  bool const own = cells_.at(place) == cell;
  auto const corner = cells_.corner(cell);
  constexpr float kPoint = 1.0F / (kPointsASide * kPointsASide);
  look_around(cell);
  for (int r = 0; r < kPointsASide; ++r)
    for (int c = 0; c < kPointsASide; ++c) {
      PlanePoint const point{corner.x + (c + 0.5) * cells_.side_m / kPointsASide,
                             corner.y + (r + 0.5) * cells_.side_m / kPointsASide};
      double walk = walk_to(point, cell);
      if (own && !streets_.is_cut(place, cell, point, cell)) walk = std::min(walk, along_axes(place, point));
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
  for (std::size_t i = 0, seen = near.size(); i < seen; ++i) {  // land beside the last corner is near too
    look_around(near[i]);
    near.insert(near.end(), around_.begin(), around_.end());
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
