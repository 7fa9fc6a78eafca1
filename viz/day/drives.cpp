#include "viz/day/drives.hpp"

#include <algorithm>
#include <cmath>

namespace tanvan {
namespace {

constexpr auto kNowhere = static_cast<std::size_t>(-1);
constexpr double kMoveTimesPerSecond = 100;  // of /moves/enter_step

/// Stays of all vehicles of a file, one after another.
struct Stays {
  std::vector<std::int64_t> offset, link;
  std::vector<double> enter_s, leave_s;
};

Stays sampled_stays(ResultsFile const& file) {
  return {file.integers("/trajectories/offset"), file.integers("/trajectories/link"),
          file.reals("/trajectories/enter_s"), file.reals("/trajectories/leave_s")};
}

/// The sums up to each row.
std::vector<std::int64_t> summed(std::vector<std::int64_t> steps) {
  for (std::size_t i = 1; i < steps.size(); ++i) steps[i] += steps[i - 1];
  return steps;
}

/// A vehicle leaves a link when it enters the next, and the last one when it arrives.
Stays all_stays(ResultsFile const& file) {
  Stays stays{file.integers("/moves/offset"), summed(file.integers("/moves/link_step")), {}, {}};
  for (auto const time : summed(file.integers("/moves/enter_step")))
    stays.enter_s.push_back(static_cast<double>(time) / kMoveTimesPerSecond);
  stays.leave_s.assign(stays.enter_s.begin() + !stays.enter_s.empty(), stays.enter_s.end());
  stays.leave_s.resize(stays.enter_s.size());
  auto const arrive_s = file.reals("/trips/arrive_s");
  for (std::size_t t = 0; t < arrive_s.size(); ++t)
    if (stays.offset[t + 1] > stays.offset[t])
      stays.leave_s[static_cast<std::size_t>(stays.offset[t + 1] - 1)] = arrive_s[t];
  return stays;
}

std::vector<std::size_t> places(Corridor const& corridor, std::size_t links) {
  std::vector<std::size_t> place_of(links, kNowhere);
  for (std::size_t i = 0; i < corridor.links.size(); ++i) place_of[corridor.links[i]] = i;
  return place_of;
}

/// Some of many, evenly by the time of their first step.
std::vector<Drive> thinned(std::vector<Drive> drives) {
  std::ranges::stable_sort(drives, {}, [](Drive const& drive) { return drive.front().enter_s; });
  if (drives.size() <= kMostDrives) return drives;
  std::vector<Drive> some;
  for (std::size_t i = 0; i < kMostDrives; ++i) some.push_back(std::move(drives[i * drives.size() / kMostDrives]));
  return some;
}

}  // namespace

std::vector<Drive> drives_of(std::span<std::int64_t const> link, std::span<double const> enter_s,
                             std::span<double const> leave_s, std::span<std::size_t const> place_of) {
  std::vector<Drive> drives;
  Drive drive;
  auto const end = [&] {
    if (drive.size() > 1) drives.push_back(drive);
    drive.clear();
  };
  for (std::size_t i = 0; i < link.size(); ++i) {
    auto const place = place_of[static_cast<std::size_t>(link[i])];
    if (!drive.empty() && place != drive.back().place + 1) end();
    if (place != kNowhere) drive.push_back({place, enter_s[i], leave_s[i]});
  }
  end();
  return drives;
}

std::vector<Drive> drives_along(ResultsFile const& file, Corridor const& corridor) {
  bool const sampled = file.has("/trajectories/link");
  if (!sampled && !file.has("/moves/link_step")) return {};
  auto const stays = sampled ? sampled_stays(file) : all_stays(file);
  auto const place_of = places(corridor, file.texts("/traffic/link_id").size());
  std::vector<Drive> all;
  for (std::size_t t = 0; t + 1 < stays.offset.size(); ++t) {
    auto const from = static_cast<std::size_t>(stays.offset[t]), to = static_cast<std::size_t>(stays.offset[t + 1]);
    auto const part = [&](auto const& column) { return std::span(column).subspan(from, to - from); };
    for (auto& drive : drives_of(part(stays.link), part(stays.enter_s), part(stays.leave_s), place_of))
      all.push_back(std::move(drive));
  }
  return thinned(std::move(all));
}

}  // namespace tanvan
