#include <fmt/format.h>
#include <map>

#include "sim/io/exchange/text_table.hpp"
#include "sim/io/matsim/matsim_parts.hpp"
#include "sim/io/text/number_text.hpp"
#include "sim/io/text/text_nfc.hpp"
#include "sim/io/xml/xml_values.hpp"

namespace tanvan {
namespace {

constexpr double kHour = 3600;
constexpr int kMostHours = 240;  // of one run: ten days
constexpr NumberRange kHourOfDay{1, kMostHours}, kVolume{0, 1e9};

/// What a station counts.
struct Station {
  std::string id, link, stop;
  bool known() const { return !link.empty() || !stop.empty(); }
};

/// The station at whose element the reader stands: `loc_id` names a link, in counts of transit a stop.
Station station_of(MatsimReading& reading, XmlReader const& xml) {
  Station station;
  auto const place = attribute_or_empty(xml, xml.attribute("loc_id") ? "loc_id" : "linkId");
  station.id = attribute_or_empty(xml, xml.attribute("cs_id") ? "cs_id" : "id");
  if (link_named(reading, place)) {
    station.link = place;
  } else if (reading.stops.count(std::string(place)) > 0) {
    station.stop = place;
  } else {
    reading.out.report.drop("a counting station at no link and no stop of the network", xml.place(),
                            std::string(place));
  }
  return station;
}

void add_volume(MatsimReading& reading, XmlReader const& xml, Station const& station, TextTable& counts) {
  auto const hour = needed_number(xml, "h", kHourOfDay, reading.faults),
             volume = needed_number(xml, "val", kVolume, reading.faults);
  if (!station.known()) return;
  counts.cells.insert(counts.cells.end(), {station.id, station.link, station.stop, number_text((hour - 1) * kHour),
                                           number_text(hour * kHour), number_text(volume)});
}

}  // namespace

void read_matsim_counts(MatsimReading& reading, XmlReader& xml) {
  TextTable counts{"counts", {"station_id", "link_id", "stop_id", "start_s", "end_s", "volume"}, {}};
  Station station;
  auto const before = reading.faults.size();
  if (auto const year = attribute_or_empty(xml, "year"); !year.empty())
    reading.out.report.notes.push_back(
        fmt::format("counts {} are of {}", in_quotes(attribute_or_empty(xml, "name")), in_quotes(year)));
  read_elements(xml, before, reading.faults, [&] {
    if (xml.starts("count")) {
      ++reading.out.report.read["counting_stations"];
      station = station_of(reading, xml);
    } else if (xml.starts("volume")) {
      ++reading.out.report.read["counts"];
      add_volume(reading, xml, station, counts);
    }
  });
  add_table(reading.out.network, std::move(counts));
}

void read_matsim_events(MatsimReading& reading, XmlReader& xml) {
  std::map<std::pair<LinkId, int>, std::int64_t> entered;
  auto const before = reading.faults.size();
  read_elements(xml, before, reading.faults, [&] {
    if (!xml.starts("event")) return;
    ++reading.out.report.read["events"];
    auto const type = attribute_or_empty(xml, "type");
    if (type != "entered link") {
      ++reading.out.report.read["events_of_other_kinds"];
      return;
    }
    auto const time = needed_number(xml, "time", {0, kMostHours * kHour, "s"}, reading.faults);
    auto const link = link_named(reading, attribute_or_empty(xml, "link"));
    if (!link) {
      reading.out.report.drop("an event at a link that the network has not", xml.place());
    } else if (time >= 0) {
      ++entered[{link, static_cast<int>(time / kHour)}];
    }
  });
  TextTable volumes{"link_volume", {"link_id", "start_s", "end_s", "vehicles"}, {}};
  for (auto const& [key, n] : entered)
    volumes.cells.insert(volumes.cells.end(), {reading.out.network.links.id[key.first], number_text(key.second * kHour),
                                               number_text((key.second + 1) * kHour), std::to_string(n)});
  add_table(reading.out.network, std::move(volumes));
}

}  // namespace tanvan
