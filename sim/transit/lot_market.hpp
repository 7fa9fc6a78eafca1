#pragma once
/// Lots for motorbikes that fill: search grows, and a shadow price keeps out who does not fit. Units of time and price
/// are the caller's.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/core/check.hpp"

namespace tanvan {

/// How lots ask for time and price.
struct LotTerms {
  double search = 1;        ///< s0: to find a place in an empty lot [unit of time], >= 0
  double search_cap = 10;   ///< and in a full one [unit of time], >= search
  double search_grain = 0;  ///< changes of it up to so much ask nobody again [unit of time], >= 0
  double price_step = 1;    ///< of the shadow price, for a use of twice the places [unit of price], > 0
  double tolerance = 0.02;  ///< of the places by which uses may exceed them, >= 0
  int rounds = 500;         ///< most, > 0
};

/// s = s0 / (1 - use / capacity), capped (mobility.md 3.6); the cap where the lot is full [unit of time].
/// @param use >= 0  @param capacity > 0
double lot_search(double use, double capacity, LotTerms const& terms);

/// price <- max(0, price + step (min(use / capacity, 2) - 1)): it rises no faster than it falls. @param capacity > 0
double next_lot_price(double price, double use, double capacity, double step);

/// A motorbike in a lot, every day anew [s after midnight]; `until_s` at or before `from_s` is on the day after.
struct Parking {
  std::uint32_t lot = 0;
  std::int32_t from_s = 0, until_s = 0;
};

/// Motorbikes in each of so many lots at its fullest moment; one that goes makes room for one that comes.
/// @param weight  motorbikes that a row stands for
std::vector<double> fullest(std::span<Parking const> parkings, std::size_t lots, double weight);

/// Rows that come to a lot without room, ascending: without them no lot has more than its capacity. Who stands there
/// from the day before was there first; ties go to the lower row. @param capacity [lots]
std::vector<std::size_t> last_to_come(std::span<Parking const> parkings, std::span<double const> capacity,
                                      double weight);

/// Prices and searches of lots, round by round.
class LotMarket {
 public:
  /// @param capacity [lots] > 0  @param price [lots] >= 0  @param use [lots] by which the first search is reckoned
  /// @param weight  motorbikes that a parking stands for, > 0
  LotMarket(std::vector<double> capacity, std::vector<double> price, std::vector<double> use, double weight,
            LotTerms const& terms);

  std::size_t size() const { return capacity_.size(); }
  std::vector<double> const& price() const { return price_; }     // [lots]
  std::vector<double> const& search() const { return search_; }   // [lots]
  std::span<std::uint8_t const> moved() const { return moved_; }  // [lots] 1 where either is new; all at the begin
  double weight() const { return weight_; }
  int rounds() const { return terms_.rounds; }

  /// Prices by `next_lot_price` where a lot is overrun, or has room at a price; searches by the mean of uses. Steps
  /// of both shrink with the square root of the round.
  /// @param use [lots] of the round @param round from 1  @return whether anything moved, or should
  bool move(std::span<double const> use, int round);

  /// [lots] with the tolerance.
  std::vector<double> room() const;

 private:
  std::vector<double> capacity_, price_, search_, smooth_;
  std::vector<std::uint8_t> moved_;
  double weight_;
  LotTerms terms_;
};

/// What became of the lots.
struct LotUse {
  std::vector<double> use;      // [lots] motorbikes at the fullest moment
  std::vector<double> price;    // [lots] shadow price [unit]; 0 where there is room
  int rounds = 0;               // of prices
  std::size_t turned_away = 0;  // times that somebody came to a full lot after the last round
};

/// Lets travellers choose until lots hold: no lot is overrun and none with room has a price. Where rounds do not
/// suffice, as when many ways cost the same, the last to come to a full lot choose again without it, until all fit.
/// @param ask  (moved) -> parkings: lets everybody near a lot that moved choose again, at the market's terms, and
///   returns all parkings in an order of its own that stays; called with no lot moved it just returns them
/// @param refuse  (row of these parkings): its traveller chooses again without this lot, for good
/// Uses are within the tolerance. As deterministic as the two.
template <class Ask, class Refuse>
LotUse settle(LotMarket& market, Ask&& ask, Refuse&& refuse) {
  LotUse result;
  std::vector<Parking> parkings;
  bool is_moving = true;
  while (is_moving && result.rounds < market.rounds()) {
    parkings = ask(market.moved());
    result.use = fullest(parkings, market.size(), market.weight());
    is_moving = market.move(result.use, ++result.rounds);
  }
  std::vector<std::uint8_t> const none(market.size(), 0);
  auto const room = market.room();
  for (auto late = last_to_come(parkings, room, market.weight()); !late.empty();
       late = last_to_come(parkings, room, market.weight())) {
    for (auto const row : late) refuse(row);
    result.turned_away += late.size();
    parkings = ask(std::span{none});
  }
  result.use = fullest(parkings, market.size(), market.weight());
  result.price = market.price();
  return result;
}

}  // namespace tanvan
