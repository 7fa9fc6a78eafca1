#include "models/freight/customs.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "models/freight/shipment_choice.hpp"
#include "sim/core/check.hpp"
#include "sim/statistics/distribution.hpp"

namespace tanvan {
namespace {

/// Bounds between which nine of ten clearances of a channel lie [h].
constexpr std::array<std::array<double, 2>, kCustomsChannels> kNineOfTen_h = {{{0.5, 2}, {8, 24}, {24, 72}}};
constexpr double kNormal95 = 1.6448536269514722;  // 95 % of a standard normal lie below

double sigma_of(CustomsChannel channel) {
  auto const [low, high] = kNineOfTen_h[static_cast<std::size_t>(channel)];
  return std::log(high / low) / (2 * kNormal95);
}

double log_normal(double mean, double sigma, double normal) {
  return mean * std::exp(sigma * normal - sigma * sigma / 2);
}

double mean_of(std::vector<double> const& values) {
  return values.empty() ? 0 : std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

}  // namespace

double channel_h(CustomsChannel channel) {
  auto const [low, high] = kNineOfTen_h[static_cast<std::size_t>(channel)];
  double const sigma = sigma_of(channel);
  return std::sqrt(low * high) * std::exp(sigma * sigma / 2);
}

Clearance::Clearance(double mean_h, double customs_share, double red) {
  expects(mean_h >= 0 && customs_share >= 0 && customs_share <= 1 && red >= 0 && red <= 1, "a mean and shares");
  double const customs_h = customs_share * mean_h;
  others_h_ = mean_h - customs_h;
  double const green_h = channel_h(CustomsChannel::green), yellow_h = channel_h(CustomsChannel::yellow),
               red_h = channel_h(CustomsChannel::red);
  double const yellow =
      std::clamp((customs_h - green_h - red * (red_h - green_h)) / (yellow_h - green_h), 0.0, 1 - red);
  share_ = {1 - red - yellow, yellow, red};
  stretch_ = customs_h / (share_[0] * green_h + share_[1] * yellow_h + share_[2] * red_h);
}

Clearance::Dwell Clearance::dwell(Draws& draws) const {
  double const u = draws.uniform();
  auto const channel = u < share_[0]               ? CustomsChannel::green
                       : u < share_[0] + share_[1] ? CustomsChannel::yellow
                                                   : CustomsChannel::red;
  double const customs_h = stretch_ * log_normal(channel_h(channel), sigma_of(channel), draws.normal());
  double const others_h = others_h_ * log_normal(1, std::sqrt(std::log(2.0)), draws.normal());  // cv 1
  return {channel, customs_h, customs_h + others_h};
}

CustomsDay clear_customs(World const& world, std::span<Shipment const> shipments, double weight,
                         FreightParameters const& p) {
  Clearance const in(p.import_h, p.customs_share, p.import_red), out(p.export_h, p.customs_share, p.export_red);
  CustomsDay day;
  std::vector<double> import_h, export_h;
  for (auto const& s : shipments) {
    if (s.way < 0) continue;
    bool const imported = s.flow == GoodsFlow::inbound;
    Draws draws{world.seed, s.key, static_cast<std::uint32_t>(world.now.count), Stream::customs};
    auto const dwell = (imported ? in : out).dwell(draws);
    (imported ? import_h : export_h).push_back(dwell.all_h);
    day.consignments[static_cast<std::size_t>(dwell.channel)] += weight;
    double const value = static_cast<double>(s.kg) / 1000 * kValuePerTonne[index_of(s.commodity)];
    day.stock_vnd += weight * value * p.holding_rate * dwell.all_h / (365 * 24);
  }
  day.import_h = mean_of(import_h);
  day.export_h = mean_of(export_h);
  day.import_p95_h = import_h.empty() ? 0 : quantile(import_h, 0.95);
  day.export_p95_h = export_h.empty() ? 0 : quantile(export_h, 0.95);
  return day;
}

}  // namespace tanvan
