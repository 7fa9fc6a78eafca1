#pragma once
/// When junctions have to be looked at: a wheel of bit sets, one a window, each with a bit a junction.

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

namespace tanvan {

/// Waking a junction twice in a window sets the same bit, so nothing is ever queued twice or searched; junctions come
/// up in ascending order. A wake-up beyond the wheel comes at its rim, and the junction asks again.
class JunctionWheel {
 public:
  static constexpr std::uint32_t kWindows = 64;

  JunctionWheel() = default;
  explicit JunctionWheel(std::size_t junctions) : words_((junctions + 63) / 64), bits_(words_ * kWindows) {}

  /// @param window  one that is past counts as `now`, which has not been run yet  @param junction within this part
  void wake(std::uint32_t junction, std::uint32_t window, std::uint32_t now) {
    window = std::clamp(window, now, now + kWindows - 1);
    if (window > last_) last_ = window;
    bits_[(window % kWindows) * words_ + junction / 64] |= std::uint64_t{1} << (junction % 64);
  }

  /// Whether any junction waits for a window from `now` on.
  bool idle(std::uint32_t now) const { return last_ < now; }

  /// Calls f(junction) for all that were woken for this window, and forgets them.
  template <class F>
  void run(std::uint32_t window, F&& f) {
    auto* const row = bits_.data() + (window % kWindows) * words_;
    for (std::size_t w = 0; w < words_; ++w) {
      auto bits = row[w];
      row[w] = 0;
      for (; bits != 0; bits &= bits - 1) f(static_cast<std::uint32_t>(w * 64 + std::countr_zero(bits)));
    }
  }

 private:
  std::size_t words_ = 0;
  std::vector<std::uint64_t> bits_;  // [windows, words]
  std::uint32_t last_ = 0;           // latest window that anybody was woken for
};

}  // namespace tanvan
