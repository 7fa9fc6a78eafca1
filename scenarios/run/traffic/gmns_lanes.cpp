#include "scenarios/run/traffic/gmns_lanes.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <optional>
#include <unordered_map>

#include "scenarios/run/traffic/gmns_rows.hpp"
#include "scenarios/run/traffic/lane_groups.hpp"
#include "sim/io/gmns/length_unit.hpp"
#include "sim/io/text/ascii.hpp"

namespace tanvan {
namespace {

constexpr double kReach_m = 15;  // segments end at stop lines, short of the node
constexpr NumberRange kLaneNumbers{-100, 100}, kAdded{0, 100}, kPlaces{-1e7, 1e7};

/// A row of segment.csv that reaches the junction.
struct Segment {
  std::string_view id;
  LinkId link;
  double pocket_m = 0;
  int left = 0, right = 0;  // lanes added
  bool told = false;        // lane by lane
};

/// The uses that a word stands for; of lanes where nobody drives none.
std::optional<Uses> uses_named(std::string_view word) {
  bool const idle = same_in_any_case(word, "parking") || same_in_any_case(word, "shoulder");
  return idle ? Uses{} : uses_of_word(word);
}

/// Words between commas, semicolons or bars; nothing where one is unknown.
std::optional<Uses> uses_in(std::string_view words) {
  Uses uses;
  while (!words.empty()) {
    auto const end = words.find_first_of(",;|");
    auto const named = uses_named(trimmed_blanks(words.substr(0, end)));
    if (!named) return std::nullopt;
    uses = uses | *named;
    words.remove_prefix(end == std::string_view::npos ? words.size() : end + 1);
  }
  return uses;
}

class LaneReader {
 public:
  LaneReader(NetworkTables const& network, LinkNames const& names, std::string const& folder, Faults& faults)
      : network_(network), names_(names), folder_(folder), faults_(faults) {}

  /// Lanes by link, then number, each once. @param wanted [links] whose lanes matter though no table lists them
  std::vector<LaneRow> read(std::vector<bool> wanted) {
    read_lanes();
    read_segments();
    for (auto const& segment : segments_) wanted[segment.link.value] = true;
    for (auto const a : ids<LinkId>(network_.links.size()))
      if (wanted[a.value] && !has_lanes_[a.value]) fill(a);
    sort();
    whole_ = lanes_.size();
    read_segment_lanes();
    for (auto const& segment : segments_)
      if (!segment.told) add_lanes(segment);
    sort();
    return std::move(lanes_);
  }

  std::size_t unknown_words() const { return unknown_; }

 private:
  /// Classes that may use a lane of a link.
  std::uint8_t classes_of(std::string_view cell, LinkId link) {
    auto const open = network_.links.uses[link] & kMotorUses;
    if (cell.empty()) return open.bits;
    auto const uses = uses_in(cell);
    if (!uses) ++unknown_;
    return uses ? (*uses & open).bits : open.bits;
  }

  LinkId link_of(GmnsRows const& rows, std::size_t row) const {
    auto const found = names_.find(rows.text(row, rows.column("link_id")));
    return found == names_.end() ? LinkId{} : found->second;
  }

  int lane_of(GmnsRows& rows, std::size_t row) {
    return static_cast<int>(std::lround(rows.number(row, rows.column("lane_num"), kLaneNumbers, 0)));
  }

  void read_lanes() {
    has_lanes_.assign(network_.links.size(), false);
    auto const* const table = table_named(network_, "lane");
    if (table == nullptr) return;
    GmnsRows rows(*table, folder_, faults_);
    auto const uses = rows.column("allowed_uses");
    for (std::size_t row = 0; row < rows.rows(); ++row) {
      auto const link = link_of(rows, row);
      auto const number = lane_of(rows, row);
      if (!link || number == 0) continue;
      auto const classes = classes_of(rows.text(row, uses), link);
      if (classes == 0) continue;
      lanes_.push_back({link, number, classes});
      has_lanes_[link.value] = true;
    }
  }

