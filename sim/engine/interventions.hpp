#pragma once
/// How dated interventions come into force: one way for all models.

#include <span>

#include "sim/engine/intervention.hpp"
#include "sim/engine/world.hpp"

namespace tanvan {

/// Begins those of world.interventions that are of these kinds and dated world.now, in their order, and notes an event
/// of each. @pre each kind has a `begin`
void begin_interventions(World& world, std::span<InterventionKind const> kinds);

/// Begins those dated world.now or before: for a world that did not live through the months until now.
void catch_up_interventions(World& world, std::span<InterventionKind const> kinds);

}  // namespace tanvan
