#pragma once
/// Which places lie within built-up areas, told by how dense the streets are.

#include <cstdint>
#include <unordered_map>

#include "sim/io/osm/osm_store.hpp"

namespace tanvan {

/// A place is built up where the square of nine cells of 0.01 degrees around it holds 5 km of streets a km² or more:
/// roads of all classes that carry motors but motorways and tracks. The bound is ours: villages along a road in the
/// Mekong delta have some 2 km, the wards of Hồ Chí Minh City 10 to 25.
class BuiltUp {
 public:
  explicit BuiltUp(OsmStore const& store);

  bool at(OsmPlace place) const;

 private:
  std::unordered_map<std::int64_t, double> metres_;  // by cell, of streets
};

}  // namespace tanvan
