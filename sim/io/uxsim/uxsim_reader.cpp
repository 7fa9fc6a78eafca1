#include "sim/io/uxsim/uxsim_reader.hpp"

#include <cmath>
#include <fmt/format.h>
#include <initializer_list>
#include <limits>
#include <optional>
#include <unordered_map>

#include "sim/core/quantity.hpp"
#include "sim/io/text/number_text.hpp"
#include "sim/io/text/row_cells.hpp"
#include "sim/io/text/text_nfc.hpp"

namespace tanvan {
namespace {

constexpr std::string_view kLinksEnd = "_links.csv";
constexpr double kReaction = 1;  // [s], UXsim's default
constexpr NumberRange kPlace{-1e9, 1e9}, kLength{1e-3, 2e7, "m"}, kSpeed{1e-3, 200, "m/s"},
    kDensity{1e-6, 10, "vehicles/m"}, kLanes{1, 100}, kPriority{0, 1e9}, kTime{0, 1e7, "s"},
    kFlow{0, 1e4, "vehicles/s"};

class UxsimReader {
 public:
  explicit UxsimReader(std::string stem) : stem_(std::move(stem)) {}

  void read_nodes();
  void read_links();
  void read_demand();

  Faults faults;
  ImportedNetwork out;

 private:
  std::optional<NamedRows> open(std::string_view what, bool needed);
  NodeId node(NamedRows const& rows, std::size_t column);
  /// The number of a column by any of its names; `fallback` where it has none.
  double number(NamedRows const& rows, std::initializer_list<char const*> names, NumberRange range, double fallback);
  void add_link(NamedRows const& rows);
  void add_demand(NamedRows const& rows, TextTable& demand);

