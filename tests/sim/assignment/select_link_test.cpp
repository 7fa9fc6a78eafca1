#include "sim/assignment/select_link.hpp"

#include <gtest/gtest.h>

#include "sim/assignment/user_equilibrium.hpp"
#include "sim/core/check.hpp"
#include "tests/sim/assignment/triangle.hpp"

namespace tanvan {
namespace {

using small::kFirst, small::kSecond, small::kStraight, small::Triangle;

TEST(SelectLink, UsersOfALinkAreThosePairsAndTheOtherLinksTheyDrive) {
  Triangle const t;
  std::vector<LinkId> const chosen = {kFirst};
  auto const users = select_link(t.problem, t.paths, chosen);
  ASSERT_EQ(users.pairs.size(), 2U);
  EXPECT_EQ(users.pairs[0].destination, 1U);
  EXPECT_EQ(users.pairs[0].flow, 5);
  EXPECT_EQ(users.pairs[1].destination, 2U);
  EXPECT_EQ(users.pairs[1].flow, 10);
  EXPECT_EQ(users.volume, (std::vector<double>{15, 10, 0, 0, 0, 0}));
  EXPECT_EQ(users.total, (std::vector<double>{15, 0}));
}

TEST(SelectLink, AnyOfTwoLinksCountsAVehicleOnceAndAllOfThemTheThroughVehiclesAlone) {
  Triangle const t;
  std::vector<LinkId> const chosen = {kFirst, kSecond, kFirst};
  auto const any = select_link(t.problem, t.paths, chosen);
  EXPECT_EQ(any.total, (std::vector<double>{15, 7}));
  EXPECT_EQ(any.volume, (std::vector<double>{15, 10, 0, 0, 7, 0}));
  auto const all = select_link(t.problem, t.paths, chosen, LinkChoice::all);
  EXPECT_EQ(all.total, (std::vector<double>{10, 0}));
  EXPECT_EQ(all.volume, (std::vector<double>{10, 10, 0, 0, 0, 0}));
}

TEST(SelectLink, VehiclesOfASingleLinkAreItsVolume) {
  auto const p = small::grid(5, 8);
  PathSet paths;
  auto const r = continue_user_equilibrium(p, {.gap = 1e-6}, paths);
  for (LinkId a : ids<LinkId>(p.links())) {
    std::vector<LinkId> const chosen = {a};
    auto const users = select_link(p, paths, chosen);
    for (std::size_t c = 0; c < p.classes.size(); ++c) {
      EXPECT_NEAR(users.total[c], r.volume[c * p.links() + a.value], 1e-6);
      EXPECT_EQ(users.total[c], users.volume[c * p.links() + a.value]);
    }
  }
}

TEST(SelectLink, NoLinkOrAnUnknownOneIsRefused) {
  Triangle const t;
  std::vector<LinkId> const unknown = {LinkId{3}};
  EXPECT_THROW(select_link(t.problem, t.paths, {}), Violation);
  EXPECT_THROW(select_link(t.problem, t.paths, unknown), Violation);
}

}  // namespace
}  // namespace tanvan
