#include <fmt/format.h>

#include "sim/io/gtfs/currency.hpp"
#include "sim/io/gtfs/gtfs_parts.hpp"

namespace tanvan {
namespace {

constexpr std::uint8_t kMostTransfers = 9;  // the reference knows 0 to 2; feeds have more
constexpr WholeRange kDurations{0, 10'000'000};

struct FareColumns {
  std::size_t id, price, currency, payment, transfers, agency, duration;

  explicit FareColumns(FeedTable& t)
      : id(t.needed("fare_id")),
        price(t.needed("price")),
        currency(t.needed("currency_type")),
        payment(t.find("payment_method")),
        transfers(t.find("transfers")),
        agency(t.find("agency_id")),
        duration(t.find("transfer_duration")) {
    t.drop_other_columns();
  }
};

/// The agency that a fare is for; none: any. @return false where it names one that is not there
bool read_agency(GtfsReading& reading, FeedTable& table, std::size_t column, FeedAgencyId& agency) {
  auto const id = table.cell(column);
  if (id.empty()) return true;
  agency = reading.agency_of[id];
  if (agency) return true;
  bool const one = reading.feed.agencies.size() == 1;
  table.drop(
      one ? "an agency_id that agency.txt does not have" : "a fare of an agency_id that agency.txt does not have",
      std::string(id));
  return one;
}

void add_fare(GtfsReading& reading, FeedTable& table, FareColumns const& at, std::vector<std::uint32_t>& lines) {
  auto& fares = reading.feed.fares;
  auto const id = table.text(at.id);
  if (!table.is_new(at.id)) return;
  reading.fare_of.set(id, {});
  auto const digits = currency_digits(table.cell(at.currency));
  if (!digits) return table.drop("a fare without a currency_type of three capital letters", id);
  auto const price = parse_amount(table.cell(at.price), *digits);
  if (!price) return table.drop("a fare whose price is no amount of its currency", id);
  FeedAgencyId agency;
  if (!read_agency(reading, table, at.agency, agency)) return;
  lines.push_back(table.line());
  fares.id.push_back(id);
  fares.price.push_back(*price);
  fares.currency.push_back(table.text(at.currency));
  fares.payment_method.push_back(table.choice(at.payment, 1));
  fares.transfers.push_back(table.choice(at.transfers, kMostTransfers));
  fares.agency.push_back(agency);
  fares.duration.push_back(static_cast<std::int32_t>(table.whole(at.duration, kDurations).value_or(kNoFeedTime)));
}

struct RuleColumns {
  std::size_t fare, route, origin, destination, contains;

  explicit RuleColumns(FeedTable& t)
      : fare(t.needed("fare_id")),
        route(t.find("route_id")),
        origin(t.find("origin_id")),
        destination(t.find("destination_id")),
        contains(t.find("contains_id")) {
    t.drop_other_columns();
  }
};

/// Lists the row where what it names is not there. @param[out] lost  fares that have lost a rule
void add_rule(GtfsReading& reading, FeedTable& table, RuleColumns const& at, std::vector<std::uint32_t>& lines,
              Column<FeedFareId, std::uint8_t>& lost) {
  auto& rules = reading.feed.fare_rules;
  auto const id = table.cell(at.fare);
  auto const fare = reading.fare_of[id];
  if (!fare)
    return table.drop(reading.fare_of.knows(id) ? "a rule of a fare that was dropped"
                                                : "a fare_id that fare_attributes.txt does not have",
                      std::string(id));
  auto const route = reading.route_of[table.cell(at.route)];
  if (!route && !table.cell(at.route).empty()) {
    lost[fare] = 1;
    return table.drop("a fare of a route_id that routes.txt does not have", table.text(at.route));
  }
  lines.push_back(table.line());
  rules.fare.push_back(fare);
  rules.route.push_back(route);
  rules.origin.push_back(table.text(at.origin));
  rules.destination.push_back(table.text(at.destination));
  rules.contains.push_back(table.text(at.contains));
}

/// Sorts rules by what they say; a second one that says the same is dropped.
void sort_rules(GtfsReading& reading, std::vector<std::uint32_t>& lines) {
  auto& rules = reading.feed.fare_rules;
  auto const key = [&](std::uint32_t i) {
    return std::tie(rules.fare[i], rules.route[i], rules.origin[i], rules.destination[i], rules.contains[i]);
  };
  std::vector<std::uint32_t> order(rules.size()), kept;
  std::iota(order.begin(), order.end(), std::uint32_t{0});
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return key(a) < key(b); });
  for (auto const row : order) {
    if (kept.empty() || key(kept.back()) != key(row))
      kept.push_back(row);
    else
      reading.report.drop("a row that is there already", reading.place("fare_rules.txt", lines[row]),
                          reading.feed.fares.id[rules.fare[row]]);
  }
  each_column(rules, [&](auto& column) { reorder(column, kept); });
  reorder(lines, kept);
}

