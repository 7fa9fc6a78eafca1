#include "sim/transit/lot_market.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

constexpr std::int32_t hour(int h) {
  return h * 3600;
}

TEST(LotMarket, SearchGrowsAsALotFillsUpToItsCap) {
  LotTerms const terms{.search = 60, .search_cap = 600};
  EXPECT_EQ(lot_search(0, 500, terms), 60);
  EXPECT_DOUBLE_EQ(lot_search(250, 500, terms), 120);
  EXPECT_EQ(lot_search(490, 500, terms), 600) << "3000 by the formula";
  EXPECT_EQ(lot_search(500, 500, terms), 600);
  EXPECT_EQ(lot_search(700, 500, terms), 600);
}

TEST(LotMarket, PricesRiseWhereMoreComeThanFitAndNeverFallBelowNothing) {
  EXPECT_DOUBLE_EQ(next_lot_price(0, 1000, 500, 0.5), 0.5);
  EXPECT_DOUBLE_EQ(next_lot_price(0, 50'000, 500, 0.5), 0.5) << "or it would take many rounds to fall again";
  EXPECT_DOUBLE_EQ(next_lot_price(0.4, 500, 500, 0.5), 0.4);
  EXPECT_DOUBLE_EQ(next_lot_price(0.4, 250, 500, 0.5), 0.15);
  EXPECT_DOUBLE_EQ(next_lot_price(0.1, 0, 500, 0.5), 0);
}

TEST(LotMarket, OnlyLotsThatAreOverrunOrTooDearGetAnotherPrice) {
  LotTerms const still{.search = 0, .search_cap = 0, .price_step = 0.5};
  LotMarket market({100, 100, 100, 100}, {0, 0.3, 0, 0.3}, {0, 0, 0, 0}, 1, still);
  EXPECT_TRUE(market.move(std::vector<double>{150, 100, 50, 50}, 1));
  EXPECT_EQ(std::vector(market.moved().begin(), market.moved().end()), (std::vector<std::uint8_t>{1, 0, 0, 1}));
  EXPECT_DOUBLE_EQ(market.price()[0], 0.25) << "overrun";
  EXPECT_DOUBLE_EQ(market.price()[1], 0.3) << "just full at a price";
  EXPECT_DOUBLE_EQ(market.price()[2], 0) << "room at no price";
  EXPECT_DOUBLE_EQ(market.price()[3], 0.05) << "room at a price";
  EXPECT_FALSE(LotMarket({100}, {0}, {0}, 1, still).move(std::vector<double>{90}, 1));
}

TEST(LotMarket, CountsWhoIsThereAtTheFullestMomentOvernightToo) {
  std::vector<Parking> const day = {{1, hour(7), hour(17)}, {1, hour(9), hour(12)}, {1, hour(12), hour(13)}};
  EXPECT_EQ(fullest(day, 2, 5), (std::vector<double>{0, 10})) << "at noon one makes room for another";
  std::vector<Parking> const night = {{0, hour(22), hour(6)}, {0, hour(5), hour(7)}, {0, hour(23), hour(23)}};
  EXPECT_EQ(fullest(night, 1, 1), std::vector<double>{3}) << "the last stands there all day";
}

TEST(LotMarket, TheLastToComeFindNoPlace) {
  std::vector<Parking> const all = {{0, hour(9), hour(12)},
                                    {0, hour(7), hour(10)},
                                    {0, hour(8), hour(17)},
                                    {0, hour(10), hour(11)},
                                    {1, hour(9), hour(12)}};
  std::vector<double> const two_each = {2, 2};
  EXPECT_EQ(last_to_come(all, two_each, 1), std::vector<std::size_t>{0}) << "at 10 one has gone";
  EXPECT_EQ(last_to_come(all, two_each, 3), (std::vector<std::size_t>{0, 1, 2, 3, 4})) << "each is three motorbikes";
  std::vector<Parking> const night = {{0, hour(5), hour(7)}, {0, hour(22), hour(6)}, {0, hour(21), hour(6)}};
  EXPECT_EQ(last_to_come(night, std::vector<double>{1}, 1), (std::vector<std::size_t>{0, 1})) << "one stood there";
}

/// So many who come one after the other to lot 0, all alike, and to lot 1 if that has no place for them.
class Crowd {
 public:
  explicit Crowd(std::size_t persons) : lot_(persons, 0) {}

  std::vector<Parking> parkings() {
    std::vector<Parking> all;
    parked_.clear();
    for (std::size_t i = 0; i < lot_.size(); ++i) {
      if (lot_[i] > 1) continue;
      all.push_back({lot_[i], hour(7) + static_cast<std::int32_t>(i), hour(17)});
      parked_.push_back(i);
    }
    return all;
  }

  void refuse(std::size_t parking) { ++lot_[parked_[parking]]; }

 private:
  std::vector<std::uint32_t> lot_;  // of each person; 2: goes otherwise
  std::vector<std::size_t> parked_;
};

TEST(LotMarket, WhomNoPriceMovesIsTurnedAwayAndChoosesAgain) {
  LotMarket market({40, 25}, {0, 0}, {0, 0}, 1, {.tolerance = 0, .rounds = 3});
  Crowd crowd(100);
  auto const use = settle(
      market, [&](auto) { return crowd.parkings(); }, [&](std::size_t row) { crowd.refuse(row); });
  EXPECT_EQ(use.rounds, 3);
  EXPECT_EQ(use.use, (std::vector<double>{40, 25})) << "as many as there are places";
  EXPECT_EQ(use.turned_away, 60U + 35U);
  EXPECT_GT(use.price[0], 0);
}

TEST(LotMarket, WhereAllFitOneRoundWillDo) {
  LotMarket market({100, 10}, {0, 0}, {0, 0}, 1, {.search = 0, .search_cap = 0});
  Crowd crowd(90);
  auto const use = settle(
      market, [&](auto) { return crowd.parkings(); }, [](std::size_t) { FAIL(); });
  EXPECT_EQ(use.rounds, 1);
  EXPECT_EQ(use.use, (std::vector<double>{90, 0}));
}

}  // namespace
}  // namespace tanvan
