#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <unordered_set>

#include "sim/io/exchange/wkt.hpp"
#include "sim/io/gmns/gmns_parts.hpp"
#include "sim/io/gmns/gmns_schema.hpp"
#include "sim/io/text/ascii.hpp"
#include "sim/io/text/number_text.hpp"
#include "sim/io/text/row_cells.hpp"

namespace tanvan {
namespace {

/// Files that are read elsewhere, and what a folder says of itself.
constexpr std::array<std::string_view, 8> kRead = {"README.md",   "config.csv", "export.toml", "geometry.csv",
                                                   "import.json", "link.csv",   "node.csv",    "restriction.csv"};
constexpr std::array<std::string_view, 3> kWktColumns = {"boundary", "geometry", "wkt_coord"};
constexpr double kMostLaneNumber = 10;  // GMNS 0.96, lane_num

using Keys = std::map<std::string, std::unordered_set<std::string>, std::less<>>;

/// Table by table: the rows that may be named by those behind.
class OtherTables {
 public:
  explicit OtherTables(GmnsReading& reading) : reading_(reading) {}

  void read(GmnsTable const& spec);

 private:
  struct Column {
    std::size_t at;
    std::string_view name, table;
  };

  /// What is wrong with a row, or nothing.
  std::string fault_of(NamedRows const& rows, GmnsTable const& spec, std::vector<Column> const& references);
  bool is_known(std::string_view table, std::string const& id) const;
  void add_row(NamedRows const& rows, std::vector<std::size_t> const& kept, TextTable& out) const;

  GmnsReading& reading_;
  Keys keys_;
};

bool OtherTables::is_known(std::string_view table, std::string const& id) const {
  if (id.empty() || id == "-1") return true;  // says: none
  if (table == "node") return reading_.node_of.count(id) > 0;
  if (table == "link") return reading_.link_of.count(id) > 0;
  auto const found = keys_.find(table);
  return found == keys_.end() || found->second.count(id) > 0;
}

/// Empty where all is well.
std::string missing_cell(NamedRows const& rows, GmnsTable const& spec) {
  for (auto const name : spec.needed)
    if (!name.empty() && rows.cell(rows.find(name)).empty()) return fmt::format("{}: {} is empty", spec.name, name);
  if (rows.cells() > rows.header().size()) return fmt::format("{}: more cells than names", spec.name);
  auto const lane = rows.find("lane_num");
  if (lane == NamedRows::npos) return {};
  auto const number = parse_number(rows.cell(lane));
  bool const fits = number.sentence.empty() && std::abs(number.value) <= kMostLaneNumber;
  return fits ? std::string{} : fmt::format("{}: lane_num is not from -10 to 10", spec.name);
}

std::string OtherTables::fault_of(NamedRows const& rows, GmnsTable const& spec, std::vector<Column> const& references) {
  if (auto missing = missing_cell(rows, spec); !missing.empty()) return missing;
  for (auto const& [at, name, table] : references)
    if (!is_known(table, std::string(rows.cell(at))))
      return fmt::format("{}: {} names no row of {}.csv", spec.name, name, table);
  bool const is_new = spec.key.empty() || keys_[std::string(spec.name)].emplace(rows.cell(rows.find(spec.key))).second;
  return is_new ? std::string{} : fmt::format("{}: {} is there already", spec.name, spec.key);
}

/// The cells of a row, its places turned into longitude and latitude.
void OtherTables::add_row(NamedRows const& rows, std::vector<std::size_t> const& kept, TextTable& out) const {
  std::vector<std::string> cells(rows.header().size());
  for (std::size_t i = 0; i < cells.size(); ++i) cells[i] = rows.cell(i);
  if (reading_.projection) {
    auto const to = [&](Point p) { return reading_.lon_lat(p); };
    for (auto const name : kWktColumns)
      if (auto const column = rows.find(name); column != NamedRows::npos)
        cells[column] = transform_wkt(cells[column], to);
    auto const x_at = rows.find("x_coord"), y_at = rows.find("y_coord");
    auto const x = parse_number(rows.cell(x_at)), y = parse_number(rows.cell(y_at));
    if (x.sentence.empty() && y.sentence.empty()) {
      auto const point = to({x.value, y.value});
      cells[x_at] = number_text(point.x);
      cells[y_at] = number_text(point.y);
    }
  }
  for (auto const column : kept) out.cells.push_back(std::move(cells[column]));
  out.line.push_back(rows.place().line);
}

void OtherTables::read(GmnsTable const& spec) {
  auto rows = open_table(reading_, fmt::format("{}.csv", spec.name), false);
  if (!rows) return;
  auto& report = reading_.out.report;
  for (auto const name : spec.needed)
    if (!name.empty() && rows->find(name) == NamedRows::npos)
      return report.drop(fmt::format("{}: the table has no column {}", spec.name, name),
                         {rows->shown(), rows->header_line()});
  std::vector<Column> references;
  for (auto const& [column, table] : gmns_references())
    if (auto const at = rows->find(column); at != NamedRows::npos && table != spec.name && !spec.key.empty())
      references.push_back({at, column, table});
  std::vector<std::size_t> kept;
  TextTable out{std::string(spec.name), {}, {}};
  for (std::size_t i = 0; i < rows->header().size(); ++i) {
    if (rows->header()[i].empty()) continue;
    kept.push_back(i);
    out.header.push_back(rows->header()[i]);
  }
  while (rows->next()) {
    ++report.read[spec.name];
    if (auto fault = fault_of(*rows, spec, references); !fault.empty()) {
      report.drop(std::move(fault), rows->place());
    } else {
      add_row(*rows, kept, out);
    }
  }
  reading_.faults.append(rows->faults());
  if (out.rows() > 0) reading_.out.network.others.push_back(std::move(out));
}

bool is_known_file(std::string_view file) {
  auto const is_table = [&](GmnsTable const& t) { return file == fmt::format("{}.csv", t.name); };
  return std::find(kRead.begin(), kRead.end(), file) != kRead.end() ||
         std::any_of(gmns_tables().begin(), gmns_tables().end(), is_table);
}

/// `link_ids` of a restriction row, or none where one is not there.
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
    auto const cell = rows->cell(uses);
    auto const banned = cell.empty() ? kRoadUses : uses_of_cell(reading, *rows, cell);
    if (banned.empty()) {
      reading.out.report.drop("restriction: it bans nobody that is known", rows->place(), std::string(rows->cell(id)));
      continue;
    }
    bans.id.emplace_back(rows->cell(id));
    bans.link.insert(bans.link.end(), way.begin(), way.end());
    bans.offset.push_back(static_cast<std::uint32_t>(bans.link.size()));
    bans.uses.push_back(banned);
  }
  reading.faults.append(rows->faults());
}

void read_gmns_others(GmnsReading& reading, GmnsContent content) {
  OtherTables tables(reading);
  for (auto const& spec : gmns_tables())
    if (content == GmnsContent::all || spec.content == GmnsContent::supply) tables.read(spec);
  for (auto const& file : names_in(reading.folder))
    if (!is_known_file(file))
      reading.out.report.drop(
          DroppedThing{"a file that is no table of GMNS", fmt::format("{}/{}", reading.folder.shown, file), 0, file});
}

}  // namespace tanvan
