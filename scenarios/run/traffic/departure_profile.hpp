#pragma once
/// When those of a table of volumes set out.

#include <string>
#include <vector>

#include "sim/core/result.hpp"
#include "sim/io/text/text_file.hpp"
#include "sim/traffic/traffic_time.hpp"

namespace tanvan {

/// A part of the day in which a share of all vehicles sets out, evenly.
struct DepartureInterval {
  double begin_s = 0, end_s = 3'600;  // 0 <= begin < end <= kLatestTraffic_s
  double share = 1;                   // >= 0; only their proportions count, and one is above 0
};

/// Reads a table `begin_s,end_s,share` of at least one row; times are seconds or `07:30`. Faults, all at once with
/// their lines: columns or cells missing, numbers out of range, an interval that ends before it begins, shares that are
/// all 0.
Result<std::vector<DepartureInterval>> read_departure_profile(TextSource const& source);

/// A sentence where shares add up neither to 1 (within 1 %) nor to 100: they count by their proportions all the same,
/// but may be a slip. @param shown  name of the file for messages
Faults doubts_of_shares(std::vector<DepartureInterval> const& profile, std::string const& shown);

/// Departures of a profile.
class Departures {
 public:
  /// @param profile  outlives it
  explicit Departures(std::vector<DepartureInterval> const& profile);

  /// When that share of all has set out [s]. @param u in [0, 1)
  double at(double u) const;

 private:
  std::vector<DepartureInterval> const& profile_;
  std::vector<double> upto_;  // sums of shares
};

}  // namespace tanvan
