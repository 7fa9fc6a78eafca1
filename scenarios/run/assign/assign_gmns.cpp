#include "scenarios/run/assign/assign_gmns.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <map>

#include "scenarios/run/network_map/network_map.hpp"
#include "sim/core/quantity.hpp"
#include "sim/io/exchange/network_map.hpp"
#include "sim/io/text/ascii.hpp"
#include "sim/io/text/number_text.hpp"

namespace tanvan {
namespace {

constexpr double kAlpha = 0.15, kBeta = 4;  // Bureau of Public Roads, Traffic Assignment Manual, 1964
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr double kMostPower = 1e12, kMostTime = 1e9;  // Braess's links have powers of a billion

/// What defaults stood in for, by what it was.
struct Stood {
  std::size_t times = 0, shapes = 0, connectors = 0, closed = 0, long_bans = 0;
};

/// Columns beside those of GMNS; none where the folder has no such column.
struct DelayColumns {
  TextColumn const* time;
  TextColumn const* alpha;
  TextColumn const* beta;
  TextColumn const* type;
};

/// The column of one of these names, in any case; the first name wins.
template <std::size_t N>
TextColumn const* find_column(std::vector<TextColumn> const& columns, std::array<char const*, N> names) {
  for (auto const* name : names)
    for (auto const& column : columns)
      if (same_in_any_case(column.name, name)) return &column;
  return nullptr;
}

DelayColumns delay_columns(LinkTable const& links) {
  return {find_column(links.more, std::array{"vdf_fftt", "vdf_fftt1"}),
          find_column(links.more, std::array{"vdf_alpha", "vdf_alpha1"}),
          find_column(links.more, std::array{"vdf_beta", "vdf_beta1"}),
          find_column(links.more, std::array{"link_type"})};
}

/// The links of a folder under reading.
class LinkReader {
 public:
  LinkReader(ImportedNetwork const& imported, AssignNetwork& out, Faults& faults)
      : links_(imported.network.links),
        line_(imported.link_line),
        columns_(delay_columns(links_)),
        out_(out),
        faults_(faults) {}

  void read(LinkId a) {
    out_.from.push_back(links_.from[a]);
    out_.to.push_back(links_.to[a]);
    out_.length.push_back(links_.length[a] / kMetresInKm);
    out_.toll.push_back(std::isnan(links_.toll[a]) ? 0 : links_.toll[a]);
    out_.line.push_back(line_.size() > a.value ? line_[a] : 0);  // some formats have none
    out_.uses.push_back(links_.uses[a]);
    out_.link_name.push_back(links_.id[a]);
    out_.type.push_back(type_of(a));
    bool const open = !(links_.uses[a] & kMotorUses).empty();
    if (!open) ++stood_.closed;
    read_delay(a, open);
  }

  Stood const& stood() const { return stood_; }
  bool has_type() const { return columns_.type != nullptr; }

 private:
  void fault(LinkId a, std::string const& sentence) {
    faults_.add(out_.place(a), fmt::format("link {}: {}", links_.id[a], sentence));
  }

  /// The cell's number; NaN where it is empty or there is no such column.
  double number_of(TextColumn const* column, LinkId a, double most) {
    if (column == nullptr || column->text[a.value].empty()) return kNone;
    auto const& text = column->text[a.value];
    auto const number = parse_number(text);
    if (number.sentence.empty() && number.value >= 0 && number.value <= most) return number.value;
    fault(a, fmt::format("{} = \"{}\" must be a number from 0 to {:g}", column->name, text, most));
    return 0;
  }

  std::int32_t type_of(LinkId a) {
    if (columns_.type == nullptr) return 0;
    auto const number = parse_number(columns_.type->text[a.value]);
    bool const whole = number.sentence.empty() && number.value == std::floor(number.value) &&
                       std::abs(number.value) < std::numeric_limits<std::int32_t>::max();
    return whole ? static_cast<std::int32_t>(number.value) : 0;
  }

  void read_delay(LinkId a, bool open) {
    bool const connector = same_in_any_case(links_.facility[a], "connector");
    auto const alpha = number_of(columns_.alpha, a, kMostPower), beta = number_of(columns_.beta, a, kMostPower);
    bool const endless = !open || (connector && std::isnan(links_.capacity[a]));
    if (open && endless) ++stood_.connectors;
    if (open && !endless && (std::isnan(alpha) || std::isnan(beta))) ++stood_.shapes;
    out_.free_flow_time.push_back(time_of(a, open));
    out_.capacity.push_back(endless ? 1 : capacity_of(a));
    out_.b.push_back(endless ? 0 : std::isnan(alpha) ? kAlpha : alpha);
    out_.power.push_back(endless ? 1 : std::isnan(beta) ? kBeta : beta);
  }

  double time_of(LinkId a, bool open) {
    auto const stated = number_of(columns_.time, a, kMostTime);
    if (!std::isnan(stated) || !open) return std::isnan(stated) ? 0 : stated;
    auto const length = links_.length[a], speed = links_.free_speed[a];
    ++stood_.times;
    if (length == 0) return 0;
    if (speed > 0) return length / kMetresInKm / speed * kMinutesInHour;
    fault(a, fmt::format("free_speed is {}, and there is no VDF_fftt: nobody knows how long the link takes",
                         std::isnan(speed) ? "missing" : "0"));
    return 0;
  }

