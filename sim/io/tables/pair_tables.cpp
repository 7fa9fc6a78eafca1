/// Pairs of zones: trips and skims.

#include "sim/io/tables/result_parts.hpp"

namespace tanvan {
namespace {

constexpr char const* kMeasures[] = {"time_min", "cost_vnd", "distance_km"};

std::vector<DataColumn> ends(ResultColumns& from, std::vector<std::string> const& ids, std::size_t times) {
  auto origin = from.heading("/zones/id", "origin"), destination = from.heading("/zones/id", "destination");
  origin.what = {"khu vực đi", "zone of origin"};
  destination.what = {"khu vực đến", "zone of destination"};
  origin.values = all_times(each_times(ids, ids.size()), times);
  destination.values = all_times(all_times(ids, ids.size()), times);
  return {std::move(origin), std::move(destination)};
}

void add_trips(ResultColumns& from, std::string const& year, std::vector<std::string> const& ids, Tables& tables) {
  auto const modes = from.file().children("/trips/" + year);
  if (modes.empty()) return;
  DataTable table{"trips", {"Chuyến đi một ngày, " + year, "Trips of a day, " + year}, ends(from, ids, 1), {}, {0}, {},
                  {}};
  for (auto const& mode : modes)
    table.columns.push_back(from.column("/trips/" + year + "/" + mode, "trips_" + mode, ids.size() * ids.size()));
  tables.push_back(std::move(table));
}

void add_skims(ResultColumns& from, std::string const& year, std::vector<std::string> const& ids, Tables& tables) {
  auto const modes = from.file().children("/skims/" + year);
  auto const pairs = ids.size() * ids.size();
  if (modes.empty()) return;
  auto const bins = from.size("/skims/" + year + "/" + modes.front() + "/time_min") / pairs;
  std::vector<std::int64_t> bin(bins);
  for (std::size_t i = 0; i < bins; ++i) bin[i] = static_cast<std::int64_t>(i);
  DataTable table{"skims",
                  {"Ma trận thời gian, chi phí, quãng đường, " + year, "Skims, " + year},
                  ends(from, ids, bins),
                  {},
                  {0},
                  {},
                  {}};
  table.columns.push_back({"bin", "1", {"khung giờ, từ 0", "time bin, from 0"}, "", each_times(bin, pairs)});
  for (auto const& mode : modes)
    for (auto const* measure : kMeasures) {
      auto const path = "/skims/" + year + "/" + mode + "/" + measure;
      if (from.file().has(path)) table.columns.push_back(from.column(path, mode + "_" + measure, bins * pairs));
    }
  tables.push_back(std::move(table));
}

}  // namespace

void add_pair_tables(ResultColumns& from, YearChoice const& years, Tables& tables) {
  if (from.extent("/zones/id", 0) == 0 || years.traffic.empty()) return;
  auto const ids = from.texts("/zones/id", from.extent("/zones/id", 0));
  add_trips(from, years.traffic, ids, tables);
  add_skims(from, years.traffic, ids, tables);
}

}  // namespace tanvan
