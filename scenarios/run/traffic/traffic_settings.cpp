#include "scenarios/run/traffic/traffic_settings.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "sim/io/text/number_text.hpp"

namespace tanvan {
namespace {

constexpr double kLeastSample = 0.001;
constexpr std::string_view kPrefix = "traffic.", kOfScenarios = "models.";

/// `traffic.KEY`, whether it was said so, as scenarios do (`models.traffic.KEY`), or by KEY alone.
std::string full_key(std::string_view key) {
  if (key.starts_with(kOfScenarios)) key.remove_prefix(kOfScenarios.size());
  if (key.find('.') != std::string_view::npos) return std::string(key);
  return std::string(kPrefix) + std::string(key);
}

std::string unknown_key(std::string const& key, std::vector<Parameter> const& known) {
  std::vector<std::string> keys;
  for (auto const& p : known) keys.push_back(std::string(kPrefix) + std::string(p.key));
  auto const nearest = nearest_word(key, keys);
  return fmt::format(
      "--set {}: unknown key{}", key,
      nearest ? fmt::format("; did you mean {}?", *nearest) : fmt::format("; there are {}", fmt::join(keys, ", ")));
}

void set(std::string const& word, std::vector<Parameter> const& known, Faults& faults) {
  auto const equals = word.find('=');
  if (equals == std::string::npos)
    return faults.add({}, fmt::format("--set {}: write it as traffic.KEY=VALUE, as in --set traffic.step_s=0.5", word));
  auto const key = full_key(std::string_view(word).substr(0, equals));
  auto const row =
      std::ranges::find_if(known, [&](Parameter const& p) { return key == std::string(kPrefix) + std::string(p.key); });
  if (row == known.end()) return faults.add({}, unknown_key(key, known));
  auto const number = parse_number(word.substr(equals + 1));
  if (!number.sentence.empty()) return faults.add({}, fmt::format("--set {}: {}", word, number.sentence));
  if (number.value < row->low || number.value > row->high)
    return faults.add({}, fmt::format("--set {}: must be from {} to {}{}{}", word, row->low, row->high,
                                      row->unit == "1" ? "" : " ", row->unit == "1" ? "" : row->unit));
  constexpr std::array kWhole = {"mixed",        "force_gridlock", "max_iterations", "departure_choice",
                                 "wait_at_home", "most_refusals",  "bus_seats",      "bus_standing"};
  bool const whole = std::ranges::find(kWhole, row->key) != kWhole.end();
  if (whole && number.value != std::floor(number.value))
    return faults.add({}, fmt::format("--set {}: must be a whole number", word));
  *row->value = number.value;
}

std::vector<Parameter> money_parameters(TrafficSettings& s) {
  constexpr auto kMeaning = "value of time of the class; 0: tolls don't concern it", kSource = "choice of the user";
  constexpr double kMost = 1e9;
  return {{"motorbike_value_of_time_h", &s.value_of_time_h[0], 0, kMost, "currency/h", kMeaning, kSource},
          {"car_value_of_time_h", &s.value_of_time_h[1], 0, kMost, "currency/h", kMeaning, kSource},
          {"bus_value_of_time_h", &s.value_of_time_h[2], 0, kMost, "currency/h", kMeaning, kSource},
          {"truck_value_of_time_h", &s.value_of_time_h[3], 0, kMost, "currency/h", kMeaning, kSource},
          {"toll_weight", &s.toll_weight, 0, 1, "1", "part of a toll that drivers feel when they choose a road",
           "choice of the user"}};
}

}  // namespace

std::vector<Parameter> parameters(TrafficSettings& settings) {
  auto all = traffic_parameters(settings.rules);
  all.push_back({"sample", &settings.rules.sample, kLeastSample, 1, "1",
                 "share of all vehicles that the trips are: roads have that share of flow and room, volumes, delays "
                 "and queues are those of all",
                 "choice of the user"});
  for (auto const& key : limit_parameters(kLimitsOfADay, settings.gap, settings.max_iterations)) all.push_back(key);
  for (auto const& key : money_parameters(settings)) all.push_back(key);
  for (auto const& key : departure_parameters(settings.departures)) all.push_back(key);
  all.push_back({"wait_at_home", &settings.wait_at_home, 0, 1, "1",
                 "1: who would stand before a road that is closed to the class in these hours, and has no quicker way, "
                 "departs later; 0: waits at the sign",
                 "choice of the user; 1 in scenarios"});
  for (auto const& key : stop_parameters(settings.stops)) all.push_back(key);
  all.push_back({"bus_seats", &settings.bus_seats, 1, 1000, "1", "seats of a bus of --transit", "choice of the user"});
  all.push_back({"bus_standing", &settings.bus_standing, 0, 1000, "1", "standing places of it", "choice of the user"});
  return all;
}

std::string settings_text(TrafficSettings const& settings) {
  auto copy = settings;
  std::string text = "[traffic]\n";
  for (auto const& p : parameters(copy)) text += fmt::format("{} = {}\n", p.key, number_text(*p.value));
  return text;
}

Result<TrafficSettings> traffic_settings(std::vector<std::string> const& words) {
  TrafficSettings settings;
  Faults faults;
  auto const known = parameters(settings);
  for (auto const& word : words) set(word, known, faults);
  faults.append(validate(settings.rules, {}));
  if (!faults.empty()) return faults;
  return settings;
}

}  // namespace tanvan
