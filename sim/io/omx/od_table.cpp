#include "sim/io/omx/od_table.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <numeric>
#include <optional>
#include <unordered_map>

#include "sim/io/text/ascii.hpp"
#include "sim/io/text/csv_text.hpp"
#include "sim/io/text/number_text.hpp"
#include "sim/io/text/row_reader.hpp"
#include "sim/io/text/text_nfc.hpp"
#include "sim/io/text/unicode_letters.hpp"

namespace tanvan {
namespace {

using Cells = std::span<std::string_view const>;

constexpr std::size_t kMostFaults = 20;
constexpr std::size_t kMostNamed = 8;    // columns in a message
constexpr std::size_t kMostLetters = 4;  // headings of one letter in a list of pairs: `o,d,a,b`
// clang-format off
/// Headings as `plain_heading` gives them.
constexpr char const* kOrigins[] = {
    "o", "origin", "orig", "from", "i", "start", "ozoneid", "fromzone", "fromzoneid", "fromtaz", "origtaz", "origintaz", "otaz",
    "originid", "originzone", "tu", "tuvung", "tuzone", "di", "vungdi", "noidi", "diemdi", "khuvucdi", "xuatphat", "noixuatphat"};
constexpr char const* kDestinations[] = {
    "d", "destination", "dest", "to", "j", "end", "dzoneid", "tozone", "tozoneid", "totaz", "desttaz", "destinationtaz", "dtaz",
    "destinationid", "destinationzone", "den", "denvung", "denzone", "vungden", "noiden", "diemden", "khuvucden", "dich"};
// clang-format on
constexpr char const* kTrips[] = {"trips", "chuyen", "sochuyen", "chuyendi", "sochuyendi",
                                  "luot",  "soluot", "luotdi",   "soluotdi"};

template <std::size_t N>
std::optional<std::size_t> place_of(std::vector<std::string> const& header, char const* const (&names)[N]) {
  for (std::size_t c = 0; c < header.size(); ++c)
    if (is_one_of(plain_heading(header[c]), names)) return c;
  return std::nullopt;
}

/// A value name as we write it: Vietnamese words for trips become `trips`.
std::string value_name(std::string const& heading) {
  return is_one_of(plain_heading(heading), kTrips) ? "trips" : heading;
}

/// `inf` in any case: a pair without a way.
bool is_infinite(std::string_view text) {
  auto const plain = lower_case(trimmed_blanks(text));
  return plain == "inf" || plain == "+inf" || plain == "infinity" || plain == "+infinity";
}

/// Pairs as they are read.
class OdReading {
 public:
  OdReading(std::unique_ptr<ByteSource> source, std::string shown, OdLimits limits)
      : rows_(std::move(source), std::move(shown), kGuessedSeparator), limits_(limits) {}

  Result<OdTable> read() {
    if (!rows_.next()) return failed("the table is empty");
    for (auto const cell : rows_.cells()) header_.push_back(to_nfc(trimmed_blanks(cell)));
    header_line_ = rows_.line();
    auto const o = place_of(header_, kOrigins), d = place_of(header_, kDestinations);
    if (o && d && !is_alphabet()) {
      read_long(*o, *d);
    } else if (is_three_numbers()) {
      read_numbers();
    } else if (header_.size() > 1) {
      if (!read_square()) return failed(neither());
    } else {
      return failed(neither());
    }
    faults_.append(rows_.faults());
    check_decimal_signs();
    if (!faults_.empty()) return faults_;
    find_repeats();
    if (!faults_.empty()) return faults_;
    note_values();
    return std::move(table_);
  }

 private:
  Faults failed(std::string sentence) {
    Faults faults = rows_.faults();
    if (faults.empty()) faults.add({rows_.shown(), std::max(header_line_, 1U), 0}, std::move(sentence));
    return faults;
  }

