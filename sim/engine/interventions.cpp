#include "sim/engine/interventions.hpp"

#include <algorithm>

#include "sim/core/check.hpp"
#include "sim/engine/indicators.hpp"

namespace tanvan {
namespace {

void begin_one(World& world, Intervention const& intervention, std::span<InterventionKind const> kinds) {
  auto const kind = std::ranges::find(kinds, intervention.kind, &InterventionKind::name);
  if (kind == kinds.end()) return;
  expects(kind->begin != nullptr, "a kind of intervention knows how it begins");
  auto detail = kind->begin(world, intervention);
  note_event(world.record, intervention.date, intervention.kind, intervention.target, std::move(detail),
             intervention.source);
}

}  // namespace

void begin_interventions(World& world, std::span<InterventionKind const> kinds) {
  for (auto const& intervention : world.interventions)
    if (intervention.date == world.now) begin_one(world, intervention, kinds);
}

void catch_up_interventions(World& world, std::span<InterventionKind const> kinds) {
  for (auto const& intervention : world.interventions)
    if (intervention.date <= world.now) begin_one(world, intervention, kinds);
}

}  // namespace tanvan
