#pragma once
/// Inside the reader of SUMO: everything that comes beside the network.

#include "sim/io/sumo/sumo_additional.hpp"
#include "sim/io/sumo/sumo_parts.hpp"
#include "sim/io/sumo/sumo_trips.hpp"
#include "sim/io/xml/xml_reader.hpp"

namespace tanvan {

/// Documents of routes, flows, vehicle types, stops, detectors, districts, programs and measured volumes, whatever
/// their roots are called: SUMO itself goes by the elements.
class SumoFurther {
 public:
  explicit SumoFurther(SumoReading& reading);

  /// Reads the rest of a document at whose root the reader stands. Types and routes of earlier documents are known.
  void read(XmlReader& xml);
  /// Hands the tables to the network.
  void finish();

  SumoReading& reading;
  SumoTrips trips;
  SumoEquipment equipment;
  int included = 0;  // files, so far
};

}  // namespace tanvan
