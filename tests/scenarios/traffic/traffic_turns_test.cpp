#include "scenarios/run/traffic/traffic_turns.hpp"

#include "tests/scenarios/traffic/traffic_folder.hpp"

namespace tanvan {
namespace {

class TrafficTurns : public TrafficFolder {
 protected:
  /// `1>4:car` for each ban.
  Texts bans() const {
    auto const net = network();
    Texts out;
    if (!net) return texts(net.error());
    for (std::size_t i = 0; i < net->bans.size(); ++i) {
      auto const turn = net->bans[i].turn;
      out.push_back(net->link_name[turn.from] + ">" + net->link_name[turn.to] + ":" + uses_text(net->ban_uses[i]));
    }
    return out;
  }
};

TEST_F(TrafficTurns, WithoutTablesNothingIsBanned) {
  put_crossing();
  EXPECT_EQ(bans(), Texts{});
}

TEST_F(TrafficTurns, MovementsBanTheOtherTurnsOfTheirLinks) {
  put_crossing();
  put_movements({"m,1,3,", "n,1,3,"});
  EXPECT_EQ(bans(), (Texts{"1>4:motorbike,car,bus,truck,bicycle,walk"}));
  EXPECT_EQ(notes(), (Texts{"net/movement.csv:1: 1 turns are banned: the table lists others of their links"}));
}

TEST_F(TrafficTurns, RestrictionsOfTwoLinksBanForTheirUses) {
  put_crossing();
  put("restriction.csv",
      "restriction_id,link_ids,banned_uses\nr,2;3,truck\ns,2;3,car\nt,1;3,walk\nu,1;2,car\nv,1;3;3,car\n");
  EXPECT_EQ(bans(), (Texts{"2>3:car,truck"}));
  EXPECT_EQ(notes(), (Texts{"net/restriction.csv:1: 1 restrictions of links that don't meet say nothing",
                            "net/restriction.csv:1: 1 restrictions over three and more links are not heeded"}));
}

TEST_F(TrafficTurns, AUTurnIsBannedByOtherRowsAndAllowedByItsOwn) {
  put_nodes("1,0,0,,\n2,0,0,,\n5,0,0,,\n");
  put_links(road("1", "1,5", 100) + road("2", "5,1", 100) + road("3", "5,2", 100));
  put_movements({"m,1,3,"});
  EXPECT_EQ(bans().size(), 1U);
  put_movements({"m,1,3,", "n,1,2,"});
  EXPECT_EQ(bans(), Texts{});
}

TEST_F(TrafficTurns, AMovementTakesTheDirectionOfAnUndirectedLinkThatMeetsItsNode) {
  put_nodes("1,0,0,,\n2,0,0,,\n5,0,0,,\n");
  put("link.csv", "link_id,from_node_id,to_node_id,directed,length,free_speed\nx,5,1,0,100,50\ny,2,5,0,100,50\n");
  put_movements({"m,x,y,"});
  EXPECT_EQ(bans(), (Texts{"x_reverse>x:motorbike,car,bus,truck,bicycle,walk"}));
}

TEST_F(TrafficTurns, MovementsThatNameNothingOrDoNotMeetAreFaults) {
  put_crossing();
  put("movement.csv",
      "mvmt_id,node_id,ib_link_id,ob_link_id,type\na,5,1,3,thru\nb,5,1,9,thru\nc,5,1,2,thru\nd,4,1,3,thru\n");
  EXPECT_EQ(bans(), (Texts{"net/movement.csv:3: movement: ob_link_id names no row of link.csv",
                           "net/movement.csv:4: link 1 ends at node 5, but link 2 begins at node 2",
                           "net/movement.csv:5: node_id = \"4\": link 1 ends at node 5"}));
}

}  // namespace
}  // namespace tanvan
