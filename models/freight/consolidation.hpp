#pragma once
/// Consolidation centres: small shipments for the places around are brought to one house and go on together.

#include <vector>

#include "models/freight/shipments.hpp"

namespace tanvan {

/// Shipments that a consolidation centre may take: at most so heavy.
inline constexpr std::int64_t kConsolidatedMost_kg = 3'000;

/// The shipments with those through centres cut into two legs, in the order they had; the second leg follows the first
/// and has the centre as shipper and base.
///
/// A centre takes shipments of market, household and domestic flows from beyond its radius to a zone within it (by
/// road), no heavier than `kConsolidatedMost_kg` and no container, `share` of them by draws of the shipment; where
/// several could, the one nearest to the receiver, of two equally near the earlier. From there vans and small trucks
/// deliver.
std::vector<Shipment> through_centres(World const& world, FreightRoads const& roads, std::vector<Shipment> shipments);

/// What centres ask for handling a day's shipments [đồng].
double centre_handling_vnd(World const& world, std::vector<Shipment> const& shipments);

}  // namespace tanvan
