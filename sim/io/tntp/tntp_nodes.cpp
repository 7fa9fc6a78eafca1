#include "sim/io/tntp/tntp_nodes.hpp"

#include <array>
#include <fmt/format.h>
#include <limits>
#include <unordered_map>

#include "sim/io/text/csv.hpp"
#include "sim/io/text/csv_row.hpp"
#include "sim/io/tntp/tntp_text.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kCells = 3;  // node, x, y
constexpr auto kMostNodes = std::numeric_limits<std::int32_t>::max();

void add_node(TntpNodes& nodes, NodeId node, double x, double y, std::uint32_t line) {
  nodes.node.push_back(node);
  nodes.x.push_back(x);
  nodes.y.push_back(y);
  nodes.line.push_back(line);
}

/// Cells of a row; coordinates may have more than one tab between them.
std::vector<TntpCell> cells_of(TntpLine const& line) {
  std::vector<TntpCell> cells;
  split_cells(line.text, cells);
  std::erase_if(cells, [](auto const& cell) { return cell.text.empty(); });
  return cells;
}

void read_row(TntpLine const& line, TntpNodes& nodes, Faults& faults) {
  auto const cells = cells_of(line);
  InputPlace const place{nodes.file, line.line, 0};
  if (cells.size() != kCells)
    return faults.add(place, fmt::format("{} cells where node, x and y are expected", cells.size()));
  auto const node = tntp_id(cells[0], "node", nodes.first_node, kMostNodes, place, faults);
  auto const x = tntp_number(cells[1], "x", place, faults), y = tntp_number(cells[2], "y", place, faults);
  if (node && x && y) add_node(nodes, NodeId{*node}, *x, *y, line.line);
}

void read_rows(TntpText const& text, TntpNodes& nodes, Faults& faults) {
  bool const named = text.form == TntpForm::tagged;  // by a line of names, which is the first row
  for (std::size_t i = named ? 1 : 0; i < text.rows.size(); ++i) read_row(text.rows[i], nodes, faults);
}

void read_table(std::string_view text, TntpNodes& nodes, Faults& faults) {
  static constexpr std::array<ColumnSpec, 3> kColumns = {{{"Node"}, {"X"}, {"Y"}}};
  static constexpr NumberRange kAny{std::numeric_limits<double>::lowest(), std::numeric_limits<double>::max()};
  auto const table = parse_csv(text, nodes.file, kColumns, faults);
  for (std::size_t i = 0; i < table.rows(); ++i) {
    CsvRow const row(table, i, faults);
    auto const number = static_cast<std::uint32_t>(row.whole(table.column("Node"), 1, kMostNodes));
    add_node(nodes, NodeId{number - 1}, row.number(table.column("X"), kAny), row.number(table.column("Y"), kAny),
             row.place().line);
  }
}

void refuse_doubles(TntpNodes const& nodes, Faults& faults) {
  std::unordered_map<NodeId, std::uint32_t> line;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    auto const [first, is_new] = line.try_emplace(nodes.node[i], nodes.line[i]);
    if (!is_new)
      faults.add({nodes.file, nodes.line[i]}, fmt::format("node {} stands in line {} already",
                                                          nodes.node[i].value + nodes.first_node, first->second));
  }
}

}  // namespace

Result<TntpNodes> parse_tntp_nodes(std::string_view text, std::string const& file) {
  auto const parts = tntp_text(text, file);
  Faults faults;
  TntpNodes nodes;
  nodes.file = file;
  nodes.first_node = first_number(parts.form);
  if (parts.form == TntpForm::csv)
    read_table(text, nodes, faults);
  else
    read_rows(parts, nodes, faults);
  refuse_doubles(nodes, faults);
  if (nodes.size() == 0 && faults.empty()) faults.add({file, 1}, "no nodes: expected rows of node, x and y");
  if (!faults.empty()) return faults;
  return nodes;
}

Result<TntpNodes> read_tntp_nodes(TextSource const& source) {
  auto const text = read_text(source, kTntpLimits);
  if (!text) return text.error();
  return parse_tntp_nodes(*text, source.shown);
}

}  // namespace tanvan