  std::string neither() const {
    std::string names;
    for (std::size_t c = 0; c < std::min(header_.size(), kMostNamed); ++c)
      names += (c > 0 ? ", " : "") + in_quotes(header_[c]);
    if (header_.size() > kMostNamed) names += fmt::format(" and {} more", header_.size() - kMostNamed);
    return fmt::format(
        "the columns {} are neither origin, destination and values (such as o,d,trips or từ,đến,chuyến) nor the "
        "zones of a square, whose first column must hold the same zones",
        names);
  }

  /// Many headings of one sign each: zones A to J hold a `D`, an `I` and a `J`, but no pairs.
  bool is_alphabet() const {
    return header_.size() > kMostLetters &&
           std::all_of(header_.begin() + 1, header_.end(), [](auto const& name) { return name.size() <= 1; });
  }

  bool is_three_numbers() const {
    return header_.size() == 3 && std::all_of(header_.begin(), header_.end(),
                                              [&](auto const& cell) { return parsed_number(cell).sentence.empty(); });
  }

  /// Between semicolons and tabs a comma may be the decimal sign.
  ParsedNumber parsed_number(std::string_view text) const {
    return rows_.separator() == ',' ? parse_number(text) : parse_number_with_comma(text);
  }

  bool more() { return !stopped_ && faults_.size() < kMostFaults && rows_.next(); }

  /// A limit is passed: what follows is not read.
  void stop(std::string sentence) {
    if (!stopped_) fault(std::move(sentence));
    stopped_ = true;
  }

  void fault(std::string sentence) { faults_.add(rows_.place(), std::move(sentence)); }

  std::uint32_t zone(std::string_view label) {
    auto const text = to_nfc(trimmed_blanks(label));
    if (text.empty()) fault("a zone has no label");
    auto const [at, fresh] = row_of_.emplace(text, static_cast<std::uint32_t>(table_.zone.size()));
    if (fresh) table_.zone.push_back(text);
    if (fresh && table_.zone.size() > limits_.zones) stop(fmt::format("there are more than {} zones", limits_.zones));
    return at->second;
  }

  double number(std::string_view text, std::string_view name) {
    if (is_infinite(text)) {
      ++infinite_;
      return std::numeric_limits<double>::infinity();
    }
    auto const parsed = parsed_number(text);
    if (!parsed.sentence.empty()) fault(fmt::format("{} = {}: {}", name, in_quotes(text), parsed.sentence));
    if (text.find(',') != std::string_view::npos && commas_++ == 0) comma_line_ = rows_.line();
    if (point_line_ == 0 && text.find('.') != std::string_view::npos) point_line_ = rows_.line();
    return parsed.value;
  }

  /// 1.234 beside 5,5 is 1234 or 1.234: nobody can tell.
  void check_decimal_signs() {
    if (commas_ > 0 && point_line_ > 0 && faults_.empty())
      faults_.add({rows_.shown(), std::max(comma_line_, point_line_), 0},
                  fmt::format("values have a decimal comma in line {} and a point in line {}; write all with a point",
                              comma_line_, point_line_));
  }

  void note_values() {
    if (commas_ > 0)
      table_.notes.push_back(fmt::format("the commas of {} values were read as decimal points", commas_));
    if (infinite_ > 0) table_.notes.push_back(fmt::format("{} values are infinite: pairs without a way", infinite_));
  }

  void begin_pair(std::uint32_t o, std::uint32_t d) {
    if (table_.pairs() == limits_.pairs) return stop(fmt::format("there are more than {} pairs", limits_.pairs));
    if (table_.values.size() + table_.names.size() > limits_.values)
      return stop(fmt::format("there are more than {} values", limits_.values));
    table_.origin.push_back(o);
    table_.destination.push_back(d);
    lines_.push_back(rows_.line());
  }

  void add_long(Cells cells, std::size_t o, std::size_t d) {
    if (cells.size() != header_.size())
      return fault(fmt::format("the row has {} cells where {} are due", cells.size(), header_.size()));
    auto const from = zone(cells[o]), to = zone(cells[d]);  // in this order: it numbers the zones
    begin_pair(from, to);
    if (stopped_) return;
    std::size_t name = 0;
    for (std::size_t c = 0; c < cells.size(); ++c)
      if (c != o && c != d) table_.values.push_back(number(cells[c], table_.names[name++]));
  }

