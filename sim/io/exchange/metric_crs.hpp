#pragma once
/// Coordinates in metres for programs that want them.

#include <optional>
#include <string>

#include "sim/io/exchange/network_tables.hpp"
#include "sim/io/exchange/projection.hpp"

namespace tanvan {

/// `EPSG:32648`: the zone of UTM in which the middle of the network lies, where its coordinates are longitude and
/// latitude; else the network's own reference system, which may be unknown (empty).
std::string metric_crs_of(NetworkTables const& network);

/// Zone and half of a UTM system by its EPSG code; none where the system is another.
struct UtmZone {
  int zone = 0;
  bool south = false;
};
std::optional<UtmZone> utm_zone_of(std::string const& crs);

/// Coordinates of a network in another reference system.
class PlaneOut {
 public:
  /// @param crs  that of the network (points stay as they are), or one that PROJ knows; other ones leave points as they
  /// are
  PlaneOut(NetworkTables const& network, std::string crs);

  Point operator()(Point point) const { return projection_ ? projection_->back(point) : point; }
  std::string const& crs() const { return crs_; }

 private:
  std::string crs_;
  std::optional<Projection> projection_;
};

/// The argument near `guess` for which `f` gives exactly `want`, or `guess` where none of its neighbours does. So a
/// unit turned and turned back keeps its bits.
template <class Function>
double argument_giving(double want, double guess, Function const& f);

double neighbour(double value, int steps);

template <class Function>
double argument_giving(double want, double guess, Function const& f) {
  constexpr int kNear = 4;  // units in the last place
  for (int step = 0; step <= kNear; ++step)
    for (int const side : {step, -step})
      if (auto const value = neighbour(guess, side); f(value) == want) return value;
  return guess;
}

}  // namespace tanvan
