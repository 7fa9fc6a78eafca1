#pragma once
/// Who receives goods: customers of a seller, and places by weight and nearness.

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "models/freight/freight.hpp"
#include "sim/choice/alternatives.hpp"

namespace tanvan {

/// Who buys of whom, seen from the seller, and how much of its sales they take.
class Customers {
 public:
  /// @param value  added by each enterprise this month [million đồng]; outlives the object, as the world does
  Customers(World const& world, Column<EnterpriseId, double> const& value);

  /// What the customers of a seller buy of it, as a share of its sales inside the province; at most 1.
  /// @param[out] upto  running sums of their weights; those without a place weigh nothing
  double bought(EnterpriseId seller, double sales_inside, std::vector<double>& upto) const;
  std::span<EnterpriseId const> of(EnterpriseId seller) const { return links_.of(seller); }

 private:
  double purchases(EnterpriseId buyer, EnterpriseId seller) const;

  World const& world_;
  Column<EnterpriseId, double> const& value_;
  EnterpriseLinks links_;
  std::array<std::array<double, kSectors>, kSectors> share_{};  // [buyer][supplier]
  std::vector<std::array<std::uint16_t, kSectors>> suppliers_;  // [buyer] of each sector
};

/// Draws of a place by P ~ weight exp(-decay t), from each zone, among those to and from which a way leads.
class NearPlaces {
 public:
  NearPlaces(Matrix const& time_s, std::vector<double> const& weight, double decay_per_min);

  /// None where nothing is in reach. One draw, or none.
  ZoneId at(ZoneId zone, Draws& draws) const {
    auto const& draw = of_zone_[zone.value];
    return draw ? ZoneId{draw->draw(draws)} : ZoneId{};
  }

 private:
  std::vector<std::optional<WeightedDraw>> of_zone_;
};

/// What receives goods on the market: people in every zone, jobs inside the province; full population. [Z]
std::vector<double> market_weights(World const& world, FreightParameters const& p);

/// People outside the province. [Z]
std::vector<double> outside_weights(World const& world);

/// Floor of warehouses that stand by now [m²]; jobs in trade and logistics where the tables name none. [Z]
std::vector<double> warehouse_weights(World const& world);

}  // namespace tanvan
