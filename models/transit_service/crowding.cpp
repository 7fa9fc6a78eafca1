#include "models/transit_service/crowding.hpp"

#include <algorithm>

namespace tanvan {
namespace {

constexpr double kEasy = 0.6, kAllSeats = 1.15, kAllPlaces = 1.5, kStanding = 2.35;

/// What a minute counts for who sits.
double seated_weight(double load, double seats, double places) {
  if (load <= kEasy * seats) return 1;
  if (load <= seats || places <= seats)
    return 1 + (kAllSeats - 1) * (std::min(load, seats) / seats - kEasy) / (1 - kEasy);
  return kAllSeats + (kAllPlaces - kAllSeats) * (load - seats) / (places - seats);
}

}  // namespace

double crowding_weight(double load, double seats, double places) {
  if (load <= 0) return 1;
  double const standing = std::max(0.0, load - seats);
  return ((load - standing) * seated_weight(load, seats, places) + standing * kStanding) / load;
}

double vehicles_missed(double demand, double places) {
  return places > 0 ? std::max(0.0, demand / places - 1) : 0;
}

}  // namespace tanvan
