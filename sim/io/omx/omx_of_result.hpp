#pragma once
/// Matrices of a results file as OMX.

#include <cstddef>
#include <string>
#include <vector>

#include "sim/io/results/results_reader.hpp"

namespace tanvan {

/// Skims and trips of one transport year: a matrix for each mode, measure and time bin, such as `car_time_min_bin0`,
/// and one of trips a day for each mode, such as `trips_car`. The lookup `zone_index` numbers zones from 1, as programs
/// that know only numbers need it; `zone_id` holds the scenario's ids. Pairs without a way hold +inf, which the
/// attribute NA says.
/// @param year one of /skims, or empty
/// @return faults where the result holds no matrices, or some of another extent than its zones
Result<std::vector<std::byte>> omx_of_result(ResultsFile const& file, std::string const& year);

}  // namespace tanvan
