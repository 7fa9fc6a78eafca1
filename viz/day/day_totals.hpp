#pragma once
/// What a simulated day comes to: who arrived, how far and how long all drove, how much of it in queues.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "sim/io/results/results_reader.hpp"
#include "viz/day/day_data.hpp"

namespace tanvan {

struct ClassTotals {
  std::string name;
  double arrived = 0;     // trips
  double travel_h = 0;    // of those, from departure to arrival
  double vehicle_km = 0;  // on links, of all; NaN where the file has no lengths of links
};

/// Kilometres, hours and queues are those of all vehicles, numbers of trips those of the sample (`DayData::sample`).
struct DayTotals {
  std::size_t trips = 0, arrived = 0;
  std::map<std::string, std::size_t> not_arrived;  // trips by the word in /trips/stuck
  double first_s = 0, last_s = 0;                  // first departure, last arrival; 0 where there is none
  double distance_km = 0, travel_h = 0;            // of those who arrived, departure to arrival
  double wait_h = 0;                               // from departure to the first link, or to the end of the record
  double vehicle_km = 0;                           // on links
  double delay_h = 0;                              // on links against free flow, of who stands for good too
  double queue_km_h = 0, most_queue_km = 0;        // links in a queue, over the day and at once; NaN without lengths
  double most_on_roads_pcu = 0;                    // at the end of a bin
  std::size_t gridlocks = 0, forced_moves = 0;
  double relative_gap = 0;  // NaN where nobody looked for better ways
  bool unsettled = false;   // it was iterated, and gap, link flows or arrivals are not as asked
  std::vector<ClassTotals> by_class;

  double mean_speed_kmh() const { return travel_h > 0 ? distance_km / travel_h : 0; }
};

/// @param day  of the same file
DayTotals day_totals(ResultsFile const& file, DayData const& day);

/// A link in a bin in which somebody drives, or stands, at less than a fifth of its free speed: the darkest colour of
/// the pictures. @pre the day has roads
bool in_queue(DayData const& day, std::size_t bin, std::size_t link);

/// Vehicles of all classes that left each link during the day. [links]
std::vector<double> vehicles_of_day(DayData const& day);

/// Delay on each link over the day [vehicle-hours]. [links]
std::vector<double> delays_of_day(DayData const& day);

}  // namespace tanvan
