#include "sim/io/tntp/tntp_polynomials.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "sim/io/text/csv.hpp"
#include "sim/io/text/csv_row.hpp"
#include "sim/io/tntp/tntp_text.hpp"

namespace tanvan {
namespace {

constexpr std::array<ColumnSpec, 8> kColumns = {{{"LINK"}, {"A"}, {"B"}, {"a0"}, {"a1"}, {"a2"}, {"a3"}, {"a4"}}};
constexpr std::size_t kFirstPower = 4;  // column of a1
constexpr std::size_t kPowers = 4;
constexpr double kCustomaryB = 0.15;  // Bureau of Public Roads, 1964
constexpr NumberRange kAnyLargeness{0, std::numeric_limits<double>::max()};

/// a0 and the one power beside it.
struct Polynomial {
  double constant = 0, factor = 0;
  int power = 0;

  /// Where the time is 15 % above that of an empty road.
  double capacity() const { return power == 0 ? 1 : std::pow(kCustomaryB * constant / factor, 1.0 / power); }
};

Polynomial polynomial_of(CsvTable const& table, CsvRow const& row, Faults& faults) {
  Polynomial p{.constant = row.number(table.column("a0"), kAnyLargeness)};
  for (std::size_t k = 0; k < kPowers; ++k) {
    double const factor = row.number(table.column(kColumns[kFirstPower + k].name), kAnyLargeness);
    if (factor == 0) continue;
    if (p.power != 0) faults.add(row.place(), "more than one power of the volume; a link has one");
    p = {p.constant, factor, static_cast<int>(k) + 1};
  }
  if (p.power != 0 && p.constant == 0) faults.add(row.place(), "a0 = 0 beside a power: no free-flow time to grow from");
  if (p.constant > 0 && (p.capacity() == 0 || std::isinf(p.capacity())))
    faults.add(row.place(), "a0 and its power lie too far apart: no capacity has 15 % more time");
  return p;
}

void add_time(Polynomial const& p, TntpNetwork& network) {
  network.free_flow_time.push_back(p.constant);
  network.power.push_back(p.power);
  network.b.push_back(p.power == 0 ? 0 : kCustomaryB);
  network.capacity.push_back(p.capacity());
}

void add_link(CsvTable const& table, CsvRow const& row, TntpNetwork& network, Faults& faults) {
  auto const node = [&](char const* column) {  // each may be a zone
    return static_cast<std::uint32_t>(row.whole(table.column(column), 1, static_cast<int>(kMostZones)));
  };
  auto const from = node("A"), to = node("B");
  network.nodes = std::max({network.nodes, from, to});
  network.from.push_back(NodeId{from - 1});
  network.to.push_back(NodeId{to - 1});
  add_time(polynomial_of(table, row, faults), network);
  network.line.push_back(row.place().line);
}

}  // namespace

Result<TntpNetwork> parse_polynomial_network(std::string_view text, std::string const& file) {
  Faults faults;
  auto const table = parse_csv(text, file, kColumns, faults);
  TntpNetwork network;
  network.file = file;
  for (std::size_t row = 0; row < table.rows(); ++row) add_link(table, CsvRow(table, row, faults), network, faults);
  if (!faults.empty()) return faults;
  network.zones = network.nodes;
  network.counts_zones = false;
  network.length.assign(network.links(), 0);
  network.toll.assign(network.links(), 0);
  network.type.assign(network.links(), 0);
  network.has_length = network.has_toll = network.has_type = false;
  network.notes.add({file, 1}, "no FIRST THRU NODE: routes may pass every zone");
  return network;
}

}  // namespace tanvan
