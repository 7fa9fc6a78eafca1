#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "sim/io/ascii.hpp"
#include "sim/io/gmns/gmns_parts.hpp"
#include "sim/io/number_text.hpp"
#include "sim/io/row_cells.hpp"
#include "sim/io/wkt.hpp"

namespace tanvan {
namespace {

/// Tables that go along as they are: those of GMNS 0.96, and demand, trips and counts, which the program reads.
constexpr std::array<std::string_view, 20> kOthers = {"counts",
                                                      "curb_seg",
                                                      "demand",
                                                      "detector",
                                                      "lane",
                                                      "lane_tod",
                                                      "link_tod",
                                                      "location",
                                                      "movement",
                                                      "movement_tod",
                                                      "segment",
                                                      "segment_lane",
                                                      "segment_tod",
                                                      "signal_controller",
                                                      "signal_coordination",
                                                      "signal_detector",
                                                      "signal_phase_mvmt",
                                                      "signal_timing_phase",
                                                      "signal_timing_plan",
                                                      "trips"};
constexpr std::array<std::string_view, 4> kMore = {"time_set_definitions", "use_definition", "use_group", "zone"};
constexpr std::array<std::string_view, 6> kRead = {"config.csv", "geometry.csv", "import.json",
                                                   "link.csv",   "node.csv",     "restriction.csv"};

/// Columns by which a row speaks of a node or a link; a blank or -1 speaks of none.
constexpr std::array<std::string_view, 3> kNodeColumns = {"node_id", "ref_node_id", "parent_node_id"};
constexpr std::array<std::string_view, 4> kLinkColumns = {"link_id", "ib_link_id", "ob_link_id", "opt_walk_link"};

/// One table and what its columns mean.
struct OtherTable {
  std::vector<std::size_t> kept;  // columns with a name
  std::vector<std::size_t> node, link;
  std::size_t x = NamedRows::npos, y = NamedRows::npos;
  std::vector<std::size_t> wkt;
};

template <std::size_t N>
std::vector<std::size_t> columns_named(NamedRows const& rows, std::array<std::string_view, N> const& names) {
  std::vector<std::size_t> found;
  for (auto const name : names)
    if (auto const column = rows.find(name); column != NamedRows::npos) found.push_back(column);
  return found;
}

OtherTable meaning_of(NamedRows const& rows, std::string_view name) {
  OtherTable table;
  for (std::size_t i = 0; i < rows.header().size(); ++i)
    if (!rows.header()[i].empty()) table.kept.push_back(i);
  table.node = columns_named(rows, kNodeColumns);
  if (name != "demand" && name != "trips") table.link = columns_named(rows, kLinkColumns);
  table.x = rows.find("x_coord");
  table.y = rows.find("y_coord");
  table.wkt = columns_named(rows, std::array<std::string_view, 3>{"boundary", "geometry", "wkt_coord"});
  return table;
}

template <class Known>
bool names_missing(NamedRows const& rows, std::vector<std::size_t> const& columns, Known const& known) {
  return std::any_of(columns.begin(), columns.end(), [&](std::size_t column) {
    auto const id = rows.cell(column);
    return !id.empty() && id != "-1" && known.find(std::string(id)) == known.end();
  });
}

/// The cells of a row, its places turned into longitude and latitude.
void add_row(GmnsReading const& reading, NamedRows const& rows, OtherTable const& table, TextTable& out) {
  std::vector<std::string> cells(rows.header().size());
  for (std::size_t i = 0; i < cells.size(); ++i) cells[i] = rows.cell(i);
  if (reading.projection) {
    auto const to = [&](Point p) { return reading.lon_lat(p); };
    for (auto const column : table.wkt) cells[column] = transform_wkt(cells[column], to);
    auto const x = parse_number(rows.cell(table.x)), y = parse_number(rows.cell(table.y));
    if (x.sentence.empty() && y.sentence.empty()) {
      auto const point = reading.lon_lat({x.value, y.value});
      cells[table.x] = number_text(point.x);
      cells[table.y] = number_text(point.y);
    }
  }
  for (auto const column : table.kept) out.cells.push_back(std::move(cells[column]));
}

void read_other(GmnsReading& reading, std::string const& name) {
  auto rows = open_table(reading, name + ".csv", true);
  if (!rows) return;
  auto const table = meaning_of(*rows, name);
  TextTable out{name, {}, {}};
  for (auto const column : table.kept) out.header.push_back(rows->header()[column]);
  auto& report = reading.out.report;
  while (rows->next()) {
    ++report.read[name];
    if (names_missing(*rows, table.node, reading.node_of)) {
      report.drop(fmt::format("{}: a node that is not there", name), rows->place());
    } else if (names_missing(*rows, table.link, reading.link_of)) {
      report.drop(fmt::format("{}: a link that is not there", name), rows->place());
    } else {
      if (rows->cells() > rows->header().size())
        report.drop(fmt::format("{}: cells beyond the header", name), rows->place());
      add_row(reading, *rows, table, out);
    }
  }
  reading.faults.append(rows->faults());
  if (out.rows() > 0) reading.out.network.others.push_back(std::move(out));
}

bool is_other(std::string_view name) {
  return std::find(kOthers.begin(), kOthers.end(), name) != kOthers.end() ||
         std::find(kMore.begin(), kMore.end(), name) != kMore.end();
}

/// `links` of a restriction row, or none where one is not there.
std::vector<LinkId> way_of(GmnsReading const& reading, std::string_view text) {
  std::vector<LinkId> way;
  while (true) {
    auto const end = text.find(';');
    auto const found = reading.link_of.find(std::string(trimmed_blanks(text.substr(0, end))));
    if (found == reading.link_of.end()) return {};
    way.push_back(found->second);
    if (end == std::string_view::npos) return way;
    text.remove_prefix(end + 1);
  }
}

}  // namespace

void read_gmns_restrictions(GmnsReading& reading) {
  auto rows = open_table(reading, "restriction.csv", false);
  if (!rows) return;
  auto const id = needed_column(*rows, "restriction_id", reading.faults),
             links = needed_column(*rows, "link_ids", reading.faults), uses = rows->find("banned_uses");
  if (id == NamedRows::npos || links == NamedRows::npos) return;
  auto& bans = reading.out.network.restrictions;
  while (rows->next()) {
    ++reading.out.report.read["restrictions"];
    auto const way = way_of(reading, rows->cell(links));
    if (way.size() < 2) {
      reading.out.report.drop("restriction: a link that is not there", rows->place(), std::string(rows->cell(id)));
      continue;
    }
    bans.id.emplace_back(rows->cell(id));
    bans.link.insert(bans.link.end(), way.begin(), way.end());
    bans.offset.push_back(static_cast<std::uint32_t>(bans.link.size()));
    auto const banned = rows->cell(uses);
    bans.uses.push_back(banned.empty() ? kRoadUses : uses_of_cell(reading, *rows, banned));
  }
  reading.faults.append(rows->faults());
}

void read_gmns_others(GmnsReading& reading) {
  for (auto const& file : names_in(reading.folder)) {
    auto const name = file.substr(0, file.rfind('.'));
    if (file.ends_with(".csv") && is_other(name)) {
      read_other(reading, name);
    } else if (std::find(kRead.begin(), kRead.end(), file) == kRead.end()) {
      reading.out.report.drop(
          Dropped{"a file that is no table of GMNS", fmt::format("{}/{}", reading.folder.shown, file), 0, file});
    }
  }
}

}  // namespace tanvan
