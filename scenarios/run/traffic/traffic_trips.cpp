#include "scenarios/run/traffic/traffic_trips.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <fmt/format.h>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <unordered_map>

#include "scenarios/run/traffic/named_table.hpp"
#include "sim/io/text/ascii.hpp"
#include "sim/io/text/row_cells.hpp"
#include "sim/io/text/text_nfc.hpp"
#include "sim/traffic/traffic_time.hpp"

namespace tanvan {
namespace {

constexpr std::array kClasses = {VehicleClass::motorbike, VehicleClass::car, VehicleClass::bus, VehicleClass::truck};
constexpr NumberRange kDeparture{0, kLatestTraffic_s, "s"};
constexpr std::size_t kMostRouteLinks = std::numeric_limits<std::uint32_t>::max();

struct TripColumns {
  std::size_t id, depart, vehicle, from, to, route, arrive;
  bool by_nodes() const { return from != NamedRows::npos; }
  bool by_route() const { return route != NamedRows::npos; }
};

TripColumns trip_columns(NamedRows const& rows, Faults& faults) {
  TripColumns c{needed_column(rows, "trip_id", faults),
                needed_column(rows, "depart_s", faults),
                needed_column(rows, "class", faults),
                rows.find("from_node_id"),
                rows.find("to_node_id"),
                rows.find("route"),
                rows.find("arrive_s")};
  if (!c.by_nodes() && !c.by_route())
    faults.add({rows.shown(), rows.header_line(), 0}, "no column route, nor from_node_id and to_node_id");
  else if (c.by_nodes() != (c.to != NamedRows::npos))
    needed_column(rows, c.by_nodes() ? "to_node_id" : "from_node_id", faults);
  return c;
}

template <class Id>
std::unordered_map<std::string_view, Id> names_of(Column<Id, std::string> const& column) {
  std::unordered_map<std::string_view, Id> names(column.size());
  for (auto const id : ids<Id>(column.size())) names.emplace(column[id], id);
  return names;
}

/// A name of up to seven bytes as a number that no other name has; 0 for longer ones.
std::uint64_t packed_name(std::string_view name) {
  constexpr unsigned kByte = 8, kLast = 56;
  if (name.size() >= sizeof(std::uint64_t)) return 0;
  std::uint64_t packed = 0;
  for (char const sign : name) packed = packed << kByte | static_cast<unsigned char>(sign);
  return packed | static_cast<std::uint64_t>(name.size()) << kLast;
}

/// The next word of a text, which loses it; empty at the end.
std::string_view take_word(std::string_view& text) {
  auto const* begin = text.data();
  auto const* const end = begin + text.size();
  while (begin != end && is_blank_sign(*begin)) ++begin;
  auto const* const word_end = std::find_if(begin, end, is_blank_sign);
  text = {word_end, end};
  return {begin, word_end};
}

/// A table of trips under reading. Rows at fault fill their columns too, so that later ones are judged as well.
class TripReader {
 public:
  TripReader(NamedRows& rows, TripColumns const& columns, TrafficNetwork const& network, Faults& faults)
      : rows_(rows),
        columns_(columns),
        network_(network),
        faults_(faults),
        node_of_(names_of(network.node_name)),
        link_of_(names_of(network.link_name)),
        leaving_(adjacency_by(network.roads.from.span(), network.roads.nodes)) {
    for (auto const link : leaving_.link) leaving_name_.push_back(packed_name(network.link_name[link]));
    auto const& c = columns_;
    bool const both = c.by_nodes() && c.by_route();
    for (auto const column : {c.id, c.depart, c.vehicle}) needed_ = std::max(needed_, column + 1);
    if (c.by_nodes()) needed_ = std::max({needed_, c.from + 1, c.to + 1});
    if (c.by_route() && !both) needed_ = std::max(needed_, c.route + 1);
  }

  /// @param bytes  of the table
  TripRequests read(std::uint64_t bytes) {
    make_room(bytes);
    while (rows_.next() && !too_many_faults(rows_, 0, faults_))
      if (has_all_cells()) read_row();
    faults_.append(rows_.faults());
    check_ids();
    return std::move(out_);
  }

 private:
  void fault(std::string sentence) { faults_.add(rows_.place(), std::move(sentence)); }

