#include "scenarios/run/line_feed/line_feed.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <tuple>

#include "sim/core/check.hpp"
#include "sim/core/quantity.hpp"
#include "sim/io/exchange/great_circle.hpp"
#include "sim/io/gtfs/service_days.hpp"
#include "sim/io/text/text_nfc.hpp"
#include "sim/io/text/unicode_letters.hpp"
#include "sim/transit/transit_skim.hpp"

namespace tanvan {
namespace {

constexpr std::uint16_t kMetro = 1, kRail = 2, kBus = 3;  // route_type
constexpr std::size_t kLongestShortName = 12;             // letters, as the canonical validator has it
constexpr double kTenthsOfMetre = 10;
constexpr std::uint8_t kTakesTime = 2;  // transfer_type
constexpr std::uint8_t kApproximate = 0, kBothWays = 2, kEveryDay = 0x7F, kOnBoard = 0;

/// Colors of signs, white on dark: `RRGGBB`.
std::string color_of(LineRow const& line) {
  if (line.mode == "metro") return "B3122B";
  if (line.mode == "brt") return "6B2C91";
  return line.mode == "rail" ? "1B3A5B" : "0B5D3B";
}

std::uint16_t type_of(LineRow const& line) {
  if (line.mode == "metro") return kMetro;
  return line.mode == "rail" ? kRail : kBus;
}

/// True where a word of two or more letters has small and capital ones, as screen readers want it.
bool has_mixed_word(std::string const& name) {
  bool small = false, capital = false;
  for (auto const letter : letters_of(name)) {
    if (!is_latin_letter(letter)) small = capital = false;
    capital |= small_letter(letter) != letter;
    small |= capital_letter(letter) != letter;
    if (small && capital) return true;
  }
  return false;
}

std::string name_of(StopRow const& stop) {
  auto name = to_nfc(stop.name);
  if (has_mixed_word(name)) return name;
  bool const rail = stop.kind == "metro_station" || stop.kind == "rail_station";
  return (rail ? "Ga " : "Trạm ") + name;
}

std::int32_t seconds(double minutes) {
  return static_cast<std::int32_t>(std::lround(minutes * 60));
}

Point place_of(StopRow const& stop) {
  return {stop.lon, stop.lat};
}

bool at_one_place(StopRow const& a, StopRow const& b) {
  return a.lon == b.lon && a.lat == b.lat;
}

/// A line with its stops, rows of the region.
struct OpenLine {
  LineRow const* line = nullptr;
  std::vector<std::uint32_t> stops;
  std::vector<ServicePeriod> periods;
};

/// Why a line has no place in a feed; empty where it has one.
std::string why_left_out(RegionTables const& region, OpenLine const& line, bool open, int year) {
  auto const& name = line.line->id;
  if (!open) return fmt::format("line {} is not open by the end of {}", name, year);
  if (!carries_people(*line.line)) return fmt::format("line {} carries freight alone", name);
  if (line.periods.empty()) return fmt::format("line {} has no headway and so no service", name);
  auto const& stops = region.stops;
  bool const moves =
      std::ranges::any_of(line.stops, [&](auto s) { return !at_one_place(stops[s], stops[line.stops.front()]); });
  return moves ? "" : fmt::format("line {} has no two stops at different places", name);
}

std::vector<OpenLine> lines_of(RegionTables const& region, std::span<std::uint8_t const> open, int year,
                               std::vector<Fault>& left_out) {
  auto const stops = line_stops(region);
  std::vector<OpenLine> lines;
  for (std::size_t l = 0; l < region.lines.size(); ++l) {
    OpenLine line{&region.lines[l],
                  {stops.row.begin() + stops.offset[l], stops.row.begin() + stops.offset[l + 1]},
                  service_periods(region.lines[l])};
    if (auto why = why_left_out(region, line, open[l] != 0, year); !why.empty())
      left_out.push_back(error(Errc::bad_input, line.line->place, std::move(why)));
    else
      lines.push_back(std::move(line));
  }
  std::ranges::sort(lines, {}, [](OpenLine const& line) { return line.line->id; });
  return lines;
}

/// The feed under construction.
class LineFeedBuilder {
 public:
  LineFeedBuilder(RegionTables const& region, LineFeedOptions const& options) : region_(region), options_(options) {}