  std::string stem_;
  std::unordered_map<std::string, NodeId> node_of_;
  std::unordered_map<std::string, LinkId> link_of_;
};

std::optional<NamedRows> UxsimReader::open(std::string_view what, bool needed) {
  auto const name = fmt::format("{}_{}.csv", stem_, what);
  if (!needed && !std::filesystem::exists(name)) return std::nullopt;
  auto file = open_file({name, name});
  if (!file) {
    faults.append(file.error());
    return std::nullopt;
  }
  NamedRows rows(RowReader(std::move(*file), name));
  if (rows.has_header()) return rows;
  faults.append(rows.faults());
  return std::nullopt;
}

NodeId UxsimReader::node(NamedRows const& rows, std::size_t column) {
  auto const found = node_of_.find(std::string(rows.cell(column)));
  if (found != node_of_.end()) return found->second;
  cell_fault(rows, column, "no such node", faults);
  return {};
}

double UxsimReader::number(NamedRows const& rows, std::initializer_list<char const*> names, NumberRange range,
                           double fallback) {
  for (auto const* name : names) {
    auto const column = rows.find(name);
    if (column == NamedRows::npos) continue;
    auto const value = number_cell(rows, column, range, faults);
    return rows.cell(column).empty() ? fallback : value;
  }
  if (std::isnan(fallback))
    faults.add({rows.shown(), rows.header_line()}, fmt::format("column {} is missing", *names.begin()));
  return fallback;
}

void UxsimReader::read_nodes() {
  auto rows = open("nodes", true);
  if (!rows) return;
  auto const name = needed_column(*rows, "name", faults), x = needed_column(*rows, "x", faults),
             y = needed_column(*rows, "y", faults);
  auto& nodes = out.network.nodes;
  auto const before = faults.size();
  while (before == 0 && rows->next() && !too_many_faults(*rows, before, faults)) {
    ++out.report.read["nodes"];
    std::string id(rows->cell(name));
    if (id.empty()) faults.add(rows->place(), "the node has no name");
    if (!node_of_.emplace(id, id_of<NodeId>(nodes.size())).second)
      faults.add(rows->place(), fmt::format("node {} is there already", in_quotes(id)));
    nodes.id.push_back(std::move(id));
    nodes.x.push_back(number_cell(*rows, x, kPlace, faults));
    nodes.y.push_back(number_cell(*rows, y, kPlace, faults));
    for (auto* column : {&nodes.name, &nodes.type, &nodes.control, &nodes.zone}) column->push_back({});
  }
  faults.append(rows->faults());
}

void UxsimReader::add_link(NamedRows const& rows) {
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  auto& links = out.network.links;
  std::string id(rows.cell(rows.find("name")));
  if (id.empty()) faults.add(rows.place(), "the link has no name");
  if (!link_of_.emplace(id, id_of<LinkId>(links.size())).second)
    faults.add(rows.place(), fmt::format("link {} is there already", in_quotes(id)));
  auto const speed = number(rows, {"u", "free_flow_speed"}, kSpeed, kNone);
  auto const density = number(rows, {"kappa", "jam_density"}, kDensity, kNone);
  auto const wave = 1 / (kReaction * density);
  links.id.push_back(std::move(id));
  links.from.push_back(node(rows, rows.find("start")));
  links.to.push_back(node(rows, rows.find("end")));
  links.length.push_back(number(rows, {"length"}, kLength, kNone));
  links.lanes.push_back(number(rows, {"number_of_lanes"}, kLanes, 1));
  links.free_speed.push_back(speed * kKmhInMs);
  links.capacity.push_back(speed * density * wave / (speed + wave) * kSecondsInHour);
  links.toll.push_back(kNone);
  links.uses.push_back(kMotorUses);
  for (auto* column : {&links.name, &links.facility}) column->push_back({});
  links.shape_offset.push_back(0);
  links.more[0].text.push_back(number_text(density * 1000));
  links.more[1].text.push_back(number_text(number(rows, {"merge_priority"}, kPriority, 1)));
}

void UxsimReader::read_links() {
  auto rows = open("links", true);
  if (!rows) return;
  for (auto const* name : {"name", "start", "end"}) needed_column(*rows, name, faults);
  out.network.links.more = {{"jam_density_pcu_km_lane", {}}, {"merge_priority", {}}};
  auto const before = faults.size();
  while (before == 0 && rows->next() && !too_many_faults(*rows, before, faults)) {
    ++out.report.read["links"];
    add_link(*rows);
  }
  faults.append(rows->faults());
  if (faults.empty() && out.network.links.size() == 0)
    faults.add({rows->shown(), rows->header_line()}, "a line of names and no link");
}

void UxsimReader::add_demand(NamedRows const& rows, TextTable& demand) {
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  auto const from = node(rows, rows.find("orig")), to = node(rows, rows.find("dest"));
  auto const begin = number(rows, {"start_t"}, kTime, kNone), end = number(rows, {"end_t"}, kTime, kNone);
  auto const flow = number(rows, {"q"}, kFlow, kNone);
  if (end < begin) faults.add(rows.place(), "end_t lies before start_t");
  if (!from || !to) return;
  for (auto const v : {from, to}) out.network.nodes.zone[v] = out.network.nodes.id[v];
  demand.cells.insert(demand.cells.end(), {out.network.nodes.id[from], out.network.nodes.id[to],
                                           number_text(flow * (end - begin)), number_text(begin), number_text(end)});
}

void UxsimReader::read_demand() {
  auto rows = open("demand", false);
  if (!rows) return;
  for (auto const* name : {"orig", "dest"}) needed_column(*rows, name, faults);
  TextTable demand{"demand", {"o_zone_id", "d_zone_id", "volume", "start_s", "end_s"}, {}};
  auto const before = faults.size();
  while (before == 0 && rows->next() && !too_many_faults(*rows, before, faults)) {
    ++out.report.read["demand"];
    add_demand(*rows, demand);
  }
  faults.append(rows->faults());
  if (demand.rows() > 0) out.network.others.push_back(std::move(demand));
}

}  // namespace

Result<ImportedNetwork> read_uxsim(std::filesystem::path const& links) {
  auto const name = links.string();
  if (!name.ends_with(kLinksEnd))
    return error(Errc::bad_input, {name, 1},
                 "is no file of links; give NAME_links.csv, beside which NAME_nodes.csv lies");
  UxsimReader reader(name.substr(0, name.size() - kLinksEnd.size()));
  reader.out.report.format = "uxsim";
  reader.out.report.source = name;
  reader.out.report.notes.emplace_back("capacities follow from the triangular diagram with a reaction time of 1 s");
  reader.read_nodes();
  reader.read_links();
  reader.read_demand();
  if (!reader.faults.empty()) return reader.faults;
  return std::move(reader.out);
}

}  // namespace tanvan
