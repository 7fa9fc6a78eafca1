#pragma once
/// Park and ride: lots at stations that fill, and tours that come back to the lot where their motorbike stands.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/transit/lot_market.hpp"
#include "sim/transit/pareto_search.hpp"

namespace tanvan {

/// Lots for motorbikes, one row a lot.
struct StationLots {
  std::vector<double> capacity;             // [motorbikes], > 0
  std::vector<std::uint32_t> fee;           // [unit of cost] each entry
  std::vector<std::uint32_t> offset = {0};  // [lots + 1]
  std::vector<StopAccess> walks;            // between a lot and the stops around it

  std::size_t size() const { return capacity.size(); }
  std::span<StopAccess const> walks_of(std::size_t lot) const {
    return std::span{walks}.subspan(offset[lot], offset[lot + 1] - offset[lot]);
  }
};

/// A tour by one lot: there and back by motorbike between home and it, by public transport beyond it.
struct LotTour {
  std::uint32_t lot = 0;
  std::int64_t cost = 0;      // both ways, with the time by its value; without the lot's fee, search and price
  std::int32_t parked_s = 0;  // [s after midnight] when the motorbike comes, at an empty lot, and when it goes
  std::int32_t taken_s = 0;
};

/// What a tour is asked about.
struct TourQuestion {
  std::int32_t leave_s = 0, back_s = 0;  // from home, and from the other end [s after midnight]
  std::span<StopAccess const> end;       // ways between the other end and stops
  std::span<StopAccess const> lots;      // motorbike ways from home; `stop` is the number of the lot
  std::uint32_t per_s = 0;               // value of door-to-door time [unit/s]
};

/// The tours by each lot near home that can be ridden both ways, in the order of the question's lots. Out and back are
/// the journeys of least cost with time by its value, among those that `search` gives; ties by order.
std::vector<LotTour> lot_tours(ParetoSearch& search, StationLots const& lots, TourQuestion const& question);

/// Seconds, and the unit of cost of the journeys.
struct LotOptions {
  LotTerms terms = {.search = 60, .search_cap = 600, .search_grain = 1, .price_step = 2000};
  double per_s = 10;  ///< what a second of searching costs [unit/s]
};

/// Tours that may park and ride: those of tour t are the rows offset[t] to offset[t + 1).
struct LotDemand {
  std::vector<std::uint32_t> offset = {0};
  std::vector<LotTour> by_lot;
  std::vector<std::int64_t> otherwise;  // [tour] cost of the best other way
  double weight = 1;                    // motorbikes that a tour stands for

  std::size_t tours() const { return otherwise.size(); }
};

/// What `settle` of lot_market.hpp comes to, and what tours do.
struct TourLots : LotUse {
  std::vector<std::int32_t> lot;  // [tour] -1: goes otherwise
  std::size_t asked = 0;          // tours that were asked, over all rounds
};

/// Lets tours choose until lots hold (`settle`): each takes what costs least with fee, search and shadow price. Only
/// tours near lots whose price or search moved are asked again. The same on any number of threads; ties go to the other
/// way, then to the lot that is named first.
TourLots settle_lots(StationLots const& lots, LotDemand const& demand, LotOptions const& options);

}  // namespace tanvan
