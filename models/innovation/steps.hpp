#pragma once
/// The steps of the innovation model, one a source file.

#include "models/innovation/innovation.hpp"

namespace tanvan {

/// M9: wear, orders and delivery of machines; renewal by need or by payback (E6, E12).
void invest(World& world, InnovationParameters const& p);

/// M10, once a quarter: joint projects with institutions end and begin (E14).
void tie(World& world, InnovationParameters const& p);

/// S&T funds, R&D, innovation, imitation and practices of the year (E8-E11, E13, E16). Reads last year's technology of
/// others.
void research(World& world, InnovationParameters const& p);

/// Every machine grows a year older: vintage v becomes v + 1, the last holds everything older.
void age_machines(World& world);

}  // namespace tanvan
