#include "sim/transit/station_lots.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

/// Stops around a lot as ends of a journey, after so long by motorbike.
std::vector<StopAccess> by_lot(StationLots const& lots, StopAccess const& way) {
  std::vector<StopAccess> ends;
  for (auto const& walk : lots.walks_of(way.stop.value))
    ends.push_back({walk.stop, way.seconds + walk.seconds, way.cost + walk.cost});
  return ends;
}

struct Chosen {
  std::int64_t cost;
  std::int32_t arrival;
};

/// The journey of least cost with the time since the moment that was asked for.
std::optional<Chosen> cheapest(std::span<ParetoJourney const> journeys, std::int32_t leave_s, std::uint32_t per_s) {
  std::optional<Chosen> best;
  for (auto const& j : journeys) {
    auto const cost = j.cost + static_cast<std::int64_t>(per_s) * (j.arrival - leave_s);
    if (!best || cost < best->cost) best = Chosen{cost, j.arrival};
  }
  return best;
}

/// Tours that choose among lots and the way otherwise.
class Choosing {
 public:
  Choosing(StationLots const& lots, LotDemand const& demand, LotMarket const& market, double per_s)
      : lots_{lots}, demand_{demand}, market_{market}, per_s_{per_s}, refused_(demand.by_lot.size(), 0) {
    result_.lot.assign(demand.tours(), -1);
  }

  /// Tours near lots that moved are asked. @return of all tours that park
  std::vector<Parking> ask(std::span<std::uint8_t const> moved) {
    for (std::size_t tour = 0; tour < demand_.tours(); ++tour)
      if (std::ranges::any_of(offers(tour), [&](LotTour const& offer) { return moved[offer.lot] != 0; })) choose(tour);
    std::vector<Parking> parkings;
    parked_.clear();
    for (std::size_t tour = 0; tour < demand_.tours(); ++tour) {
      if (result_.lot[tour] < 0) continue;
      auto const& by = demand_.by_lot[taken(tour)];
      parkings.push_back({by.lot, by.parked_s, by.taken_s});
      parked_.push_back(tour);
    }
    return parkings;
  }

  void refuse(std::size_t parking) {
    std::size_t const tour = parked_[parking];
    refused_[taken(tour)] = 1;
    choose(tour);
  }

  TourLots chosen(LotUse&& use) && {
    static_cast<LotUse&>(result_) = std::move(use);
    return std::move(result_);
  }

 private:
  std::span<LotTour const> offers(std::size_t tour) const {
    return std::span{demand_.by_lot}.subspan(demand_.offset[tour], demand_.offset[tour + 1] - demand_.offset[tour]);
  }

  std::int64_t cost(LotTour const& offer) const {
    auto const terms = lots_.fee[offer.lot] + market_.price()[offer.lot] + per_s_ * market_.search()[offer.lot];
    return offer.cost + std::llround(terms);
  }

  void choose(std::size_t tour) {
    ++result_.asked;
    auto best = demand_.otherwise[tour];
    result_.lot[tour] = -1;
    for (auto row = demand_.offset[tour]; row < demand_.offset[tour + 1]; ++row)
      if (auto const with = cost(demand_.by_lot[row]); refused_[row] == 0 && with < best) {
        best = with;
        result_.lot[tour] = static_cast<std::int32_t>(demand_.by_lot[row].lot);
      }
  }

  /// Row of the lot that a tour has chosen.
  std::size_t taken(std::size_t tour) const {
    auto const near = offers(tour);
    auto const by = std::ranges::find(near, static_cast<std::uint32_t>(result_.lot[tour]), &LotTour::lot);
    return demand_.offset[tour] + static_cast<std::size_t>(by - near.begin());
  }

  StationLots const& lots_;
  LotDemand const& demand_;
  LotMarket const& market_;
  double per_s_;
  std::vector<std::uint8_t> refused_;  // [by_lot]
  std::vector<std::size_t> parked_;    // [parkings] tours
  TourLots result_;
};

}  // namespace

std::vector<LotTour> lot_tours(ParetoSearch& search, StationLots const& lots, TourQuestion const& q) {
  std::vector<LotTour> tours;
  for (auto const& way : q.lots) {
    auto const ends = by_lot(lots, way);
    auto const out = cheapest(search.depart_at(q.leave_s, ends, q.end), q.leave_s, q.per_s);
    if (!out) continue;
    auto const back = cheapest(search.depart_at(q.back_s, q.end, ends), q.back_s, q.per_s);
    if (!back) continue;
    tours.push_back({way.stop.value, out->cost + back->cost, q.leave_s + way.seconds, back->arrival - way.seconds});
  }
  return tours;
}

TourLots settle_lots(StationLots const& lots, LotDemand const& demand, LotOptions const& options) {
  expects(lots.fee.size() == lots.size() && lots.offset.size() == lots.size() + 1, "columns of one length");
  expects(demand.offset.size() == demand.tours() + 1, "offsets of all tours");
  std::vector<double> const none(lots.size(), 0);
  LotMarket market(lots.capacity, none, none, demand.weight, options.terms);
  Choosing choosing(lots, demand, market, options.per_s);
  auto use = settle(
      market, [&](auto moved) { return choosing.ask(moved); }, [&](std::size_t row) { choosing.refuse(row); });
  return std::move(choosing).chosen(std::move(use));
}

}  // namespace tanvan
