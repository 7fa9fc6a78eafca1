#include "scenarios/run/scenario/tolls.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <optional>

namespace tanvan {
namespace {

std::optional<Dong> fee(std::span<FreightRow const> freight, std::string_view rule) {
  auto const found =
      std::find_if(freight.begin(), freight.end(), [&](FreightRow const& row) { return row.id == rule; });
  return found != freight.end() ? std::optional{dong(found->value)} : std::nullopt;
}

/// Part of a fee up to `done` of `length`; differences of such parts add up to the fee.
std::int64_t part(Dong fee, double done, double length) {
  return std::llround(static_cast<double>(fee.value) * done / length);
}

void charge(std::span<RoadSegment> station, Dong car, Dong truck) {
  double length = 0, done = 0;
  for (auto const& segment : station) length += segment.length_km;
  if (!(length > 0)) return;
  for (auto& segment : station) {
    double const before = done;
    done += segment.length_km;
    segment.car_toll = {part(car, done, length) - part(car, before, length)};
    segment.truck_toll = {part(truck, done, length) - part(truck, before, length)};
  }
}

}  // namespace

std::string toll_text(CsvRow const& row, CsvColumn column) {
  auto const& text = row.text(column);
  if (!column || text == "no") return {};
  if (text.starts_with("yes") || text.starts_with("planned")) return text;
  row.fault(column, "must be no, or begin with yes or planned, such as yes (BOT station …)");
  return {};
}

void charge_tolls(std::span<FreightRow const> freight, std::span<std::string const> tolls,
                  std::vector<RoadSegment>& segments, Faults& faults) {
  auto const car = fee(freight, "R07"), truck = fee(freight, "R08");
  for (std::size_t first = 0, last = 0; first < segments.size(); first = last) {
    auto const same = [&](std::size_t i) {
      return tolls[i] == tolls[first] && segments[i].road == segments[first].road;
    };
    for (last = first + 1; last < segments.size() && same(last);) ++last;
    if (tolls[first].empty()) continue;
    if (!car || !truck) {
      faults.add(segments[first].place, "the road has a toll, but freight.csv lacks the rule R07 (car) or R08 (truck)");
    } else {
      charge(std::span(segments).subspan(first, last - first), *car, *truck);
    }
  }
}

}  // namespace tanvan
