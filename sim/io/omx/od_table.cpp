#include "sim/io/omx/od_table.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <unordered_map>

#include "sim/io/text/ascii.hpp"
#include "sim/io/text/csv_text.hpp"
#include "sim/io/text/number_text.hpp"
#include "sim/io/text/row_reader.hpp"
#include "sim/io/text/text_nfc.hpp"

namespace tanvan {
namespace {

using Cells = std::span<std::string_view const>;

constexpr std::size_t kMostFaults = 20;
constexpr char const* kOrigins[] = {"o",         "origin",      "orig",         "from",     "i",
                                    "o_zone_id", "from_zone",   "from_zone_id", "orig_taz", "origin_taz",
                                    "o_taz",     "origin_zone", "origin_id",    "start"};
constexpr char const* kDestinations[] = {
    "d",         "destination",      "dest",           "to",       "j",
    "d_zone_id", "to_zone",          "to_zone_id",     "dest_taz", "destination_taz",
    "d_taz",     "destination_zone", "destination_id", "end"};

template <std::size_t N>
std::optional<std::size_t> place_of(Cells header, char const* const (&names)[N]) {
  for (std::size_t c = 0; c < header.size(); ++c)
    for (auto const* name : names)
      if (same_in_any_case(trimmed_blanks(header[c]), name)) return c;
  return std::nullopt;
}

char separator_of(std::string_view bytes) {
  auto const header = bytes.substr(0, bytes.find('\n'));
  for (char const sign : {',', ';', '\t'})
    if (header.find(sign) != std::string_view::npos) return sign;
  return ',';
}

bool is_number(std::string_view text) {
  return parse_number(text).sentence.empty();
}

/// Pairs as they are read.
class OdReading {
 public:
  OdReading(std::string_view bytes, std::string const& shown, OdLimits limits)
      : rows_(memory_source(bytes), shown, separator_of(bytes)), limits_(limits) {}

  Result<OdTable> read() {
    if (!rows_.next()) return failed("the table is empty");
    header_.assign(rows_.cells().begin(), rows_.cells().end());
    Cells const cells = rows_.cells();
    auto const o = place_of(cells, kOrigins), d = place_of(cells, kDestinations);
    if (o && d) {
      read_long(*o, *d);
    } else if (header_.size() == 3 && std::all_of(cells.begin(), cells.end(), is_number)) {
      table_.notes.emplace_back(
          "the table has no line of names; its columns were taken for origin, destination, value");
      table_.names = {"value"};
      add_long(cells, 0, 1);
      while (more()) add_long(rows_.cells(), 0, 1);
    } else if (header_.size() > 1) {
      read_square();
    } else {
      return failed("the columns are neither origin, destination and value nor a square of zones");
    }
    faults_.append(rows_.faults());
    if (is_no_square())
      return failed("the table is neither a list of origin, destination and value nor a square of zones");
    if (!faults_.empty()) return faults_;
    find_repeats();
    if (!faults_.empty()) return faults_;
    return std::move(table_);
  }

 private:
  Faults failed(std::string sentence) {
    Faults faults = rows_.faults();
    if (faults.empty()) faults.add({rows_.shown(), 1, 0}, std::move(sentence));
    return faults;
  }

  bool more() { return faults_.size() < kMostFaults && rows_.next(); }

  void fault(std::string sentence) { faults_.add(rows_.place(), std::move(sentence)); }

  std::uint32_t zone(std::string_view label) {
    auto const text = to_nfc(trimmed_blanks(label));
    if (text.empty()) fault("a zone has no label");
    auto const [at, fresh] = row_of_.emplace(text, static_cast<std::uint32_t>(table_.zone.size()));
    if (fresh) table_.zone.push_back(text);
    if (fresh && table_.zone.size() > limits_.zones) fault(fmt::format("there are more than {} zones", limits_.zones));
    return at->second;
  }

  double number(std::string_view text, std::string_view name) {
    auto const parsed = parse_number(text);
    if (!parsed.sentence.empty()) fault(fmt::format("{} = {}: {}", name, in_quotes(text), parsed.sentence));
    return parsed.value;
  }

