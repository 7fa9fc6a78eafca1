#pragma once
/// Who buys from whom: links from each buying enterprise to its suppliers (models E4).

#include <cstdint>
#include <span>
#include <vector>

#include "sim/core/id.hpp"

namespace tanvan {

/// Lists of enterprises, one an enterprise, as two columns: those of row i are at [offset[i], offset[i + 1]).
struct EnterpriseLinks {
  std::vector<std::uint32_t> offset;  // [rows + 1], rising from 0; empty stands for no rows
  std::vector<EnterpriseId> other;    // [links], ascending within a row

  std::size_t rows() const { return offset.empty() ? 0 : offset.size() - 1; }

  /// The others of a row; none for enterprises that opened after the links were made.
  std::span<EnterpriseId const> of(EnterpriseId id) const {
    if (id.value >= rows()) return {};
    return std::span{other}.subspan(offset[id.value], offset[id.value + 1] - offset[id.value]);
  }

  friend bool operator==(EnterpriseLinks const&, EnterpriseLinks const&) = default;
};

/// Lists of the given lengths with room for them, every place without an enterprise.
EnterpriseLinks room_for_links(std::span<std::uint32_t const> lengths);

/// Takes out the places without an enterprise; rows keep their order.
void close_gaps(EnterpriseLinks& links);

/// The same links seen from the other side: who names row i, for each of `rows` enterprises. From suppliers of buyers
/// to customers of suppliers, and back. Linear in links and rows.
/// @pre every enterprise named is < rows, links.rows() <= rows
EnterpriseLinks reversed(EnterpriseLinks const& links, std::size_t rows);

/// Follows enterprises to their new rows: links from and to who has left are gone, the others keep their order.
/// @param to    new row of each old row, 0xffffffff where it has left; rising over those that stay;
///              at least links.rows() long
void follow_moves(EnterpriseLinks& links, std::span<std::uint32_t const> to);

}  // namespace tanvan
