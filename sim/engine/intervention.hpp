#pragma once
/// Dated interventions: what a scenario changes, and when.

#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sim/core/calendar.hpp"
#include "sim/core/result.hpp"

namespace tanvan {

/// One [[intervention]] of a scenario, checked against its kind.
struct Intervention {
  Month date;  ///< takes effect at the start of this month
  std::string kind;
  std::string target;  ///< what it acts on, by the scenario's own name; empty where the kind needs none
  std::map<std::string, double> numbers;  ///< every numeric key of the kind, defaults filled in
  std::string source;
  InputPlace place;
};

/// What a target names, so that validation can look it up.
enum class TargetKind { none, zone, road, park, special_area, line, district, freight_node };

struct InterventionKey {
  std::string_view key;
  double default_value;
  bool required;
  double low, high;
  std::string_view unit;
  std::string_view meaning;
};

struct World;

/// Puts an intervention into force on its date. @return what its event says
using BeginIntervention = std::string (*)(World&, Intervention const&);

/// A kind of intervention that a model understands. Beside what `begin` changes, a model may look up what is in force
/// (`in_force`); then `begin` only tells.
struct InterventionKind {
  std::string_view name;
  TargetKind target;
  std::vector<InterventionKey> keys;
  std::string_view meaning;
  BeginIntervention begin;
};

}  // namespace tanvan
