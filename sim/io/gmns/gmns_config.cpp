#include "sim/io/gmns/gmns_config.hpp"

#include <fmt/format.h>

#include "sim/io/gmns/length_unit.hpp"
#include "sim/io/text/ascii.hpp"
#include "sim/io/text/text_nfc.hpp"

namespace tanvan {
namespace {

void read_unit(NamedRows const& rows, char const* column, std::optional<double> (*size_of)(std::string_view),
               double& size, Faults& faults) {
  auto const unit = rows.cell(rows.find(column));
  if (unit.empty()) return;
  if (auto const known = size_of(unit)) {
    size = *known;
  } else {
    faults.add(rows.place(), fmt::format("{} = {} is no unit that is known; say m, km, foot or mile, and kph or mph",
                                         column, in_quotes(unit)));
  }
}

}  // namespace

GmnsConfig read_gmns_config(NamedRows rows, Faults& faults) {
  GmnsConfig config;
  if (!rows.has_header() || !rows.next()) {
    faults.append(rows.faults());
    return config;
  }
  auto const text = [&](char const* column) { return std::string(rows.cell(rows.find(column))); };
  config.exact = text("writer") == kGmnsWriter;
  config.name = text("dataset_name");
  config.crs = text("crs");
  config.currency = text("currency");
  config.left_hand = same_in_any_case(text("traffic_side"), "left");
  if (auto unit = text("short_length"); !unit.empty()) config.short_length = unit;
  double short_metres = 1;
  read_unit(rows, "short_length", metres_in, short_metres, faults);
  if (auto unit = text("long_length"); !unit.empty()) {
    config.long_length = unit;
    config.lengths_stated = true;
  }
  read_unit(rows, "long_length", metres_in, config.metres, faults);
  read_unit(rows, "speed", kmh_in, config.kmh, faults);
  return config;
}

}  // namespace tanvan
