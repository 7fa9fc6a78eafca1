#pragma once
/// One list of all state by name: what modules may declare, what a checkpoint keeps, what a digest covers.

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "sim/engine/world.hpp"

namespace tanvan {

/// Calls `visit(name, data)` for every piece of state, in a fixed order. Data are columns, vectors, matrices, maps or
/// trivially copyable values. What stays constant during a run (seed, tables, geometry) is not state.
template <class W, class Visitor>
void visit_state(W& world, Visitor&& visit) {
  auto& [persons, households, dwellings, enterprises, establishments, next_key] = world.population;
  visit("person.key", persons.key);
  visit("person.household", persons.household);
  visit("person.born", persons.born);
  visit("person.sex", persons.sex);
  visit("person.education", persons.education);
  visit("person.status", persons.status);
  visit("person.migrant", persons.migrant);
  visit("person.specific_skill", persons.specific_skill);
  visit("person.employer", persons.employer);
  visit("person.position", persons.position);
  visit("person.wage", persons.wage);
  visit("person.since", persons.since);
  visit("household.key", households.key);
  visit("household.zone", households.zone);
  visit("household.dwelling", households.dwelling);
  visit("household.tenure", households.tenure);
  visit("household.savings", households.savings);
  visit("household.motorbikes", households.motorbikes);
  visit("household.cars", households.cars);
  visit("household.persons", households.persons);
  visit("dwelling.key", dwellings.key);
  visit("dwelling.zone", dwellings.zone);
  visit("dwelling.cell", dwellings.cell);
  visit("dwelling.kind", dwellings.kind);
  visit("dwelling.floor_m2", dwellings.floor_m2);
  visit("dwelling.household", dwellings.household);
  visit("enterprise.key", enterprises.key);
  visit("enterprise.sector", enterprises.sector);
  visit("enterprise.ownership", enterprises.ownership);
  visit("enterprise.born", enterprises.born);
  visit("enterprise.establishment", enterprises.establishment);
  visit("enterprise.technology", enterprises.technology);
  visit("enterprise.capital", enterprises.capital);
  visit("enterprise.vintage_technology", enterprises.vintage_technology);
  visit("enterprise.rnd_stock", enterprises.rnd_stock);
  visit("enterprise.practices", enterprises.practices);
  visit("enterprise.innovated", enterprises.innovated);
  visit("enterprise.renewed", enterprises.renewed);
  visit("enterprise.renewed_year", enterprises.renewed_year);
  visit("enterprise.price", enterprises.price);
  visit("enterprise.expected_demand", enterprises.expected_demand);
  visit("enterprise.share", enterprises.share);
  visit("enterprise.output", enterprises.output);
  visit("enterprise.output_year", enterprises.output_year);
  visit("enterprise.unmet", enterprises.unmet);
  visit("enterprise.workers", enterprises.workers);
  visit("enterprise.labour_quality", enterprises.labour_quality);
  visit("enterprise.desired", enterprises.desired);
  visit("enterprise.vacancies", enterprises.vacancies);
  visit("enterprise.posted_wage", enterprises.posted_wage);
  visit("enterprise.cash", enterprises.cash);
  visit("enterprise.profit_year", enterprises.profit_year);
  visit("enterprise.capital_norm", enterprises.capital_norm);
  visit("enterprise.knowledge", enterprises.knowledge);
  visit("enterprise.partner", enterprises.partner);
  visit("enterprise.partner_until", enterprises.partner_until);
  visit("enterprise.fund", enterprises.fund);
  visit("enterprise.startup", enterprises.startup);
  visit("enterprise.incubated_until", enterprises.incubated_until);
  visit("enterprise.goods", enterprises.goods_kg);
  visit("enterprise.goods_sent", enterprises.goods_sent_kg);
  visit("founder.key", world.founders.key);
  visit("founder.home", world.founders.home);
  visit("founder.sector", world.founders.sector);
  visit("supplier.offset", world.suppliers.offset);
  visit("supplier.links", world.suppliers.other);
  visit("institution.zone", world.institutions.zone);
  visit("institution.kind", world.institutions.kind);
  visit("institution.knowledge", world.institutions.knowledge);
  visit("institution.capacity", world.institutions.capacity);
  visit("institution.graduates_year", world.institutions.graduates_year);
  visit("institution.frontier", world.institutions.frontier);
  visit("establishment.enterprise", establishments.enterprise);
  visit("establishment.zone", establishments.zone);
  visit("establishment.cell", establishments.cell);
  visit("establishment.site", establishments.site);
  visit("establishment.floor_m2", establishments.floor_m2);
  visit("next_key", next_key);
  visit("site.capacity_m2", world.sites.capacity_m2);
  visit("site.occupied_m2", world.sites.occupied_m2);
  visit("site.open_from", world.sites.open_from);
  visit("land.floor_m2", world.land.floor_m2);
  visit("land.occupied_m2", world.land.occupied_m2);
  visit("land.price", world.land.price);
  visit("land.developable_m2", world.land.developable_m2);
  visit("land.far_cap", world.land.far_cap);
  visit("land.station_share", world.land.station_share);
  visit("land.station_premium", world.land.station_premium);
  visit("land.floor_start_m2", world.land.floor_start_m2);
  visit("land.pipeline_m2", world.land.pipeline_m2);
  visit("land.rooms_m2", world.land.rooms_m2);
  visit("land.parking_rule", world.land.parking_rule);
  visit("land.parking_m2", world.land.parking_m2);
  visit("land.levy_share", world.land.levy_share);
  visit("land.planned", world.land.planned);
  visit("cell.cap_factor", world.cells.cap_factor);
  visit("cell.jobs", world.cells.jobs);
  visit("station.announced", world.stations.announced);
  visit("station.begun", world.stations.begun);
  visit("station.open_from", world.stations.open_from);
  visit("station.captured", world.stations.captured_mvnd);
  visit("land.completed_m2", world.land.completed_m2);
  visit("land.demolished_m2", world.land.demolished_m2);
  visit("link.open_from", world.network.links.open_from);
  visit("link.lanes", world.network.links.lanes);
  visit("link.capacity", world.network.links.capacity);
  visit("link.truck_ban", world.network.links.truck_ban);
  visit("link.truck_ban_hours", world.network.links.truck_ban_hours);
  visit("link.car_toll", world.network.links.car_toll);
  visit("link.truck_toll", world.network.links.truck_toll);
  visit("access.car_time", world.access.car_time_min);
  visit("access.motorbike_time", world.access.motorbike_time_min);
  visit("access.truck_time", world.access.truck_time_min);
  visit("access.transit_time", world.access.transit_time_min);
  visit("access.commute_cost", world.access.commute_cost);
  visit("access.jobs", world.access.jobs_access);
  visit("access.workers", world.access.workers_access);
  visit("day.line_open", world.day.service.line_open);
  visit("day.line_built", world.day.service.line_built);
  visit("day.routes", world.day.routes);
  visit("day.link_time", world.day.link_time_s);
  visit("day.motorbike_time", world.day.motorbike_time_s);
  visit("day.entry_wait", world.day.entry_wait_s);
  visit("day.driven", world.day.driven);
  visit("day.mode_constants", world.day.mode_constants);
  visit("day.parking_stop", world.day.parking.stop);
  visit("day.parking_zone", world.day.parking.zone);
  visit("day.parking_price", world.day.parking.price);
  visit("day.parking_use", world.day.parking.use);
  visit("day.load_forward", world.day.load_forward);
  visit("day.load_backward", world.day.load_backward);
  visit("day.line_ride_forward", world.day.line_forward.ride);
  visit("day.line_ride_backward", world.day.line_backward.ride);
  visit("day.line_wait_forward", world.day.line_forward.wait);
  visit("day.line_wait_backward", world.day.line_backward.wait);
  visit("day.line_spread_forward", world.day.line_forward.spread);
  visit("day.line_spread_backward", world.day.line_backward.spread);
  visit("freight.goods", world.freight.goods);
  visit("freight.at_gateways", world.freight.at_gateways);
  visit("freight.onward", world.freight.onward);
  visit("freight.bookings", world.freight.bookings);
  visit("freight.parcel_zones", world.freight.parcel_zones);
  visit("freight.centres", world.freight.centres);
  visit("freight.weight_limit", world.freight.weight_limit_t);
  visit("freight.night_share", world.freight.night_share);
  visit("freight.locker_share", world.freight.locker_share);
  visit("freight.gates", world.freight.gates);
  visit("policy", world.policy);
  visit("budget", world.budget);
  visit("ledger", world.ledger);
  visit("pool", world.pool);
  visit("counts", world.counts);
  visit("account.product", world.product);
  visit("account.payments", world.payments);
  visit("account.rnd", world.rnd_spending);
  visit("account.households", world.household_account);
  visit("labour.months", world.labour_months);
  visit("migration.base", world.migration_base);
  visit("year.last", world.last_year);
  visit("productivity.worker_months", world.productivity.worker_months);
  visit("productivity.key", world.productivity.key);
  visit("productivity.sector", world.productivity.sector);
  visit("productivity.zone", world.productivity.zone);
  visit("productivity.output", world.productivity.output);
  visit("productivity.workers", world.productivity.workers);
  visit("productivity.log_tfp", world.productivity.log_tfp);
  visit("economy.demand", world.demand);
  visit("economy.frontier", world.frontier);
  visit("economy.base_demand", world.base_demand);
  visit("economy.base_productivity", world.base_productivity);
  visit("economy.base_capital", world.base_capital);
  visit("economy.base_wage", world.base_wage);
  visit("economy.capital_norm", world.capital_norm);
  visit("economy.base_unit_cost", world.base_unit_cost);
  visit("economy.unit_cost", world.unit_cost);
  visit("economy.sector_price", world.sector_price);
  visit("economy.product_tax_share", world.product_tax_share);
  visit("economy.base_access", world.base_access);
  visit("economy.outside_index", world.outside_index);
  visit("economy.shock_factor", world.shock_factor);
  visit("economy.shock_until", world.shock_until);
  visit("economy.local_index", world.local_index);
  visit("economy.price_level", world.price_level);
  visit("economy.minimum_wage", world.minimum_wage);
  visit("clock", world.now);
}

/// Every name of `visit_state`, sorted, and the names that only the day of travel has.
std::vector<std::string> state_names();

/// A 64-bit digest of each piece of state by name; equal state gives equal digests on any machine of one byte order.
std::map<std::string, std::uint64_t> state_digests(World const& world);

/// Every piece of state as bytes, in the order of `visit_state`: the body of a checkpoint.
std::vector<std::byte> save_state(World const& world);

/// Puts saved state back. @throws std::runtime_error where the bytes are not those of `save_state` of this version
void load_state(World& world, std::span<std::byte const> bytes);

}  // namespace tanvan
