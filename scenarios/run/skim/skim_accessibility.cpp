#include "scenarios/run/skim/skim_accessibility.hpp"

#include <fstream>
#include <string_view>

#include "sim/io/text/csv_text.hpp"

namespace tanvan {
namespace {

constexpr std::string_view kHeader =
    "zone_id,opportunities,within_min,percentile,reached_by_percentile_of_time,percentile_of_reached_by_minute,"
    "reaching_zone_by_percentile_of_time\n";

}  // namespace

std::vector<std::vector<double>> opportunities_reaching(TimetableSkim const& skim,
                                                        std::span<double const> opportunities, int within_min) {
  std::vector<std::vector<double>> sums(skim.time_min.size(), std::vector<double>(skim.zones, 0));
  for (std::size_t p = 0; p < sums.size(); ++p)
    for (std::size_t from = 0; from < skim.zones; ++from)
      for (std::size_t to = 0; to < skim.zones; ++to)
        if (skim.time_min[p][from * skim.zones + to] <= within_min) sums[p][to] += opportunities[from];
  return sums;
}

std::string accessibility_csv(SkimZones const& zones, std::span<SkimAccessibility const> columns,
                              std::span<double const> percentiles, int within_min) {
  CsvText csv;
  for (std::size_t zone = 0; zone < zones.id.size(); ++zone)
    for (auto const& column : columns)
      for (std::size_t p = 0; p < percentiles.size(); ++p)
        csv.cell(zones.id[zone])
            .cell(column.opportunities)
            .whole(within_min)
            .number(percentiles[p])
            .number(column.reached.by_percentile_of_time[p][zone])
            .number(column.reached.percentile_of_by_minute[p][zone])
            .number(column.reaching_zone[p][zone])
            .end_row();
  return std::string(kHeader) + csv.take();
}

bool is_accessibility_csv(std::filesystem::path const& path) {
  std::string begin(kHeader.size(), '\0');
  std::ifstream(path, std::ios::binary).read(begin.data(), static_cast<std::streamsize>(begin.size()));
  return begin == kHeader;
}

}  // namespace tanvan
