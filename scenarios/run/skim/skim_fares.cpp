#include "scenarios/run/skim/skim_fares.hpp"

#include <cmath>
#include <limits>
#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include "sim/io/gtfs/currency.hpp"

namespace tanvan {

ZoneFares zone_fares(FareTable const& fares, std::string const& currency, Timetable const& timetable,
                     ZoneReach const& access, ZoneReach const& egress, std::int32_t depart_s,
                     ScanOptions const& options) {
  auto const zones = access.zones();
  auto const units = std::pow(10, currency_digits(currency).value_or(0));
  auto const connections = connections_of(timetable, SearchDirection::depart_at);
  ZoneFares result{currency, std::vector(zones * zones, std::numeric_limits<double>::infinity())};
  tbb::enumerable_thread_specific<ConnectionScan> scans([&] { return ConnectionScan(connections, options); });
  tbb::parallel_for(tbb::blocked_range<std::size_t>{0, zones, 1}, [&](auto const& origins) {
    auto& scan = scans.local();
    for (std::size_t from = origins.begin(); from != origins.end(); ++from) {
      scan.search(depart_s, access.of(from));
      for (std::size_t to = 0; to < zones; ++to) {
        if (to == from) continue;
        auto const journey = scan.journey(egress.of(to));
        if (!journey) continue;
        if (auto const fare = fares.fare_of(timetable, *journey))
          result.price[from * zones + to] = static_cast<double>(fare->amount) / units;
      }
    }
  });
  return result;
}

}  // namespace tanvan
