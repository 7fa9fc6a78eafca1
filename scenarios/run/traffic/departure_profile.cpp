#include "scenarios/run/traffic/departure_profile.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "scenarios/run/traffic/named_table.hpp"
#include "sim/core/check.hpp"
#include "sim/io/text/row_cells.hpp"

namespace tanvan {
namespace {

constexpr NumberRange kTime{0, kLatestTraffic_s, "s"}, kShare{0, 1e12};

DepartureInterval interval_of(NamedRows const& rows, std::vector<std::size_t> const& columns, Faults& faults) {
  DepartureInterval const interval{time_cell(rows, columns[0], kTime, faults),
                                   time_cell(rows, columns[1], kTime, faults),
                                   number_cell(rows, columns[2], kShare, faults)};
  if (interval.end_s <= interval.begin_s) cell_fault(rows, columns[1], "must be after begin_s", faults);
  return interval;
}

}  // namespace

Result<std::vector<DepartureInterval>> read_departure_profile(TextSource const& source) {
  auto rows = named_table(source);
  if (!rows) return rows.error();
  Faults faults;
  auto const columns = needed_columns(*rows, {"begin_s", "end_s", "share"}, faults);
  if (!faults.empty()) return faults;
  std::vector<DepartureInterval> profile;
  while (faults.size() < kMostTableFaults && rows->next())
    if (has_cells(*rows, columns, faults)) profile.push_back(interval_of(*rows, columns, faults));
  faults.append(rows->faults());
  if (faults.empty() && std::ranges::none_of(profile, [](auto const& i) { return i.share > 0; }))
    faults.add({source.shown, rows->header_line(), 0}, "no share is above 0: nobody would set out");
  if (!faults.empty()) return faults;
  return profile;
}

Faults doubts_of_shares(std::vector<DepartureInterval> const& profile, std::string const& shown) {
  constexpr double kOne = 1, kHundred = 100, kNear = 0.01, kRounding = 1e-9;
  double sum = 0;
  for (auto const& interval : profile) sum += interval.share;
  auto const is_near = [&](double whole) { return std::abs(sum - whole) <= (kNear + kRounding) * whole; };
  Faults doubts;
  if (!is_near(kOne) && !is_near(kHundred))
    doubts.add({shown, 0, 0}, fmt::format("the shares add up to {:g}, neither 1 nor 100 %: all vehicles set out in "
                                          "these proportions; is a row missing?",
                                          sum));
  return doubts;
}

Departures::Departures(std::vector<DepartureInterval> const& profile) : profile_(profile) {
  double sum = 0;
  for (auto const& interval : profile) upto_.push_back(sum += interval.share);
  expects(sum > 0, "a profile in which somebody sets out");
}

double Departures::at(double u) const {
  auto const sum = u * upto_.back();
  auto const found = std::upper_bound(upto_.begin(), upto_.end() - 1, sum);
  auto const& interval = profile_[static_cast<std::size_t>(found - upto_.begin())];
  auto const within = interval.share > 0 ? 1 - (*found - sum) / interval.share : 0;
  return interval.begin_s + within * (interval.end_s - interval.begin_s);
}

}  // namespace tanvan
