#pragma once
/// The supplier network (models E4): who buys from whom at the start, and how links change each quarter.

#include <vector>

#include "sim/core/parameter.hpp"
#include "sim/engine/module.hpp"

namespace tanvan {

struct SupplyParameters {
  double suppliers_least = 1.6;  // of a one-person enterprise, mean
  double suppliers_size = 0.35;  // elasticity of their number to staff
  double suppliers_most = 60;    // of any enterprise, mean
  double size_pull = 0.8;        // theta of E4, on the supplier's staff
  double distance_decay = 0.03;  // lambda of E4 [1/min of a truck at midday]
  double switching = 0.05;       // of links given up a quarter

  friend bool operator==(SupplyParameters const&, SupplyParameters const&) = default;
};

std::vector<Parameter> parameters(SupplyParameters& p);

/// Month: enterprise.rewire (move), in the last month of each quarter.
std::vector<Module> supply_modules(SupplyParameters const& p);

/// Suppliers of every enterprise: P(i buys from j) is in proportion to a_{s(j)s(i)} size_j^theta exp(-lambda t_ij)
/// (E4; gravity with input coefficients, as in SynthFirm), none twice, none of itself. The number of suppliers follows
/// the buyer's staff (a Poisson law, a trait for life), that of customers the supplier's: its tail is as heavy as that
/// of sizes. Links of `old` to enterprises that go on are kept, but for a share `switching` that is drawn anew.
/// Reads enterprise.{key,sector,desired}, establishment.zone, access.truck_time, inputs.csv.
/// Draws keyed by the buyer: the same bits on any number of threads. Linear in links but for a logarithm.
EnterpriseLinks link_suppliers(World const& world, EnterpriseLinks const& old, SupplyParameters const& p);

/// Fills world.suppliers for the first day. @pre enterprises are founded, travel times are estimated
void synthesize_suppliers(World& world, SupplyParameters const& p);

}  // namespace tanvan