  /// For as many rows, and links of routes, as the table can hold: room that is not used is none of the machine's.
  void make_room(std::uint64_t bytes) {
    constexpr std::size_t kShortestRow = 16, kShortestName = 3;
    auto const rows = static_cast<std::size_t>(bytes) / kShortestRow;
    out_.id.reserve(rows);
    out_.depart_s.reserve(rows);
    out_.vehicle.reserve(rows);
    out_.line.reserve(rows);
    out_.from.reserve(rows);
    out_.to.reserve(rows);
    out_.route_offset.reserve(rows + 1);
    if (columns_.by_route()) out_.route.reserve(static_cast<std::size_t>(bytes) / kShortestName);
  }

  bool has_all_cells() {
    auto const cells = rows_.cells(), names = rows_.header().size();
    if (cells < needed_) {
      fault(fmt::format("the row ends after {} of {} cells", cells, names));
    } else if (cells > names) {
      fault(fmt::format("{} cells under {} names; links of a route are separated by blanks", cells, names));
    }
    return cells >= needed_ && cells <= names;
  }

  void read_row() {
    out_.id.emplace_back(rows_.cell(columns_.id));
    if (out_.id.back().empty()) fault("trip_id is empty");
    out_.depart_s.push_back(departure());
    if (columns_.arrive != NamedRows::npos)
      out_.arrive_s.push_back(time_cell(rows_, columns_.arrive, kDeparture, faults_));
    out_.vehicle.push_back(vehicle());
    out_.line.push_back(rows_.line());
    auto const from = node(columns_.from), to = node(columns_.to);
    out_.from.push_back(from);
    out_.to.push_back(to);
    if (columns_.by_route()) read_route();
    if (out_.route.size() == out_.route_offset.back()) {
      out_.routed = false;
      need_nodes();
    }
    out_.route_offset.push_back(static_cast<std::uint32_t>(out_.route.size()));
  }

  double departure() {
    auto const seconds = time_cell(rows_, columns_.depart, kDeparture, faults_);
    if (rows_.cell(columns_.depart).empty()) fault("depart_s is empty");
    return std::isnan(seconds) ? 0 : seconds;
  }

  VehicleClass vehicle() {
    auto const word = rows_.cell(columns_.vehicle);
    auto known = classes_.find(word);
    if (known == classes_.end()) known = classes_.emplace(word, class_named(word)).first;
    if (!known->second) cell_fault(rows_, columns_.vehicle, unknown_class(word), faults_);
    return known->second.value_or(VehicleClass::car);
  }

  NodeId node(std::size_t column) {
    auto const name = rows_.cell(column);
    if (name.empty()) return {};
    auto const found = node_of_.find(name);
    if (found != node_of_.end()) return found->second;
    cell_fault(rows_, column, "no such node_id in node.csv", faults_);
    return {};
  }

  /// A trip without a route says where it begins and ends.
  void need_nodes() {
    if (!columns_.by_nodes()) {
      if (rows_.cell(columns_.route).empty()) fault("route is empty");
      return;
    }
    for (auto const column : {columns_.from, columns_.to})
      if (rows_.cell(column).empty()) fault(rows_.header()[column] + " is empty");
  }

  /// Adds the links of the row; none where one is at fault.
  void read_route() {
    auto const begin = out_.route.size();
    auto text = rows_.cell(columns_.route);
    for (auto word = take_word(text); !word.empty(); word = take_word(text)) {
      auto const link = out_.route.size() == begin ? link_named(word) : next_link(out_.route.back(), word);
      if (!link) {
        fault(fmt::format("route: no link_id {} in link.csv", in_quotes(word)));
        return out_.route.resize(begin);
      }
      if (!may_follow(begin, link)) return out_.route.resize(begin);
      out_.route.push_back(link);
    }
    if (out_.route.size() == begin) return;
    end_at(columns_.from, network_.roads.from[out_.route[begin]], out_.from.back());
    end_at(columns_.to, network_.roads.to[out_.route.back()], out_.to.back());
  }

  LinkId link_named(std::string_view word) const {
    auto const found = link_of_.find(word);
    return found == link_of_.end() ? LinkId{} : found->second;
  }

