#include <fmt/format.h>

#include "sim/io/gtfs/gtfs_parts.hpp"
#include "sim/io/gtfs/time_zone.hpp"
#include "sim/io/gtfs/time_zone_names.hpp"
#include "sim/io/text/ascii.hpp"
#include "sim/io/text/text_nfc.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kColorSigns = 6;
constexpr WholeRange kRouteTypes{0, 1799};  // basic ones to 12, extended ones from 100
constexpr WholeRange kSortOrders{0, 4'294'967'295};
constexpr std::int64_t kFirstUnknownBasic = 13, kFirstExtended = 100;
constexpr std::int64_t kFirstGap = 8, kLastGap = 10;  // between the basic types 7 and 11

bool is_color(std::string_view text) {
  return text.size() == kColorSigns && text.find_first_not_of("0123456789ABCDEFabcdef") == std::string_view::npos;
}

std::string color(FeedTable& table, std::size_t column) {
  auto text = table.text(column);
  if (text.empty() || is_color(text)) {
    for (char& sign : text) sign = sign >= 'a' ? static_cast<char>(sign - 'a' + 'A') : sign;
    return text;
  }
  table.drop("a color that is not six hexadecimal digits", text);
  return {};
}

struct RouteColumns {
  std::size_t id, agency, short_name, long_name, desc, type, url, color, text_color, sort_order, pickup, drop_off,
      network;

  explicit RouteColumns(FeedTable& t)
      : id(t.needed("route_id")),
        agency(t.find("agency_id")),
        short_name(t.find("route_short_name")),
        long_name(t.find("route_long_name")),
        desc(t.find("route_desc")),
        type(t.needed("route_type")),
        url(t.find("route_url")),
        color(t.find("route_color")),
        text_color(t.find("route_text_color")),
        sort_order(t.find("route_sort_order")),
        pickup(t.find("continuous_pickup")),
        drop_off(t.find("continuous_drop_off")),
        network(t.find("network_id")) {
    t.drop_other_columns();
  }
};

/// The agency of a route; the only one where the route names none that is there.
FeedAgencyId agency_of(GtfsReading& reading, FeedTable& table, std::size_t column) {
  auto const id = table.cell(column);
  auto const& agencies = reading.feed.agencies;
  bool const one = agencies.size() == 1;
  if (auto const agency = reading.agency_of[id]; agency && !id.empty()) return agency;
  if (one && id.empty()) return FeedAgencyId{0};
  table.drop(
      id.empty() ? "no agency_id, though the feed has several agencies" : "an agency_id that agency.txt does not have",
      std::string(id));
  return one ? FeedAgencyId{0} : FeedAgencyId{};
}

std::uint16_t route_type(FeedTable& table, std::size_t column) {
  if (table.cell(column).empty()) {
    table.fault("route_type is empty");
    return 0;
  }
  auto const type = table.whole(column, kRouteTypes).value_or(0);
  bool const in_gap = (type >= kFirstGap && type <= kLastGap) || (type >= kFirstUnknownBasic && type < kFirstExtended);
  if (in_gap) table.fault(column, "is no route_type that GTFS knows");
  return static_cast<std::uint16_t>(type);
}

void add_route(GtfsReading& reading, FeedTable& table, RouteColumns const& at) {
  auto& routes = reading.feed.routes;
  auto const id = table.cell(at.id);
  if (!table.is_new(at.id)) return;
  routes.id.push_back(std::string(id));
  routes.agency.push_back(agency_of(reading, table, at.agency));
  routes.short_name.push_back(table.text(at.short_name));
  routes.long_name.push_back(table.text(at.long_name));
  routes.desc.push_back(table.text(at.desc));
  routes.type.push_back(route_type(table, at.type));
  routes.url.push_back(table.text(at.url));
  routes.color.push_back(color(table, at.color));
  routes.text_color.push_back(color(table, at.text_color));
  routes.sort_order.push_back(table.whole(at.sort_order, kSortOrders).value_or(-1));
  routes.continuous_pickup.push_back(table.choice(at.pickup, 3));
  routes.continuous_drop_off.push_back(table.choice(at.drop_off, 3));
  routes.network.push_back(table.text(at.network));
}

struct AgencyColumns {
  std::size_t id, name, url, timezone, lang, phone, fare_url, email;

  explicit AgencyColumns(FeedTable& t)
      : id(t.find("agency_id")),
        name(t.needed("agency_name")),
        url(t.find("agency_url")),
        timezone(t.needed("agency_timezone")),
        lang(t.find("agency_lang")),
        phone(t.find("agency_phone")),
        fare_url(t.find("agency_fare_url")),
        email(t.find("agency_email")) {
    t.drop_other_columns();
  }
};

/// Times of the feed are in this zone: what no clock goes by is refused.
void check_timezone(FeedTable& table, std::size_t column) {
  auto const name = table.text(column);
  if (name.empty()) return table.fault("agency_timezone is empty");
  if (is_time_zone(name)) return;
  auto const near = nearest_word(name, {kTimeZoneNames.begin(), kTimeZoneNames.end()});
  table.fault(column, fmt::format("is no time zone of the IANA database{}", near ? "; is it " + *near + "?" : ""));
}

void add_agency(GtfsReading& reading, FeedTable& table, AgencyColumns const& at) {
  auto& agencies = reading.feed.agencies;
  auto const id = table.cell(at.id);
  if (id.empty() ? table.count() > 1 : reading.agency_of.knows({}))
    return table.fault("several agencies, but not each has an agency_id");
  if (!id.empty() && !table.is_new(at.id)) return;
  reading.agency_of.set(id, id_of<FeedAgencyId>(agencies.size()));
  if (table.cell(at.name).empty()) table.fault("agency_name is empty");
  check_timezone(table, at.timezone);
  if (agencies.size() > 0 && table.cell(at.timezone) != agencies.timezone[FeedAgencyId{0}])
    table.fault(at.timezone, "all agencies of a feed must share one time zone");
  agencies.id.push_back(std::string(id));
  agencies.name.push_back(table.text(at.name));
  agencies.url.push_back(table.text(at.url));
  agencies.timezone.push_back(table.text(at.timezone));
  agencies.lang.push_back(table.text(at.lang));
  agencies.phone.push_back(table.text(at.phone));
  agencies.fare_url.push_back(table.text(at.fare_url));
  agencies.email.push_back(table.text(at.email));
}

}  // namespace

void read_agencies(GtfsReading& reading) {
  auto table = reading.open("agency.txt", true);
  if (!table) return;
  AgencyColumns const at(*table);
  if (table->broken()) return;
  while (table->next()) add_agency(reading, *table, at);
  reading.report.read["agencies"] = table->count();
  if (table->ended() && table->count() == 0) reading.faults.add(table->header_place(), "a line of names and no agency");
  keep_rows(reading.feed.agencies, order_by_id(reading.feed.agencies.id));
  reading.agency_of.number(reading.feed.agencies.id);
}

void read_routes(GtfsReading& reading) {
  auto table = reading.open("routes.txt", true);
  if (!table) return;
  RouteColumns const at(*table);
  if (table->broken()) return;
  while (table->next()) add_route(reading, *table, at);
  reading.report.read["routes"] = table->count();
  if (table->ended() && table->count() == 0) reading.faults.add(table->header_place(), "a line of names and no route");
  keep_rows(reading.feed.routes, order_by_id(reading.feed.routes.id));
  reading.route_of.number(reading.feed.routes.id);
}

}  // namespace tanvan
