#include <algorithm>
#include <numeric>
#include <utility>

#include "models/enterprise/location.hpp"

namespace tanvan {
namespace {

/// How settlers stand on the way to their places.
class Assignment {
 public:
  Assignment(World const& world, std::span<Settler const> settlers, std::span<std::vector<Place> const> wishes)
      : world_(world), settlers_(settlers), wishes_(wishes), next_(settlers.size(), 0), held_(world.sites.size()) {}

  /// Everybody in `free` proposes to the next place of the list. @return who is free then
  std::vector<std::uint32_t> round(std::vector<std::uint32_t> const& free) {
    std::vector<std::uint32_t> asked;
    for (auto const i : free)
      if (auto const place = at(i); place && place->site >= 0) {
        held_[static_cast<std::size_t>(place->site)].push_back(i);
        asked.push_back(static_cast<std::uint32_t>(place->site));
      }
    std::ranges::sort(asked);
    asked.erase(std::unique(asked.begin(), asked.end()), asked.end());
    std::vector<std::uint32_t> turned_away;
    for (auto const site : asked) select(site, turned_away);
    for (auto const i : turned_away) ++next_[i];
    return turned_away;
  }

  /// Where a settler is held, or would go next.
  std::optional<Place> at(std::uint32_t i) const {
    return next_[i] < wishes_[i].size() ? std::optional{wishes_[i][next_[i]]} : std::nullopt;
  }

 private:
  /// Keeps the first in rank as far as the floor goes.
  void select(std::uint32_t site, std::vector<std::uint32_t>& turned_away) {
    auto& held = held_[site];
    std::ranges::sort(held, {}, [&](std::uint32_t i) {
      auto const& s = settlers_[i];
      return std::pair{-s.bid, s.key.value};
    });
    double room = world_.sites.capacity_m2[site] - world_.sites.occupied_m2[site];
    std::erase_if(held, [&](std::uint32_t i) {
      bool const fits = settlers_[i].floor_m2 <= room;
      if (fits)
        room -= settlers_[i].floor_m2;
      else
        turned_away.push_back(i);
      return !fits;
    });
  }

  World const& world_;
  std::span<Settler const> settlers_;
  std::span<std::vector<Place> const> wishes_;
  std::vector<std::size_t> next_;                 // [settler] entry of its list
  std::vector<std::vector<std::uint32_t>> held_;  // [site] settlers
};

}  // namespace

std::vector<std::optional<Place>> assign_places(World const& world, std::span<Settler const> settlers,
                                                std::span<std::vector<Place> const> wishes) {
  Assignment assignment{world, settlers, wishes};
  std::vector<std::uint32_t> free(settlers.size());
  std::iota(free.begin(), free.end(), 0U);
  while (!free.empty()) free = assignment.round(free);
  std::vector<std::optional<Place>> places;
  for (std::uint32_t i = 0; i < settlers.size(); ++i) places.push_back(assignment.at(i));
  return places;
}

}  // namespace tanvan
