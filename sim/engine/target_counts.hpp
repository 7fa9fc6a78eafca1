#pragma once
/// Targets that are answered by several series of the record: how many of a list have risen, or the mean of some.

#include <string>

#include "sim/engine/record.hpp"
#include "sim/network/network.hpp"

namespace tanvan {

/// The year in which a target that asks for a state is read: its own, or the run's last where that is at most ten years
/// before; none of the run where the run ends earlier still.
int year_read(Record const& record, int year);

// Each is NaN where the record lacks the year, the year compared with, or every series.

/// Criteria of the ICF index (icf.hpp) in `year` that are not below their level of 2021. 0 to 6.
double criteria_kept(Record const& record, Network const& network, int year);

/// Geometric mean of icf_broadband and icf_digital_equality over that of 2021.
double digital_standing(Record const& record, Network const& network, int year);

/// Geometric mean of icf_broadband and icf_sustainability over that of 2021, in the year that `year_read` gives.
double green_standing(Record const& record, Network const& network, int year);

/// Of Thủ Dầu Một, Dĩ An and Thuận An those with more residents and more jobs than in 2020. 0 to 3.
double core_cities_grown(Record const& record, Network const& network, int year);

/// The same words in both languages.
struct Told {
  std::string en, vi;
};

/// How the four of the five layers of the smart city that a model holds stand against 2020: commuting time (less is
/// better), labour productivity of enterprises and people at constant prices, digital practice, skilled workforce.
/// Sentences that follow a definition; a layer that the record lacks is called unknown.
Told layers_told(Record const& record, int year);

}  // namespace tanvan
