#pragma once
/// Clearance over the border: channels of customs, and the other bodies whose leave goods need.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "models/freight/shipments.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {

/// What customs does with a declaration: passes it, looks at papers, opens the goods.
enum class CustomsChannel : std::uint8_t { green, yellow, red };  // in the order of /freight/YEAR/channel
inline constexpr std::size_t kCustomsChannels = 3;

/// Mean time at customs in a channel [h], before it is stretched.
double channel_h(CustomsChannel channel);

/// How long clearance takes: at customs a mixture of log-normals by channel, nine in ten of them within 0.5 to 2 h, 8
/// to 24 h and 24 to 72 h (priors); with the other bodies one log-normal of cv 1. The shares of the channels follow
/// from the mean at customs and the share of the red one; where no shares reach the mean, the hours of all channels are
/// stretched to it.
class Clearance {
 public:
  /// @param mean_h  of the whole, >= 0  @param customs_share  of it at customs, in [0, 1]
  /// @param red  share of the red channel, in [0, 1]
  Clearance(double mean_h, double customs_share, double red);

  std::array<double, kCustomsChannels> const& shares() const { return share_; }

  struct Dwell {
    CustomsChannel channel{};
    double customs_h = 0, all_h = 0;
  };
  /// Of one consignment. Three draws.
  Dwell dwell(Draws& draws) const;

 private:
  std::array<double, kCustomsChannels> share_{};
  double stretch_ = 1;
  double others_h_ = 0;  // mean
};

/// What a day's consignments over the border wait for, of those whose shipments begin this month.
struct CustomsDay {
  std::array<double, kCustomsChannels> consignments{};  // [a day], full population
  double import_h = 0, import_p95_h = 0;                // from arrival to leave, mean and 95 %
  double export_h = 0, export_p95_h = 0;
  double stock_vnd = 0;  // what the wait costs in stock [đồng a day], full population
};

/// Draws by shipment. @param weight  shipments of the population for which each stands
CustomsDay clear_customs(World const& world, std::span<Shipment const> shipments, double weight,
                         FreightParameters const& p);

}  // namespace tanvan
