#pragma once
/// When people leave: by the hour, by purpose, out and back.

#include <array>
#include <span>
#include <vector>

#include "sim/engine/world.hpp"

namespace tanvan {

using HourProfile = std::array<double, 24>;  // share of departures in each hour of the day, sums to 1

enum class Way : std::uint8_t { out, back };

/// Departures of tours by purpose. Priors shaped on two-shift factories (07:30 and 14:00), schools with a midday
/// break and markets in the morning; no local survey found. `through` is the profile of traffic between outside zones.
HourProfile const& departures(Purpose purpose, Way way);

/// Truck departures without bans: most by day, a third at night. Prior.
HourProfile const& truck_departures();

/// Hour [h] of the day at which quantile u of the profile lies, among hours from `earliest` on; `earliest` itself
/// where none has a share. @param u in (0, 1)  @return whole hours with a fraction, [0, 24)
double hour_at(HourProfile const& profile, double u, int earliest);

/// The bin that contains this hour of the day. @param bins cover the day once; they may run past midnight
std::uint8_t bin_at(std::span<TimeBin const> bins, double hour);

/// Share of the profile in each bin; sums to 1.
std::vector<double> bin_shares(std::span<TimeBin const> bins, HourProfile const& profile);

}  // namespace tanvan
