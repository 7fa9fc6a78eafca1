#pragma once
/// Targets that are answered by several series of the record: how many of a list have risen, or the mean of some.

#include "sim/engine/record.hpp"
#include "sim/network/network.hpp"

namespace tanvan {

// Each is NaN where the record lacks the year, the year compared with, or every series.

/// Criteria of the ICF index (icf.hpp) in `year` that are not below their level of 2021. 0 to 6.
double criteria_kept(Record const& record, Network const& network, int year);

/// Geometric mean of icf_broadband and icf_digital_equality over that of 2021.
double digital_standing(Record const& record, Network const& network, int year);

/// Geometric mean of icf_broadband and icf_sustainability over that of 2021; in the last year for a later `year`.
double green_standing(Record const& record, Network const& network, int year);

/// Layers of the smart city that stand better than in 2020: commuting time (less), labour productivity of enterprises
/// and people at constant prices, digital practice, skilled workforce. 0 to 4.
double layers_risen(Record const& record, Network const& network, int year);

/// Of Thủ Dầu Một, Dĩ An and Thuận An those with more residents and more jobs than in 2020. 0 to 3.
double core_cities_grown(Record const& record, Network const& network, int year);

}  // namespace tanvan
