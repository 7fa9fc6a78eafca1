#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <string_view>
#include <unordered_map>

#include "sim/io/exchange/text_table.hpp"
#include "sim/io/sumo/sumo_net_out.hpp"
#include "sim/io/text/ascii.hpp"
#include "sim/io/text/number_text.hpp"

namespace tanvan {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr double kMostLanes = 100;

using Numbered = std::map<int, SumoLaneOut>;  // by lane_num, 1 the innermost

Uses uses_of_words(std::string_view words) {
  Uses uses;
  while (!words.empty()) {
    auto const end = std::min(words.size(), words.find(','));
    uses = uses | uses_of_word(trimmed_blanks(words.substr(0, end))).value_or(Uses{});
    words.remove_prefix(std::min(words.size(), end + 1));
  }
  return uses;
}

/// Rows of `lane` by link.
std::vector<Numbered> numbered_lanes(NetworkTables const& network, TextTable const& table) {
  auto const& links = network.links;
  std::vector<Numbered> lanes(links.size());
  std::unordered_map<std::string_view, LinkId> link_of;
  for (auto const a : ids<LinkId>(links.size())) link_of.emplace(links.id[a], a);
  auto const link = column_of(table, "link_id"), num = column_of(table, "lane_num"),
             uses = column_of(table, "allowed_uses"), wide = column_of(table, "width");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    auto const a = link_of.find(cell_of(table, row, link));
    auto const number = parse_number(cell_of(table, row, num)), width = parse_number(cell_of(table, row, wide));
    if (a == link_of.end() || !number.sentence.empty() || number.value < 1 || number.value > kMostLanes) continue;
    auto const words = cell_of(table, row, uses);
    lanes[a->second.value][static_cast<int>(number.value)] = {
        words.empty() ? links.uses[a->second] : uses_of_words(words),
        width.sentence.empty() && network.short_length == "m" ? width.value : kNone};
  }
  return lanes;
}

/// True where the numbers run from 1 without a gap.
bool is_whole(Numbered const& lanes) {
  return !lanes.empty() && lanes.begin()->first == 1 && lanes.rbegin()->first == static_cast<int>(lanes.size());
}

}  // namespace

std::vector<std::vector<SumoLaneOut>> lanes_out(NetworkTables const& network) {
  auto const& links = network.links;
  auto const* const table = table_named(network, "lane");
  auto const numbered = table == nullptr ? std::vector<Numbered>(links.size()) : numbered_lanes(network, *table);
  std::vector<std::vector<SumoLaneOut>> lanes(links.size());
  for (auto const a : ids<LinkId>(links.size())) {
    auto const& rows = numbered[a.value];
    if (is_whole(rows)) {
      for (auto lane = rows.rbegin(); lane != rows.rend(); ++lane) lanes[a.value].push_back(lane->second);
    } else {
      auto const said = std::isnan(links.lanes[a]) ? 1 : std::clamp(std::round(links.lanes[a]), 1.0, kMostLanes);
      lanes[a.value].resize(static_cast<std::size_t>(said), {links.uses[a], kNone});
    }
  }
  return lanes;
}

}  // namespace tanvan
