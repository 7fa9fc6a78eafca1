#include "sim/io/tntp/tntp_network.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <span>

#include "sim/io/tntp/tntp_polynomials.hpp"
#include "sim/io/tntp/tntp_text.hpp"

namespace tanvan {
namespace {

enum Field : std::size_t { kFrom, kTo, kCapacity, kLength, kTime, kB, kPower, kSpeed, kToll, kType, kLanes, kFields };

constexpr std::size_t kNeeded = kSpeed;  // fields before it are in every network
constexpr std::size_t kNone = static_cast<std::size_t>(-1);
constexpr std::array<std::string_view, kFields> kNames = {"init_node",      "term_node", "capacity", "length",
                                                          "free_flow_time", "b",         "power",    "speed",
                                                          "toll",           "link_type", "lanes"};

/// The column of each field; kNone where the file has none.
using Layout = std::array<std::size_t, kFields>;
constexpr Layout kTagged = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, kNone};
constexpr Layout kPlain = {0, 1, 2, 4, 3, 7, 8, 5, 6, 9, kNone};
constexpr std::size_t kStandardWidth = 10;

// A file whose times say nothing: the same on all of at least so many links whose lengths differ by such a factor.
constexpr std::size_t kManyLinks = 100;
constexpr double kWideSpread = 10;

constexpr std::uint32_t kMostNodes = 100'000'000;

std::string lower(std::string_view text) {
  std::string copy(text);
  for (char& c : copy) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return copy;
}

/// The field that a column's name stands for; kFields where it is no field.
std::size_t field_of(std::string_view name) {
  static constexpr std::pair<std::string_view, Field> kSpellings[] = {{"init_node", kFrom},
                                                                      {"init", kFrom},
                                                                      {"tail", kFrom},
                                                                      {"from", kFrom},
                                                                      {"term_node", kTo},
                                                                      {"term", kTo},
                                                                      {"head", kTo},
                                                                      {"to", kTo},
                                                                      {"capacity", kCapacity},
                                                                      {"cap", kCapacity},
                                                                      {"length", kLength},
                                                                      {"len", kLength},
                                                                      {"free_flow_time", kTime},
                                                                      {"fft", kTime},
                                                                      {"fftt", kTime},
                                                                      {"ftime", kTime},
                                                                      {"b", kB},
                                                                      {"alpha", kB},
                                                                      {"power", kPower},
                                                                      {"beta", kPower},
                                                                      {"speed", kSpeed},
                                                                      {"speed_limit", kSpeed},
                                                                      {"toll", kToll},
                                                                      {"link_type", kType},
                                                                      {"type", kType},
                                                                      {"lanes", kLanes}};
  auto const word = lower(name);
  for (auto const& [spelling, field] : kSpellings)
    if (spelling == word) return field;
  return kFields;
}

/// What the line of names says, if it is one: every field that a network must have is in it.
struct Names {
  Layout layout;
  std::size_t width = 0;            // columns with a name
  std::vector<std::string> unused;  // that are no field
};

std::optional<Names> names_of(TntpText const& text) {
  if (text.names.empty()) return std::nullopt;
  auto const line = text.names.back().text;
  std::vector<TntpCell> cells;
  split_cells(line.substr(line.find('~') + 1), cells);
  Names names{.layout = {}, .width = cells.size(), .unused = {}};
  names.layout.fill(kNone);
  for (std::size_t column = 0; column < cells.size(); ++column) {
    auto const field = field_of(cells[column].text);
    if (field == kFields) names.unused.emplace_back(cells[column].text);
    if (field != kFields && names.layout[field] == kNone) names.layout[field] = column;
  }
  auto const needed = std::span{names.layout}.first(kNeeded);
  if (std::find(needed.begin(), needed.end(), kNone) != needed.end()) return std::nullopt;
  return names;
}

/// Reads the rows of a text into the columns of a network.
class RowReader {
 public:
  RowReader(TntpText const& text, TntpNetwork& network, Faults& faults)
      : text_(text), network_(network), faults_(faults), layout_(text.form == TntpForm::plain ? kPlain : kTagged) {
    if (auto const names = names_of(text)) follow(*names);
    network.has_toll = layout_[kToll] != kNone;
    network.has_type = layout_[kType] != kNone;
  }

