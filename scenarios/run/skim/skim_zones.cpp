#include "scenarios/run/skim/skim_zones.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <tbb/global_control.h>
#include <tbb/info.h>

#include "scenarios/run/exports/exports.hpp"
#include "scenarios/run/scenario/faults.hpp"
#include "scenarios/run/skim/skim_accessibility.hpp"
#include "scenarios/run/skim/skim_fares.hpp"
#include "scenarios/run/skim/skim_timetable.hpp"
#include "scenarios/run/skim/skim_zone_table.hpp"
#include "sim/io/files/whole_file.hpp"
#include "sim/io/gtfs/gtfs_reader.hpp"
#include "sim/io/gtfs/service_days.hpp"
#include "sim/io/omx/omx_writer.hpp"
#include "sim/io/text/number_text.hpp"
#include "sim/transit/timetable_skim.hpp"

namespace tanvan {
namespace {

constexpr std::int32_t kLongest_s = 3 * 3600;

/// The question as the searches take it.
struct ZoneQuestion {
  Patterns patterns;
  ZoneReach access, egress;
  TimetableSkimOptions options;
};

ZoneQuestion question_of(SkimZones const& zones, Feed const& feed, Timetable const& timetable,
                         SkimZonesRequest const& request) {
  TimetableSkimOptions options;
  options.first_s = request.depart_s;
  options.departures = static_cast<std::size_t>(request.window_min);
  options.longest_s = kLongest_s;
  options.search = {request.rides, request.slack_s};
  std::int32_t const end_s = request.depart_s + request.window_min * 60 + kLongest_s;
  return {Patterns{timetable, request.depart_s, end_s},
          zone_reach(zones.place, feed, timetable, access_mode(request.access)),
          zone_reach(zones.place, feed, timetable, access_mode(request.egress)), options};
}

/// Fares of the window's middle departure; none where the feed has none, or several currencies.
std::optional<ZoneFares> fares_of(Feed const& feed, Timetable const& timetable, ZoneQuestion const& question,
                                  SkimZonesRequest const& request) {
  FareTable const fares(feed);
  if (fares.empty()) return std::nullopt;
  if (fares.currencies().size() > 1) {
    fmt::print(stderr, "warning: fares in several currencies ({}): no matrix of them is written\n",
               fmt::join(fares.currencies(), ", "));
    return std::nullopt;
  }
  return zone_fares(fares, fares.currencies().front(), timetable, question.access, question.egress,
                    request.depart_s + request.window_min / 2 * 60, {request.rides, request.slack_s});
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

std::vector<std::byte> omx_of(SkimZones const& zones, TimetableSkim const& skim, std::optional<ZoneFares> const& fares,
                              TimetableSkimOptions const& options, SkimZonesRequest const& request) {
  OmxWriter out(skim.zones, skim.zones);
  constexpr double kNone = std::numeric_limits<double>::infinity();
  out.attribute("date", date_text(request.date));
  out.attribute("departures",
                fmt::format("{} from {}, one a minute", options.departures, clock_text(request.depart_s)));
  out.attribute("access", access_text(request.access));
  out.attribute("egress", access_text(request.egress));
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
                "cheapest tickets of the earliest arrival of the window's middle departure; 0 where access and egress "
                "alone are earlier",
                kNone},
               fares->price);
  if (auto const labels = numbers(zones.id); !labels.empty())
    out.lookup("zone_id", labels);
  else
    out.lookup("zone_id", zones.id);
  return out.bytes();
}

/// Whether both files can be written, and none destroys what is not ours.
std::optional<Fault> why_not_write(SkimZonesRequest const& request) {
  std::vector<std::filesystem::path> taken = {request.feed, request.zones};
  auto const is_omx = [](std::filesystem::path const& out) { return is_of_kind(out, OmxWriter(1, 1).bytes()); };
  if (!request.out.empty()) {
    if (auto fault = overwrites_foreign(request.out, taken, is_omx, "file of format omx")) return fault;
    ensure_writable(request.out);
  }
  if (request.accessibility.empty()) return std::nullopt;
  if (auto fault = overwrites_foreign(request.accessibility, taken, is_accessibility_csv, "table of accessibility"))
    return fault;
  ensure_writable(request.accessibility);
  return std::nullopt;
}

void write_matrices(Feed const& feed, Timetable const& timetable, SkimZones const& zones, TimetableSkim const& skim,
                    ZoneQuestion const& question, SkimZonesRequest const& request) {
  auto const fares = fares_of(feed, timetable, question, request);
  write_whole_file(request.out, omx_of(zones, skim, fares, question.options, request));
  auto const reached = std::ranges::count_if(skim.served, [](double share) { return share > 0; });
  fmt::print("{} written: {} zones, {} of {} pairs reached\n", request.out, skim.zones, reached,
             skim.zones * (skim.zones - 1));
}

void write_accessibility(SkimZones const& zones, TimetableSkim const& skim, ZoneQuestion const& question,
                         SkimZonesRequest const& request) {
  std::vector<SkimAccessibility> columns;
  for (std::size_t k = 0; k < request.opportunities.size(); ++k) {
    auto const& opportunities = zones.opportunities[k];
    columns.push_back({request.opportunities[k],
                       timetable_accessibility(question.patterns, question.access, question.egress, opportunities,
                                               request.within_min * 60, question.options),
                       opportunities_reaching(skim, opportunities, request.within_min)});
  }
  auto const csv = accessibility_csv(zones, columns, question.options.percentiles, request.within_min);
  write_whole_file(request.accessibility, std::as_bytes(std::span{csv}));
  fmt::print("{} written: {} zones, {} within {} min\n", request.accessibility, skim.zones,
             fmt::join(request.opportunities, ", "), request.within_min);
}

}  // namespace

int skim_zones(SkimZonesRequest const& request) {
  Faults faults;
  auto const zones = read_skim_zones(request.zones, request.opportunities, faults);
  auto const imported = read_gtfs(request.feed, request.feed);
  if (!imported) faults.append(imported.error());
  if (!faults.empty()) return report_faults(faults);
  if (auto const fault = why_not_write(request)) return report_fault(*fault);
  auto const timetable = skim_timetable(imported->feed, request.date, request.timetable, request.realised);
  if (!timetable) return report_faults(timetable.error());
  if (timetable->runs() == 0) fmt::print(stderr, "warning: no trip runs on {}\n", date_text(request.date));
  tbb::global_control const limit{
      tbb::global_control::max_allowed_parallelism,
      static_cast<std::size_t>(request.threads > 0 ? request.threads : tbb::info::default_concurrency())};
  auto const question = question_of(zones, imported->feed, *timetable, request);
  auto const skim = timetable_skim(question.patterns, question.access, question.egress, question.options);
  if (!request.out.empty()) write_matrices(imported->feed, *timetable, zones, skim, question, request);
  if (!request.accessibility.empty()) write_accessibility(zones, skim, question, request);
  return 0;
}

}  // namespace tanvan
