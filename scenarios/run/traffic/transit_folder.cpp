#include "scenarios/run/traffic/transit_folder.hpp"

#include <cmath>
#include <filesystem>
#include <fmt/format.h>
#include <unordered_map>

#include "scenarios/run/traffic/named_table.hpp"
#include "sim/io/gtfs/feed_timetable.hpp"
#include "sim/io/gtfs/gtfs_reader.hpp"
#include "sim/io/gtfs/service_days.hpp"
#include "sim/io/text/row_cells.hpp"
#include "sim/transit/road_vehicles.hpp"

namespace tanvan {
namespace {

constexpr NumberRange kBerths{1, 100, ""};
constexpr char const* kOtherFile = "a file that the reader does not know";  // as our own two are
constexpr double kLatest_s = 86'400;                                        // that a bus may be late

/// stop_links.csv under reading.
class StopLinkReader {
 public:
  StopLinkReader(NamedRows& rows, TrafficNetwork const& network, TransitFolder& out, Faults& faults)
      : rows_(rows),
        network_(network),
        out_(out),
        faults_(faults),
        stop_(needed_column(rows, "stop_id", faults)),
        link_(needed_column(rows, "link_id", faults)),
        at_(rows.find("at_m")),
        kind_(rows.find("kind")),
        berths_(rows.find("berths")) {
    for (auto const a : ids<LinkId>(network.link_name.size())) link_of_.emplace(network.link_name[a], a);
    for (std::uint32_t s = 0; s < out.stop_id.size(); ++s) row_of_.emplace(out.stop_id[s], s);
  }

  void read() {
    if (stop_ == NamedRows::npos || link_ == NamedRows::npos) return;
    while (rows_.next() && !too_many_faults(rows_, 0, faults_)) read_row();
    faults_.append(rows_.faults());
  }

 private:
  void read_row() {
    auto const stop = row_of_.find(rows_.cell(stop_));
    auto const link = link_of_.find(rows_.cell(link_));
    if (stop == row_of_.end()) cell_fault(rows_, stop_, "no such stop_id in stops.txt", faults_);
    if (link == link_of_.end()) cell_fault(rows_, link_, "no such link_id in link.csv", faults_);
    auto const kind = read_kind();
    auto const berths = whole_cell(rows_, berths_, kBerths, faults_);
    if (stop == row_of_.end() || link == link_of_.end()) return;
    if (out_.road_stop[stop->second] != kNoRoadStop) return cell_fault(rows_, stop_, "a stop has one link", faults_);
    double const length_m = network_.roads.length_m[link->second];
    auto const at_m = number_cell(rows_, at_, {0, length_m, "m"}, faults_);
    out_.road_stop[stop->second] = static_cast<std::uint32_t>(out_.stops.size());
    out_.stops.push_back({link->second, std::isnan(at_m) ? length_m / 2 : at_m, kind,
                          std::isnan(berths) ? 1U : static_cast<std::uint32_t>(berths)});
  }

  StopKind read_kind() {
    auto const word = rows_.cell(kind_);
    if (word == "lane") return StopKind::in_lane;
    if (!word.empty() && word != "bay") cell_fault(rows_, kind_, "must be bay or lane", faults_);
    return StopKind::bay;
  }

  NamedRows& rows_;
  TrafficNetwork const& network_;
  TransitFolder& out_;
  Faults& faults_;
  std::size_t stop_, link_, at_, kind_, berths_;
  std::unordered_map<std::string_view, LinkId> link_of_;
  std::unordered_map<std::string_view, std::uint32_t> row_of_;
};

/// Vehicles of one kind, one a run.
TransitService service_of(Timetable timetable) {
  TransitService service;
  service.line.assign(timetable.calls(), 0);
  service.kind.assign(timetable.runs(), 0);
  service.next.assign(timetable.runs(), kNoRun);
  service.timepoint.assign(timetable.calls(), 0);
  service.kinds = {{.every_stop = true}};
  service.timetable = std::move(timetable);
  return service;
}

void name_rows(Feed const& feed, TransitFolder& out) {
  out.stop_id.assign(feed.stops.id.begin(), feed.stops.id.end());
  out.route_id.assign(feed.routes.id.begin(), feed.routes.id.end());
  auto& service = out.service;
  for (auto const trip : service.timetable.trip) out.trip_id.push_back(feed.trips.id[FeedTripId{trip}]);
  for (std::uint32_t call = 0; call < service.timetable.calls(); ++call)
    service.line[call] = feed.trips.route[FeedTripId{service.timetable.trip[call]}].value;
  out.road_stop.assign(out.stop_id.size(), kNoRoadStop);
}

/// What the reader left out, and a day without service.
void note_feed(ImportedFeed const& imported, std::string const& folder, Date date, TransitFolder& out) {
  for (auto const& [reason, count] : imported.report.dropped_by_reason.all())
    if (reason != kOtherFile) out.notes.add({folder, 0, 0}, fmt::format("{} left out: {}", count, reason));
  if (out.service.timetable.runs() == 0)
    out.notes.add({folder, 0, 0}, fmt::format("no trip runs on {}", date_text(date)));
}

/// Runs by where they drive. A stop of both kinds of runs is beside the roads for those beside them.
void sort_runs(TransitFolder& out) {
  auto& service = out.service;
  auto const& t = service.timetable;
  std::size_t before = 0, beyond = 0;
  for (auto const run : ids<RunId>(t.runs())) {
    auto const first = t.offset[run.value], end = t.offset[run.value + 1];
    bool all = true;
    for (auto c = first; c < end; ++c) all = all && out.road_stop[t.stop[c].value] != kNoRoadStop;
    if (t.departure[first] < 0) {
      ++before;
      continue;
    }
    if (t.departure[end - 1] >= kLatestTraffic_s - kLatest_s) {
      ++beyond;
      continue;
    }
    (all ? out.on_road : out.beside).push_back(run);
    for (auto c = first; c < end; ++c)
      service.timepoint[c] = !all || out.stops[out.road_stop[t.stop[c].value]].kind == StopKind::bay ? 1 : 0;
  }
  if (before > 0) out.notes.add({out.file, 0, 0}, fmt::format("runs of the day before, left out: {}", before));
  if (beyond > 0) out.notes.add({out.file, 0, 0}, fmt::format("runs ten days later, left out: {}", beyond));
  if (!out.beside.empty())
    out.notes.add({out.file, 0, 0}, fmt::format("runs with stops that have no link, left out: {}", out.beside.size()));
}

}  // namespace

Result<TransitFolder> read_transit_folder(std::string const& folder, Date date, TrafficNetwork const& network) {
  Faults faults;
  auto const imported = read_gtfs(folder, folder);
  if (!imported) return imported.error();
  auto timetable = timetable_of(imported->feed, date);
  if (!timetable) return timetable.error();
  TransitFolder out;
  out.file = (std::filesystem::path(folder) / "stop_links.csv").string();
  out.service = service_of(std::move(*timetable));
  name_rows(imported->feed, out);
  note_feed(*imported, folder, date, out);
  auto rows = named_table({out.file, out.file});
  if (!rows) return rows.error();
  StopLinkReader(*rows, network, out, faults).read();
  if (!faults.empty()) return faults;
  sort_runs(out);
  return out;
}

}  // namespace tanvan