  Feed build(std::vector<OpenLine> const& lines) {
    add_agencies(lines);
    add_stops(lines);
    add_transfers();
    add_service();
    for (auto const& line : lines) add_line(line);
    add_fares(lines);
    add_feed_info();
    return std::move(feed_);
  }

  /// Rows of the lines' stops that became a stop with another row.
  std::size_t merged_stops() const { return merged_stops_; }

 private:
  std::string agency_name(LineRow const& line) const {
    return line.operator_name.empty() ? options_.publisher : to_nfc(line.operator_name);
  }

  /// `operator-01` …, by name.
  void add_agencies(std::vector<OpenLine> const& lines) {
    for (auto const& line : lines) agency_.try_emplace(agency_name(*line.line));
    auto& agencies = feed_.agencies;
    for (auto& [name, agency] : agency_) {
      agency = id_of<FeedAgencyId>(agencies.size());
      agencies.id.push_back(fmt::format("operator-{:02}", agencies.size() + 1));
      agencies.name.push_back(name);
      agencies.url.push_back(options_.url);
      agencies.timezone.push_back(options_.timezone);
      agencies.lang.push_back(options_.lang);
      for (auto* const column : {&agencies.phone, &agencies.fare_url, &agencies.email}) column->push_back({});
    }
  }

  /// The row of stops.csv that stands for all of its name and place.
  std::vector<std::uint32_t> first_of_place() const {
    std::map<std::tuple<std::string, double, double>, std::uint32_t> first;
    std::vector<std::uint32_t> row;
    for (std::uint32_t s = 0; s < region_.stops.size(); ++s) {
      auto const& stop = region_.stops[s];
      row.push_back(first.try_emplace({name_of(stop), stop.lon, stop.lat}, s).first->second);
    }
    return row;
  }

  void add_stops(std::vector<OpenLine> const& lines) {
    auto const first = first_of_place();
    std::map<std::string, std::uint32_t> used;  // by stop_id
    for (auto const& line : lines)
      for (auto const s : line.stops)
        merged_stops_ += used.try_emplace(region_.stops[first[s]].id, first[s]).second ? 0 : 1;
    std::map<std::uint32_t, FeedStopId> row;
    auto& stops = feed_.stops;
    for (auto const& [id, s] : used) {
      row[s] = id_of<FeedStopId>(stops.size());
      stops.id.push_back(id);
      stops.name.push_back(name_of(region_.stops[s]));
      stops.lat.push_back(region_.stops[s].lat);
      stops.lon.push_back(region_.stops[s].lon);
      stops.place.push_back(FeedPlace::stop);
      stops.parent.push_back({});
      stops.level.push_back({});
      stops.wheelchair.push_back(kNotSaid);
      for (auto* const column :
           {&stops.code, &stops.spoken_name, &stops.desc, &stops.zone, &stops.url, &stops.timezone, &stops.platform})
        column->push_back({});
    }
    for (auto const s : first) stop_.push_back(row.contains(s) ? row[s] : FeedStopId{});
  }

  /// Walks between stops near each other, as the model changes between lines.
  void add_transfers() {
    TransitOptions const walks;
    auto const& stops = feed_.stops;
    auto& t = feed_.transfers;
    for (auto const from : ids<FeedStopId>(stops.size()))
      for (auto const to : ids<FeedStopId>(stops.size())) {
        if (from == to) continue;
        double const km = distance_km({stops.lon[from], stops.lat[from]}, {stops.lon[to], stops.lat[to]});
        if (km > walks.transfer_limit_km) continue;
        t.from_stop.push_back(from), t.to_stop.push_back(to);
        t.from_route.push_back({}), t.to_route.push_back({});
        t.from_trip.push_back({}), t.to_trip.push_back({});
        t.type.push_back(kTakesTime);
        t.min_time.push_back(static_cast<std::int32_t>(std::ceil(km * walks.detour / walks.walk_kmh * kSecondsInHour)));
      }
  }

