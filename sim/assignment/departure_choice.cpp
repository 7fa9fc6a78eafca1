#include "sim/assignment/departure_choice.hpp"

namespace tanvan {

std::vector<Parameter> departure_parameters(DepartureChoice& c) {
  constexpr auto kSource =
      "worked case of the bottleneck; Small, American Economic Review 72(3), 1982, found 0.61 and 2.4 (from memory); "
      "confidence low";
  return {{"departure_choice", &c.departure_choice, 0, 1, "1",
           "1: trips that want to arrive at some time choose when they set out; 0: all depart when they say", "policy"},
          {"schedule_early", &c.early, 0, 0.99, "1", "what a second too early costs, in seconds of travel time (beta)",
           kSource},
          {"schedule_late", &c.late, 0, 20, "1", "what a second too late costs, in seconds of travel time (gamma)",
           kSource},
          {"departure_step_min", &c.step_min, 0.5, 60, "min", "between the departures that are tried", "numerical"}};
}

std::vector<ScheduleWish> schedule_wishes(std::span<TrafficTime const> arrive, DepartureChoice const& choice) {
  if (!choice.on()) return {};
  std::vector<ScheduleWish> wishes;
  for (auto const at : arrive) wishes.push_back({at, choice.early, choice.late});
  return wishes;
}

}  // namespace tanvan
