#pragma once
/// What `tanvan info` says of a simulated day.

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <utility>
#include <vector>

#include "sim/io/results/results_reader.hpp"

namespace tanvan {

/// Who came where, who was stuck and why, gridlocks, whether it is an equilibrium, kilometres and hours, and the
/// settings that are not the defaults of this program. @param file  of `tanvan traffic` (`is_day`)
std::string day_text(ResultsFile const& file);

/// The same figures by name; null where a figure is not known. Times in hours.
nlohmann::ordered_json day_json(ResultsFile const& file);

/// Keys of /config that were set or that this program sets otherwise, `KEY` and `VALUE` or `VALUE (default DEFAULT)`.
/// None where the file holds no such text.
std::vector<std::pair<std::string, std::string>> settings_set(ResultsFile const& file);

}  // namespace tanvan
