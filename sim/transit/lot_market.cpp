#include "sim/transit/lot_market.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <tuple>
#include <utility>

namespace tanvan {
namespace {

constexpr std::int32_t kDay_s = 24 * 3600;

std::int32_t from_s(Parking const& p) {
  return p.from_s % kDay_s;
}
std::int32_t until_s(Parking const& p) {
  return p.until_s % kDay_s;
}
bool stays_overnight(Parking const& p) {
  return until_s(p) <= from_s(p);
}

/// Who is in one lot, while the day goes on.
class Inside {
 public:
  explicit Inside(double room) : room_(room) {}

  void leave_until(std::int32_t now_s) {
    while (!leaves_.empty() && leaves_.front() <= now_s) {
      std::ranges::pop_heap(leaves_, std::greater{});
      leaves_.pop_back();
    }
  }

  bool has_room(double weight) const { return static_cast<double>(leaves_.size() + 1) * weight <= room_; }

  void come(std::int32_t leaves_s) {
    leaves_.push_back(leaves_s);
    std::ranges::push_heap(leaves_, std::greater{});
  }

 private:
  double room_;
  std::vector<std::int32_t> leaves_;  // a heap: first to leave on top
};

}  // namespace

double lot_search(double use, double capacity, LotTerms const& terms) {
  double const left = 1 - use / capacity;
  return left > 0 ? std::min(terms.search_cap, terms.search / left) : terms.search_cap;
}

double next_lot_price(double price, double use, double capacity, double step) {
  constexpr double kMostOverrun = 2;
  return std::max(0.0, price + step * (std::min(use / capacity, kMostOverrun) - 1));
}

std::vector<double> fullest(std::span<Parking const> parkings, std::size_t lots, double weight) {
  struct Event {
    std::uint32_t lot;
    std::int32_t time;
    int change;
  };
  std::vector<Event> events;
  for (auto const& p : parkings) {
    if (stays_overnight(p)) events.push_back({p.lot, 0, 1});
    events.push_back({p.lot, from_s(p), 1});
    events.push_back({p.lot, until_s(p), -1});
  }
  std::ranges::sort(events, {}, [](Event const& e) { return std::tuple{e.lot, e.time, e.change}; });
  std::vector<double> most(lots, 0);
  int here = 0;
  for (std::size_t i = 0; i < events.size(); ++i) {
    here = (i > 0 && events[i - 1].lot == events[i].lot ? here : 0) + events[i].change;
    most[events[i].lot] = std::max(most[events[i].lot], here * weight);
  }
  return most;
}

std::vector<std::size_t> last_to_come(std::span<Parking const> parkings, std::span<double const> capacity,
                                      double weight) {
  std::vector<std::size_t> order(parkings.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t row) { return std::tuple{from_s(parkings[row]), row}; });
  std::vector<Inside> lots(capacity.begin(), capacity.end());
  std::vector<std::uint8_t> late(parkings.size(), 0);
  for (auto const row : order) {  // who stood there at midnight
    auto const& p = parkings[row];
    if (!stays_overnight(p)) continue;
    late[row] = !lots[p.lot].has_room(weight);
    if (late[row] == 0) lots[p.lot].come(until_s(p));
  }
  for (auto const row : order) {
    auto const& p = parkings[row];
    if (late[row] != 0) continue;
    lots[p.lot].leave_until(from_s(p));
    late[row] = !lots[p.lot].has_room(weight);
    if (late[row] == 0) lots[p.lot].come(until_s(p) + (stays_overnight(p) ? kDay_s : 0));
  }
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < late.size(); ++row)
    if (late[row] != 0) rows.push_back(row);
  return rows;
}

LotMarket::LotMarket(std::vector<double> capacity, std::vector<double> price, std::vector<double> use, double weight,
                     LotTerms const& terms)
    : capacity_(std::move(capacity)),
      price_(std::move(price)),
      smooth_(std::move(use)),
      moved_(capacity_.size(), 1),
      weight_(weight),
      terms_(terms) {
  expects(price_.size() == size() && smooth_.size() == size(), "columns of one length");
  expects(std::ranges::all_of(capacity_, [](double c) { return c > 0; }), "lots with places");
  expects(weight > 0 && terms.rounds > 0 && terms.price_step > 0 && terms.tolerance >= 0,
          "a weight, rounds and a step above 0");
  for (std::size_t lot = 0; lot < size(); ++lot) search_.push_back(lot_search(smooth_[lot], capacity_[lot], terms_));
}

bool LotMarket::move(std::span<double const> use, int round) {
  bool is_moving = false;
  double const share = 1 / std::sqrt(round);
  for (std::size_t lot = 0; lot < size(); ++lot) {
    double const full = use[lot] / capacity_[lot];
    bool const is_off = full > 1 + terms_.tolerance || (price_[lot] > 0 && full < 1 - terms_.tolerance);
    double const price =
        is_off ? next_lot_price(price_[lot], use[lot], capacity_[lot], share * terms_.price_step) : price_[lot];
    smooth_[lot] += share * (use[lot] - smooth_[lot]);
    double const search = lot_search(smooth_[lot], capacity_[lot], terms_);
    bool const is_moved = price != price_[lot] || std::abs(search - search_[lot]) > terms_.search_grain;
    moved_[lot] = is_moved ? 1 : 0;
    if (is_moved) search_[lot] = search;
    price_[lot] = price;
    is_moving = is_moving || is_off || is_moved;
  }
  return is_moving;
}

std::vector<double> LotMarket::room() const {
  std::vector<double> room = capacity_;
  for (double& places : room) places *= 1 + terms_.tolerance;
  return room;
}

}  // namespace tanvan
