#pragma once
/// How much is sent at a time, in which vehicle, and whether it calls anywhere else: pure functions.

#include <array>
#include <cstddef>
#include <span>

namespace tanvan {

/// Economic order quantity: what a relation sends at a time so that orders and stock together cost least (Harris 1913),
///   q* = sqrt(2 D F / (h v)).
/// @param yearly_t  D [t/year], >= 0  @param order_cost  F of each shipment [đồng], > 0
/// @param holding_rate  h of stock [1/year], > 0  @param value_per_t  v [đồng/t], > 0  @return [t]
double order_quantity(double yearly_t, double order_cost, double holding_rate, double value_per_t);

/// Sizes among which shippers choose, by class [t] (MASS-GT).
inline constexpr std::size_t kShipmentSizes = 6;
inline constexpr std::array<double, kShipmentSizes> kShipmentSizes_t = {1.5, 4.5, 8, 15, 25, 35};

/// A vehicle that a shipper may ask for.
struct ShipmentVehicle {
  double capacity_t = 0;   ///< > 0
  double cost_per_h = 0;   ///< in the unit of `ShipmentTaste::cost`
  double cost_per_km = 0;  ///< in the same
  double constant = 0;     ///< of its utility
};

/// Slopes of the utility of a commodity's shippers.
struct ShipmentTaste {
  double cost = 0;  ///< of what the transport costs, < 0
  double size = 0;  ///< of a tonne more in stock, < 0
};

/// P(size class, vehicle) of one shipment, a multinomial logit with
///   U = cost (c_h t + c_km d) ceil(q / capacity) + size q + constant
/// (de Bok, Bal, Tavasszy, Tillema, "Exploring the impacts of an emission based truck charge in the Netherlands", Case
/// Studies on Transport Policy 8, 2020; the Harmony tactical freight simulator).
/// @param hours  one way by each vehicle, >= 0  @param km  >= 0
/// @param sizes  how many of the classes are open, from the smallest, 1 to 6
/// @param[out] share  [size class, vehicle] row-major, sums to 1; 0 in classes that are not open
void shipment_shares(std::span<ShipmentVehicle const> vehicles, ShipmentTaste const& taste,
                     std::span<double const> hours, double km, std::size_t sizes, std::span<double> share);

/// Utility of driving one shipment alone against calling elsewhere too, as seen after the first shipment of a tour
/// (Thoen, Tavasszy, de Bok, Correia, van Duin, "Descriptive modeling of freight tour formation: a shipment-based
/// approach", Transportation Research Part E 140, 2020):
///   U = 1.684 - 1.698 sqrt(hours) + 5.471 load^2 - 1.295 [small truck] + 1.588 [transshipment]
///       - 0.578 [loads at a distribution centre] - 0.475 [unloads there] - 0.58 [urban]
/// The constant of small trucks follows from the published value of one case (0.0588 at one hour and half a load).
struct TourEnd {
  double hours = 0;       ///< of the tour so far, >= 0
  double load_share = 0;  ///< of the vehicle's capacity, >= 0
  bool small_truck = false, transshipment = false, loads_at_centre = false, unloads_at_centre = false, urban = false;
};
double end_after_first(TourEnd const& tour);

/// P = 1 / (1 + e^-u)
double chance_of(double utility);

}  // namespace tanvan
