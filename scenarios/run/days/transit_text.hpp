#pragma once
/// What a simulated day did to public transport, in words.

#include <string>

#include "scenarios/run/traffic/traffic_question.hpp"

namespace tanvan {

/// Two lines: how many calls were made and how late the last ones of runs on the road were; what became of the riders.
/// Empty where there are no buses, without the second where there are no riders.
std::string transit_text(TrafficAnswer const& answer);

}  // namespace tanvan
