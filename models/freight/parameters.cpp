#include "models/freight/freight.hpp"

namespace tanvan {

std::vector<Parameter> parameters(FreightParameters& p) {
  return {
      {"working_days", &p.working_days, 200, 366, "1/year", "days of freight", "prior"},
      {"stock_days", &p.stock_days, 0, 90, "days", "production kept in stock by enterprises", "prior"},
      {"gateway_days", &p.gateway_days, 0, 60, "days", "goods from outside wait to be fetched",
       "import clearance 54.8 h in 2020 with documents (time release study); the rest a prior"},
      {"household_goods_t", &p.household_goods_t, 0, 10, "t/year", "brought in from outside for a resident", "prior"},
      {"tonnes_scale", &p.tonnes_scale, 0.05, 5, "1", "sectors' tonnes raked to what a worker's goods weigh",
       "1.5 bn t a year by truck over 52 M workers are 29 t; the province makes half as much again a worker"},
      {"trade_scale", &p.trade_scale, 0, 1.1, "1", "shares of goods that come from or go abroad", "prior"},
      {"trade_slope", &p.trade_slope, 0, 20, "1/million đồng", "choice of gateway by what a container costs", "prior"},
      {"barge_cost", &p.barge_cost, 0, 2, "1", "container by barge against truck",
       "An Sơn port: 30 to 40 % below road"},
      {"rail_cost", &p.rail_cost, 0, 2, "1", "container by train against truck", "prior"},
      {"handling_mvnd", &p.handling_mvnd, 0, 20, "million đồng", "container from truck to barge or train", "prior"},
      {"market_decay", &p.market_decay, 0, 1, "1/min", "decay of receivers with time", "prior"},
      {"person_attraction", &p.person_attraction, 0, 10, "1", "attraction of a person to goods against a job", "prior"},
      {"order_cost_vnd", &p.order_cost_vnd, 1, 1e8, "đồng", "of a shipment: orders, loading, papers (EOQ)", "prior"},
      {"trade_order_cost_vnd", &p.trade_order_cost_vnd, 1, 1e8, "đồng", "of a shipment over a border", "prior"},
      {"holding_rate", &p.holding_rate, 0.01, 5, "1/year", "cost of stock (EOQ)", "prior"},
      {"drop_t", &p.drop_t, 0.05, 5, "t", "left at a shop by a distribution round", "prior"},
      {"container_from_t", &p.container_from_t, 0, 40, "t", "shipments over a seaport that fill a container", "prior"},
      {"tonnes_per_teu", &p.tonnes_per_teu, 1, 30, "t/TEU", "goods in a container, where a node is given in tonnes",
       "from memory, unverified"},
      {"teu_per_trip", &p.teu_per_trip, 0.5, 3, "TEU", "containers on a truck trip", "Cát Lái: 4.9 M TEU in 3 M trips"},
      {"shuttle_share", &p.shuttle_share, 0, 1, "1", "inland containers that reach a seaport by road", "prior"},
      {"triangulation", &p.triangulation, 0, 1, "1", "containers paired on one round, of those that could", "prior"},
      {"detour_limit", &p.detour_limit, 1, 10, "1", "longest detour around bans", "prior"},
      {"round_stops", &p.round_stops, 2, 400, "1", "most shipments planned together", "prior"},
      {"stop_min", &p.stop_min, 0, 600, "min", "of a vehicle at a receiver",
       "mean dwell of the Dutch tactical freight simulator"},
      {"unload_min_t", &p.unload_min_t, 0, 60, "min/t", "and for each tonne", "prior"},
      {"gate_min", &p.gate_min, 0, 600, "min", "of a truck inside a port",
       "truck turn time 45 to 60 min, allowed stay 100 min at Cát Lái"},
      {"own_share", &p.own_share, 0, 1, "1", "containers of gateways that are the province's",
       "1.9 of 4.5 M TEU at Cát Lái, both of low confidence (freight.csv)"},
      {"gate_service_min", &p.gate_service_min, 0.1, 60, "min", "of a lane",
       "one to two minutes with electronic papers, five to ten before"},
      {"gate_wait_min", &p.gate_wait_min, 0.01, 600, "min", "mean for which lanes were built", "prior"},
      {"yard_min", &p.yard_min, 0.1, 600, "min", "of a truck between the gates",
       "truck turn time 45 to 60 min, 95 % within the allowed stay of 100 min"},
      {"reload_min", &p.reload_min, 0, 600, "min", "between two rounds of a vehicle", "prior"},
      {"duty_h", &p.duty_h, 1, 24, "h", "longest day of a driver", "law of road traffic: ten hours a day"},
      {"receives_from_h", &p.receives_from_h, 0, 12, "h", "receivers of pooled shipments open", "prior"},
      {"receives_until_h", &p.receives_until_h, 13, 24, "h", "and close", "prior"},
  };
}

}  // namespace tanvan
