#include "models/demand/trip_places.hpp"

namespace tanvan {
namespace {

constexpr auto kTruck = VehicleClass::truck;
constexpr std::uint8_t kAllBits = 0xff;

std::uint8_t bit(std::size_t place) {
  return static_cast<std::uint8_t>(1U << place);
}

}  // namespace

TripPlaces::TripPlaces(World const& world)
    : connectors_(world.network.connectors), access_(world.network.nodes.size()) {
  auto const& links = world.network.links;
  for (LinkId a : ids<LinkId>(links.size())) {
    if (world.now < links.open_from[a]) continue;
    auto const classes = static_cast<std::uint8_t>(~links.banned[a]);
    auto const trucks = static_cast<std::uint8_t>(links.is_banned(a, kTruck) ? 0 : ~links.truck_ban[a] & kAllBits);
    access_[links.from[a]].out |= classes, access_[links.from[a]].trucks_out |= trucks;
    access_[links.to[a]].in |= classes, access_[links.to[a]].trucks_in |= trucks;
  }
}

bool TripPlaces::usable(NodeId node, VehicleClass vehicle, std::size_t bin) const {
  auto const& access = access_[node];
  if (vehicle == kTruck) return (access.trucks_out & access.trucks_in & bit(bin)) != 0;
  return (access.out & access.in & bit(static_cast<std::size_t>(vehicle))) != 0;
}

NodeId TripPlaces::at(ZoneId zone, VehicleClass vehicle, std::size_t bin, double u) const {
  std::size_t const first = connectors_.offset[zone.value], last = connectors_.offset[zone.value + 1];
  double all = 0;
  for (std::size_t i = first; i < last; ++i) all += usable(connectors_.node[i], vehicle, bin) ? weight(i) : 0;
  bool const any = !(all > 0);
  if (any)
    for (std::size_t i = first; i < last; ++i) all += weight(i);
  double target = u * all;
  NodeId chosen;
  for (std::size_t i = first; i < last; ++i) {
    if (!any && !usable(connectors_.node[i], vehicle, bin)) continue;
    chosen = connectors_.node[i];
    if (target < weight(i)) return chosen;
    target -= weight(i);
  }
  return chosen;
}

}  // namespace tanvan
