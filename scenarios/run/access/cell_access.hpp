#pragma once
/// What each cell of 250 m reaches: jobs within 45 minutes and Hansen accessibility, by mode and skill.

#include <array>
#include <string_view>
#include <vector>

#include "models/landuse/landuse.hpp"
#include "scenarios/run/travel/travel_day.hpp"

namespace tanvan {

/// Modes that cells are measured by. Public transport is the best of lines and of walking all the way.
enum class CellMode : std::uint8_t { walk, motorbike, car, transit };
inline constexpr std::size_t kCellModes = 4;
inline constexpr std::array<std::string_view, kCellModes> kCellModeNames = {"walk", "motorbike", "car", "transit"};

/// By cell, full population; [mode][cell].
struct CellAccess {
  std::array<std::vector<float>, kCellModes> jobs_45min;  // jobs within 45 minutes, door to door
  std::array<std::array<std::vector<float>, kSkillClasses>, kCellModes> by_skill;  // Hansen, by class of skill
  std::array<std::vector<float>, kCellModes> hansen;  // to all jobs: the sum of the classes
  std::vector<float> logsum;                          // [min], of motorbike, car and transit together, as `logsum_of`
};

/// Access in the morning peak at the times of the last day of travel:
///   cumulative  sum_j jobs_j [t_ij <= 45 min],   Hansen  sum_j jobs_j exp(-access_decay g_ij)
/// over the cells j that have jobs, with t minutes by the clock and g generalised minutes of the mode choice: walks
/// all the way times `walk_weight`, walks to stops and waits times `outside_weight`, changes and money at its slopes.
/// On foot: streets from cell to cell (`CellWalks`) for 45 minutes at most. By motorbike and car: to one of the four
/// junctions around, the roads' shortest way, and from one of the four around the cell of the job; or, as far as one
/// would walk, by the streets alone at the speed inside zones; jobs of 500 m squares stand at the cell that has most.
/// By public transport: on foot to any stop within the access limit, by headways with mean waits (`stop_times`), and on
/// foot from any stop; or on foot alone. Crowding stays out, since it depends on who rides: more lines, shorter
/// headways and faster rides at given roads, jobs and walks lower no cell's access, to the last bit, and neither does a
/// road that opens at given times of the others. Cells in parallel, each its own rows: the same bits on any number of
/// threads.
/// @pre a day of travel, or `estimate_access`, has opened the lines
CellAccess cell_access(World const& world, TravelParameters const& travel, LanduseParameters const& landuse);

}  // namespace tanvan
