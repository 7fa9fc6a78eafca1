#pragma once
/// Park and ride: lots at stations that fill, and tours that come back to the lot where their motorbike stands.

#include <cstdint>
#include <span>
#include <vector>

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

struct LotOptions {
  double search_s = 60;       ///< s0: to find a place in an empty lot [s]
  double search_cap_s = 600;  ///< and in a full one
  double per_s = 10;          ///< what a second of it costs [unit/s]
  double price_step = 2000;   ///< of a lot's shadow price, for a use of twice its places [unit]
  double tolerance = 0.02;    ///< of the capacity by which uses may exceed it
  int rounds = 500;           ///< most
};

/// s = s0 / (1 - use / capacity), capped (mobility.md 3.6) [s].
double lot_search_s(double use, double capacity, LotOptions const& options);

/// Tours that may park and ride: those of tour t are the rows offset[t] to offset[t + 1).
struct LotDemand {
  std::vector<std::uint32_t> offset = {0};
  std::vector<LotTour> by_lot;
  std::vector<std::int64_t> otherwise;  // [tour] cost of the best other way
  double weight = 1;                    // motorbikes that a tour stands for

  std::size_t tours() const { return otherwise.size(); }
};

struct LotUse {
  std::vector<std::int32_t> lot;  // [tour] -1: goes otherwise
  std::vector<double> use;        // [lot] motorbikes at the fullest moment
  std::vector<double> price;      // [lot] shadow price [unit]; 0 where there is room
  int rounds = 0;
  std::size_t asked = 0;        // tours that were asked, over all rounds
  std::size_t turned_away = 0;  // tours that came to a full lot after the last round
};

/// Lets tours choose until lots hold. Each takes what costs least with fee, search and shadow price, which moves by
/// price <- max(0, price + step (use / capacity - 1)) with a step that shrinks with the square root of the round, until
/// no lot is overrun and none with room has a price. Only tours near lots whose price or search moved are asked again.
/// Where rounds do not suffice, as when many tours cost the same, the last to come to a full lot go otherwise.
/// The same on any number of threads; ties go to the other way, then to the lot that is named first.
LotUse settle_lots(StationLots const& lots, LotDemand const& demand, LotOptions const& options);

}  // namespace tanvan
