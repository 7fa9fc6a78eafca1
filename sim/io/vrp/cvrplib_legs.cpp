#include "sim/io/vrp/cvrplib_legs.hpp"

#include <fmt/format.h>

#include "sim/io/text/ascii.hpp"

namespace tanvan {
namespace {

constexpr std::string_view kNoType = "EDGE_WEIGHT_TYPE must be EUC_2D, EXACT_2D, FLOOR_2D with SCALE : 10, or EXPLICIT";

/// Points by node; a fault for each row at fault and for missing nodes.
std::vector<VrpPoint> points_of(CvrplibText const& text, CvrplibSection const& section, std::size_t nodes,
                                Faults& faults) {
  std::vector<VrpPoint> points(nodes);
  for (auto const& [row, line] : node_rows(text, section, "NODE_COORD_SECTION", nodes, faults)) {
    if (line->cells.size() != 3) {
      faults.add(text.place(line->line), fmt::format("{} cells; expected node, x and y", line->cells.size()));
      continue;
    }
    NumberRange const range{-kMostVrpNumber, kMostVrpNumber};
    auto const place = text.place(line->line);
    points[row] = {vrp_number(line->cells[1], "x", range, place, faults).value_or(0),
                   vrp_number(line->cells[2], "y", range, place, faults).value_or(0)};
  }
  return points;
}

/// The measure that the type of the file stands for.
LegRounding rounding_of(CvrplibText const& text, CvrplibHeader const& type, Faults& faults) {
  if (type.value == "EUC_2D") return LegRounding::rounded;
  if (type.value == "EXACT_2D") return LegRounding::exact;
  auto const* const scale = text.find("SCALE");
  if (type.value == "FLOOR_2D" && scale && scale->value == "10") return LegRounding::truncated;
  faults.add(text.place(type.line), fmt::format("EDGE_WEIGHT_TYPE = {}: {}", type.value, kNoType));
  return LegRounding::exact;
}

/// Where the next number of a matrix stands.
struct MatrixOrder {
  enum class Form { full, lower, upper };
  Form form;
  bool diagonal;
  std::size_t nodes, row, column;

  MatrixOrder(Form f, bool d, std::size_t n) : form(f), diagonal(d), nodes(n), row(0), column(0) {
    if (form == Form::lower && !diagonal) row = 1;
    if (form == Form::upper) column = diagonal ? 0 : 1;
  }
  bool done() const { return row >= nodes || (form == Form::upper && column >= nodes); }
  void advance() {
    auto const end = form == Form::lower ? (diagonal ? row + 1 : row) : nodes;
    if (++column < end) return;
    ++row;
    column = form == Form::upper ? (diagonal ? row : row + 1) : 0;
  }
};

std::optional<MatrixOrder> order_of(std::string_view format, std::size_t nodes) {
  using Form = MatrixOrder::Form;
  if (format == "FULL_MATRIX") return MatrixOrder{Form::full, true, nodes};
  if (format == "LOWER_ROW") return MatrixOrder{Form::lower, false, nodes};
  if (format == "LOWER_DIAG_ROW") return MatrixOrder{Form::lower, true, nodes};
  if (format == "UPPER_DIAG_ROW") return MatrixOrder{Form::upper, true, nodes};
  return std::nullopt;
}

LegMatrix matrix_of(CvrplibText const& text, CvrplibSection const& section, MatrixOrder order, Faults& faults) {
  LegMatrix legs(order.nodes);
  for (auto const& line : section.rows)
    for (auto const cell : line.cells) {
      if (order.done()) {
        faults.add(text.place(line.line), fmt::format("more numbers than a matrix of {} nodes has", order.nodes));
        return legs;
      }
      auto const value = vrp_number(cell, "distance", {0, kMostVrpNumber}, text.place(line.line), faults).value_or(0);
      if (order.row != order.column) legs.at(order.row, order.column) = value;
      if (order.form != MatrixOrder::Form::full) legs.at(order.column, order.row) = legs.at(order.row, order.column);
      order.advance();
    }
  if (!order.done())
    faults.add(text.place(section.line), fmt::format("EDGE_WEIGHT_SECTION ends before row {}, column {} of {} nodes",
                                                     order.row + 1, order.column + 1, order.nodes));
  return legs;
}

LegMatrix explicit_legs(CvrplibText const& text, std::size_t nodes, Faults& faults) {
  auto const* const format = text.find("EDGE_WEIGHT_FORMAT");
  auto const* const section = text.section("EDGE_WEIGHT_SECTION");
  auto const order = format ? order_of(format->value, nodes) : std::nullopt;
  if (!order)
    faults.add(text.place(format ? format->line : text.find("EDGE_WEIGHT_TYPE")->line),
               fmt::format("EDGE_WEIGHT_FORMAT = {} (must be FULL_MATRIX, LOWER_ROW, LOWER_DIAG_ROW or UPPER_DIAG_ROW)",
                           format ? format->value : "nothing"));
  if (!section) faults.add(text.place(text.last_line), "EDGE_WEIGHT_SECTION is missing");
  return order && section ? matrix_of(text, *section, *order, faults) : LegMatrix{};
}

}  // namespace

std::vector<std::pair<std::size_t, VrpLine const*>> node_rows(CvrplibText const& text, CvrplibSection const& section,
                                                              std::string_view name, std::size_t nodes,
                                                              Faults& faults) {
  std::vector<std::pair<std::size_t, VrpLine const*>> rows;
  std::vector<std::uint32_t> seen(nodes + 1, 0);
  for (auto const& line : section.rows) {
    auto const node = vrp_whole(line.cells.front(), "node", 1, nodes, text.place(line.line), faults);
    if (!node) continue;
    if (seen[*node] != 0)
      faults.add(text.place(line.line), fmt::format("node {} stands in line {} already", *node, seen[*node]));
    else
      rows.emplace_back(*node - 1, &line);
    seen[*node] = line.line;
  }
  for (std::size_t node = 1; node <= nodes; ++node)
    if (seen[node] == 0) {
      faults.add(text.place(section.line), fmt::format("{} has no row of node {} of {}", name, node, nodes));
      break;
    }
  return rows;
}

CvrplibLegs cvrplib_legs(CvrplibText const& text, std::size_t nodes, LegRounding rounding, Faults& faults) {
  CvrplibLegs legs;
  auto const* const type = text.find("EDGE_WEIGHT_TYPE");
  if (!type) {
    faults.add(text.place(text.last_line), std::string(kNoType));
    return legs;
  }
  if (type->value == "EXPLICIT") {
    legs.distance = explicit_legs(text, nodes, faults);
    return legs;
  }
  auto const stated = rounding_of(text, *type, faults);
  legs.rounding = rounding == LegRounding::as_file_says ? stated : rounding;
  auto const* const section = text.section("NODE_COORD_SECTION");
  if (!section) {
    faults.add(text.place(text.last_line), "NODE_COORD_SECTION is missing");
    return legs;
  }
  auto const points = points_of(text, *section, nodes, faults);
  if (faults.empty()) legs.distance = plane_legs(points, legs.rounding);
  return legs;
}

}  // namespace tanvan
