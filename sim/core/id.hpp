#pragma once
/// Typed ids: an index is not a number.

#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace tanvan {

/// A row of a table, typed by the table it belongs to. The default value stands for "no such row".
template <class Tag, std::unsigned_integral Rep = std::uint32_t>
struct Id {
  Rep value = static_cast<Rep>(-1);

  constexpr explicit operator bool() const { return value != static_cast<Rep>(-1); }
  friend constexpr auto operator<=>(Id, Id) = default;
};

/// The id of row `row`.
template <class IdType>
constexpr IdType id_of(std::size_t row) {
  return IdType{static_cast<decltype(IdType::value)>(row)};
}

using NodeId = Id<struct NodeTag>;
using LinkId = Id<struct LinkTag>;
using ZoneId = Id<struct ZoneTag>;
using CellId = Id<struct CellTag>;
using StationId = Id<struct StationTag>;
using StopId = Id<struct StopTag>;
using LineId = Id<struct LineTag>;

/// Rows of the population's stores. Rows move when a store is compacted; `AgentKey` never does.
using PersonId = Id<struct PersonTag>;
using HouseholdId = Id<struct HouseholdTag>;
using EnterpriseId = Id<struct EnterpriseTag>;
using EstablishmentId = Id<struct EstablishmentTag>;
using DwellingId = Id<struct DwellingTag>;

/// An agent's name for life: keys its random draws, is written to files and is never used twice.
using AgentKey = Id<struct AgentTag, std::uint64_t>;

}  // namespace tanvan

template <class Tag, class Rep>
struct std::hash<tanvan::Id<Tag, Rep>> {
  std::size_t operator()(tanvan::Id<Tag, Rep> id) const noexcept { return std::hash<Rep>{}(id.value); }
};
