#include "sim/queues/appointments.hpp"

#include <algorithm>
#include <numeric>

#include "sim/core/check.hpp"
#include "sim/queues/gate_turn.hpp"

namespace tanvan {
namespace {

/// A slot by number, also before the first (negative) and after the last.
using Slot = std::int64_t;

/// Slots in a row, some of them full: the nearest one with room on either side.
class SlotBook {
 public:
  explicit SlotBook(AppointmentSlots const& slots) : slots_(slots), left_(slots.capacity) {
    before_.resize(left_.size() + 1);
    after_.resize(left_.size() + 1);
    std::iota(before_.begin(), before_.end(), std::size_t{0});
    std::iota(after_.begin(), after_.end(), std::size_t{0});
    for (std::size_t s = 0; s < left_.size(); ++s)
      if (left_[s] == 0) fill(s);
  }

  Slot last() const { return static_cast<Slot>(left_.size()) - 1; }

  Slot slot_of(GateTime time) const {
    auto const since = time - slots_.first;
    return since >= 0 ? since / slots_.length : -((slots_.length - 1 - since) / slots_.length);
  }

  /// The last slot with room up to this one; -1 where there is none.
  Slot before(Slot slot) {
    auto const up_to = std::clamp<Slot>(slot + 1, 0, static_cast<Slot>(left_.size()));
    return static_cast<Slot>(root(before_, static_cast<std::size_t>(up_to))) - 1;
  }

  /// The first slot with room from this one on; the number of slots where there is none.
  Slot after(Slot slot) {
    auto const from = std::clamp<Slot>(slot, 0, static_cast<Slot>(left_.size()));
    return static_cast<Slot>(root(after_, static_cast<std::size_t>(from)));
  }

  void take(Slot slot) {
    auto& left = left_[static_cast<std::size_t>(slot)];
    if (left != kNoSlotLimit && --left == 0) fill(static_cast<std::size_t>(slot));
  }

 private:
  /// Who asks for a full slot is sent to its neighbour, `before_` counting from 1.
  void fill(std::size_t slot) {
    before_[slot + 1] = slot;
    after_[slot] = slot + 1;
  }

  static std::size_t root(std::vector<std::size_t>& parent, std::size_t at) {
    while (parent[at] != at) at = parent[at] = parent[parent[at]];
    return at;
  }

  AppointmentSlots const& slots_;
  std::vector<std::uint32_t> left_;
  std::vector<std::size_t> before_, after_;
};

/// The moment in the nearest slot with room, which is taken; kNoGateTime where there is none.
GateTime appoint_one(SlotBook& book, GateTime slot_length, AppointmentWish const& wish) {
  auto const own = book.slot_of(wish.wished);
  auto const moment_in = [&](Slot slot) {
    return std::clamp(wish.wished + (slot - own) * slot_length, wish.earliest, wish.latest);
  };
  auto const before = book.before(own), after = book.after(own);
  bool const has_before = before >= std::max<Slot>(0, book.slot_of(wish.earliest));
  bool const has_after = after <= std::min(book.last(), book.slot_of(wish.latest));
  if (!has_before && !has_after) return kNoGateTime;
  bool const earlier = has_before && (!has_after || wish.wished - moment_in(before) <= moment_in(after) - wish.wished);
  auto const slot = earlier ? before : after;
  book.take(slot);
  return moment_in(slot);
}

}  // namespace

Appointments appoint(AppointmentSlots const& slots, std::span<AppointmentWish const> wishes) {
  expects(slots.length > 0 && slots.length <= kLatestGateTime && slots.first >= 0 && slots.first <= kLatestGateTime,
          "slots that take time");
  for (auto const& w : wishes)
    expects(0 <= w.earliest && w.earliest <= w.wished && w.wished <= w.latest && w.latest <= kLatestGateTime,
            "a wish between the earliest and the latest moment");
  SlotBook book(slots);
  Appointments made;
  made.time.resize(wishes.size());
  for (auto const& turn : in_turn(wishes, &AppointmentWish::wished))
    made.time[turn.row] = appoint_one(book, slots.length, wishes[turn.row]);
  for (std::size_t i = 0; i < wishes.size(); ++i)
    if (made.time[i] == kNoGateTime) made.without.push_back(i);
  return made;
}

}  // namespace tanvan
