#pragma once
/// Gates of ports as trucks meet them: the road's queue, the lanes, the yard.

#include <array>
#include <vector>

#include "models/freight/rounds.hpp"

namespace tanvan {

/// How a truck fares at a gate.
struct GatePassage {
  double shift_min = 0;  // by which an appointment lets it come later (< 0: earlier)
  double turn_min = 0;   // from arriving to leaving
};

/// A day at the gate of a gateway, full population.
struct GateDay {
  static constexpr std::size_t kQuarters = 96;  // of an hour
  static constexpr std::size_t kTurnClasses = 24;

  double lanes = 0;
  std::array<double, 24> trucks{};             // that arrive in each hour, those of others too
  std::array<double, kTurnClasses> turns{};    // trucks whose turn lies in each class of ten minutes, the last open
  double wait_min = 0, wait_p95_min = 0;       // for a lane
  double turn_mean_min = 0, turn_p95_min = 0;  // of all trucks
  std::array<std::vector<GatePassage>, kQuarters> passages{};  // of those who want to come in the quarter
};

/// Sends the day's trucks through the gates of the gateways that they call at; each fares like one of those who come in
/// its quarter of an hour, and its day shifts by that (`drive_goods` had guessed `gate_min`), with what it costs.
///
/// Others make up the trucks that the table's containers need, less `own_share`, `port_growth` more each year, by the
/// hours of a day without bans. Lanes are as many as let the table's busiest hour wait `gate_wait_min` in the mean
/// (Erlang C with the correction of Allen and Cunneen); the day is simulated truck by truck, first come, first served.
/// Services are log-normal with mean `gate_service_min` and cv 0.8, yards with mean `yard_min` and cv 0.6. A drive that
/// stands for several trucks spreads them over its quarter. Where a gate gives appointments all book a slot of an hour,
/// at most `use` of what lanes serve, as near to their wish as there is room within `most_shift_h`; who finds none
/// comes as he wished. Draws by truck of the quarter, and by vehicle. @return one a gateway
std::vector<GateDay> pass_gates(World const& world, FreightRoads const& roads, std::vector<Gateway> const& gateways,
                                GoodsDay& day, FreightParameters const& p);

}  // namespace tanvan