  void read_long(std::size_t o, std::size_t d) {
    auto& names = table_.names;
    for (std::size_t c = 0; c < header_.size(); ++c) {
      if (c == o || c == d) continue;
      bool const taken = std::find(names.begin(), names.end(), value_name(header_[c])) != names.end();
      names.push_back(taken ? header_[c] : value_name(header_[c]));
    }
    if (table_.names.empty() || table_.names.size() > limits_.names)
      return fault(fmt::format("a row has {} values where 1 to {} are due", table_.names.size(), limits_.names));
    while (more()) add_long(rows_.cells(), o, d);
  }

  void read_numbers() {
    table_.notes.emplace_back("the table has no line of names; its columns were taken for origin, destination, value");
    table_.names = {"value"};
    add_long(rows_.cells(), 0, 1);
    while (more()) add_long(rows_.cells(), 0, 1);
  }

  /// @return false where it is no square: its rows are other zones than its columns
  bool read_square() {
    table_.names = {"value"};
    std::vector<std::uint32_t> destinations;
    for (std::size_t c = 1; c < header_.size() && !stopped_; ++c) destinations.push_back(zone(header_[c]));
    auto const zones = table_.zone.size();
    std::vector<bool> seen(zones);
    while (more()) {
      auto const cells = rows_.cells();
      auto const o = zone(cells[0]);
      if (o >= zones && !trimmed_blanks(cells[0]).empty()) return false;
      if (o >= zones) continue;  // no label, and at fault
      seen[o] = true;
      if (cells.size() != header_.size())
        fault(fmt::format("the row has {} cells where {} are due: a label and a value for each destination",
                          cells.size(), header_.size()));
      else
        add_square_row(o, destinations);
    }
    bool const whole = faults_.empty() && rows_.faults().empty();
    return !whole || std::find(seen.begin(), seen.end(), false) == seen.end();
  }

  void add_square_row(std::uint32_t o, std::vector<std::uint32_t> const& destinations) {
    auto const cells = rows_.cells();
    for (std::size_t c = 1; c < cells.size(); ++c) {
      begin_pair(o, destinations[c - 1]);
      if (stopped_) return;
      table_.values.push_back(number(cells[c], header_[c]));
    }
  }

  void find_repeats() {
    std::vector<std::uint32_t> order(table_.pairs());
    std::iota(order.begin(), order.end(), 0U);
    auto const key = [&](std::size_t i) { return std::pair{table_.origin[i], table_.destination[i]}; };
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return std::pair{key(a), a} < std::pair{key(b), b}; });
    for (std::size_t i = 1; i < order.size() && faults_.size() < kMostFaults; ++i)
      if (key(order[i - 1]) == key(order[i]))
        faults_.add({rows_.shown(), lines_[order[i]], 0},
                    fmt::format("the pair {}, {} came in line {} already", table_.zone[table_.origin[order[i]]],
                                table_.zone[table_.destination[order[i]]], lines_[order[i - 1]]));
  }

  RowReader rows_;
  OdLimits limits_;
  bool stopped_ = false;  // a limit was passed
  std::vector<std::string> header_;
  std::uint32_t header_line_ = 0;
  std::size_t infinite_ = 0, commas_ = 0;          // values that are infinite, and with decimal commas
  std::uint32_t comma_line_ = 0, point_line_ = 0;  // of the first value with each sign
  OdTable table_;
  std::vector<std::uint32_t> lines_;  // of each pair
  std::unordered_map<std::string, std::uint32_t> row_of_;
  Faults faults_;
};

}  // namespace

Result<OdTable> read_od_table(std::string_view bytes, std::string const& shown, OdLimits limits) {
  return OdReading(memory_source(bytes), shown, limits).read();
}

Result<OdTable> read_od_table(std::unique_ptr<ByteSource> source, std::string const& shown, OdLimits limits) {
  return OdReading(std::move(source), shown, limits).read();
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