  void add_service() {
    using namespace std::chrono;
    auto& services = feed_.services;
    services.id.push_back("daily");
    services.weekdays.push_back(kEveryDay);
    services.first.push_back(Date{year{options_.year} / January / 1});
    services.last.push_back(Date{year{options_.year} / December / 31});
    services.in_calendar.push_back(1);
    services.exception_offset.push_back(0);
  }

  void add_line(OpenLine const& line) {
    auto& routes = feed_.routes;
    auto const& id = line.line->id;
    auto const route = id_of<FeedRouteId>(routes.size());
    routes.id.push_back(id);
    routes.short_name.push_back(letters_of(id).size() <= kLongestShortName ? id : std::string{});
    routes.long_name.push_back(to_nfc(line.line->name));
    routes.agency.push_back(agency_.at(agency_name(*line.line)));
    routes.type.push_back(type_of(*line.line));
    routes.color.push_back(color_of(*line.line));
    routes.text_color.push_back("FFFFFF");
    routes.sort_order.push_back(-1);
    routes.continuous_pickup.push_back(kNotSaid);
    routes.continuous_drop_off.push_back(kNotSaid);
    for (auto* const column : {&routes.desc, &routes.url, &routes.network}) column->push_back({});
    for (std::uint8_t way = 0; way < kBothWays; ++way) add_trip(line, route, way);
  }

  void add_trip(OpenLine const& line, FeedRouteId route, std::uint8_t way) {
    auto stops = line.stops;
    if (way == 1) std::ranges::reverse(stops);
    auto& trips = feed_.trips;
    auto const trip = id_of<FeedTripId>(trips.size());
    trips.id.push_back(fmt::format("{}-{}", line.line->id, way));
    trips.headsign.push_back(headsign(stops));
    trips.short_name.push_back({});
    trips.block.push_back({});
    trips.route.push_back(route);
    trips.service.push_back(FeedServiceId{0});
    trips.shape.push_back(id_of<FeedShapeId>(trip.value));
    trips.direction.push_back(way);
    for (auto* const column : {&trips.wheelchair, &trips.bikes, &trips.cars}) column->push_back(kNotSaid);
    auto const dist = add_shape(trips.id[trip], stops);
    add_stop_times(line, stops, dist);
    for (auto const& period : line.periods) {
      feed_.frequencies.trip.push_back(trip);
      feed_.frequencies.start.push_back(seconds(period.start_min));
      feed_.frequencies.end.push_back(seconds(period.end_min));
      feed_.frequencies.headway.push_back(seconds(period.headway_min));
      feed_.frequencies.exact_times.push_back(0);
    }
  }

  /// The name of the last stop, but for a trip that passes another stop of that name before.
  std::string headsign(std::vector<std::uint32_t> const& stops) const {
    auto const last = stop_[stops.back()];
    bool const misleads = std::ranges::any_of(
        stops, [&](auto s) { return stop_[s] != last && feed_.stops.name[stop_[s]] == feed_.stops.name[last]; });
    return misleads ? std::string{} : feed_.stops.name[last];
  }

  /// Straight from stop to stop. @return metres along it of each stop
  std::vector<double> add_shape(std::string const& id, std::vector<std::uint32_t> const& stops) {
    auto& shapes = feed_.shapes;
    std::vector<double> dist;
    double metres = 0;
    for (std::size_t i = 0; i < stops.size(); ++i) {
      auto const& here = region_.stops[stops[i]];
      if (i > 0) metres += great_circle_metres(place_of(region_.stops[stops[i - 1]]), place_of(here));
      dist.push_back(std::round(metres * kTenthsOfMetre) / kTenthsOfMetre);
      if (i > 0 && dist[i] == dist[i - 1]) continue;
      shapes.point.push_back(place_of(here));
      shapes.sequence.push_back(static_cast<std::uint32_t>(shapes.point.size()) - shapes.offset.back());
      shapes.dist.push_back(dist[i]);
    }
    shapes.id.push_back(id);
    shapes.offset.push_back(static_cast<std::uint32_t>(shapes.point.size()));
    return dist;
  }

