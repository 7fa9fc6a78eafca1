#include "sim/traffic/link_recorder.hpp"

#include <algorithm>

namespace tanvan {

LinkRecorder::LinkRecorder(TrafficState& state, TrafficTime bin_width) : state_(state) {
  record_.links = state.entry_of.size();
  record_.bin_width = bin_width;
}

void LinkRecorder::end_bin(std::vector<Room> const& room) {
  auto const links = record_.links, row = record_.bins * links;
  ++record_.bins;
  record_.volume.resize(record_.bins * links * kVehicleClasses);
  record_.delay_s.resize(record_.bins * links * 2);
  record_.occupancy_pcu.resize(record_.bins * links);
  for (std::size_t a = 0; a < links; ++a) {
    auto& counted = state_.exits[state_.entries[state_.entry_of[a]].exit].record;
    for (std::size_t c = 0; c < kVehicleClasses; ++c)
      record_.volume[(row + a) * kVehicleClasses + c] = counted.volume[c];
    for (std::size_t g = 0; g < 2; ++g)
      record_.delay_s[(row + a) * 2 + g] = static_cast<float>(static_cast<double>(counted.delay[g]) / kTimesPerSecond);
    record_.occupancy_pcu[row + a] = static_cast<float>(state_.storage[a] - room[a]) / kRoomPerPcu;
    counted = {};
  }
}

LinkRecord LinkRecorder::take(std::size_t bins) && {
  record_.bins = std::min(bins, record_.bins);
  auto const cells = record_.bins * record_.links;
  record_.volume.resize(cells * kVehicleClasses);
  record_.delay_s.resize(cells * 2);
  record_.occupancy_pcu.resize(cells);
  return std::move(record_);
}

}  // namespace tanvan