  double capacity_of(LinkId a) {
    auto const capacity = links_.capacity[a], lanes = links_.lanes[a];
    auto const refuse = [&](char const* name, double value) {
      if (value > 0) return;
      fault(a, fmt::format("{} is {}; give one above 0, or take the link's allowed_uses away", name,
                           std::isnan(value) ? "missing" : "0"));
    };
    refuse("capacity", capacity);
    refuse("lanes", lanes);
    return capacity > 0 && lanes > 0 ? capacity * lanes : 1;
  }

  LinkTable const& links_;
  Column<LinkId, std::uint32_t> const& line_;
  DelayColumns columns_;
  AssignNetwork& out_;
  Faults& faults_;
  Stood stood_;
};

bool is_centroid(NodeTable const& nodes, NodeId v) {
  return same_in_any_case(nodes.type[v], "centroid");
}

/// Where a zone has centroids, they are its nodes, and the others only lie in it.
void keep_centroids(NodeTable const& nodes, std::vector<NodeId>& zone) {
  bool const any = std::any_of(zone.begin(), zone.end(), [&](NodeId v) { return is_centroid(nodes, v); });
  if (any) std::erase_if(zone, [&](NodeId v) { return !is_centroid(nodes, v); });
}

void add_zones(NodeTable const& nodes, AssignNetwork& out) {
  std::map<std::string, std::size_t> row_of;
  std::vector<std::vector<NodeId>> members;
  for (auto const v : ids<NodeId>(nodes.size())) {
    if (!is_zone(nodes.zone[v])) continue;
    auto const [row, is_new] = row_of.emplace(nodes.zone[v], members.size());
    if (is_new) {
      members.emplace_back();
      out.zone_name.push_back(nodes.zone[v]);
    }
    members[row->second].push_back(v);
  }
  out.access.offset.push_back(0);
  for (auto& zone : members) {
    keep_centroids(nodes, zone);
    out.access.node.insert(out.access.node.end(), zone.begin(), zone.end());
    out.access.offset.push_back(static_cast<std::uint32_t>(out.access.node.size()));
  }
  out.access.cost.assign(out.access.node.size(), 0);
  out.zone_number = numbers_or_rows(out.zone_name);
}

void add_nodes(NodeTable const& nodes, AssignNetwork& out) {
  out.nodes = static_cast<std::uint32_t>(nodes.size());
  out.node_name.assign(nodes.id.begin(), nodes.id.end());
  out.node_number = numbers_or_rows(out.node_name);
  if (numbers_of(out.node_name).empty())
    out.notes.add(
        {out.file, 0, 0},
        "node_id holds words or one number twice: results number the nodes by their rows in node.csv, from 1");
  for (auto const v : ids<NodeId>(nodes.size())) out.through.push_back(is_centroid(nodes, v) ? 0 : 1);
}

void add_turns(RestrictionTable const& bans, AssignNetwork& out, Stood& stood) {
  for (std::size_t i = 0; i < bans.size(); ++i) {
    if ((bans.uses[i] & kMotorUses).empty()) continue;
    if (bans.offset[i + 1] - bans.offset[i] != 2) {
      ++stood.long_bans;
      continue;
    }
    auto const a = bans.link[bans.offset[i]], b = bans.link[bans.offset[i] + 1];
    if (out.to[a] == out.from[b]) out.banned_turns.push_back({a, b, bans.uses[i]});
  }
}

void add_notes(Stood const& stood, AssignNetwork& out) {
  auto const note = [&](std::size_t n, std::string const& sentence) {
    if (n > 0) out.notes.add({out.file, 0, 0}, fmt::format("{} of {} links {}", n, out.links(), sentence));
  };
  note(stood.times, "have no VDF_fftt: their free-flow time is length over free_speed");
  note(stood.shapes, fmt::format("have no VDF_alpha or VDF_beta: they take {} and {}", kAlpha, kBeta));
  note(stood.connectors, "are connectors without a capacity: they never fill");
  note(stood.closed, "are open to no motor vehicle");
  if (stood.long_bans > 0)
    out.notes.add({out.file, 0, 0},
                  fmt::format("{} restrictions over three and more links are not heeded", stood.long_bans));
}

}  // namespace

Result<AssignNetwork> assign_network(ImportedNetwork const& imported, std::string const& folder) {
  auto const& links = imported.network.links;
  AssignNetwork out;
  Faults faults;
  out.file = folder + "/link.csv";
  add_nodes(imported.network.nodes, out);
  add_zones(imported.network.nodes, out);
  if (out.zone_name.empty())
    faults.add({folder + "/node.csv", 1}, "no node has a zone_id: nobody could set out or arrive");
  LinkReader reader(imported, out, faults);
  for (auto const a : ids<LinkId>(links.size())) reader.read(a);
  out.has_type = reader.has_type();
  out.has_toll = std::any_of(links.toll.begin(), links.toll.end(), [](double toll) { return !std::isnan(toll); });
  auto stood = reader.stood();
  add_turns(imported.network.restrictions, out, stood);
  add_notes(stood, out);
  if (!faults.empty()) return faults;
  out.map = map_of(imported.network);
  return out;
}

}  // namespace tanvan
