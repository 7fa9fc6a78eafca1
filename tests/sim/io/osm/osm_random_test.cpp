// Random worlds: whatever the ways, tags and restrictions, the network holds together and no order of objects matters.
#include <algorithm>
#include <gtest/gtest.h>
#include <random>

#include "sim/io/exchange/great_circle.hpp"
#include "sim/io/gmns/gmns_writer.hpp"
#include "tests/sim/io/osm/osm_text.hpp"

namespace tanvan {
namespace {

constexpr int kWorlds = 200;

/// Picks of one world.
class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}
  int below(int n) { return static_cast<int>(engine_() % static_cast<unsigned>(n)); }
  template <class T>
  T const& one_of(std::vector<T> const& values) {
    return values[static_cast<std::size_t>(below(static_cast<int>(values.size())))];
  }
  std::mt19937& engine() { return engine_; }

 private:
  std::mt19937 engine_;
};

std::vector<std::string> const kRoads = {"highway=primary",      "highway=residential",  "highway=motorway",
                                         "highway=footway",      "highway=construction", "route=ferry",
                                         "highway=primary_link", "building=yes"};
std::vector<std::string> const kMore = {"",
                                        " oneway=yes",
                                        " oneway=-1",
                                        " oneway=no;yes",
                                        " lanes=3",
                                        " junction=roundabout",
                                        " access=private",
                                        " name=A",
                                        " hgv=no",
                                        " maxspeed=20;10",
                                        " maxweight=3.5",
                                        " layer=-1",
                                        " oneway:bicycle=no",
                                        " busway=lane",
                                        " toll=yes",
                                        " motorcycle=no",
                                        " maxspeed=signals",
                                        " duration=00:10",
                                        " lanes=x",
                                        " bridge=yes"};
std::vector<std::string> const kNodes = {"",
                                         "",
                                         "",
                                         "",
                                         "",
                                         "highway=traffic_signals",
                                         "barrier=bollard",
                                         "barrier=bollard motorcycle=yes",
                                         "barrier=toll_booth",
                                         "barrier=gate access=no"};
std::vector<std::string> const kTurns = {"no_left_turn", "only_straight_on", "no_u_turn", "no_entry", "what"};

/// A world of few places, so that ways meet, repeat nodes, lie on each other; one text an object.
std::vector<std::string> random_world(Dice& dice) {
  std::vector<std::string> objects;
  auto const add = [&](OsmText const& one) { objects.push_back(one.inside()); };
  int const nodes = 4 + dice.below(12), ways = 2 + dice.below(12);
  for (int n = 1; n <= nodes; ++n) add(OsmText().node(n, dice.below(4), dice.below(4), dice.one_of(kNodes)));
  for (int w = 1; w <= ways; ++w) {
    std::vector<std::int64_t> refs(static_cast<std::size_t>(dice.below(7)));
    for (auto& ref : refs) ref = 1 + dice.below(nodes + 1);  // one of them is missing
    if (!refs.empty() && dice.below(5) == 0) refs.push_back(refs.front());
    add(OsmText().way(w, refs, dice.one_of(kRoads) + dice.one_of(kMore) + dice.one_of(kMore)));
  }
  for (int r = 1; r <= dice.below(8); ++r) {
    auto const way = [&] { return "w" + std::to_string(1 + dice.below(ways)); };
    auto const via = dice.below(3) == 0 ? way() : "n" + std::to_string(1 + dice.below(nodes));
    add(OsmText().relation(r, "from:" + way() + " via:" + via + " to:" + way(),
                           "type=restriction restriction=" + dice.one_of(kTurns)));
  }
  return objects;
}

std::string text_of(std::vector<std::string> const& objects) {
  OsmText world;
  for (auto const& object : objects) world.raw(object);
  return world.text();
}

void expect_whole(NetworkTables const& network) {
  auto const& [nodes, links] = std::tie(network.nodes, network.links);
  for (auto const a : ids<LinkId>(links.size())) {
    auto const shape = links.shape_of(a);
    ASSERT_LT(std::max(links.from[a].value, links.to[a].value), nodes.size());
    ASSERT_GE(shape.size(), 2U);
    EXPECT_GT(links.length[a], 0);
    EXPECT_DOUBLE_EQ(links.length[a], great_circle_length(shape));
    EXPECT_EQ(shape.front(), (Point{nodes.x[links.from[a]], nodes.y[links.from[a]]}));
    EXPECT_EQ(shape.back(), (Point{nodes.x[links.to[a]], nodes.y[links.to[a]]}));
    EXPECT_GT(links.lanes[a], 0);
    EXPECT_GT(links.free_speed[a], 0);
    EXPECT_FALSE(links.uses[a].empty());
  }
  auto const& bans = network.restrictions;
  for (std::size_t i = 0; i < bans.size(); ++i)
    for (auto k = bans.offset[i] + 1; k < bans.offset[i + 1]; ++k)
      EXPECT_EQ(links.to[bans.link[k - 1]], links.from[bans.link[k]]) << bans.id[i];
}

/// How many worlds became networks, and how many of these have restrictions.
struct Seen {
  int networks = 0, with_bans = 0;
};

/// The tables, or the faults, of a world.
std::string outcome(std::vector<std::string> const& objects, OsmOptions const& options, Seen& seen) {
  auto const text = text_of(objects);
  auto read = read_text_as_osm(text, options);
  if (!read) return to_string(read.error().sorted().front());
  expect_whole(read->network);
  ++seen.networks;
  seen.with_bans += read->network.restrictions.size() > 0 ? 1 : 0;
  std::string all;
  for (auto const& file : import_files(*read)) all += file.text;
  return all;
}

TEST(OsmRandom, NetworksHoldTogetherInAnyOrderOfObjects) {
  Seen seen;
  for (unsigned seed = 0; seed < kWorlds; ++seed) {
    Dice dice(seed);
    auto objects = random_world(dice);
    OsmOptions options;
    options.simplify = dice.below(4) != 0;
    options.parts = dice.one_of(std::vector{KeptParts::likely, KeptParts::largest, KeptParts::all});
    if (dice.below(3) == 0) options.uses = kRoadUses;
    auto const straight = outcome(objects, options, seen);
    std::shuffle(objects.begin(), objects.end(), dice.engine());
    ASSERT_EQ(straight, outcome(objects, options, seen)) << "world " << seed << "\n" << text_of(objects);
  }
  EXPECT_GT(seen.networks, kWorlds);  // each is read twice
  EXPECT_GT(seen.with_bans, kWorlds / 4);
}

}  // namespace
}  // namespace tanvan
