#include "sim/io/sumo/sumo_classes.hpp"

#include <algorithm>
#include <array>

namespace tanvan {
namespace {

/// SUMO 1.15, "Abstract Vehicle Classes".
constexpr std::array<std::string_view, 35> kClasses = {
    "private",       "emergency", "authority", "army",     "vip",      "pedestrian", "passenger",
    "hov",           "taxi",      "bus",       "coach",    "delivery", "truck",      "trailer",
    "motorcycle",    "moped",     "bicycle",   "evehicle", "tram",     "rail_urban", "rail",
    "rail_fast",     "ship",      "cable_car", "subway",   "aircraft", "wheelchair", "scooter",
    "rail_electric", "drone",     "container", "custom1",  "custom2",  "ignoring",   "unknown"};

struct Alias {
  std::string_view old_word, word;
};
/// Words of networks before 0.22.
constexpr std::array kAliases = {Alias{"public_transport", "bus"},
                                 Alias{"public_emergency", "emergency"},
                                 Alias{"public_authority", "authority"},
                                 Alias{"public_army", "army"},
                                 Alias{"lightrail", "rail_urban"},
                                 Alias{"cityrail", "rail_urban"},
                                 Alias{"rail_slow", "rail"},
                                 Alias{"transport", "truck"}};

std::uint64_t bit_of(std::string_view word) {
  auto const found = std::find(kClasses.begin(), kClasses.end(), word);
  return found == kClasses.end() ? 0 : std::uint64_t{1} << static_cast<unsigned>(found - kClasses.begin());
}

constexpr std::size_t kMostWords = 7;
using Words = std::array<std::string_view, kMostWords>;  // empty ones fill up

/// A use and the classes that stand for it: those that say so by themselves, and those that say so where no other does.
struct UseOfClasses {
  Use use;
  Words first, second;
};

constexpr std::array<UseOfClasses, kUses> kUsesOfClasses = {{
    {Use::motorbike, {"motorcycle"}, {"moped"}},
    {Use::car, {"passenger", "private"}, {"taxi", "hov", "vip", "evehicle"}},
    {Use::bus, {"bus"}, {"coach"}},
    {Use::truck, {"truck", "trailer"}, {"delivery"}},
    {Use::bicycle, {"bicycle"}, {}},
    {Use::walk, {"pedestrian"}, {}},
    {Use::rail, {"tram", "rail_urban", "rail", "rail_fast", "rail_electric", "subway", "cable_car"}, {}},
}};

bool any_of(SumoClasses classes, Words const& words) {
  return std::any_of(words.begin(), words.end(), [&](auto word) { return (classes.bits & bit_of(word)) != 0; });
}

}  // namespace

std::optional<std::uint64_t> sumo_class_bits(std::string_view word) {
  if (word == "all") return kAllSumoClasses;
  auto const alias =
      std::find_if(kAliases.begin(), kAliases.end(), [&](Alias const& known) { return known.old_word == word; });
  auto const bit = bit_of(alias == kAliases.end() ? word : alias->word);
  return bit == 0 ? std::nullopt : std::optional(bit);
}

Uses uses_of(SumoClasses classes) {
  Uses first, second;
  for (auto const& known : kUsesOfClasses) {
    if (known.use == Use::rail && !classes.listed) continue;
    if (any_of(classes, known.first)) first = first.with(known.use);
    if (any_of(classes, known.second)) second = second.with(known.use);
  }
  return first.empty() ? second : first;
}

std::string sumo_allow_text(Uses uses) {
  std::string text;
  for (auto const& known : kUsesOfClasses) {
    if (!uses.has(known.use)) continue;
    for (auto const word : known.first)
      if (!word.empty()) (text += text.empty() ? "" : " ") += word;
  }
  return text;
}

std::optional<Use> road_class_of(std::string_view vclass) {
  auto const bits = sumo_class_bits(vclass);
  if (!bits) return std::nullopt;
  auto const uses = uses_of({*bits, true});
  for (auto const use : {Use::car, Use::motorbike, Use::bus, Use::truck})
    if (uses.has(use)) return use;
  constexpr std::array<std::string_view, 8> kCars = {"emergency", "authority", "army",     "vip",
                                                     "custom1",   "custom2",   "ignoring", "unknown"};
  return std::find(kCars.begin(), kCars.end(), vclass) == kCars.end() ? std::nullopt : std::optional(Use::car);
}

}  // namespace tanvan
