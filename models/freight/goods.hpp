#pragma once
/// The account of goods: every kilogram that is made or brought in is delivered or lies in stock.

#include <array>

#include "models/freight/freight.hpp"

namespace tanvan {

/// Who takes what part of its inputs from whom: inputs.csv, and equal parts of all sectors for buyers without rows
/// there.
std::vector<InputRow> input_shares(RegionTables const& region);

/// What a million đồng of a sector's output weighs, and what it takes in from outside the province.
///
/// Made: t_s, `freight_t_per_mvnd` of sectors.csv times `tonnes_scale`. Brought in: inputs are i / (1 - i) of value
/// added, 1 - l of them from outside; of the supplier sectors in the shares of inputs.csv, each as heavy as a million
/// đồng of such sales, t_k (1 - i_k); i is `intermediate_share`, l `local_input_share`.
class GoodsRates {
 public:
  GoodsRates(RegionTables const& region, FreightParameters const& p);

  /// What value added [million đồng] of a sector weighs when it is made [kg], >= 0
  std::int64_t made_kg(Sector sector, double value_added) const;

  /// What is brought in for it from outside [kg], >= 0
  Kilograms inbound_kg(Sector sector, double value_added) const;

 private:
  std::array<double, kSectors> made_{};                               // [kg a million đồng of value added]
  std::array<std::array<double, kCommodities>, kSectors> inbound_{};  // the same
};

/// Of goods that leave the province and of inputs from outside, those that cross the country's border; the rest is of
/// the other provinces. Priors: exports of 27.7 bn dollars in 2020 are nearly all garments, furniture, footwear and
/// electronics.
double share_abroad(Commodity commodity, FreightParameters const& p);

/// Goods for residents that come from outside, this month [kg].
Kilograms household_goods_kg(std::int64_t persons, FreightParameters const& p);

/// What lies in stock: at enterprises and at gateways.
Kilograms goods_in_stock(World const& world);

/// The month's goods: enterprises make them, keep `stock_days` of what they make and send the rest; who closes sends
/// all. What comes in from abroad lies `import_h` at gateways before it is fetched. Writes enterprise.goods,
/// enterprise.goods_sent, freight.goods, freight.at_gateways. Whole kilograms: nothing is lost, in any order of sums.
void move_goods(World& world, FreightParameters const& p);

/// The year's account to the record, and the next one opened.
void close_goods_account(World& world);

}  // namespace tanvan
