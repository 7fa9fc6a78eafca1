#include "models/freight/freight.hpp"

namespace tanvan {

std::vector<Parameter> parameters(FreightParameters& p) {
  return {
      {"working_days", &p.working_days, 200, 366, "1/year", "days of freight", "prior"},
      {"load_t", &p.load_t, 0.5, 40, "t", "goods on a loaded truck", "prior, between medium truck and container"},
      {"loaded_share", &p.loaded_share, 0.2, 1, "1", "loaded truck trips of all", "prior; empty running dominates"},
      {"inbound_ratio", &p.inbound_ratio, 0, 5, "1", "tonnes received a tonne sent", "prior"},
      {"gateway_decay", &p.gateway_decay, 0, 1, "1/min", "decay of gateways with time", "prior"},
      {"market_decay", &p.market_decay, 0, 1, "1/min", "decay of receivers with time", "prior"},
      {"teu_per_trip", &p.teu_per_trip, 0.5, 3, "TEU", "containers on a truck trip", "Cát Lái: 4.9 M TEU in 3 M trips"},
      {"shuttle_share", &p.shuttle_share, 0, 1, "1", "inland containers that reach a seaport by road", "prior"},
      {"tonnes_per_teu", &p.tonnes_per_teu, 1, 30, "t/TEU", "goods in a container, where a node is given in tonnes",
       "from memory, unverified"},
      {"person_attraction", &p.person_attraction, 0, 10, "1", "attraction of a person to goods against a job", "prior"},
      {"detour_limit", &p.detour_limit, 1, 10, "1", "longest detour around bans", "prior"},
  };
}

}  // namespace tanvan