  /// The same where the link usually begins at the end of another: few names are compared, and none is hashed.
  LinkId next_link(LinkId last, std::string_view word) const {
    auto const v = network_.roads.to[last].value;
    auto const packed = packed_name(word);
    for (auto i = leaving_.offset[v]; i < leaving_.offset[v + 1]; ++i)
      if (leaving_name_[i] == packed && (packed != 0 || network_.link_name[leaving_.link[i]] == word))
        return leaving_.link[i];
    return link_named(word);
  }

  bool may_follow(std::size_t begin, LinkId link) {
    auto const& roads = network_.roads;
    auto const& name = network_.link_name;
    if (!network_.uses[link].has(use_of(out_.vehicle.back()))) {
      fault(fmt::format("route: link {} is closed to {} (allowed_uses: {})", name[link],
                        use_name(use_of(out_.vehicle.back())), uses_cell(network_.uses[link])));
      return false;
    }
    if (out_.route.size() == begin) return true;
    auto const last = out_.route.back();
    if (roads.to[last] == roads.from[link]) return true;
    fault(fmt::format("route: link {} begins at node {}, but link {} before it ends at node {}", name[link],
                      network_.node_name[roads.from[link]], name[last], network_.node_name[roads.to[last]]));
    return false;
  }

  /// The end of the route, with which a node that the row names must agree.
  void end_at(std::size_t column, NodeId end, NodeId& named) {
    if (named && named != end)
      cell_fault(rows_, column, fmt::format("the route has its end at node {}", network_.node_name[end]), faults_);
    named = end;
  }

  /// Ids that ascend, by length and then by letters, as running numbers do, need no further look.
  bool ids_ascend() const {
    auto const before = [](std::string const& a, std::string const& b) {
      return a.size() != b.size() ? a.size() < b.size() : a < b;
    };
    return std::ranges::adjacent_find(out_.id, std::not_fn(before)) == out_.id.end();
  }

  void check_ids() {
    if (ids_ascend()) return;
    std::unordered_map<std::string_view, std::uint32_t> line_of(out_.size());
    for (std::size_t i = 0; i < out_.size(); ++i) {
      auto const [first, is_new] = line_of.emplace(out_.id[i], out_.line[i]);
      if (!is_new && !out_.id[i].empty())
        faults_.add({rows_.shown(), out_.line[i], 0},
                    fmt::format("trip_id {} is there already, in line {}", in_quotes(out_.id[i]), first->second));
    }
  }

  NamedRows& rows_;
  TripColumns columns_;
  TrafficNetwork const& network_;
  Faults& faults_;
  std::unordered_map<std::string_view, NodeId> node_of_;
  std::unordered_map<std::string_view, LinkId> link_of_;
  Adjacency leaving_;
  std::vector<std::uint64_t> leaving_name_;  // [links], packed, in the order of `leaving_`
  std::map<std::string, std::optional<VehicleClass>, std::less<>> classes_;  // words met so far
  std::size_t needed_ = 0;                                                   // cells of a row
  TripRequests out_;
};

}  // namespace

Use use_of(VehicleClass vehicle) {
  static_assert(static_cast<int>(Use::truck) == static_cast<int>(VehicleClass::truck) &&
                static_cast<int>(Use::car) == static_cast<int>(VehicleClass::car));
  return static_cast<Use>(vehicle);
}

std::optional<VehicleClass> class_named(std::string_view word) {
  auto const uses = uses_of_word(word);
  for (auto const vehicle : kClasses)
    if (uses && *uses == Uses{}.with(use_of(vehicle))) return vehicle;
  return std::nullopt;
}

std::string unknown_class(std::string_view word) {
  std::vector<std::string> known;
  for (auto const vehicle : kClasses) known.emplace_back(use_name(use_of(vehicle)));
  auto const near = nearest_word(std::string(word), known);
  return fmt::format("no such class{}; there are motorbike, car, bus and truck",
                     near ? fmt::format(", did you mean {}?", *near) : "");
}

Result<TripRequests> read_trip_requests(TextSource const& source, TrafficNetwork const& network) {
  auto rows = named_table(source);
  if (!rows) return rows.error();
  Faults faults;
  auto const columns = trip_columns(*rows, faults);
  if (!faults.empty()) return faults;
  auto trips = TripReader(*rows, columns, network, faults).read(std::filesystem::file_size(source.path));
  if (!faults.empty()) return faults;
  return trips;
}

}  // namespace tanvan