  void read() {
    for (auto const& line : text_.rows) {
      split_cells(line.text, cells_);
      if (width_ == 0) width_ = std::max(first_width(), cells_.size());
      row(line.line);
    }
  }

 private:
  void follow(Names const& names) {
    layout_ = names.layout;
    width_ = names.unused.empty() && names.width >= kStandardWidth ? names.width : 0;
    named_ = names.width;
    auto const line = text_.names.back().line;
    for (auto const& name : names.unused)
      network_.notes.add({text_.file, line}, fmt::format("column {} is not known and plays no part", name));
    if (layout_[kToll] == kNone) network_.notes.add({text_.file, line}, "there is no column toll: no link has a toll");
    per_lane_ = per_lane();
    if (per_lane_) network_.notes.add({text_.file, line}, "capacity is given per lane, and taken times lanes");
  }

  /// True where the file's own header calls the capacities those of one lane, and lanes are there to multiply by.
  bool per_lane() const {
    if (layout_[kLanes] == kNone) return false;
    return std::any_of(text_.header.begin(), text_.header.end(),
                       [](auto const& l) { return lower(l.text).find("capacity (per lane)") != std::string::npos; });
  }

  /// Where nothing else tells how wide rows are, the first one does; but it holds what it must.
  std::size_t first_width() {
    if (named_ == 0) return kNeeded;
    if (cells_.size() > named_)
      network_.notes.add({text_.file, text_.names.back().line},
                         fmt::format("columns from the {}th on have no name and play no part", named_ + 1));
    return named_;
  }

  void row(std::uint32_t line) {
    place_ = {text_.file, line, 0};
    if (cells_.size() != width_)
      return faults_.add(place_, fmt::format("{} cells where {} are expected", cells_.size(), width_));
    auto& n = network_;
    n.from.push_back(node(kFrom));
    n.to.push_back(node(kTo));
    n.capacity.push_back(capacity());
    n.length.push_back(number(kLength));
    n.free_flow_time.push_back(number(kTime));
    n.b.push_back(number(kB));
    n.power.push_back(number(kPower));
    number(kSpeed);
    n.toll.push_back(number(kToll));
    n.type.push_back(type());
    n.line.push_back(line);
  }

  bool has(Field field) const { return layout_[field] < cells_.size(); }
  TntpCell const& cell(Field field) const { return cells_[layout_[field]]; }

  NodeId node(Field field) {
    auto const id = tntp_id(cell(field), kNames[field], network_.first_node, network_.nodes, place_, faults_);
    return NodeId{id.value_or(0)};
  }

  void fault(Field field, std::string_view sentence) {
    auto place = place_;
    place.column = cell(field).column;
    faults_.add(std::move(place), fmt::format("{} = {} ({})", kNames[field], cell(field).text, sentence));
  }

  /// A figure that is not negative; 0 where the file has no such column, or after a fault.
  double number(Field field) {
    if (!has(field)) return 0;
    auto const value = tntp_number(cell(field), kNames[field], place_, faults_);
    if (value && *value < 0) fault(field, "must be >= 0");
    return value.value_or(0);
  }

  double positive(Field field) {
    auto const value = tntp_number(cell(field), kNames[field], place_, faults_);
    if (value && !(*value > 0)) fault(field, "must be > 0");
    return value.value_or(1);
  }

  double capacity() { return positive(kCapacity) * (per_lane_ ? positive(kLanes) : 1); }

  std::int32_t type() {
    double const value = number(kType);
    if (value == std::floor(value) && value <= std::numeric_limits<std::int32_t>::max())
      return static_cast<std::int32_t>(value);
    fault(kType, "must be a whole number");
    return 0;
  }

