#include "scenarios/run/traffic/transit_riders.hpp"

#include <cmath>
#include <filesystem>
#include <sstream>
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
    auto const together = number_cell(rows_, together_, kTogether, faults_);
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

}  // namespace

Result<RiderTable> read_transit_riders(std::string const& folder, TransitFolder const& transit) {
  auto const file = (std::filesystem::path(folder) / "riders.csv").string();
  if (!std::filesystem::exists(file)) return RiderTable{};
  auto rows = named_table({file, file});
  if (!rows) return rows.error();
  Faults faults;
  auto riders = RiderReader(*rows, transit, faults).read();
  if (!faults.empty()) return faults;
  return riders;
}

}  // namespace tanvan
