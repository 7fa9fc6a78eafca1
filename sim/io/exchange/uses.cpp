#include "sim/io/exchange/uses.hpp"

#include <algorithm>
#include <array>

#include "sim/io/text/ascii.hpp"

namespace tanvan {
namespace {

constexpr std::array<std::string_view, kUses> kNames = {"motorbike", "car", "bus", "truck", "bicycle", "walk", "rail"};

struct Word {
  std::string_view word;
  Uses uses;
};

constexpr Uses only(Use use) {
  return Uses{}.with(use);
}

constexpr std::string_view kNobody = "none";

/// Words of GMNS 0.96, DTALite, MATSim (`modes`), SUMO (`vClass`) and OpenStreetMap, as their manuals list them.
constexpr std::array kWords = {
    Word{"auto", only(Use::car)},
    Word{"automobile", only(Use::car)},
    Word{"passenger", only(Use::car)},
    Word{"private", only(Use::car)},
    Word{"taxi", only(Use::car)},
    Word{"ride", only(Use::car)},
    Word{"hov", only(Use::car)},
    Word{"sov", only(Use::car)},
    Word{"evehicle", only(Use::car)},
    Word{"motorcycle", only(Use::motorbike)},
    Word{"motorcar", only(Use::car)},
    Word{"moped", only(Use::motorbike)},
    Word{"moto", only(Use::motorbike)},
    Word{"hgv", only(Use::truck)},
    Word{"trailer", only(Use::truck)},
    Word{"delivery", only(Use::truck)},
    Word{"freight", only(Use::truck)},
    Word{"goods", only(Use::truck)},
    Word{"trucks", only(Use::truck)},
    Word{"coach", only(Use::bus)},
    Word{"psv", only(Use::bus)},
    Word{"pt", only(Use::bus)},
    Word{"transit", only(Use::bus)},
    Word{"bike", only(Use::bicycle)},
    Word{"ped", only(Use::walk)},
    Word{"pedestrian", only(Use::walk)},
    Word{"pedestrians", only(Use::walk)},
    Word{"foot", only(Use::walk)},
    Word{"train", only(Use::rail)},
    Word{"tram", only(Use::rail)},
    Word{"subway", only(Use::rail)},
    Word{"metro", only(Use::rail)},
    Word{"rail_urban", only(Use::rail)},
    Word{"rail_electric", only(Use::rail)},
    Word{"rail_fast", only(Use::rail)},
    Word{"vehicle", kMotorUses},
    Word{"motor_vehicle", kMotorUses},
    Word{"all", kRoadUses},
    Word{kNobody, Uses{}},
};

}  // namespace

std::string_view use_name(Use use) {
  return kNames[static_cast<std::size_t>(use)];
}

std::string uses_text(Uses uses) {
  std::string text;
  for (std::size_t i = 0; i < kUses; ++i) {
    if (!uses.has(static_cast<Use>(i))) continue;
    if (!text.empty()) text += ',';
    text += kNames[i];
  }
  return text;
}

std::string uses_cell(Uses uses) {
  return uses.empty() ? std::string(kNobody) : uses_text(uses);
}

std::optional<Uses> uses_of_word(std::string_view word) {
  auto const known = lower_case(word);
  auto const name = std::find(kNames.begin(), kNames.end(), known);
  if (name != kNames.end()) return only(static_cast<Use>(name - kNames.begin()));
  auto const found = std::find_if(kWords.begin(), kWords.end(), [&](Word const& w) { return w.word == known; });
  return found == kWords.end() ? std::nullopt : std::optional(found->uses);
}

}  // namespace tanvan
