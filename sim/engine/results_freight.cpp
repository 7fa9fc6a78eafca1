#include "sim/engine/results_freight.hpp"

#include <fmt/format.h>
#include <span>
#include <string>
#include <vector>

#include "sim/core/check.hpp"
#include "sim/engine/freight.hpp"
#include "sim/io/results/results_schema.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kHoursOfDay = 24;
constexpr std::array<std::string_view, 3> kClearanceChannels = {"green", "yellow", "red"};

void write_names(ResultsWriter& file, std::string const& path, std::span<std::string_view const> names) {
  file.texts(path, std::vector<std::string>(names.begin(), names.end()));
}

/// The extents of figures of one or two axes: the second axis, or none, says the first.
ResultsWriter::Shape shape_of(DatasetSpec const& spec, FreightYear const& year, std::size_t values) {
  if (spec.shape.empty()) return {};
  if (spec.shape.find(',') == std::string_view::npos) return {values};
  auto const rows = spec.shape.starts_with("w,") ? year.gateways.size() : values / kHoursOfDay;
  return {rows, rows == 0 ? 0 : values / rows};
}

}  // namespace

void write_freight(ResultsWriter& file, std::map<int, FreightYear> const& years) {
  for (auto const& [number, year] : years) {
    auto const group = fmt::format("/freight/{}/", number);
    write_names(file, group + "commodity", kCommodityNames);
    if (year.figures.contains("vehicle_trips")) {
      write_names(file, group + "vehicle", kFreightVehicleNames);
      write_names(file, group + "flow", kGoodsFlowNames);
      write_names(file, group + "chain", kChainNames);
      write_names(file, group + "channel", kClearanceChannels);
      file.texts(group + "gateway", year.gateways);
    }
    for (auto const& [name, values] : year.figures) {
      auto const* spec = find_dataset(group + name);
      expects(spec != nullptr, "a figure that the schema knows");
      file.reals(group + name, shape_of(*spec, year, values.size()), values);
    }
  }
}

}  // namespace tanvan
