#include "scenarios/run/traffic/traffic_settings.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "sim/io/text/number_text.hpp"

namespace tanvan {
namespace {

constexpr std::string_view kPrefix = "traffic.";

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
  auto const key = word.substr(0, equals);
  auto const row =
      std::ranges::find_if(known, [&](Parameter const& p) { return key == std::string(kPrefix) + std::string(p.key); });
  if (row == known.end()) return faults.add({}, unknown_key(key, known));
  auto const number = parse_number(word.substr(equals + 1));
  if (!number.sentence.empty()) return faults.add({}, fmt::format("--set {}: {}", word, number.sentence));
  if (number.value < row->low || number.value > row->high)
    return faults.add({}, fmt::format("--set {}: must be from {} to {}{}{}", word, row->low, row->high,
                                      row->unit == "1" ? "" : " ", row->unit == "1" ? "" : row->unit));
  bool const whole = row->key == "mixed" || row->key == "force_gridlock" || row->key == "max_iterations";
  if (whole && number.value != std::floor(number.value))
    return faults.add({}, fmt::format("--set {}: must be a whole number", word));
  *row->value = number.value;
}

}  // namespace

std::vector<Parameter> parameters(TrafficSettings& settings) {
  auto all = traffic_parameters(settings.rules);
  all.push_back({"gap", &settings.gap, 1e-6, 1, "1", "experienced relative gap to stop at",
                 "practice: 0.05 acceptable, 0.01 to 0.03 good (FHWA and TRB primers, from memory)"});
  all.push_back(
      {"max_iterations", &settings.max_iterations, 1, 1000, "1", "days that are simulated at most", "numerical"});
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
