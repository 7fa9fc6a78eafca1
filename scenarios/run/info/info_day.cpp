#include "scenarios/run/info/info_day.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>

#include "scenarios/run/shared/open_result.hpp"
#include "scenarios/run/traffic/traffic_settings.hpp"
#include "sim/io/text/number_text.hpp"
#include "sim/io/text/toml_text.hpp"
#include "viz/day/day_totals.hpp"

namespace tanvan {
namespace {

using Json = nlohmann::ordered_json;

constexpr double kMinute_s = 60;

/// A day as this page needs it.
struct Day {
  explicit Day(ResultsFile const& from) : file(from), data(day_data(from)), totals(day_totals(from, data)) {}

  ResultsFile const& file;
  DayData data;
  DayTotals totals;

  std::size_t iterations() const {
    auto const* gaps = file.find("/traffic/iterations/relative_gap");
    return gaps ? gaps->shape.front() : 0;
  }
  /// From 1; 0 where the day was not iterated.
  std::size_t kept() const {
    if (iterations() == 0) return 0;
    auto const kept = file.integers("/traffic/iterations/kept");
    return static_cast<std::size_t>(std::ranges::find(kept, 1) - kept.begin()) + 1;
  }
};

std::string row(std::string_view name, std::string const& words) {
  return fmt::format("  {:<16}  {}\n", name, words);
}

std::string whole(std::size_t n) {
  return figure(static_cast<double>(n));
}

double share(std::size_t part, std::size_t all) {
  return all > 0 ? 100.0 * static_cast<double>(part) / static_cast<double>(all) : 0;
}

std::string arrivals(DayTotals const& day) {
  auto text = row("trips", whole(day.trips)) +
              row("arrived", fmt::format("{} ({:.1f} %)", day.arrived, share(day.arrived, day.trips)));
  for (auto const& [why, n] : day.not_arrived) text += row("did not arrive", fmt::format("{}: {}", n, why));
  return text + row("gridlocks", fmt::format("{}, forced moves {}", day.gridlocks, day.forced_moves));
}

std::string equilibrium(Day const& day) {
  auto const gap = day.totals.relative_gap;
  if (std::isnan(gap)) return row("equilibrium", "none was sought: one shot, or all ways were given");
  auto text = row("relative gap", fmt::format("{:.4g}, experienced", gap));
  if (day.iterations() > 0)
    text += row("iterations", fmt::format("{}; number {} is told", day.iterations(), day.kept()));
  return text + row("converged", day.totals.unsettled ? "NO: the iterations ended before gap, link flows and arrivals "
                                                        "were as asked"
                                                      : "yes");
}

std::string driving(Day const& day) {
  auto const& totals = day.totals;
  return row("vehicle-km", figure(std::round(totals.vehicle_km)) + " on links") +
         row("vehicle-hours", figure(std::round(totals.delay_h)) + " lost on links against free flow") +
         row("trip hours", fmt::format("{} from departure to arrival, {} of waiting to set out",
                                       figure(std::round(totals.travel_h)), figure(std::round(totals.wait_h)))) +
         row("mean speed", fmt::format("{:.1f} km/h from departure to arrival", totals.mean_speed_kmh()));
}

/// A value of TOML for people.
std::string written(TomlNode const& value) {
  switch (value.kind) {
    case TomlNode::Kind::boolean: return value.boolean ? "true" : "false";
    case TomlNode::Kind::whole: return std::to_string(value.whole);
    case TomlNode::Kind::real: return number_text(value.real);
    default: return value.text;
  }
}

std::map<std::string, double> default_settings() {
  TrafficSettings settings;
  std::map<std::string, double> by_key;
  for (auto const& p : parameters(settings)) by_key.emplace(p.key, *p.value);
  return by_key;
}

std::string settings_text(ResultsFile const& file) {
  auto const set = settings_set(file);
  if (set.empty()) return "";
  std::string text = "\nset, or other than the defaults\n";
  for (auto const& [key, value] : set) text += row(key, value);
  return text;
}

std::string size_text(DayData const& day) {
  auto const busy = busy_bins(day);
  auto const links = row("links", whole(day.links));
  if (busy.begin == busy.end) return links + row("time bins", "nobody drives");
  return links +
         row("time bins", fmt::format("{} of {:g} min; vehicles from {} to {}", day.bins, day.bin_s / kMinute_s,
                                      clock_text(day.bin_start_s(busy.begin)), clock_text(day.bin_start_s(busy.end))));
}

std::string sample_text(DayData const& day) {
  if (day.sample >= 1) return "";
  return row("sample",
             fmt::format("{:g} of all vehicles drove: trips are theirs, vehicle-km and vehicle-hours those of all",
                         day.sample));
}

}  // namespace

std::vector<std::pair<std::string, std::string>> settings_set(ResultsFile const& file) {
  std::vector<std::pair<std::string, std::string>> set;
  if (!file.has("/config")) return set;
  auto const config = parse_toml(file.texts("/config").front(), "/config");
  auto const* const traffic = config ? config->find("traffic") : nullptr;
  if (traffic == nullptr) return set;
  auto const defaults = default_settings();
  for (auto const& [key, value] : traffic->members) {
    auto const known = defaults.find(key);
    bool const is_default = known != defaults.end() && value.is_number() && value.number() == known->second;
    if (is_default || (value.kind == TomlNode::Kind::boolean && !value.boolean)) continue;
    set.emplace_back(key, known == defaults.end()
                              ? written(value)
                              : fmt::format("{} (default {})", written(value), number_text(known->second)));
  }
  return set;
}

std::string day_text(ResultsFile const& file) {
  Day const day(file);
  return "\nthe day\n" + size_text(day.data) + sample_text(day.data) + arrivals(day.totals) + equilibrium(day) +
         driving(day) + settings_text(file);
}

Json day_json(ResultsFile const& file) {
  Day const day(file);
  auto const& totals = day.totals;
  Json json{{"trips", totals.trips}, {"arrived", totals.arrived}, {"did_not_arrive", Json::object()}};
  for (auto const& [why, n] : totals.not_arrived) json["did_not_arrive"][why] = n;
  json["gridlocks"] = totals.gridlocks;
  json["forced_moves"] = totals.forced_moves;
  bool const sought = !std::isnan(totals.relative_gap);
  json["relative_gap"] = sought ? Json(totals.relative_gap) : Json(nullptr);
  json["converged"] = sought ? Json(!totals.unsettled) : Json(nullptr);
  json["iterations"] = day.iterations();
  json["sample"] = day.data.sample;
  json["vehicle_km"] = totals.vehicle_km;
  json["travel_h"] = totals.travel_h;
  json["delay_h"] = totals.delay_h;
  json["wait_h"] = totals.wait_h;
  json["settings"] = Json::object();
  for (auto const& [key, value] : settings_set(file)) json["settings"][key] = value;
  return json;
}

}  // namespace tanvan