  /// As many lanes as link.csv says.
  void fill(LinkId a) {
    auto const classes = classes_of({}, a);
    auto const lanes = network_.links.lanes[a];
    int const n = lanes > 0 ? std::max(1, static_cast<int>(std::lround(lanes))) : 1;
    if (classes == 0) return;
    for (int i = 1; i <= n; ++i) lanes_.push_back({a, i, classes});
  }

  void sort() {
    auto const key = [](LaneRow const& l) { return std::pair{l.link, l.number}; };
    std::ranges::stable_sort(lanes_, [&](auto const& a, auto const& b) {
      return std::pair{key(a), -a.pocket_m} < std::pair{key(b), -b.pocket_m};
    });
    lanes_.erase(
        std::unique(lanes_.begin(), lanes_.end(), [&](auto const& a, auto const& b) { return key(a) == key(b); }),
        lanes_.end());
  }

  void read_segments() {
    auto const* const table = table_named(network_, "segment");
    if (table == nullptr) return;
    GmnsRows rows(*table, folder_, faults_);
    for (std::size_t row = 0; row < rows.rows(); ++row)
      if (auto const link = link_of(rows, row); link) read_segment(rows, row, link);
  }

  void read_segment(GmnsRows& rows, std::size_t row, LinkId link) {
    auto const& links = network_.links;
    double const unit = metres_in(network_.short_length).value_or(1), length = links.length[link];
    double start = rows.number(row, rows.column("start_lr"), kPlaces, NAN) * unit;
    double end = rows.number(row, rows.column("end_lr"), kPlaces, NAN) * unit;
    if (rows.text(row, rows.column("ref_node_id")) == network_.nodes.id[links.to[link]] &&
        links.to[link] != links.from[link]) {
      std::swap(start, end);
      start = length - start;
      end = length - end;
    }
    if (!(end >= length - kReach_m) || !(start < length)) return;
    auto const added = [&](char const* name) {
      return static_cast<int>(std::lround(rows.number(row, rows.column(name), kAdded, 0)));
    };
    segments_.push_back({rows.text(row, rows.column("segment_id")), link, length - std::max(0.0, start),
                         added("l_lanes_added"), added("r_lanes_added")});
  }

  void read_segment_lanes() {
    auto const* const table = table_named(network_, "segment_lane");
    if (table == nullptr) return;
    GmnsRows rows(*table, folder_, faults_);
    auto const segment = rows.column("segment_id"), uses = rows.column("allowed_uses");
    std::unordered_map<std::string_view, Segment*> named;
    for (auto& s : segments_) named.emplace(s.id, &s);
    for (std::size_t row = 0; row < rows.rows(); ++row) {
      auto const found = named.find(rows.text(row, segment));
      if (found == named.end()) continue;
      found->second->told = true;
      auto const number = lane_of(rows, row);
      auto const classes = classes_of(rows.text(row, uses), found->second->link);
      if (number != 0 && classes != 0) add_pocket(*found->second, number);
    }
  }

  void add_lanes(Segment const& segment) {
    for (int i = 1; i <= segment.left; ++i) add_pocket(segment, -i);
    int last = 0;
    for (auto const& lane : whole_of(segment.link)) last = std::max(last, lane.number);
    for (int i = 1; i <= segment.right; ++i) add_pocket(segment, last + i);
  }

  std::span<LaneRow const> whole_of(LinkId link) const {
    auto const [first, last] = std::ranges::equal_range(
        lanes_.begin(), lanes_.begin() + static_cast<std::ptrdiff_t>(whole_), link, {}, &LaneRow::link);
    return {first, last};
  }

  void add_pocket(Segment const& segment, int number) {
    auto const whole = whole_of(segment.link);
    bool const there = std::ranges::any_of(whole, [&](LaneRow const& lane) { return lane.number == number; });
    if (!whole.empty() && !there) lanes_.push_back({segment.link, number, kEveryClass, segment.pocket_m});
  }