/// A fare that has no rule left of those it had would be for every journey.
void drop_lost_fares(GtfsReading& reading, std::vector<std::uint32_t> const& lines,
                     Column<FeedFareId, std::uint8_t> lost) {
  auto& fares = reading.feed.fares;
  auto& rules = reading.feed.fare_rules;
  for (auto const fare : rules.fare) lost[fare] = 0;
  std::vector<std::uint32_t> kept;
  Column<FeedFareId, FeedFareId> row(fares.size());
  for (auto const fare : ids<FeedFareId>(fares.size())) {
    row[fare] = id_of<FeedFareId>(kept.size());
    if (lost[fare] == 0)
      kept.push_back(fare.value);
    else
      reading.report.drop("a fare whose rules all name routes that are not there",
                          reading.place("fare_attributes.txt", lines[fare.value]), fares.id[fare]);
  }
  keep_rows(fares, kept);
  for (auto& fare : rules.fare) fare = row[fare];
}

/// Rules of zones in which no stop lies: no journey meets them.
void note_unknown_zones(GtfsReading& reading, std::vector<std::uint32_t> const& lines) {
  auto const& rules = reading.feed.fare_rules;
  auto const& zone = reading.feed.stops.zone;
  std::vector<std::string> known(zone.begin(), zone.end());
  std::sort(known.begin(), known.end());
  std::int64_t unknown = 0;
  std::uint32_t first = 0;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    auto const lacks = [&](std::string const& id) { return !id.empty() && !std::ranges::binary_search(known, id); };
    if (!lacks(rules.origin[i]) && !lacks(rules.destination[i]) && !lacks(rules.contains[i])) continue;
    first = unknown++ == 0 ? lines[i] : std::min(first, lines[i]);
  }
  if (unknown > 0)
    reading.note(fmt::format("fare rules of zones in which no stop lies: {}, the first on line {} of fare_rules.txt",
                             unknown, first));
}

void read_rules(GtfsReading& reading, std::vector<std::uint32_t> const& fare_lines) {
  auto table = reading.open("fare_rules.txt", false);
  if (!table) return;
  RuleColumns const at(*table);
  if (table->broken()) return;
  std::vector<std::uint32_t> lines;
  Column<FeedFareId, std::uint8_t> lost(reading.feed.fares.size());
  while (table->next()) add_rule(reading, *table, at, lines, lost);
  reading.report.read["fare_rules"] = table->count();
  sort_rules(reading, lines);
  note_unknown_zones(reading, lines);
  drop_lost_fares(reading, fare_lines, std::move(lost));
}

}  // namespace

void read_fares(GtfsReading& reading) {
  std::vector<std::uint32_t> lines;
  if (auto table = reading.open("fare_attributes.txt", false)) {
    FareColumns const at(*table);
    if (table->broken()) return;
    while (table->next()) add_fare(reading, *table, at, lines);
    reading.report.read["fare_attributes"] = table->count();
    auto const order = order_by_id(reading.feed.fares.id);
    keep_rows(reading.feed.fares, order);
    reorder(lines, order);
    reading.fare_of.number(reading.feed.fares.id);
  }
  read_rules(reading, lines);
}

}  // namespace tanvan
