#pragma once
/// Distances on the map, and how much of an area lies near a set of points.

#include <span>

namespace tanvan {

struct MapPoint {
  double lon = 0, lat = 0;  // [degrees], WGS 84
};

/// A zone as a disc of equal area about its centre: all that is known of its shape here.
struct ZoneDisc {
  MapPoint centre;
  double radius_km = 0;  // > 0
};

/// Straight distance [km] on a local plane; error below 0.5 % within 100 km at this latitude.
double distance_km(MapPoint a, MapPoint b);

/// The disc of a zone. @param area_km2 > 0
ZoneDisc disc_of(MapPoint centre, double area_km2);

/// Share of the disc within `reach_km` of any point, by 400 sample points spread evenly (Vogel's spiral), 0 to 1.
double share_within(ZoneDisc const& disc, std::span<MapPoint const> points, double reach_km);

}  // namespace tanvan
