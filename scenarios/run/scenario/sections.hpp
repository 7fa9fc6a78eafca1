#pragma once
/// [scenario], [transport], [models] and [[intervention]] of a scenario file.

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "scenarios/run/scenario/data_tables.hpp"
#include "scenarios/run/scenario/scenario.hpp"
#include "scenarios/run/scenario/section.hpp"

namespace tanvan {

/// A key of a section that --explain lists.
struct KeyText {
  std::string_view key, meaning, range, fallback;
};

inline constexpr std::array<KeyText, 7> kScenarioKeys = {{
    {"name", "short name, written to results", "text", "required"},
    {"title_vi", "title in Vietnamese", "text", "the name"},
    {"title_en", "title in English", "text", "the name"},
    {"start", "first day simulated", "YYYY-01-01", "required"},
    {"end", "last day simulated", "YYYY-12-31, after start", "required"},
    {"seed", "key of all random draws", "0 to 9223372036854775807", "1"},
    {"scale", "share of the population simulated; results are expanded", "above 0, at most 1", "1"},
}};

inline constexpr std::array<KeyText, 5> kTransportKeys = {{
    {"years", "calendar years with a day of travel, ascending, the start's first", "start to end", "the start's year"},
    {"dynamic", "those of them whose day every vehicle drives, with queues that spill back ([models.traffic])",
     "some of years", "none"},
    {"bins", "periods of the day, each { name, start, end } with times HH:MM; they cover the day once", "at most 8",
     "am 05:30-08:30, midday -16:00, pm -19:00, night -05:30"},
    {"gap", "relative gap at which an assignment stops [1]", "1e-12 to 0.1", "1e-4"},
    {"exchanges", "rounds of places, modes and assignment in a day of travel, at most", "1 to 50", "3"},
}};

inline constexpr std::array<KeyText, 4> kInterventionKeys = {{
    {"date", "takes effect at the start of this day's month", "YYYY-MM-DD, from start to end", "required"},
    {"kind", "what it does, one of the kinds below", "text", "required"},
    {"target", "what it acts on, by its name in the tables", "text", "as the kind has it"},
    {"source", "who says so, or that it is a scenario value", "text", "required"},
}};

/// Reads [scenario] into name, titles, start, last, seed and scale.
void read_head(TomlNode const& root, Scenario& scenario, Faults& faults);

/// Reads [transport]. Years outside the scenario are faults; where an override drew `end` nearer than the file's years,
/// the later ones are left out with a warning. @param start,last months of the scenario, of count 0 where at fault
TransportPlan read_transport(TomlNode const& root, Month start, Month last, Faults& faults, Faults& warnings);

/// Sets the parameters that [models.NAME] names, if each is a number in its range; a fault for everything else.
void read_models(TomlNode const& root, std::span<ParameterGroup const> groups, Faults& faults);

/// Names that targets of interventions are looked up in. Where tables are at fault, an empty list is not looked up in.
struct TargetNames {
  std::vector<std::string> zones, districts, roads, lines, sites;  // sites: parks by name, special areas by id
  std::vector<std::string> nodes;                                  // of freight.csv, by name
  std::vector<std::string> outside;                                // external zones: nothing is done there
  bool complete = true;                                            // no table is at fault

  std::vector<std::string> const& of(TargetKind kind) const;
};

/// First and last month of a scenario; of count 0 where they are at fault.
struct Lifetime {
  Month start, last;
};

/// Reads [[intervention]]. What lies before the start or after the end is left out with a warning; the same kind,
/// target and month twice is a fault; an opening of what was opened before has a warning.
std::vector<Intervention> read_interventions(TomlNode const& root, Lifetime lifetime,
                                             std::span<InterventionKind const> kinds, TargetNames const& names,
                                             Faults& faults, Faults& warnings);

/// What a kind's target is, for messages: "a zone", "a road", …; empty for none.
std::string_view name_of(TargetKind kind);

/// The whole scenario as one TOML text, see `read_scenario`.
std::string resolved_text(Scenario const& scenario, TableFiles const& files, std::span<ParameterGroup const> groups);

}  // namespace tanvan
