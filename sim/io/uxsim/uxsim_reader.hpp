#pragma once
/// Scenarios of UXsim in: `NAME_nodes.csv`, `NAME_links.csv` and, where it is there, `NAME_demand.csv`.

#include <filesystem>
#include <string>

#include "sim/core/result.hpp"
#include "sim/io/exchange/imported_network.hpp"

namespace tanvan {

/// Nodes `name,x,y`; links `name,start,end,length [m],u [m/s],kappa [vehicles/m/lane],merge_priority`, of one lane
/// unless a column says more; demand `orig,dest,start_t,end_t [s],q [vehicles/s]`.
///
/// Capacity is that of the triangular diagram with UXsim's reaction time of 1 s: u kappa w / (u + w) with the wave
/// speed w = 1 / (1 s * kappa), in PCU/h/lane. Jam density and merge priority stay as the columns
/// `jam_density_pcu_km_lane` and `merge_priority`; demand becomes `demand.csv` with the vehicles of each row's span,
/// and the nodes between which it runs become zones of their own names. Faults, all at once with file and line: files
/// or columns missing, doubled or unknown names, numbers out of range, text that is not UTF-8.
/// @param links the file of links; its siblings are found by name
Result<ImportedNetwork> read_uxsim(std::filesystem::path const& links);

}  // namespace tanvan
