#include "sim/population/supplier_links.hpp"

#include <algorithm>
#include <numeric>

#include "sim/core/check.hpp"

namespace tanvan {

EnterpriseLinks room_for_links(std::span<std::uint32_t const> lengths) {
  EnterpriseLinks links;
  links.offset.resize(lengths.size() + 1, 0);
  std::inclusive_scan(lengths.begin(), lengths.end(), links.offset.begin() + 1);
  links.other.resize(links.offset.back());
  return links;
}

void close_gaps(EnterpriseLinks& links) {
  std::uint32_t kept = 0, begin = 0;
  for (std::size_t row = 0; row < links.rows(); ++row) {
    auto const end = links.offset[row + 1];
    for (auto at = begin; at < end; ++at)
      if (links.other[at]) links.other[kept++] = links.other[at];
    begin = end;
    links.offset[row + 1] = kept;
  }
  links.other.resize(kept);
}

EnterpriseLinks reversed(EnterpriseLinks const& links, std::size_t rows) {
  expects(links.rows() <= rows, "a row for every enterprise that is linked");
  std::vector<std::uint32_t> lengths(rows, 0);
  for (auto const id : links.other) ++lengths[id.value];
  auto view = room_for_links(lengths);
  auto next = view.offset;
  for (std::uint32_t row = 0; row < links.rows(); ++row)
    for (auto const id : links.of(EnterpriseId{row})) view.other[next[id.value]++] = EnterpriseId{row};
  return view;
}

void follow_moves(EnterpriseLinks& links, std::span<std::uint32_t const> to) {
  expects(links.rows() <= to.size(), "a new row for every enterprise that is linked");
  std::uint32_t kept = 0, begin = 0;
  std::size_t rows = 0;
  for (std::size_t row = 0; row < links.rows(); ++row) {
    auto const end = links.offset[row + 1];
    bool const stays = bool(EnterpriseId{to[row]});
    for (auto at = begin; stays && at < end; ++at) {
      EnterpriseId const moved{to[links.other[at].value]};
      if (moved) links.other[kept++] = moved;
    }
    begin = end;
    if (stays) links.offset[++rows] = kept;
  }
  if (!links.offset.empty()) links.offset.resize(rows + 1);
  links.other.resize(kept);
}

}  // namespace tanvan
