#include "scenarios/run/info/info_population.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <numeric>
#include <span>

#include "sim/population/words.hpp"

namespace tanvan {
namespace {

using Json = nlohmann::ordered_json;

/// Rows by category, in the order of its words.
Json count_words(std::vector<std::int64_t> const& categories, std::span<std::string_view const> words) {
  Json counts = Json::object();
  for (auto const word : words) counts[std::string(word)] = 0;
  for (auto const k : categories)
    if (k >= 0 && static_cast<std::size_t>(k) < words.size())
      counts[std::string(words[static_cast<std::size_t>(k)])] =
          counts[std::string(words[static_cast<std::size_t>(k)])].get<std::int64_t>() + 1;
  return counts;
}

Json count_texts(std::vector<std::string> const& texts, std::span<std::string_view const> words) {
  std::vector<std::int64_t> categories;
  for (auto const& text : texts) categories.push_back(std::find(words.begin(), words.end(), text) - words.begin());
  return count_words(categories, words);
}

std::int64_t sum_of(std::vector<std::int64_t> const& values) {
  return std::accumulate(values.begin(), values.end(), std::int64_t{0});
}

/// `employed 61.9 %, unemployed 2.1 %`
std::string shares(Json const& counts) {
  std::int64_t all = 0;
  for (auto const& count : counts) all += count.get<std::int64_t>();
  std::string text;
  for (auto const& [word, count] : counts.items())
    text += fmt::format("{}{} {:.1f} %", text.empty() ? "" : ", ", word,
                        all > 0 ? 100 * count.get<double>() / static_cast<double>(all) : 0);
  return text;
}

}  // namespace

Json population_json(ResultsFile const& file) {
  auto const homes = file.integers("/households/dwelling");
  auto const housed = static_cast<std::int64_t>(homes.size()) - std::count(homes.begin(), homes.end(), 0);
  auto const dwellings = static_cast<std::int64_t>(file.find("/dwellings/id")->shape[0]);
  return {{"persons", file.find("/persons/id")->shape[0]},
          {"status", count_words(file.integers("/persons/status"), kStatusWords)},
          {"households", homes.size()},
          {"tenure", count_words(file.integers("/households/tenure"), kTenureWords)},
          {"households_without_dwelling", static_cast<std::int64_t>(homes.size()) - housed},
          {"dwellings", dwellings},
          {"dwellings_vacant", dwellings - housed},
          {"enterprises", file.find("/enterprises/id")->shape[0]},
          {"ownership", count_texts(file.texts("/enterprises/ownership"), kOwnershipWords)},
          {"workers", sum_of(file.integers("/enterprises/workers"))},
          {"positions", sum_of(file.integers("/enterprises/positions"))}};
}

std::string population_text(ResultsFile const& file) {
  auto const p = population_json(file);
  auto const count = [&](char const* name) { return p[name].get<std::int64_t>(); };
  auto text = fmt::format("\na row an agent of the sample: divide by the scale, {}, for the province\n",
                          file.text_attribute("scale"));
  text += fmt::format("  persons      {:>9}  {}\n", count("persons"), shares(p["status"]));
  text += fmt::format("  households   {:>9}  {}; {} without a dwelling\n", count("households"), shares(p["tenure"]),
                      count("households_without_dwelling"));
  text += fmt::format("  dwellings    {:>9}  {} vacant\n", count("dwellings"), count("dwellings_vacant"));
  text += fmt::format("  enterprises  {:>9}  {}; {} work in {} positions\n", count("enterprises"),
                      shares(p["ownership"]), count("workers"), count("positions"));
  return text;
}

}  // namespace tanvan
