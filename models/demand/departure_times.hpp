#pragma once
/// The second of departure within a bin of the day, by the hourly profile of its purpose.

#include <array>
#include <span>
#include <vector>

#include "models/demand/profiles.hpp"

namespace tanvan {

inline constexpr double kDay_s = 86'400;

/// When shifts begin [s after midnight] and how many of the workers begin then.
struct ShiftStart {
  double start_s = 0, share = 0;
};
/// Factories at 06:00 and 07:30, shops and offices at 07:00 and 08:00, second and night shifts. Prior: no local survey
/// found; the shares follow the hourly profile of trips to work.
std::span<ShiftStart const> shift_starts();

/// When trips of a profile leave within each bin.
class DepartureTimes {
 public:
  /// @param bins cover the day once; they may run past midnight, and are then two pieces of the same day
  DepartureTimes(std::span<TimeBin const> bins, HourProfile const& profile);

  /// The second at quantile u among those of the bin that are not before `earliest_s`; the earliest second itself, or
  /// the bin's last, where none is left. Spread evenly where the profile has no share in the bin.
  /// @param u in (0, 1)  @return [0, kDay_s)
  double draw(std::size_t bin, double u, double earliest_s = 0) const;

 private:
  std::vector<std::vector<double>> cumulative_;  // [bin][part of five minutes of the day]
};

/// Profiles of every purpose, both ways, and of trucks.
class DepartureTable {
 public:
  explicit DepartureTable(std::span<TimeBin const> bins);

  DepartureTimes const& of(Purpose purpose, Way way) const {
    return people_[2 * static_cast<std::size_t>(purpose) + static_cast<std::size_t>(way)];
  }
  DepartureTimes const& trucks() const { return trucks_; }

 private:
  std::vector<DepartureTimes> people_;  // [purpose, way]
  DepartureTimes trucks_;
};

/// Departure that reaches a shift start, of those whose departure lies in the bin; negative where none does.
/// @param travel_s on the way  @param early_s before the start that the worker wants to be there
/// @param u in (0, 1), picks among the starts by their shares
double departure_to_shift(std::span<TimeBin const> bins, std::size_t bin, double travel_s, double early_s, double u);

}  // namespace tanvan
