#pragma once
/// Who may use a link, as the formats of the trade say it.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tanvan {

/// What moves on a network. The order is that of the names in files.
enum class Use : std::uint8_t { motorbike, car, bus, truck, bicycle, walk, rail };
inline constexpr std::size_t kUses = 7;

/// A set of uses.
struct Uses {
  std::uint8_t bits = 0;

  constexpr bool has(Use use) const { return ((bits >> static_cast<unsigned>(use)) & 1U) != 0; }
  constexpr Uses with(Use use) const { return {static_cast<std::uint8_t>(bits | (1U << static_cast<unsigned>(use)))}; }
  constexpr Uses without(Use use) const {
    return {static_cast<std::uint8_t>(bits & ~(1U << static_cast<unsigned>(use)))};
  }
  constexpr bool empty() const { return bits == 0; }
  friend constexpr Uses operator|(Uses a, Uses b) { return {static_cast<std::uint8_t>(a.bits | b.bits)}; }
  friend constexpr Uses operator&(Uses a, Uses b) { return {static_cast<std::uint8_t>(a.bits & b.bits)}; }
  friend constexpr bool operator==(Uses, Uses) = default;
};

inline constexpr Uses kMotorUses = Uses{}.with(Use::motorbike).with(Use::car).with(Use::bus).with(Use::truck);
inline constexpr Uses kRoadUses = kMotorUses | Uses{}.with(Use::bicycle).with(Use::walk);

/// `motorbike`, `car`, `bus`, `truck`, `bicycle`, `walk` or `rail`.
std::string_view use_name(Use use);

/// `car,bus,walk`: what `allowed_uses` holds. Empty where the set is.
std::string uses_text(Uses uses);
/// The same for a cell of GMNS, in which an empty one means everybody: `none` where the set is empty.
std::string uses_cell(Uses uses);

/// The uses that a word of another program stands for, in any case: `auto`, `passenger`, `motorcycle`, `hgv`, `bike`,
/// `pedestrian`, `transit`, `all`, `none` …; no value where the word is unknown.
std::optional<Uses> uses_of_word(std::string_view word);

}  // namespace tanvan
