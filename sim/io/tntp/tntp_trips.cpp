#include "sim/io/tntp/tntp_trips.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <map>
#include <numeric>

#include "sim/io/text/csv.hpp"
#include "sim/io/text/csv_row.hpp"
#include "sim/io/tntp/tntp_text.hpp"

namespace tanvan {
namespace {

constexpr double kSixDigits = 5e-6;  // half a unit of the sixth digit, relative: as headers are printed

void add_pair(TntpTrips& trips, std::uint32_t origin, std::uint32_t destination, double value, std::uint32_t line) {
  trips.origin.push_back(ZoneId{origin});
  trips.destination.push_back(ZoneId{destination});
  trips.trips.push_back(value);
  trips.line.push_back(line);
}

/// One line of pairs `zone : trips`, read from left to right.
class PairLine {
 public:
  explicit PairLine(std::string_view text) : text_(text) { skip(); }

  bool done() const { return at_ >= text_.size(); }
  bool at_word() const {
    return !done() && std::string_view("0123456789+-.").find(text_[at_]) == std::string_view::npos;
  }

  /// What stands before the next blank, colon or semicolon.
  TntpCell take() {
    auto const begin = at_;
    while (!done() && !separates(text_[at_])) ++at_;
    TntpCell const cell{text_.substr(begin, at_ - begin), static_cast<std::uint32_t>(begin + 1)};
    skip_blanks();
    return cell;
  }

  bool take_colon() {
    if (done() || text_[at_] != ':') return false;
    ++at_;
    skip_blanks();
    return true;
  }

  /// Over what stands between pairs.
  void skip() {
    while (!done() && (is_blank(text_[at_]) || text_[at_] == ';')) ++at_;
  }

