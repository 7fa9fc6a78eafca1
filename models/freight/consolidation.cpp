#include "models/freight/consolidation.hpp"

#include <cmath>
#include <map>

#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

/// Shippers of this kind are centres: no enterprise and no warehouse has such a key.
AgentKey centre_key(ZoneId zone) {
  return AgentKey{(std::uint64_t{3} << 61U) | zone.value};
}

/// The last decision on each zone's centre, by zone.
std::map<ZoneId, ConsolidationCentre> centres_now(World const& world) {
  std::map<ZoneId, ConsolidationCentre> all;
  for (auto const& centre : world.freight.centres) all[id_of<ZoneId>(centre.zone)] = centre;
  return all;
}

bool is_for_centres(Shipment const& s) {
  bool const flow = s.flow == GoodsFlow::market || s.flow == GoodsFlow::household || s.flow == GoodsFlow::domestic;
  return flow && s.container == 0 && s.kg <= kConsolidatedMost_kg;
}

}  // namespace

std::vector<Shipment> through_centres(World const& world, FreightRoads const& roads, std::vector<Shipment> shipments) {
  auto const centres = centres_now(world);
  if (centres.empty()) return shipments;
  std::vector<Shipment> all;
  all.reserve(shipments.size());
  for (auto const& s : shipments) {
    ConsolidationCentre const* by = nullptr;
    ZoneId at{};
    for (auto const& [zone, centre] : centres) {
      double const km = roads.km(zone.value, s.to.value);
      double const km_in = roads.km(s.from.value, zone.value);
      bool const serves = is_for_centres(s) && km <= centre.radius_km && km_in > centre.radius_km &&
                          std::isfinite(km_in) && zone != s.to;
      if (serves && (by == nullptr || km < roads.km(at.value, s.to.value))) by = &centre, at = zone;
    }
    Draws draws{world.seed, s.key, static_cast<std::uint32_t>(world.now.count), Stream::household_goods};
    if (by == nullptr || !draws.chance(by->share)) {
      all.push_back(s);
      continue;
    }
    Shipment in = s, out = s;
    in.to = at;
    if (s.base == s.to) in.base = at;  // the centre fetches what the receiver would have fetched
    out.from = out.base = at;
    out.shipper = centre_key(at);
    in.leg = ShipmentLeg::to_centre;
    out.leg = ShipmentLeg::from_centre;
    out.key = derived_key(s.key, 1, Stream::carrier);
    if (out.vehicle > FreightVehicle::truck_2_axle) out.vehicle = FreightVehicle::truck_2_axle;  // in the streets there
    all.push_back(in);
    all.push_back(out);
  }
  return all;
}

double centre_handling_vnd(World const& world, std::vector<Shipment> const& shipments) {
  auto const centres = centres_now(world);
  double vnd = 0;
  for (auto const& s : shipments)
    if (s.leg == ShipmentLeg::from_centre) vnd += centres.at(s.from).handling_vnd_t * static_cast<double>(s.kg) / 1000;
  return vnd;
}

}  // namespace tanvan