  NetworkTables const& network_;
  LinkNames const& names_;
  std::string folder_;
  Faults& faults_;
  std::vector<LaneRow> lanes_;
  std::size_t whole_ = 0;  // of them run along whole links; pockets come after
  std::vector<bool> has_lanes_;
  std::vector<Segment> segments_;
  std::size_t unknown_ = 0;
};

/// Rows of movements by link, then the link that they lead into.
struct LinkTurn {
  LinkId from;
  LaneTurn turn;
};

std::vector<LinkTurn> turns_of(MovementTable const& movements) {
  std::vector<LinkTurn> turns;
  for (std::size_t i = 0; i < movements.size(); ++i)
    turns.push_back({movements.turn[i].from, {movements.turn[i].to, movements.lanes[i]}});
  std::ranges::stable_sort(turns, {}, [](LinkTurn const& t) { return std::pair{t.from, t.turn.to}; });
  return turns;
}

/// Turns from a link; none where no row of it names lanes.
std::vector<LaneTurn> turns_from(std::vector<LinkTurn> const& turns, LinkId link) {
  std::vector<LaneTurn> out;
  bool said = false;
  for (auto const& row : std::ranges::equal_range(turns, link, {}, &LinkTurn::from)) {
    out.push_back(row.turn);
    said = said || row.turn.lanes.said();
  }
  if (!said) out.clear();
  return out;
}

/// What parts, and what doesn't, in sentences.
void add_notes(std::vector<LinkLanes> const& lanes, LaneGaps const& gaps, std::size_t unknown,
               std::string const& folder, Faults& notes) {
  std::size_t pockets = 0, reserved = 0, apart = 0;
  for (auto const& link : lanes) {
    std::size_t whole = 0;
    for (auto const& g : link.groups) whole += g.lanes > 0 && g.classes == kEveryClass ? 1 : 0;
    pockets += std::ranges::any_of(link.groups, [](LaneGroup const& g) { return g.pocket_lanes > 0; });
    reserved += std::ranges::any_of(link.groups, [](LaneGroup const& g) { return g.classes != kEveryClass; });
    apart += whole > 1 ? 1 : 0;
  }
  auto const note = [&](std::size_t n, char const* file, char const* sentence) {
    if (n > 0) notes.add({folder + "/" + file, 0, 0}, fmt::format("{} {}", n, sentence));
  };
  note(pockets, "segment.csv", "links have pockets before their junction");
  note(reserved, "lane.csv", "links have reserved lanes: who may use them takes no others");
  note(apart, "movement.csv", "links have lanes for different turns from begin to end");
  note(gaps.pockets, "segment.csv", "pockets are left out: no movement names their lanes");
  note(gaps.turns, "movement.csv", "turns name lanes that their links don't have: they take all lanes");
  note(unknown, "lane.csv", "lanes have allowed_uses of unknown words: they take those of their links");
}

}  // namespace

std::vector<LinkLanes> gmns_lanes(NetworkTables const& network, LinkNames const& names, MovementTable const& movements,
                                  std::string const& folder, Faults& notes, Faults& faults) {
  auto const turns = turns_of(movements);
  std::vector<bool> wanted(network.links.size());
  for (auto const& turn : turns) wanted[turn.from.value] = wanted[turn.from.value] || turn.turn.lanes.said();
  LaneReader reader(network, names, folder, faults);
  auto const rows = reader.read(wanted);
  std::vector<LinkLanes> out;
  LaneGaps gaps;
  for (auto i = rows.begin(); i != rows.end();) {
    auto const end = std::find_if(i, rows.end(), [&](LaneRow const& lane) { return lane.link != i->link; });
    if (auto groups = lane_groups({i, end}, turns_from(turns, i->link), gaps)) out.push_back(std::move(*groups));
    i = end;
  }
  add_notes(out, gaps, reader.unknown_words(), folder, notes);
  return out;
}

}  // namespace tanvan
