#pragma once
/// Appointments: a gate takes so many in each slot of its day, and who wants to come at a full one comes at another.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "sim/core/id.hpp"
#include "sim/queues/gate_time.hpp"

namespace tanvan {

inline constexpr std::uint32_t kNoSlotLimit = std::numeric_limits<std::uint32_t>::max();

/// Slots of equal length, one after the other. Outside of them the gate takes nobody.
struct AppointmentSlots {
  GateTime first = 0;                   ///< begin of the first slot, in [0, kLatestGateTime]
  GateTime length = kGateTimesPerHour;  ///< of each, > 0
  std::vector<std::uint32_t> capacity;  ///< how many each takes; kNoSlotLimit takes all
};

/// When somebody would like to come, and between which moments he can.
struct AppointmentWish {
  GateTime wished = 0;    ///< between the two that follow
  GateTime earliest = 0;  ///< in [0, kLatestGateTime]
  GateTime latest = 0;    ///< in [0, kLatestGateTime]
  AgentKey id;            ///< of those who wish for the same moment the lower chooses first
};

/// Who comes when.
struct Appointments {
  std::vector<GateTime> time;        ///< by wish; kNoGateTime for who found none
  std::vector<std::size_t> without;  ///< wishes that found none, increasing
};

/// Gives each wish a moment in a slot that has room.
///
/// Whoever wishes for the earlier moment chooses first, then the lower id, then who stands first in the list. In
/// another slot one keeps his place in it: wished for 8:20 and moved by an hour, he comes at 9:20, as far as his
/// earliest and latest allow. So a moved crowd is spread like the wishes, and does not stand at the gate at the full
/// hour. Of all slots with room the one of the moment nearest to the wish is taken, of two equally near the earlier.
/// Where every slot has room and holds the wishes, all come as they wished.
///
/// Sorting aside, a wish costs next to constant time however many slots are full (Tarjan's union of sets). The
/// same everywhere: whole numbers only.
Appointments appoint(AppointmentSlots const& slots, std::span<AppointmentWish const> wishes);

}  // namespace tanvan
