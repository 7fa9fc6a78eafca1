#include "sim/assignment/select_link.hpp"

#include <algorithm>

#include "sim/assignment/path_walk.hpp"
#include "sim/core/check.hpp"

namespace tanvan {
namespace {

/// Tells which routes count.
class Choice {
 public:
  Choice(std::size_t links, std::span<LinkId const> chosen, LinkChoice choice) : chosen_(links), seen_(links) {
    expects(!chosen.empty(), "at least one link is chosen");
    for (LinkId a : chosen) {
      expects(a.value < links, "chosen links are links of the problem");
      chosen_[a.value] = 1;
    }
    auto const distinct = static_cast<std::size_t>(std::ranges::count(chosen_, 1));
    needed_ = choice == LinkChoice::all ? distinct : 1;
  }

  bool counts(std::span<LinkId const> route) {
    ++now_;
    std::size_t found = 0;
    for (LinkId a : route)
      if (chosen_[a.value] && seen_[a.value] != now_) {
        seen_[a.value] = now_;
        ++found;
      }
    return found >= needed_;
  }

 private:
  std::vector<std::uint8_t> chosen_;
  std::vector<std::uint64_t> seen_;  // number of the route that last used the link
  std::uint64_t now_ = 0;
  std::size_t needed_ = 1;
};

void add_to_pair(UsedPath const& path, std::vector<LinkUsers::Pair>& pairs) {
  auto const same = [&](LinkUsers::Pair const& p) {
    return p.vehicle_class == path.vehicle_class && p.origin == path.origin && p.destination == path.destination;
  };
  if (pairs.empty() || !same(pairs.back())) pairs.push_back({path.vehicle_class, path.origin, path.destination, 0});
  pairs.back().flow += path.flow;
}

}  // namespace

LinkUsers select_link(AssignmentProblem const& problem, PathSet const& paths, std::span<LinkId const> chosen,
                      LinkChoice choice) {
  Choice filter(problem.links(), chosen, choice);
  LinkUsers users;
  users.volume.assign(problem.classes.size() * problem.links(), 0);
  users.total.assign(problem.classes.size(), 0);
  for_each_used_path(paths, [&](UsedPath const& path) {
    if (!filter.counts(path.links)) return;
    add_to_pair(path, users.pairs);
    users.total[path.vehicle_class] += path.flow;
    for (LinkId a : path.links) users.volume[path.vehicle_class * problem.links() + a.value] += path.flow;
  });
  return users;
}

}  // namespace tanvan