 private:
  static bool is_blank(char c) { return c == ' ' || c == '\t'; }
  static bool separates(char c) { return is_blank(c) || c == ':' || c == ';'; }
  void skip_blanks() {
    while (!done() && is_blank(text_[at_])) ++at_;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

/// Reads the rows of either numbered form.
class PairReader {
 public:
  PairReader(TntpText const& text, TntpTrips& trips, double multiplier, Faults& faults)
      : text_(text), trips_(trips), multiplier_(multiplier), faults_(faults) {}

  void read() {
    for (auto const& row : text_.rows) {
      line_ = row.line;
      PairLine line(row.text);
      if (text_.form == TntpForm::plain) read_origin(line);
      while (!line.done() && read_next(line)) line.skip();
    }
    for (auto const& [number, unknown] : unknown_) report(number, unknown);
  }

 private:
  /// A number that is no zone, where it stands first and how often.
  struct Unknown {
    InputPlace place;
    std::string_view name;
    std::size_t times = 0;
  };

  void report(std::string_view number, Unknown const& unknown) {
    auto const& [where, name, times] = unknown;
    Faults one;
    tntp_id({number, where.column}, name, trips_.first_zone, trips_.zones, where, one);
    auto fault = one.sorted().front();
    if (times > 1) fault.sentence += fmt::format("; so {} times in this file", times);
    faults_.add(std::move(fault));
  }

  InputPlace place(std::uint32_t column = 0) const { return {text_.file, line_, column}; }

  bool refuse(TntpCell const& cell, std::string const& sentence) {
    faults_.add(place(cell.column), sentence);
    return false;
  }

  std::optional<std::uint32_t> zone(TntpCell const& cell, std::string_view name) {
    Faults unused;
    auto const id = tntp_id(cell, name, trips_.first_zone, trips_.zones, {}, unused);
    if (!id) ++unknown_.try_emplace(cell.text, Unknown{place(cell.column), name}).first->second.times;
    return id;
  }

  void read_origin(PairLine& line) {
    has_origin_ = true;
    origin_ = zone(line.take(), "origin");
    line.skip();
  }

  /// A pair or the origin of those that follow; false where the line can't be read on.
  bool read_next(PairLine& line) {
    auto const cell = line.take();
    if (cell.text == "Origin") {
      read_origin(line);
      return true;
    }
    if (!line.take_colon())
      return refuse(cell, fmt::format("\"{}\": expected Origin and its zone, or zone : trips", cell.text));
    if (!has_origin_) return refuse(cell, "trips in front of the first Origin");
    read_pair(cell, line.take());
    return true;
  }

  void read_pair(TntpCell const& destination, TntpCell const& number) {
    auto const zone_of = zone(destination, "destination");
    auto const value = tntp_number(number, "trips", place(), faults_);
    if (value && *value < 0) refuse(number, fmt::format("trips = {} (must be >= 0)", number.text));
    if (value && zone_of && origin_) add_pair(trips_, *origin_, *zone_of, *value * multiplier_, line_);
  }

  TntpText const& text_;
  TntpTrips& trips_;
  double multiplier_;
  Faults& faults_;
  bool has_origin_ = false;
  std::optional<std::uint32_t> origin_;  // none where its number is at fault
  std::uint32_t line_ = 0;
  std::map<std::string_view, Unknown> unknown_;
};

/// Rows in the order of their pairs, of the line among equal ones.
std::vector<std::size_t> by_pair(TntpTrips const& t) {
  std::vector<std::size_t> rows(t.size());
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  auto const before = [&](std::size_t i, std::size_t j) {
    return std::tie(t.origin[i], t.destination[i], i) < std::tie(t.origin[j], t.destination[j], j);
  };
  if (!std::is_sorted(rows.begin(), rows.end(), before)) std::sort(rows.begin(), rows.end(), before);
  return rows;
}

void refuse_doubles(TntpTrips const& t, Faults& faults) {
  auto const rows = by_pair(t);
  for (std::size_t k = 1; k < rows.size(); ++k) {
    auto const first = rows[k - 1], second = rows[k];
    if (t.origin[first] != t.origin[second] || t.destination[first] != t.destination[second]) continue;
    faults.add(t.place(second), fmt::format("trips from {} to {} stand in line {} already", t.number(t.origin[second]),
                                            t.number(t.destination[second]), t.line[first]));
  }
}

void check_total(TntpHeader const& header, std::string_view key, TntpTrips const& t, double multiplier,
                 Faults& faults) {
  auto const stated = header.number(key);
  if (!stated || !faults.empty()) return;
  double const sum = std::accumulate(t.trips.begin(), t.trips.end(), 0.0);
  if (std::abs(sum - *stated * multiplier) <= kSixDigits * std::max(sum, *stated * multiplier)) return;
  faults.add(
      header.place(*header.find(key)),
      fmt::format(
          "{} = {:.10g}, but the rows add up to {:.10g}: the file is cut or was edited; mend the rows or this line",
          key, *stated, sum / multiplier));
}

double multiplier_of(TntpHeader const& header, TntpTrips& trips) {
  auto const multiplier = header.number("DEMAND MULTIPLIER");
  if (multiplier)
    trips.notes.add(header.place(*header.find("DEMAND MULTIPLIER")),
                    fmt::format("all trips are taken times {}", *multiplier));
  return multiplier.value_or(1);
}

Result<TntpTrips> parse_rows(TntpText const& text) {
  bool const plain = text.form == TntpForm::plain;
  std::string_view const zones = plain ? "ZONES" : "NUMBER OF ZONES", total = plain ? "FLOW" : "TOTAL OD FLOW";
  Faults faults;
  TntpHeader const header(text, faults);
  TntpTrips trips;
  trips.file = text.file;
  trips.first_zone = first_number(text.form);
  auto const count = header.count(zones);
  trips.zones = count.value_or(std::numeric_limits<std::int32_t>::max());
  if (count) trips.zones_line = header.find(zones)->line;
  trips.toll_factor = header.number("TOLL FACTOR");
  trips.distance_factor = header.number("DISTANCE FACTOR");
  trips.notes =
      header.unknown({zones, total, "TOLL FACTOR", "DISTANCE FACTOR", "DEMAND MULTIPLIER", "END OF METADATA"});
  double const multiplier = multiplier_of(header, trips);
  if (count) PairReader(text, trips, multiplier, faults).read();  // else another kind of file
  refuse_doubles(trips, faults);
  check_total(header, total, trips, multiplier, faults);
  if (!faults.empty()) return faults;
  return trips;
}

Result<TntpTrips> parse_table(std::string_view text, std::string const& file) {
  static constexpr std::array<ColumnSpec, 3> kColumns = {{{"O"}, {"D"}, {"Ton"}}};
  static constexpr NumberRange kTrips{0, std::numeric_limits<double>::max(), "trips"};
  Faults faults;
  auto const table = parse_csv(text, file, kColumns, faults, TableRows::optional);
  TntpTrips trips;
  trips.file = file;
  trips.counts_zones = false;
  auto const o = table.column("O"), d = table.column("D"), ton = table.column("Ton");
  for (std::size_t i = 0; i < table.rows(); ++i) {
    CsvRow const row(table, i, faults);
    auto const zone = [&](CsvColumn c) {
      return static_cast<std::uint32_t>(row.whole(c, 1, std::numeric_limits<int>::max()));
    };
    auto const origin = zone(o), destination = zone(d);
    trips.zones = std::max({trips.zones, origin, destination});
    add_pair(trips, origin - 1, destination - 1, row.number(ton, kTrips), row.place().line);
  }
  if (faults.empty()) refuse_doubles(trips, faults);
  if (!faults.empty()) return faults;
  return trips;
}

}  // namespace

Result<TntpTrips> parse_tntp_trips(std::string_view text, std::string const& file) {
  auto const parts = tntp_text(text, file);
  return parts.form == TntpForm::csv ? parse_table(text, file) : parse_rows(parts);
}

Result<TntpTrips> read_tntp_trips(TextSource const& source) {
  auto const text = read_text(source, kTntpLimits);
  if (!text) return text.error();
  return parse_tntp_trips(*text, source.shown);
}

}  // namespace tanvan
