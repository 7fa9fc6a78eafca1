#include "sim/io/gtfs/gtfs_writer.hpp"

#include <array>
#include <fmt/format.h>

#include "sim/io/gtfs/currency.hpp"
#include "sim/io/gtfs/service_days.hpp"
#include "sim/io/gtfs/table_text.hpp"

namespace tanvan {
namespace {

constexpr std::array kDays = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

std::string agency_text(FeedAgencies const& t) {
  return TableText(t.size())
      .texts("agency_id", t.id.span())
      .texts("agency_name", t.name.span(), Keep::always)
      .texts("agency_url", t.url.span(), Keep::always)
      .texts("agency_timezone", t.timezone.span(), Keep::always)
      .texts("agency_lang", t.lang.span())
      .texts("agency_phone", t.phone.span())
      .texts("agency_fare_url", t.fare_url.span())
      .texts("agency_email", t.email.span())
      .text();
}

std::string levels_text(FeedLevels const& t) {
  return TableText(t.size())
      .texts("level_id", t.id.span(), Keep::always)
      .numbers("level_index", t.index.span(), Keep::always)
      .texts("level_name", t.name.span())
      .text();
}

std::string stops_text(Feed const& feed) {
  auto const& t = feed.stops;
  auto const place = [&](std::size_t row) { return t.place[id_of<FeedStopId>(row)]; };
  return TableText(t.size())
      .texts("stop_id", t.id.span(), Keep::always)
      .texts("stop_code", t.code.span())
      .texts("stop_name", t.name.span(), Keep::always)
      .texts("tts_stop_name", t.spoken_name.span())
      .texts("stop_desc", t.desc.span())
      .numbers("stop_lat", t.lat.span(), Keep::always)
      .numbers("stop_lon", t.lon.span(), Keep::always)
      .texts("zone_id", t.zone.span())
      .texts("stop_url", t.url.span())
      .add(
          "location_type", Keep::if_said, [=](auto row) { return place(row) != FeedPlace::stop; },
          [=](CsvText& out, auto row) { out.whole(static_cast<std::int64_t>(place(row))); })
      .references("parent_station", t.parent.span(), t.id)
      .texts("stop_timezone", t.timezone.span())
      .choices("wheelchair_boarding", t.wheelchair.span())
      .references("level_id", t.level.span(), feed.levels.id)
      .texts("platform_code", t.platform.span())
      .text();
}

std::string routes_text(Feed const& feed) {
  auto const& t = feed.routes;
  return TableText(t.size())
      .texts("route_id", t.id.span(), Keep::always)
      .references("agency_id", t.agency.span(), feed.agencies.id)
      .texts("route_short_name", t.short_name.span())
      .texts("route_long_name", t.long_name.span())
      .texts("route_desc", t.desc.span())
      .add(
          "route_type", Keep::always, [](auto) { return true; },
          [&](CsvText& out, auto row) { out.whole(t.type[id_of<FeedRouteId>(row)]); })
      .texts("route_url", t.url.span())
      .texts("route_color", t.color.span())
      .texts("route_text_color", t.text_color.span())
      .add(
          "route_sort_order", Keep::if_said, [&](auto row) { return t.sort_order[id_of<FeedRouteId>(row)] >= 0; },
          [&](CsvText& out, auto row) {
            auto const order = t.sort_order[id_of<FeedRouteId>(row)];
            out.cell(order < 0 ? std::string{} : std::to_string(order));
          })
      .choices("continuous_pickup", t.continuous_pickup.span())
      .choices("continuous_drop_off", t.continuous_drop_off.span())
      .texts("network_id", t.network.span())
      .text();
}

std::string trips_text(Feed const& feed) {
  auto const& t = feed.trips;
  return TableText(t.size())
      .references("route_id", t.route.span(), feed.routes.id, Keep::always)
      .references("service_id", t.service.span(), feed.services.id, Keep::always)
      .texts("trip_id", t.id.span(), Keep::always)
      .texts("trip_headsign", t.headsign.span())
      .texts("trip_short_name", t.short_name.span())
      .choices("direction_id", t.direction.span())
      .texts("block_id", t.block.span())
      .references("shape_id", t.shape.span(), feed.shapes.id)
      .choices("wheelchair_accessible", t.wheelchair.span())
      .choices("bikes_allowed", t.bikes.span())
      .choices("cars_allowed", t.cars.span())
      .text();
}

/// Which row of `offset`'s table each row of its values belongs to.
template <class IdType>
std::vector<IdType> owners(std::vector<std::uint32_t> const& offset) {
  std::vector<IdType> owner;
  owner.reserve(offset.back());
  for (std::size_t i = 0; i + 1 < offset.size(); ++i) owner.resize(offset[i + 1], id_of<IdType>(i));
  return owner;
}

std::string stop_times_text(Feed const& feed) {
  auto const& t = feed.stop_times;
  auto const trip = owners<FeedTripId>(t.offset);
  return TableText(t.size())
      .references("trip_id", std::span(trip), feed.trips.id, Keep::always)
      .times("arrival_time", t.arrival, Keep::always)
      .times("departure_time", t.departure, Keep::always)
      .references("stop_id", std::span(t.stop), feed.stops.id, Keep::always)
      .sequences("stop_sequence", t.sequence)
      .references("stop_headsign", std::span(t.headsign), t.text)
      .choices("pickup_type", t.pickup)
      .choices("drop_off_type", t.drop_off)
      .choices("continuous_pickup", t.continuous_pickup)
      .choices("continuous_drop_off", t.continuous_drop_off)
      .numbers("shape_dist_traveled", t.dist)
      .choices("timepoint", t.timepoint)
      .text();
}

std::string calendar_text(FeedServices const& t) {
  CsvText out;
  out.cell("service_id");
  for (auto const* const day : kDays) out.cell(day);
  out.cell("start_date").cell("end_date").end_row();
  for (auto const service : ids<FeedServiceId>(t.size())) {
    if (t.in_calendar[service] == 0) continue;
    out.cell(t.id[service]);
    for (std::size_t day = 0; day < kDays.size(); ++day) out.whole((t.weekdays[service] >> day) & 1U);
    out.cell(date_text(t.first[service])).cell(date_text(t.last[service])).end_row();
  }
  return out.take();
}

std::string calendar_dates_text(FeedServices const& t) {
  auto const service = owners<FeedServiceId>(t.exception_offset);
  return TableText(service.size())
      .references("service_id", std::span(service), t.id, Keep::always)
      .add(
          "date", Keep::always, [](auto) { return true; },
          [&](CsvText& out, auto row) { out.cell(date_text(t.exception_date[row])); })
      .choices("exception_type", t.exception_type, Keep::always)
      .text();
}

std::string shapes_text(FeedShapes const& t) {
  auto const shape = owners<FeedShapeId>(t.offset);
  auto const always = [](auto) { return true; };
  return TableText(shape.size())
      .references("shape_id", std::span(shape), t.id, Keep::always)
      .add("shape_pt_lat", Keep::always, always, [&](CsvText& out, auto row) { out.number(t.point[row].y); })
      .add("shape_pt_lon", Keep::always, always, [&](CsvText& out, auto row) { out.number(t.point[row].x); })
      .sequences("shape_pt_sequence", t.sequence)
      .numbers("shape_dist_traveled", t.dist)
      .text();
}

std::string frequencies_text(Feed const& feed) {
  auto const& t = feed.frequencies;
  return TableText(t.size())
      .references("trip_id", std::span(t.trip), feed.trips.id, Keep::always)
      .times("start_time", t.start, Keep::always)
      .times("end_time", t.end, Keep::always)
      .wholes("headway_secs", t.headway, Keep::always)
      .choices("exact_times", t.exact_times)
      .text();
}

std::string transfers_text(Feed const& feed) {
  auto const& t = feed.transfers;
  return TableText(t.size())
      .references("from_stop_id", std::span(t.from_stop), feed.stops.id, Keep::always)
      .references("to_stop_id", std::span(t.to_stop), feed.stops.id, Keep::always)
      .references("from_route_id", std::span(t.from_route), feed.routes.id)
      .references("to_route_id", std::span(t.to_route), feed.routes.id)
      .references("from_trip_id", std::span(t.from_trip), feed.trips.id)
      .references("to_trip_id", std::span(t.to_trip), feed.trips.id)
      .choices("transfer_type", t.type, Keep::always)
      .wholes("min_transfer_time", t.min_time)
      .text();
}

std::string pathways_text(Feed const& feed) {
  auto const& t = feed.pathways;
  return TableText(t.size())
      .texts("pathway_id", t.id, Keep::always)
      .references("from_stop_id", std::span(t.from), feed.stops.id, Keep::always)
      .references("to_stop_id", std::span(t.to), feed.stops.id, Keep::always)
      .choices("pathway_mode", t.mode, Keep::always)
      .choices("is_bidirectional", t.bidirectional, Keep::always)
      .numbers("length", t.length)
      .wholes("traversal_time", t.time)
      .numbers("stair_count", t.stairs)
      .numbers("max_slope", t.slope)
      .numbers("min_width", t.width)
      .texts("signposted_as", t.signposted_as)
      .texts("reversed_signposted_as", t.reversed_signposted_as)
      .text();
}

std::string fares_text(Feed const& feed) {
  auto const& t = feed.fares;
  return TableText(t.size())
      .texts("fare_id", t.id.span(), Keep::always)
      .add(
          "price", Keep::always, [](auto) { return true; },
          [&](CsvText& out, auto row) {
            auto const fare = id_of<FeedFareId>(row);
            out.cell(amount_text(t.price[fare], currency_digits(t.currency[fare]).value_or(0)));
          })
      .texts("currency_type", t.currency.span(), Keep::always)
      .choices("payment_method", t.payment_method.span(), Keep::always)
      .choices("transfers", t.transfers.span(), Keep::always)
      .references("agency_id", t.agency.span(), feed.agencies.id)
      .wholes("transfer_duration", t.duration.span())
      .text();
}

std::string fare_rules_text(Feed const& feed) {
  auto const& t = feed.fare_rules;
  return TableText(t.size())
      .references("fare_id", std::span(t.fare), feed.fares.id, Keep::always)
      .references("route_id", std::span(t.route), feed.routes.id)
      .texts("origin_id", t.origin)
      .texts("destination_id", t.destination)
      .texts("contains_id", t.contains)
      .text();
}

std::string other_text(TextTable const& table) {
  CsvText out;
  out.row(table.header);
  for (std::size_t row = 0; row < table.rows(); ++row)
    out.row(std::span(table.cells).subspan(row * table.header.size(), table.header.size()));
  return out.take();
}

std::size_t services_in_calendar(FeedServices const& services) {
  return static_cast<std::size_t>(std::count(services.in_calendar.begin(), services.in_calendar.end(), 1));
}

}  // namespace

std::vector<FolderFile> write_gtfs(Feed const& feed) {
  std::vector<FolderFile> files{{"agency.txt", agency_text(feed.agencies)},
                                {"stops.txt", stops_text(feed)},
                                {"routes.txt", routes_text(feed)},
                                {"trips.txt", trips_text(feed)},
                                {"stop_times.txt", stop_times_text(feed)}};
  auto const& services = feed.services;
  bool const dates = !services.exception_date.empty();
  if (services_in_calendar(services) > 0 || !dates) files.push_back({"calendar.txt", calendar_text(services)});
  if (dates) files.push_back({"calendar_dates.txt", calendar_dates_text(services)});
  if (feed.shapes.size() > 0) files.push_back({"shapes.txt", shapes_text(feed.shapes)});
  if (feed.frequencies.size() > 0) files.push_back({"frequencies.txt", frequencies_text(feed)});
  if (feed.transfers.size() > 0) files.push_back({"transfers.txt", transfers_text(feed)});
  if (feed.pathways.size() > 0) files.push_back({"pathways.txt", pathways_text(feed)});
  if (feed.levels.size() > 0) files.push_back({"levels.txt", levels_text(feed.levels)});
  if (feed.fares.size() > 0) files.push_back({"fare_attributes.txt", fares_text(feed)});
  if (feed.fare_rules.size() > 0) files.push_back({"fare_rules.txt", fare_rules_text(feed)});
  for (auto const& table : feed.others) files.push_back({table.name + ".txt", other_text(table)});
  return files;
}

void count_written(Feed const& feed, Counts& written) {
  auto const count = [&](std::string_view name, std::size_t n) {
    if (n > 0) written[name] = static_cast<std::int64_t>(n);
  };
  count("agencies", feed.agencies.size());
  count("stops", feed.stops.size());
  count("routes", feed.routes.size());
  count("trips", feed.trips.size());
  count("stop_times", feed.stop_times.size());
  count("services", feed.services.size());
  count("shapes", feed.shapes.size());
  count("frequencies", feed.frequencies.size());
  count("transfers", feed.transfers.size());
  count("pathways", feed.pathways.size());
  count("fares", feed.fares.size());
}

}  // namespace tanvan