  /// Where stops lie so near that distances do not grow, stop times have none.
  void add_stop_times(OpenLine const& line, std::vector<std::uint32_t> const& stops, std::vector<double> const& dist) {
    auto& times = feed_.stop_times;
    bool const grows = std::ranges::adjacent_find(dist) == dist.end();
    auto const start = seconds(line.periods.front().start_min);
    auto const run_time = [&](std::uint32_t s) { return seconds(region_.stops[s].run_time_min); };
    for (std::size_t i = 0; i < stops.size(); ++i) {
      auto const at = start + std::abs(run_time(stops[i]) - run_time(stops.front()));
      times.stop.push_back(stop_[stops[i]]);
      times.sequence.push_back(static_cast<std::uint32_t>(i) + 1);
      times.arrival.push_back(at);
      times.departure.push_back(at);
      times.basis.push_back(TimeBasis::approximate);
      times.timepoint.push_back(kApproximate);
      times.dist.push_back(grows ? dist[i] : std::nan(""));
      times.headsign.push_back({});
      for (auto* const column : {&times.pickup, &times.drop_off, &times.continuous_pickup, &times.continuous_drop_off})
        column->push_back(kNotSaid);
    }
    times.offset.push_back(static_cast<std::uint32_t>(times.size()));
  }

  /// `operator-01-12000` …: a fare a price and agency.
  void add_fares(std::vector<OpenLine> const& lines) {
    std::map<std::string, std::vector<FeedRouteId>> routes_of;  // by fare_id
    std::map<std::string, std::pair<std::int64_t, FeedAgencyId>> fare_of;
    for (auto const route : ids<FeedRouteId>(lines.size())) {
      auto const price = std::llround(lines[route.value].line->fare_vnd);
      auto const agency = feed_.routes.agency[route];
      auto const id = fmt::format("{}-{}", feed_.agencies.id[agency], price);
      fare_of[id] = {price, agency};
      routes_of[id].push_back(route);
    }
    auto& fares = feed_.fares;
    for (auto const& [id, fare] : fare_of) {
      auto const row = id_of<FeedFareId>(fares.size());
      fares.id.push_back(id);
      fares.price.push_back(fare.first);
      fares.currency.push_back("VND");
      fares.payment_method.push_back(kOnBoard);
      fares.transfers.push_back(0);
      fares.agency.push_back(fare.second);
      fares.duration.push_back(kNoFeedTime);
      for (auto const route : routes_of[id]) add_rule(row, route);
    }
  }

  void add_rule(FeedFareId fare, FeedRouteId route) {
    auto& rules = feed_.fare_rules;
    rules.fare.push_back(fare);
    rules.route.push_back(route);
    for (auto* const column : {&rules.origin, &rules.destination, &rules.contains}) column->push_back({});
  }

  void add_feed_info() {
    feed_.others.push_back({"feed_info",
                            {"feed_publisher_name", "feed_publisher_url", "feed_lang", "feed_start_date",
                             "feed_end_date", "feed_version", "feed_contact_url"},
                            {options_.publisher, options_.url, options_.lang, date_text(feed_.services.first.span()[0]),
                             date_text(feed_.services.last.span()[0]), options_.version, options_.url}});
  }

  RegionTables const& region_;
  LineFeedOptions const& options_;
  Feed feed_;
  std::map<std::string, FeedAgencyId> agency_;  // by name
  std::vector<FeedStopId> stop_;                // [row of stops.csv], none where no open line stops
  std::size_t merged_stops_ = 0;
};

}  // namespace

LineFeed feed_of_lines(RegionTables const& region, std::span<std::uint8_t const> open, LineFeedOptions const& options) {
  expects(open.size() == region.lines.size(), "a line is open or not");
  LineFeed result;
  auto const lines = lines_of(region, open, options.year, result.left_out);
  LineFeedBuilder builder(region, options);
  result.feed = builder.build(lines);
  result.merged_stops = builder.merged_stops();
  return result;
}

}  // namespace tanvan
