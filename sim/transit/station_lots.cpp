#include "sim/transit/station_lots.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

constexpr std::int32_t kDay_s = 24 * 3600;

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

class Settling {
 public:
  Settling(StationLots const& lots, LotDemand const& demand, LotOptions const& options)
      : lots_{lots}, demand_{demand}, o_{options}, smooth_(lots.size(), 0), is_moved_(lots.size(), 1) {
    result_.lot.assign(demand.tours(), -1);
    result_.use.assign(lots.size(), 0);
    result_.price.assign(lots.size(), 0);
    search_s_.assign(lots.size(), options.search_s);
  }

  LotUse settled() {
    for (int round = 1; round <= o_.rounds; ++round) {
      result_.rounds = round;
      ask();
      count();
      if (!move_terms(round)) return std::move(result_);
    }
    turn_away();
    count();
    return std::move(result_);
  }

 private:
  auto offers(std::size_t tour) const {
    return std::span{demand_.by_lot}.subspan(demand_.offset[tour], demand_.offset[tour + 1] - demand_.offset[tour]);
  }

  std::int64_t cost(LotTour const& offer) const {
    auto const terms = lots_.fee[offer.lot] + result_.price[offer.lot] + o_.per_s * search_s_[offer.lot];
    return offer.cost + std::llround(terms);
  }

  void ask() {
    for (std::size_t tour = 0; tour < demand_.tours(); ++tour) {
      auto const near = offers(tour);
      if (std::ranges::none_of(near, [&](LotTour const& offer) { return is_moved_[offer.lot] != 0; })) continue;
      ++result_.asked;
      auto best = demand_.otherwise[tour];
      result_.lot[tour] = -1;
      for (auto const& offer : near)
        if (auto const with = cost(offer); with < best) {
          best = with;
          result_.lot[tour] = static_cast<std::int32_t>(offer.lot);
        }
    }
  }

  LotTour const& taken(std::size_t tour) const {
    return *std::ranges::find(offers(tour), static_cast<std::uint32_t>(result_.lot[tour]), &LotTour::lot);
  }

  /// Motorbikes at each lot's fullest moment; one that goes makes room for one that comes.
  void count() {
    struct Event {
      std::uint32_t lot;
      std::int32_t time;
      int change;
    };
    std::vector<Event> events;
    for (std::size_t tour = 0; tour < demand_.tours(); ++tour) {
      if (result_.lot[tour] < 0) continue;
      auto const& by = taken(tour);
      if (by.taken_s % kDay_s < by.parked_s % kDay_s) events.push_back({by.lot, 0, 1});  // stands over midnight
      events.push_back({by.lot, by.parked_s % kDay_s, 1});
      events.push_back({by.lot, by.taken_s % kDay_s, -1});
    }
    std::ranges::sort(events, {}, [](Event const& e) { return std::tuple{e.lot, e.time, e.change}; });
    std::ranges::fill(result_.use, 0);
    int here = 0;
    for (std::size_t i = 0; i < events.size(); ++i) {
      here = (i > 0 && events[i - 1].lot == events[i].lot ? here : 0) + events[i].change;
      auto& most = result_.use[events[i].lot];
      most = std::max(most, here * demand_.weight);
    }
  }

  /// @return whether a lot is overrun, or has room at a price
  bool move_terms(int round) {
    bool is_moving = false;
    double const share = 1 / std::sqrt(round);
    for (std::size_t lot = 0; lot < lots_.size(); ++lot) {
      auto const full = result_.use[lot] / lots_.capacity[lot];
      bool const is_off = full > 1 + o_.tolerance || (result_.price[lot] > 0 && full < 1 - o_.tolerance);
      auto const price =
          is_off ? std::max(0.0, result_.price[lot] + share * o_.price_step * (full - 1)) : result_.price[lot];
      smooth_[lot] += share * (result_.use[lot] - smooth_[lot]);
      auto const search_s = lot_search_s(smooth_[lot], lots_.capacity[lot], o_);
      bool const is_moved = price != result_.price[lot] || std::abs(search_s - search_s_[lot]) >= 1;
      is_moved_[lot] = is_moved ? 1 : 0;
      if (is_moved) search_s_[lot] = search_s;
      result_.price[lot] = price;
      is_moving = is_moving || is_off || is_moved;
    }
    return is_moving;
  }

  /// The last to come to a full lot go otherwise.
  void turn_away() {
    std::vector<std::size_t> order;
    for (std::size_t tour = 0; tour < demand_.tours(); ++tour)
      if (result_.lot[tour] >= 0) order.push_back(tour);
    std::ranges::sort(order, {}, [&](std::size_t tour) { return std::tuple{taken(tour).parked_s, tour}; });
    std::vector<std::vector<std::int32_t>> leaving(lots_.size());  // of those inside, a heap: first to leave on top
    for (auto const tour : order) {
      auto const by = taken(tour);
      auto& inside = leaving[by.lot];
      while (!inside.empty() && inside.front() <= by.parked_s) {
        std::ranges::pop_heap(inside, std::greater{});
        inside.pop_back();
      }
      if (static_cast<double>(inside.size() + 1) * demand_.weight > lots_.capacity[by.lot] * (1 + o_.tolerance)) {
        result_.lot[tour] = -1;
        ++result_.turned_away;
        continue;
      }
      inside.push_back(by.taken_s < by.parked_s ? by.taken_s + kDay_s : by.taken_s);
      std::ranges::push_heap(inside, std::greater{});
    }
  }

  StationLots const& lots_;
  LotDemand const& demand_;
  LotOptions const& o_;
  std::vector<double> smooth_, search_s_;  // [lot] use by which the search is reckoned; seconds
  std::vector<std::uint8_t> is_moved_;     // [lot]
  LotUse result_;
};

}  // namespace

double lot_search_s(double use, double capacity, LotOptions const& options) {
  if (use >= capacity) return options.search_cap_s;
  return std::min(options.search_cap_s, options.search_s / (1 - use / capacity));
}

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

LotUse settle_lots(StationLots const& lots, LotDemand const& demand, LotOptions const& options) {
  expects(lots.fee.size() == lots.size() && lots.offset.size() == lots.size() + 1, "columns of one length");
  expects(std::ranges::all_of(lots.capacity, [](double c) { return c > 0; }), "lots with places");
  expects(demand.offset.size() == demand.tours() + 1 && demand.weight > 0, "tours with a weight above 0");
  expects(options.rounds > 0 && options.price_step > 0 && options.tolerance >= 0, "rounds and a step above 0");
  return Settling{lots, demand, options}.settled();
}

}  // namespace tanvan
