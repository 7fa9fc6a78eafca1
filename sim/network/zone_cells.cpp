#include "sim/network/zone_cells.hpp"

#include <algorithm>
#include <limits>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

constexpr double kReach = 1.4;  // of a zone's radius; the corner of a square zone lies at 1.25

/// A zone as a disc of equal area.
struct Disc {
  ZoneId zone;
  PlanePoint centre;
  double radius_m = 0;
};

std::vector<Disc> discs_of(ZoneStore const& zones, MapPlane const& plane) {
  std::vector<Disc> discs;
  for (auto zone : ids<ZoneId>(zones.size())) {
    if (zones.kind[zone] != ZoneKind::internal) continue;
    expects(zones.area_km2[zone] > 0, "zones have an area");
    discs.push_back({zone, plane.point({zones.lon[zone], zones.lat[zone]}),
                     1000 * std::sqrt(zones.area_km2[zone] / std::numbers::pi)});
  }
  return discs;
}

LonLat middle_of(ZoneStore const& zones) {
  LonLat sum;
  double count = 0;
  for (auto zone : ids<ZoneId>(zones.size())) {
    if (zones.kind[zone] != ZoneKind::internal) continue;
    sum.lon += zones.lon[zone], sum.lat += zones.lat[zone], count += 1;
  }
  return count > 0 ? LonLat{sum.lon / count, sum.lat / count} : LonLat{};
}

/// The squares of the grid and whose they are so far.
class Grid {
 public:
  Grid(std::int32_t rows, std::int32_t columns, double side_m)
      : rows_(rows), columns_(columns), side_m_(side_m), owner_(count()), depth_(count(), kFar) {}

  /// Takes the squares about a disc that lie deeper in it than in those before.
  void claim(Disc const& disc) {
    double const reach = kReach * disc.radius_m;
    for (auto r = first(disc.centre.y - reach); r <= last(disc.centre.y + reach, rows_); ++r)
      for (auto c = first(disc.centre.x - reach); c <= last(disc.centre.x + reach, columns_); ++c) {
        double const x = (c + 0.5) * side_m_ - disc.centre.x, y = (r + 0.5) * side_m_ - disc.centre.y;
        double const square = x * x + y * y, depth = square - disc.radius_m * disc.radius_m;
        if (square > reach * reach || depth >= depth_[at(r, c)]) continue;
        depth_[at(r, c)] = depth;
        owner_[at(r, c)] = disc.zone;
      }
  }

  /// Gives a zone that has no square the nearest of one that can spare it.
  void give_one(Disc const& disc, std::vector<std::uint32_t>& squares) {
    double nearest = kFar;
    std::size_t best = owner_.size();
    for (std::int32_t r = 0; r < rows_; ++r)
      for (std::int32_t c = 0; c < columns_; ++c) {
        auto const owner = owner_[at(r, c)];
        if (owner && squares[owner.value] < 2) continue;
        double const distance = std::hypot((c + 0.5) * side_m_ - disc.centre.x, (r + 0.5) * side_m_ - disc.centre.y);
        if (distance < nearest) nearest = distance, best = at(r, c);
      }
    expects(best < owner_.size(), "a square for every zone");
    if (owner_[best]) --squares[owner_[best].value];
    owner_[best] = disc.zone;
    squares[disc.zone.value] = 1;
  }

  std::vector<std::uint32_t> squares_of(std::size_t zones) const {
    std::vector<std::uint32_t> squares(zones, 0);
    for (auto const owner : owner_)
      if (owner) ++squares[owner.value];
    return squares;
  }

  std::vector<ZoneId> const& owners() const { return owner_; }

 private:
  static constexpr double kFar = std::numeric_limits<double>::infinity();

  std::size_t count() const { return static_cast<std::size_t>(rows_) * static_cast<std::size_t>(columns_); }
  std::size_t at(std::int32_t r, std::int32_t c) const {
    return static_cast<std::size_t>(r) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(c);
  }
  std::int32_t first(double metres) const { return std::max(0, static_cast<std::int32_t>(metres / side_m_) - 1); }
  std::int32_t last(double metres, std::int32_t count) const {
    return std::min(count - 1, static_cast<std::int32_t>(metres / side_m_) + 1);
  }

  std::int32_t rows_, columns_;
  double side_m_;
  std::vector<ZoneId> owner_;
  std::vector<double> depth_;
};

/// Rows by zone from the owners of squares.
void list_cells(ZoneStore const& zones, std::vector<ZoneId> const& owner, std::span<std::uint32_t const> squares,
                ZoneCells& cells) {
  cells.offset.assign(zones.size() + 1, 0);
  for (std::size_t z = 0; z < zones.size(); ++z) cells.offset[z + 1] = cells.offset[z] + squares[z];
  auto next = cells.offset;
  std::size_t const count = cells.offset.back();
  cells.zone.resize(count);
  cells.row.resize(count);
  cells.column.resize(count);
  cells.land_m2.resize(count);
  cells.grid.resize(owner.size());
  for (std::size_t square = 0; square < owner.size(); ++square) {
    if (!owner[square]) continue;
    auto const cell = id_of<CellId>(next[owner[square].value]++);
    cells.zone[cell] = owner[square];
    cells.row[cell] = static_cast<std::int32_t>(square) / cells.columns;
    cells.column[cell] = static_cast<std::int32_t>(square) % cells.columns;
    cells.land_m2[cell] = zones.area_km2[owner[square]] * 1e6 / squares[owner[square].value];
    cells.grid[square] = cell;
  }
}

}  // namespace

ZoneCells zone_cells(ZoneStore const& zones, double side_m) {
  expects(side_m > 0, "squares with a side");
  ZoneCells cells;
  cells.side_m = side_m;
  cells.plane.origin = middle_of(zones);
  PlanePoint low{}, high{};
  for (auto const& disc : discs_of(zones, cells.plane)) {
    double const reach = kReach * disc.radius_m + side_m;
    low = {std::min(low.x, disc.centre.x - reach), std::min(low.y, disc.centre.y - reach)};
    high = {std::max(high.x, disc.centre.x + reach), std::max(high.y, disc.centre.y + reach)};
  }
  cells.plane.origin = cells.plane.place(low);  // the plane's own scale changes by less than 0.5 %
  cells.rows = static_cast<std::int32_t>((high.y - low.y) / side_m) + 2;
  cells.columns = static_cast<std::int32_t>((high.x - low.x) / side_m) + 2;
  auto const discs = discs_of(zones, cells.plane);
  Grid grid(cells.rows, cells.columns, side_m);
  for (auto const& disc : discs) grid.claim(disc);
  auto squares = grid.squares_of(zones.size());
  for (auto const& disc : discs)
    if (squares[disc.zone.value] == 0) grid.give_one(disc, squares);
  list_cells(zones, grid.owners(), squares, cells);
  return cells;
}

}  // namespace tanvan
