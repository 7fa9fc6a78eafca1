#pragma once
/// SUMO's classes of vehicles (`vClass`).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "sim/io/exchange/uses.hpp"

namespace tanvan {

/// The classes that a lane allows.
struct SumoClasses {
  std::uint64_t bits = 0;
  bool listed = false;  // by `allow`, word for word
};

/// The classes of `allow` and `disallow`, both lists of words; neither stands for all.
/// @param unknown called with each word that SUMO does not know
template <class Unknown>
SumoClasses sumo_classes(std::string_view allow, std::string_view disallow, Unknown const& unknown);

/// The bit of a class; none where SUMO knows no such word. `all` has every bit.
std::optional<std::uint64_t> sumo_class_bits(std::string_view word);
inline constexpr std::uint64_t kAllSumoClasses = ~std::uint64_t{0};

/// The uses that may go where these classes may: a car where `passenger` or `private` may, a truck where `truck` or
/// `trailer` may, and so on. Where none of those may, a car where a taxi may, a truck where `delivery` may. Trains only
/// where `allow` lists them: a road that bans nobody has no rails.
Uses uses_of(SumoClasses classes);

/// What `allow` says for uses: `passenger bus`.
std::string sumo_allow_text(Uses uses);

/// The road class of a vehicle of this vClass; none for those without a road: bicycles, pedestrians, trains, ships.
std::optional<Use> road_class_of(std::string_view vclass);

template <class Unknown>
SumoClasses sumo_classes(std::string_view allow, std::string_view disallow, Unknown const& unknown) {
  auto const bits_of = [&](std::string_view words) {
    std::uint64_t bits = 0;
    while (true) {
      auto const begin = words.find_first_not_of(' ');
      if (begin == std::string_view::npos) return bits;
      words.remove_prefix(begin);
      auto const word = words.substr(0, words.find(' '));
      auto const known = sumo_class_bits(word);
      if (!known) unknown(word);
      bits |= known.value_or(0);
      words.remove_prefix(word.size());
    }
  };
  if (!allow.empty()) return {bits_of(allow), allow != "all"};
  return {kAllSumoClasses & ~bits_of(disallow), false};
}

}  // namespace tanvan