  TntpText const& text_;
  TntpNetwork& network_;
  Faults& faults_;
  Layout layout_;
  std::size_t width_ = 0, named_ = 0;
  bool per_lane_ = false;
  std::vector<TntpCell> cells_;
  InputPlace place_;
};

/// Keys of the header in one of two spellings.
struct Keys {
  std::string_view zones, nodes, links;
};
constexpr Keys kTaggedKeys = {"NUMBER OF ZONES", "NUMBER OF NODES", "NUMBER OF LINKS"};
constexpr Keys kPlainKeys = {"ZONES", "NODES", "EDGES"};

Keys const& keys_of(TntpText const& text) {
  return text.form == TntpForm::plain ? kPlainKeys : kTaggedKeys;
}

void read_through(TntpHeader const& header, TntpNetwork& network, Faults& faults) {
  auto const through = header.count("FIRST THRU NODE", false);
  if (!through) return network.notes.add({network.file, 1}, "no FIRST THRU NODE: routes may pass every zone");
  if (*through >= 1 && *through - 1 <= network.nodes) {
    network.first_through = NodeId{*through - 1};
    return;
  }
  faults.add(header.place(*header.find("FIRST THRU NODE")),
             fmt::format("FIRST THRU NODE = {} (the header counts {} nodes)", *through, network.nodes));
}

/// A count of the header that a network must have, within reason; `otherwise` after a fault.
std::uint32_t count_of(TntpHeader const& header, std::string_view key, std::uint32_t most, std::uint32_t otherwise,
                       Faults& faults) {
  auto const count = header.count(key);
  if (count && *count > most)
    faults.add(header.place(*header.find(key)), fmt::format("{} = {} (must be at most {})", key, *count, most));
  return count && *count <= most ? *count : otherwise;
}

void read_header(TntpText const& text, TntpHeader const& header, TntpNetwork& network, Faults& faults) {
  auto const& keys = keys_of(text);
  network.zones = count_of(header, keys.zones, kMostZones, 0, faults);
  network.nodes = count_of(header, keys.nodes, kMostNodes, kMostNodes, faults);
  if (network.zones > network.nodes)
    faults.add(header.place(*header.find(keys.zones)),
               fmt::format("{} zones among {} nodes: zones are nodes", network.zones, network.nodes));
  read_through(header, network, faults);
  network.toll_factor = header.number("TOLL FACTOR");
  network.distance_factor = header.number("DISTANCE FACTOR");
  network.notes.append(header.unknown({keys.zones, keys.nodes, keys.links, "FIRST THRU NODE", "TOLL FACTOR",
                                       "DISTANCE FACTOR", "ORIGINAL HEADER", "END OF METADATA"}));
  auto const links = header.count(keys.links);
  if (links && *links != text.rows.size())
    faults.add(header.place(*header.find(keys.links)),
               fmt::format("the header counts {} links, the file has {}", *links, text.rows.size()));
}

bool all_equal(std::span<double const> values) {
  return std::all_of(values.begin(), values.end(), [&](double v) { return v == values.front(); });
}

/// Times that stand in for costs which the file can't hold.
void refuse_stand_ins(TntpNetwork const& n, Faults& faults) {
  if (n.links() < kManyLinks || n.free_flow_time.span()[0] == 0) return;
  if (!all_equal(n.free_flow_time.span()) || !all_equal(n.b.span()) || !all_equal(n.power.span())) return;
  auto const [least, most] = std::minmax_element(n.length.begin(), n.length.end());
  if (*most <= kWideSpread * *least) return;
  LinkId const first{0};
  faults.add(
      n.place(first),
      fmt::format("free_flow_time = {}, b = {} and power = {} on each of {} links, though lengths run from {} to "
                  "{}: these columns only stand in for costs that the format can't hold, such as asymmetric ones "
                  "that depend on turns; there is nothing to assign by",
                  n.free_flow_time[first], n.b[first], n.power[first], n.links(), *least, *most));
}

Result<TntpNetwork> parse_rows(TntpText const& text) {
  Faults faults;
  TntpNetwork network;
  network.file = text.file;
  network.first_node = first_number(text.form);
  TntpHeader const header(text, faults);
  read_header(text, header, network, faults);
  if (header.find(keys_of(text).nodes) != nullptr)
    RowReader(text, network, faults).read();  // else another kind of file
  if (faults.empty()) refuse_stand_ins(network, faults);
  if (!faults.empty()) return faults;
  return network;
}

}  // namespace

Result<TntpNetwork> parse_tntp_network(std::string_view text, std::string const& file) {
  auto const parts = tntp_text(text, file);
  return parts.form == TntpForm::csv ? parse_polynomial_network(text, file) : parse_rows(parts);
}

Result<TntpNetwork> read_tntp_network(TextSource const& source) {
  auto const text = read_text(source, kTntpLimits);
  if (!text) return text.error();
  return parse_tntp_network(*text, source.shown);
}

}  // namespace tanvan
