#include "models/transit_service/loads.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace tanvan {
namespace {

/// Counts of the sample: whole persons, so that sums are exact.
struct Counts {
  std::vector<std::uint32_t> boardings, alightings, forward, backward;  // [T, S]

  explicit Counts(std::size_t cells) : boardings(cells), alightings(cells), forward(cells), backward(cells) {}

  void ride(Ride const& ride, std::size_t first) {
    ++boardings[first + ride.board];
    ++alightings[first + ride.alight];
    for (auto s = ride.board; s < ride.alight; ++s) ++forward[first + s];
    for (auto s = ride.alight; s < ride.board; ++s) ++backward[first + s];
  }
};

std::vector<double> persons(std::vector<std::uint32_t> const& counts, double scale) {
  std::vector<double> all(counts.begin(), counts.end());
  for (double& n : all) n /= scale;
  return all;
}

std::vector<double> places_of(World const& world, LineStops const& stops, PeakHours const& peaks) {
  std::vector<double> places;
  for (auto const& bin : world.transport.bins)
    for (std::size_t line = 0; line + 1 < stops.offset.size(); ++line)
      for (auto s = stops.offset[line]; s < stops.offset[line + 1]; ++s)
        places.push_back(world.day.service.line_open[line] && carries_people(world.region.lines[line])
                             ? places_in(world.region.lines[line], bin, peaks)
                             : 0);
  return places;
}

std::vector<double> parked_at(ParkingStore const& parking, LineStops const& stops) {
  std::vector<double> parked(stops.row.size(), 0);
  for (std::size_t lot = 0; lot < parking.size(); ++lot) {
    auto const stop = std::ranges::find(stops.row, parking.stop[lot]);
    if (stop != stops.row.end()) parked[static_cast<std::size_t>(stop - stops.row.begin())] = parking.use[lot];
  }
  return parked;
}

void move(std::vector<double>& kept, std::vector<double> const& now, double step) {
  if (kept.size() != now.size()) kept = now;
  for (std::size_t i = 0; i < now.size(); ++i) kept[i] += step * (now[i] - kept[i]);
}

}  // namespace

double places_in(LineRow const& line, TimeBin const& bin, PeakHours const& peaks) {
  double const hours = bin.length_s / kSecondsInHour * std::min(1.0, served_share(line, bin));
  return hours * kMinutesInHour / headway_in(line, bin, peaks) * line.vehicle_capacity;
}

void remember_loads(DayStore& day, TransitDay const& loads, double step) {
  move(day.load_forward, loads.load_forward, step);
  move(day.load_backward, loads.load_backward, step);
}

TransitDay transit_day(World const& world, LineStops const& stops, Journeys const& journeys, PeakHours const& peaks) {
  auto const& trips = world.day.trips;
  std::size_t const width = stops.row.size();
  Counts counts(world.transport.bins.size() * width);
  for (std::size_t row = 0; row < trips.size(); ++row) {
    auto const journey = chosen_journey(world, journeys, row);
    if (!journey) continue;
    for (auto const& ride : journey->rides()) counts.ride(ride, trips.bin[row] * width);
  }
  double const scale = world.scale;
  TransitDay day;
  day.stop_row = stops.row;
  day.boardings = persons(counts.boardings, scale);
  day.alightings = persons(counts.alightings, scale);
  day.load_forward = persons(counts.forward, scale);
  day.load_backward = persons(counts.backward, scale);
  day.places = places_of(world, stops, peaks);
  day.parked = parked_at(world.day.parking, stops);
  return day;
}

std::vector<double> line_boardings(TransitDay const& day, LineStops const& stops) {
  std::vector<double> sum(stops.offset.size() - 1, 0);
  std::size_t const width = stops.row.size();
  for (std::size_t line = 0; line < sum.size(); ++line)
    for (std::size_t first = 0; first < day.boardings.size(); first += width)
      for (auto s = stops.offset[line]; s < stops.offset[line + 1]; ++s) sum[line] += day.boardings[first + s];
  return sum;
}

}  // namespace tanvan
