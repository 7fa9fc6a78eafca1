#pragma once
/// The junction at which a vehicle enters or leaves the network in its zone.

#include <cstdint>
#include <vector>

#include "sim/engine/world.hpp"

namespace tanvan {

/// Junctions of every zone, a nearer one more likely: with the inverse of its connector's length. A vehicle takes those
/// where its class can both come and go in its bin (open links, bans); all of the zone where there is none such.
class TripPlaces {
 public:
  explicit TripPlaces(World const& world);

  /// The junction at quantile u; none where the zone has no connector. @param u in (0, 1)
  NodeId at(ZoneId zone, VehicleClass vehicle, std::size_t bin, double u) const;

 private:
  /// Which classes can come and go at a junction: bit c of the class; trucks by bin.
  struct Access {
    std::uint8_t out = 0, in = 0;
    std::uint8_t trucks_out = 0, trucks_in = 0;  // bit b: of heavy trucks in bin b
  };
  bool usable(NodeId node, VehicleClass vehicle, std::size_t bin) const;
  double weight(std::size_t row) const { return 1 / connectors_.length[row].value; }

  ConnectorStore const& connectors_;
  Column<NodeId, Access> access_;
};

}  // namespace tanvan
