#include <fmt/format.h>

#include "sim/io/gtfs/gtfs_parts.hpp"

namespace tanvan {
namespace {

constexpr std::uint8_t kMostType = 5, kInSeat = 4, kMostMode = 7, kLeastMode = 1, kExitGate = 7;
constexpr WholeRange kSeconds{0, 1'000'000};
constexpr NumberRange kLengths{0, 1e6}, kStairs{-10'000, 10'000}, kSlopes{-10, 10}, kWidths{0, 1e4};

struct TransferColumns {
  std::size_t from_stop, to_stop, from_route, to_route, from_trip, to_trip, type, min_time;

  explicit TransferColumns(FeedTable& t)
      : from_stop(t.find("from_stop_id")),
        to_stop(t.find("to_stop_id")),
        from_route(t.find("from_route_id")),
        to_route(t.find("to_route_id")),
        from_trip(t.find("from_trip_id")),
        to_trip(t.find("to_trip_id")),
        type(t.find("transfer_type")),
        min_time(t.find("min_transfer_time")) {
    t.drop_other_columns();
  }
};

/// The row that a cell names; none where it is empty. @param[out] lost  set where there is no such row
template <class IdType>
IdType named(IdMap<IdType> const& rows, std::string_view id, bool& lost) {
  if (id.empty()) return {};
  auto const row = rows[id];
  if (!row) lost = true;
  return row;
}

void add_transfer(GtfsReading& reading, FeedTable& table, TransferColumns const& at,
                  std::vector<std::uint32_t>& lines) {
  auto& transfers = reading.feed.transfers;
  bool lost = false;
  auto const from = named(reading.stop_of, table.cell(at.from_stop), lost),
             to = named(reading.stop_of, table.cell(at.to_stop), lost);
  auto const from_route = named(reading.route_of, table.cell(at.from_route), lost),
             to_route = named(reading.route_of, table.cell(at.to_route), lost);
  auto const from_trip = named(reading.trip_of, table.cell(at.from_trip), lost),
             to_trip = named(reading.trip_of, table.cell(at.to_trip), lost);
  if (lost) return table.drop("a transfer of a stop, route or trip that is not there or was dropped");
  auto const said = !table.cell(at.type).empty();
  auto const type = table.choice(at.type, kMostType);
  if (said && type == kNotSaid) return;
  bool const by_trip = type != kNotSaid && type >= kInSeat;
  if (by_trip ? !from_trip || !to_trip : !from || !to)
    return table.drop("a transfer without the stops or, for types 4 and 5, the trips that it joins");
  lines.push_back(table.line());
  transfers.from_stop.push_back(from);
  transfers.to_stop.push_back(to);
  transfers.from_route.push_back(from_route);
  transfers.to_route.push_back(to_route);
  transfers.from_trip.push_back(from_trip);
  transfers.to_trip.push_back(to_trip);
  transfers.type.push_back(type == kNotSaid ? 0 : type);
  transfers.min_time.push_back(static_cast<std::int32_t>(table.whole(at.min_time, kSeconds).value_or(kNoFeedTime)));
}

/// What a transfer is from and to.
auto key_of(FeedTransfers const& t, std::size_t i) {
  return std::tie(t.from_stop[i], t.to_stop[i], t.from_route[i], t.to_route[i], t.from_trip[i], t.to_trip[i]);
}

/// Sorts by key; a second row of a key is dropped.
void sort_transfers(GtfsReading& reading, std::vector<std::uint32_t> const& lines) {
  auto& transfers = reading.feed.transfers;
  std::vector<std::uint32_t> order(transfers.size()), kept;
  std::iota(order.begin(), order.end(), std::uint32_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](auto a, auto b) { return key_of(transfers, a) < key_of(transfers, b); });
  for (auto const row : order) {
    if (!kept.empty() && key_of(transfers, kept.back()) == key_of(transfers, row)) {
      reading.report.drop("a transfer between what another one joins already",
                          reading.place("transfers.txt", lines[row]));
    } else {
      kept.push_back(row);
    }
  }
  each_column(transfers, [&](auto& column) { reorder(column, kept); });
}

struct PathwayColumns {
  std::size_t id, from, to, mode, bidirectional, length, time, stairs, slope, width, signposted, reversed;