  void begin_pair(std::uint32_t o, std::uint32_t d) {
    if (table_.pairs() == limits_.pairs) fault(fmt::format("there are more than {} pairs", limits_.pairs));
    table_.origin.push_back(o);
    table_.destination.push_back(d);
    lines_.push_back(rows_.line());
  }

  void add_long(Cells cells, std::size_t o, std::size_t d) {
    if (cells.size() != header_.size())
      return fault(fmt::format("the row has {} cells where {} are due", cells.size(), header_.size()));
    auto const from = zone(cells[o]), to = zone(cells[d]);  // in this order: it numbers the zones
    begin_pair(from, to);
    std::size_t name = 0;
    for (std::size_t c = 0; c < cells.size(); ++c)
      if (c != o && c != d) table_.values.push_back(number(cells[c], table_.names[name++]));
  }

  void read_long(std::size_t o, std::size_t d) {
    for (std::size_t c = 0; c < header_.size(); ++c)
      if (c != o && c != d) table_.names.push_back(to_nfc(trimmed_blanks(header_[c])));
    if (table_.names.empty() || table_.names.size() > limits_.names)
      return fault(fmt::format("a row has {} values where 1 to {} are due", table_.names.size(), limits_.names));
    while (more()) add_long(rows_.cells(), o, d);
  }

  void read_square() {
    table_.names = {"value"};
    square_ = true;
    std::vector<std::uint32_t> destinations;
    for (std::size_t c = 1; c < header_.size(); ++c) destinations.push_back(zone(header_[c]));
    while (more()) {
      auto const cells = rows_.cells();
      if (cells.size() != header_.size()) {
        fault(fmt::format("the row has {} cells where {} are due: a label and a value for each destination",
                          cells.size(), header_.size()));
        continue;
      }
      ++squares_;
      auto const o = zone(cells[0]);
      for (std::size_t c = 1; c < cells.size(); ++c) {
        begin_pair(o, destinations[c - 1]);
        table_.values.push_back(number(cells[c], header_[c]));
      }
    }
  }

  /// A square has as many rows as columns, or rows and columns of the same names.
  bool is_no_square() const {
    return square_ && squares_ + 1 != header_.size() && table_.zone.size() > std::max(squares_, header_.size() - 1);
  }

  void find_repeats() {
    std::vector<std::size_t> order(table_.pairs());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    auto const key = [&](std::size_t i) { return std::pair{table_.origin[i], table_.destination[i]}; };
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return key(a) < key(b); });
    for (std::size_t i = 1; i < order.size() && faults_.size() < kMostFaults; ++i)
      if (key(order[i - 1]) == key(order[i]))
        faults_.add({rows_.shown(), lines_[order[i]], 0},
                    fmt::format("the pair {}, {} came in line {} already", table_.zone[table_.origin[order[i]]],
                                table_.zone[table_.destination[order[i]]], lines_[order[i - 1]]));
  }

  RowReader rows_;
  OdLimits limits_;
  bool square_ = false;
  std::size_t squares_ = 0;  // rows of it
  std::vector<std::string> header_;
  OdTable table_;
  std::vector<std::uint32_t> lines_;  // of each pair
  std::unordered_map<std::string, std::uint32_t> row_of_;
  Faults faults_;
};

}  // namespace

Result<OdTable> read_od_table(std::string_view bytes, std::string const& shown, OdLimits limits) {
  return OdReading(bytes, shown, limits).read();
}

std::string od_csv(OdTable const& table) {
  CsvText out;
  out.cell("origin").cell("destination");
  for (auto const& name : table.names) out.cell(name);
  out.end_row();
  for (std::size_t i = 0; i < table.pairs(); ++i) {
    out.cell(table.zone[table.origin[i]]).cell(table.zone[table.destination[i]]);
    for (std::size_t n = 0; n < table.names.size(); ++n) out.number(table.values[i * table.names.size() + n]);
    out.end_row();
  }
  return out.take();
}

}  // namespace tanvan
