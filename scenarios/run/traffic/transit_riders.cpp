#include "scenarios/run/traffic/transit_riders.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fmt/format.h>
#include <map>
#include <span>
#include <sstream>
#include <tuple>
#include <unordered_map>

#include "scenarios/run/traffic/named_table.hpp"
#include "sim/io/text/row_cells.hpp"

namespace tanvan {
namespace {

constexpr NumberRange kTogether{1, 100'000, ""};
constexpr NumberRange kComes{0, kLatestTraffic_s, "s"};

using RowOf = std::unordered_map<std::string_view, std::uint32_t>;

RowOf rows_of(std::vector<std::string> const& names) {
  RowOf rows;
  for (std::uint32_t i = 0; i < names.size(); ++i) rows.emplace(names[i], i);
  return rows;
}

/// riders.csv under reading.
class RiderReader {
 public:
  RiderReader(NamedRows& rows, TransitFolder const& transit, Faults& faults)
      : rows_(rows),
        faults_(faults),
        from_(needed_column(rows, "from_stop_id", faults)),
        to_(needed_column(rows, "to_stop_id", faults)),
        at_(needed_column(rows, "at_s", faults)),
        together_(rows.find("riders")),
        route_(rows.find("route_id")),
        stop_of_(rows_of(transit.stop_id)),
        route_of_(rows_of(transit.route_id)) {}

  RiderTable read() && {
    if (from_ == NamedRows::npos || to_ == NamedRows::npos || at_ == NamedRows::npos) return {};
    while (rows_.next() && !too_many_faults(rows_, 0, faults_)) read_row();
    faults_.append(rows_.faults());
    return std::move(out_);
  }

 private:
  void read_row() {
    auto const faults_before = faults_.size();
    auto const from = row_of(from_, stop_of_, "no such stop_id in stops.txt");
    auto const to = row_of(to_, stop_of_, "no such stop_id in stops.txt");
    auto const at_s = time_cell(rows_, at_, kComes, faults_);
    auto const together = whole_cell(rows_, together_, kTogether, faults_);
    read_routes();
    if (rows_.cell(at_).empty()) cell_fault(rows_, at_, "riders come at a time", faults_);
    if (faults_.size() > faults_before) return;
    if (from == to) return cell_fault(rows_, to_, "a ride ends at another stop", faults_);
    auto const riders = std::isnan(together) ? std::size_t{1} : static_cast<std::size_t>(together);
    if (out_.size() + riders > kMostRiders) return cell_fault(rows_, together_, "too many riders", faults_);
    for (std::size_t i = 0; i < riders; ++i) out_.add(StopId{from}, StopId{to}, traffic_time(at_s), routes_);
  }

  void read_routes() {
    routes_.clear();
    std::istringstream words{std::string(rows_.cell(route_))};
    for (std::string word; words >> word;) {
      auto const found = route_of_.find(word);
      if (found == route_of_.end()) return cell_fault(rows_, route_, "no such route_id in routes.txt", faults_);
      routes_.push_back(found->second);
    }
  }

  std::uint32_t row_of(std::size_t column, RowOf const& names, char const* sentence) {
    auto const found = names.find(rows_.cell(column));
    if (found != names.end()) return found->second;
    cell_fault(rows_, column, sentence, faults_);
    return 0;
  }

  NamedRows& rows_;
  Faults& faults_;
  std::size_t from_, to_, at_, together_, route_;
  RowOf stop_of_, route_of_;
  std::vector<std::uint32_t> routes_;
  RiderTable out_;
};

/// True where a bus on the road goes from one stop to the other as one of the lines.
bool is_offered(TransitFolder const& transit, RiderTable const& riders, std::size_t rider) {
  auto const& t = transit.service.timetable;
  auto const lines = std::span{riders.line}.subspan(riders.line_offset[rider],
                                                    riders.line_offset[rider + 1] - riders.line_offset[rider]);
  for (auto const run : transit.on_road) {
    bool boarded = false;
    for (auto call = t.offset[run.value]; call < t.offset[run.value + 1]; ++call) {
      if (boarded && t.stop[call] == riders.to[rider]) return true;
      bool const takes = lines.empty() || std::ranges::find(lines, transit.service.line[call]) != lines.end();
      boarded = boarded || (t.stop[call] == riders.from[rider] && takes);
    }
  }
  return false;
}

std::size_t without_offer(TransitFolder const& transit, RiderTable const& riders) {
  std::map<std::tuple<StopId, StopId, std::vector<std::uint32_t>>, bool> known;
  std::size_t count = 0;
  for (std::size_t i = 0; i < riders.size(); ++i) {
    std::vector<std::uint32_t> lines(riders.line.begin() + riders.line_offset[i],
                                     riders.line.begin() + riders.line_offset[i + 1]);
    auto const [row, is_new] = known.try_emplace({riders.from[i], riders.to[i], std::move(lines)});
    if (is_new) row->second = is_offered(transit, riders, i);
    if (!row->second) ++count;
  }
  return count;
}

}  // namespace

Result<RiderTable> read_transit_riders(std::string const& folder, TransitFolder const& transit, Faults& notes) {
  auto const file = (std::filesystem::path(folder) / "riders.csv").string();
  if (!std::filesystem::exists(file)) return RiderTable{};
  auto rows = named_table({file, file});
  if (!rows) return rows.error();
  Faults faults;
  auto riders = RiderReader(*rows, transit, faults).read();
  if (!faults.empty()) return faults;
  if (auto const count = without_offer(transit, riders); count > 0)
    notes.add({file, 0, 0}, fmt::format("riders whose ride no bus on the road offers, left waiting: {}", count));
  return riders;
}

}  // namespace tanvan