  explicit PathwayColumns(FeedTable& t)
      : id(t.needed("pathway_id")),
        from(t.needed("from_stop_id")),
        to(t.needed("to_stop_id")),
        mode(t.needed("pathway_mode")),
        bidirectional(t.needed("is_bidirectional")),
        length(t.find("length")),
        time(t.find("traversal_time")),
        stairs(t.find("stair_count")),
        slope(t.find("max_slope")),
        width(t.find("min_width")),
        signposted(t.find("signposted_as")),
        reversed(t.find("reversed_signposted_as")) {
    t.drop_other_columns();
  }
};

void add_pathway(GtfsReading& reading, FeedTable& table, PathwayColumns const& at) {
  auto& pathways = reading.feed.pathways;
  auto const id = table.text(at.id);
  auto const from = reading.stop_of[table.cell(at.from)], to = reading.stop_of[table.cell(at.to)];
  auto const mode = table.choice(at.mode, kMostMode), both = table.choice(at.bidirectional, 1);
  if (!from || !to) return table.drop("a pathway of a stop that stops.txt does not have", id);
  if (mode == kNotSaid || mode < kLeastMode || both == kNotSaid)
    return table.drop("a pathway without pathway_mode or is_bidirectional", id);
  auto const is_station = [&](FeedStopId stop) { return reading.feed.stops.place[stop] == FeedPlace::station; };
  if (is_station(from) || is_station(to))
    return table.drop("a pathway of a station, which joins places inside one", id);
  if (from == to) return table.drop("a pathway from a place to itself", id);
  if (!table.is_new(at.id)) return;
  if (mode == kExitGate && both == 1) table.drop("a way in through an exit gate", id);
  pathways.id.push_back(id);
  pathways.from.push_back(from);
  pathways.to.push_back(to);
  pathways.mode.push_back(mode);
  pathways.bidirectional.push_back(mode == kExitGate ? 0 : both);
  pathways.length.push_back(table.soft_number(at.length, kLengths));
  pathways.time.push_back(static_cast<std::int32_t>(table.whole(at.time, kSeconds).value_or(kNoFeedTime)));
  pathways.stairs.push_back(table.soft_number(at.stairs, kStairs));
  pathways.slope.push_back(table.soft_number(at.slope, kSlopes));
  pathways.width.push_back(table.soft_number(at.width, kWidths));
  pathways.signposted_as.push_back(table.text(at.signposted));
  pathways.reversed_signposted_as.push_back(table.text(at.reversed));
}

}  // namespace

void read_transfers(GtfsReading& reading) {
  auto table = reading.open("transfers.txt", false);
  if (!table) return;
  TransferColumns const at(*table);
  std::vector<std::uint32_t> lines;
  while (table->next()) add_transfer(reading, *table, at, lines);
  reading.report.read["transfers"] = table->count();
  sort_transfers(reading, lines);
}

void read_pathways(GtfsReading& reading) {
  auto table = reading.open("pathways.txt", false);
  if (!table) return;
  PathwayColumns const at(*table);
  if (table->broken()) return;
  while (table->next()) add_pathway(reading, *table, at);
  reading.report.read["pathways"] = table->count();
  auto& pathways = reading.feed.pathways;
  std::vector<std::uint32_t> order(pathways.size());
  std::iota(order.begin(), order.end(), std::uint32_t{0});
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return pathways.id[a] < pathways.id[b]; });
  each_column(pathways, [&](auto& column) { reorder(column, order); });
}

}  // namespace tanvan
