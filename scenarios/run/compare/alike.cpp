#include "scenarios/run/compare/alike.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <string>

namespace tanvan {
namespace {

std::string years_of(ResultsFile const& file) {
  if (!file.has("/time/year")) return "none";
  auto const years = file.integers("/time/year");
  return years.empty() ? "none" : fmt::format("{} to {}", years.front(), years.back());
}

/// Whether anybody travels in a run.
std::string travel_of(ResultsFile const& file) {
  return file.has("/time/year") && file.children("/traffic").empty() ? "without" : "with days of travel";
}

void warn(std::vector<ResultsFile> const& files, std::string const& what,
          std::function<std::string(ResultsFile const&)> const& value_of, std::string const& so) {
  std::vector<std::string> values;
  for (auto const& file : files) values.push_back(value_of(file));
  if (std::all_of(values.begin(), values.end(), [&](auto const& value) { return value == values.front(); })) return;
  for (std::size_t i = 0; i < files.size(); ++i) values[i] = files[i].path().string() + ": " + values[i];
  fmt::print(stderr, "warning: the results differ in {} ({}); {}\n", what, fmt::join(values, ", "), so);
}

}  // namespace

void warn_where_unlike(std::vector<ResultsFile> const& files) {
  auto const attribute = [](char const* name) {
    return [name](ResultsFile const& f) { return f.text_attribute(name); };
  };
  warn(files, "scale", attribute("scale"), "their differences are those of the samples too");
  warn(files, "seed", attribute("seed"), "their differences are those of the draws too");
  warn(files, "transport", travel_of, "their differences are those of travel costs too");
  warn(files, "years", years_of, "only common years compare");
}

}  // namespace tanvan
