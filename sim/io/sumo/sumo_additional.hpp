#pragma once
/// Inside the reader of SUMO: stops, detectors, districts and measured volumes.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "sim/io/sumo/sumo_parts.hpp"
#include "sim/io/xml/xml_reader.hpp"

namespace tanvan {

/// Collects the tables `location`, `detector`, `zone`, `zone_link` and `counts` of all documents.
class SumoEquipment {
 public:
  explicit SumoEquipment(SumoReading& reading) : reading_(reading) {}

  /// Takes the element at whose start the reader stands. False where it is none of these.
  bool take(XmlReader& xml);
  void take_end(XmlReader const& xml);
  void finish();

  /// An edge at which trips of a district begin or end; empty where it is not known.
  std::string source_of(std::string_view district) const;
  std::string sink_of(std::string_view district) const;

 private:
  struct District {
    std::string source, sink;
  };
  struct Interval {
    std::string begin, end;
  };

  SumoReading& reading_;
  std::map<std::string, District, std::less<>> districts_;
  std::string district_, detector_, period_;
  Interval interval_;
  TextTable locations_{
      "location", {"loc_id", "link_id", "ref_node_id", "lr", "end_lr", "lane_num", "loc_type", "name", "lines"}, {}};
  TextTable detectors_{"detector", {"detector_id", "kind", "link_id", "lane_num", "start_m", "end_m", "period_s"}, {}};
  TextTable zones_{"zone", {"zone_id", "name", "boundary"}, {}};
  TextTable ends_{"zone_link", {"zone_id", "link_id", "kind", "weight"}, {}};
  TextTable counts_{"counts", {"station_id", "link_id", "start_s", "end_s", "volume", "speed_kmh"}, {}};

  void add_location(XmlReader const& xml);
  void add_detector(XmlReader const& xml);
  void begin_detector_area(XmlReader const& xml);
  void add_detector_end(XmlReader const& xml);
  void put_detector(XmlReader const& xml, std::string const& id, std::string_view kind, double start, double length);
  std::string polygon_of(std::vector<Point> points) const;
  void begin_district(XmlReader const& xml);
  void add_district_end(XmlReader const& xml, bool is_source);
  void put_district_end(XmlReader const& xml, std::string_view edge, bool is_source, std::string_view weight);
  void begin_interval(XmlReader const& xml);
  void add_volume(XmlReader const& xml);
};

}  // namespace tanvan
