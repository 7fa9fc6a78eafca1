#pragma once
/// All stable matchings of a market of at most eight a side, by trying every one: the oracle of deferred acceptance.

#include <array>
#include <gtest/gtest.h>
#include <utility>

#include "tests/sim/parallel/matching_market.hpp"

namespace tanvan {

inline constexpr std::uint32_t kMostASide = 8;
inline constexpr std::uint8_t kUnlisted = 255;  // a place behind every place on a list: that of nobody, too

/// A matching of a small market: the receiver of each proposer, or kUnmatched.
using SmallMatching = std::array<std::uint32_t, kMostASide>;

/// Who stands where with whom; 0 is best.
class SmallMarket {
 public:
  explicit SmallMarket(Market const& m)
      : proposers_{static_cast<std::uint32_t>(m.lists.size())}, receivers_{static_cast<std::uint32_t>(m.quota.size())} {
    std::array<std::array<double, kMostASide>, kMostASide> score{};  // [proposer][receiver]
    for (auto& row : wish_) row.fill(kUnlisted);
    for (std::uint32_t p = 0; p < proposers_; ++p)
      for (std::uint32_t i = 0; i < m.list_of(p).size(); ++i) {
        auto const r = m.list_of(p)[i];
        wish_[p][r] = static_cast<std::uint8_t>(i);
        score[p][r] = m.scores_of(p)[i];
      }
    for (std::uint32_t r = 0; r < receivers_; ++r) {
      quota_[r] = m.quota[r];
      for (std::uint32_t p = 0; p < proposers_; ++p)
        for (std::uint32_t q = 0; q < proposers_; ++q)
          if (score[q][r] > score[p][r] || (score[q][r] == score[p][r] && m.key[q] < m.key[p])) ++worth_[r][p];
    }
  }

  std::uint32_t proposers() const { return proposers_; }
  std::uint32_t receivers() const { return receivers_; }

  /// Place of what a proposer has got on its list.
  std::uint8_t place(SmallMatching const& matched, std::uint32_t p) const {
    return matched[p] == kUnmatched ? kUnlisted : wish_[p][matched[p]];
  }

  /// A pair that would both rather have each other: r has room, or a guest whom it likes less than p.
  bool blocks(SmallMatching const& matched, std::uint32_t p, std::uint32_t r) const {
    if (wish_[p][r] >= place(matched, p)) return false;
    std::uint32_t guests = 0;
    bool likes_less = false;
    for (std::uint32_t q = 0; q < proposers_; ++q) {
      if (matched[q] != r) continue;
      ++guests;
      likes_less |= worth_[r][q] > worth_[r][p];
    }
    return guests < quota_[r] || likes_less;
  }

  /// Nobody is where it isn't wanted, no quota is exceeded, and of all pairs none blocks.
  bool is_stable(SmallMatching const& matched) const {
    std::array<std::uint32_t, kMostASide> guests{};
    for (std::uint32_t p = 0; p < proposers_; ++p) {
      if (matched[p] == kUnmatched) continue;
      if (wish_[p][matched[p]] == kUnlisted || ++guests[matched[p]] > quota_[matched[p]]) return false;
    }
    for (std::uint32_t p = 0; p < proposers_; ++p)
      for (std::uint32_t r = 0; r < receivers_; ++r)
        if (blocks(matched, p, r)) return false;
    return true;
  }

  /// Calls visit(matching) for each stable matching. A branch ends where two proposers that have their places already
  /// make a blocking pair with one of them: whoever comes later can't mend it, so none is missed.
  template <class Visit>
  void for_each_stable(Visit&& visit) const {
    SmallMatching trial;
    trial.fill(kUnmatched);
    std::array<std::uint32_t, kMostASide> guests{};
    place_from(0, trial, guests, visit);
  }

 private:
  template <class Visit>
  void place_from(std::uint32_t p, SmallMatching& trial, std::array<std::uint32_t, kMostASide>& guests,
                  Visit& visit) const {
    if (p == proposers_) {
      if (is_stable(trial)) visit(std::as_const(trial));
      return;
    }
    if (!is_envied(trial, p)) place_from(p + 1, trial, guests, visit);
    for (std::uint32_t r = 0; r < receivers_; ++r) {
      if (wish_[p][r] == kUnlisted || guests[r] == quota_[r]) continue;
      ++guests[r], trial[p] = r;
      if (!is_envied(trial, p)) place_from(p + 1, trial, guests, visit);
      --guests[r], trial[p] = kUnmatched;
    }
  }

  /// Whether p, or one before it, would rather be where the other is, and is liked more there.
  bool is_envied(SmallMatching const& trial, std::uint32_t p) const {
    auto const envies = [&](std::uint32_t a, std::uint32_t b) {
      auto const r = trial[b];
      return r != kUnmatched && wish_[a][r] < place(trial, a) && worth_[r][a] < worth_[r][b];
    };
    for (std::uint32_t q = 0; q < p; ++q)
      if (envies(p, q) || envies(q, p)) return true;
    return false;
  }

  std::uint32_t proposers_, receivers_;
  std::array<std::array<std::uint8_t, kMostASide>, kMostASide> wish_{}, worth_{};  // [p][r] and [r][p]
  std::array<std::uint32_t, kMostASide> quota_{};
};

/// What `deferred_acceptance` should return: of all stable matchings the one in which every proposer has the best that
/// it has in any.
inline std::vector<std::uint32_t> best_of_all_stable(Market const& m) {
  SmallMarket const small{m};
  SmallMatching best;
  best.fill(kUnmatched);
  std::size_t stable = 0;
  small.for_each_stable([&](SmallMatching const& matched) {
    for (std::uint32_t p = 0; p < small.proposers(); ++p)
      if (stable == 0 || small.place(matched, p) < small.place(best, p)) best[p] = matched[p];
    ++stable;
  });
  EXPECT_GE(stable, 1U);
  EXPECT_TRUE(small.is_stable(best));  // Gale, Shapley 1962, theorem 2: together these are a stable matching
  return {best.begin(), best.begin() + small.proposers()};
}

}  // namespace tanvan
