#include "scenarios/run/commands/skim_zones.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <tbb/global_control.h>
#include <tbb/info.h>

#include "scenarios/run/commands/exports.hpp"
#include "scenarios/run/commands/skim_fares.hpp"
#include "scenarios/run/scenario/faults.hpp"
#include "scenarios/run/scenario/table_checks.hpp"
#include "sim/io/files/whole_file.hpp"
#include "sim/io/gtfs/gtfs_reader.hpp"
#include "sim/io/gtfs/service_days.hpp"
#include "sim/io/omx/omx_writer.hpp"
#include "sim/io/text/csv.hpp"
#include "sim/io/text/csv_row.hpp"
#include "sim/transit/coverage.hpp"
#include "sim/transit/timetable_skim.hpp"

namespace tanvan {
namespace {

constexpr double kWalk_m_s = 4.5 / 3.6;  // as in skims by headway (`TransitOptions`)
constexpr double kDetour = 1.3;          // walked over straight distance
constexpr std::int32_t kLongest_s = 3 * 3600;

struct Zones {
  std::vector<std::string> id;
  std::vector<MapPoint> place;
};

constexpr ColumnSpec kColumns[] = {{"zone_id"}, {"lon"}, {"lat"}};

Zones read_zones(std::string const& path, Faults& faults) {
  auto const table = read_csv({path, path}, kColumns, faults);
  auto const id = table.column("zone_id"), lon = table.column("lon"), lat = table.column("lat");
  Zones zones;
  UniqueIds seen;
  for (std::size_t i = 0; i < table.rows(); ++i) {
    CsvRow const row(table, i, faults);
    zones.id.push_back(row.word(id));
    zones.place.push_back({row.number(lon, kLongitude), row.number(lat, kLatitude)});
    seen.add(row, id);
  }
  return zones;
}

/// Straight walks from each zone to the stops that have calls.
ZoneReach reach_of(Zones const& zones, Feed const& feed, Timetable const& timetable, double within_m) {
  std::vector<std::uint8_t> served(timetable.stops, 0);
  for (auto const stop : timetable.stop) served[stop.value] = 1;
  ZoneReach reach;
  for (auto const& place : zones.place) {
    for (auto stop = id_of<FeedStopId>(0); stop.value < timetable.stops; ++stop.value) {
      if (served[stop.value] == 0) continue;
      double const straight_m = 1e3 * distance_km(place, {feed.stops.lon[stop], feed.stops.lat[stop]});
      if (!(straight_m <= within_m)) continue;
      reach.reach.push_back(
          {StopId{stop.value}, static_cast<std::int32_t>(std::ceil(straight_m * kDetour / kWalk_m_s))});
    }
    reach.offset.push_back(static_cast<std::uint32_t>(reach.reach.size()));
  }
  return reach;
}

TimetableSkim search(Timetable const& timetable, ZoneReach const& reach, SkimZonesRequest const& request,
                     TimetableSkimOptions const& options) {
  std::int32_t const end_s = request.depart_s + request.window_min * 60 + kLongest_s;
  return timetable_skim(Patterns{timetable, request.depart_s, end_s}, reach, reach, options);
}

/// Fares of the window's middle departure; none where the feed has none, or several currencies.
std::optional<ZoneFares> fares_of(Feed const& feed, Timetable const& timetable, ZoneReach const& reach,
                                  SkimZonesRequest const& request) {
  FareTable const fares(feed);
  if (fares.empty()) return std::nullopt;
  if (fares.currencies().size() > 1) {
    fmt::print(stderr, "warning: fares in several currencies ({}): no matrix of them is written\n",
               fmt::join(fares.currencies(), ", "));
    return std::nullopt;
  }
  return zone_fares(fares, fares.currencies().front(), timetable, reach, request.depart_s + request.window_min / 2 * 60,
                    {request.rides, request.slack_s});
}

/// Zone ids as numbers, which other programs look up; empty where any is none.
std::vector<std::int32_t> numbers(std::vector<std::string> const& ids) {
  std::vector<std::int32_t> labels;
  for (auto const& id : ids) {
    auto const number = parse_number(id, {-2e9, 2e9});
    if (!number.sentence.empty() || number.value != std::floor(number.value)) return {};
    labels.push_back(static_cast<std::int32_t>(number.value));
  }
  return labels;
}

std::vector<std::byte> omx_of(Zones const& zones, TimetableSkim const& skim, std::optional<ZoneFares> const& fares,
                              TimetableSkimOptions const& options, SkimZonesRequest const& request) {
  OmxWriter out(skim.zones, skim.zones);
  constexpr double kNone = std::numeric_limits<double>::infinity();
  out.attribute("date", date_text(request.date));
  out.attribute("departures",
                fmt::format("{} from {}, one a minute", options.departures, clock_text(request.depart_s)));
  for (std::size_t p = 0; p < options.percentiles.size(); ++p)
    out.matrix(
        {fmt::format("time_p{:02.0f}", options.percentiles[p]), "min",
         fmt::format("door to door, waits included: {:.0f} % of departures take no longer", options.percentiles[p]),
         kNone},
        skim.time_min[p]);
  out.matrix({"rides", "1", "fewest for the earliest arrival of the window's middle departure", kNone}, skim.rides);
  out.matrix({"served", "1", "share of departures that arrive within three hours"}, skim.served);
  if (fares)
    out.matrix({"fare", fares->currency,
                "cheapest tickets of the earliest arrival of the window's middle departure; 0 where one walks", kNone},
               fares->price);
  if (auto const labels = numbers(zones.id); !labels.empty())
    out.lookup("zone_id", labels);
  else
    out.lookup("zone_id", zones.id);
  return out.bytes();
}

}  // namespace

int skim_zones(SkimZonesRequest const& request) {
  Faults faults;
  auto const zones = read_zones(request.zones, faults);
  auto const imported = read_gtfs(request.feed, request.feed);
  if (!imported) faults.append(imported.error());
  if (!faults.empty()) return report_faults(faults);
  std::filesystem::path const inputs[] = {request.feed, request.zones};
  auto const is_ours = [](std::filesystem::path const& out) { return is_of_kind(out, OmxWriter(1, 1).bytes()); };
  if (auto const fault = overwrites_foreign(request.out, inputs, is_ours, "file of format omx"))
    return report_fault(*fault);
  ensure_writable(request.out);
  auto const timetable = timetable_of(imported->feed, request.date, request.timetable);
  if (!timetable) return report_faults(timetable.error());
  if (timetable->runs() == 0) fmt::print(stderr, "warning: no trip runs on {}\n", date_text(request.date));
  TimetableSkimOptions options;
  options.first_s = request.depart_s;
  options.departures = static_cast<std::size_t>(request.window_min);
  options.longest_s = kLongest_s;
  options.search = {request.rides, request.slack_s};
  tbb::global_control const limit{
      tbb::global_control::max_allowed_parallelism,
      static_cast<std::size_t>(request.threads > 0 ? request.threads : tbb::info::default_concurrency())};
  auto const reach = reach_of(zones, imported->feed, *timetable, request.max_access_m);
  auto const skim = search(*timetable, reach, request, options);
  auto const fares = fares_of(imported->feed, *timetable, reach, request);
  write_whole_file(request.out, omx_of(zones, skim, fares, options, request));
  auto const reached = std::count_if(skim.served.begin(), skim.served.end(), [](double share) { return share > 0; });
  fmt::print("{} written: {} zones, {} of {} pairs reached\n", request.out, skim.zones, reached,
             skim.zones * (skim.zones - 1));
  return 0;
}

}  // namespace tanvan
