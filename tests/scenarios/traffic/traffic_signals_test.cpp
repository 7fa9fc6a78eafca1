#include "scenarios/run/traffic/traffic_signals.hpp"

#include "sim/io/text/number_text.hpp"
#include "tests/scenarios/traffic/traffic_folder.hpp"

namespace tanvan {
namespace {

constexpr auto* kPlans = "timing_plan_id,controller_id,time_day,cycle_length\n";
constexpr auto* kPhases =
    "timing_phase_id,timing_plan_id,signal_phase_num,min_green,max_green,extension,clearance,ring,barrier,position\n";
constexpr auto* kGreens = "signal_phase_mvmt_id,timing_phase_id,mvmt_id,link_id,protection\n";
constexpr auto* kOffsets =
    "coordination_id,timing_plan_id,controller_id,coord_contr_id,coord_phase,coord_ref_to,offset\n";

class TrafficSignalFolder : public TrafficFolder {
 protected:
  void SetUp() override {
    TrafficFolder::SetUp();
    put_crossing();
    put_movements({"1,1,3,signal", "2,2,4,signal"});
    put("signal_controller.csv", "controller_id\n5\n");
    put_plans("1,5,,60\n");
    put_phases("1,1,1,30,30,0,0,1,1,1\n2,1,2,20,20,0,5,1,1,2\n");
    put_greens("1,1,1,,\n2,2,2,,\n");
  }
  void put_plans(std::string const& rows) const { put("signal_timing_plan.csv", kPlans + rows); }
  void put_phases(std::string const& rows) const { put("signal_timing_phase.csv", kPhases + rows); }
  void put_greens(std::string const& rows) const { put("signal_phase_mvmt.csv", kGreens + rows); }
  void put_offsets(std::string const& rows) const { put("signal_coordination.csv", kOffsets + rows); }

  /// `1>3 0-30 35-50` a movement of a fixed plan, `1>3 #0 #2` of one that follows demand.
  Texts greens() const {
    auto const net = network();
    Texts out;
    if (!net) return texts(net.error());
    for (auto const& m : net->roads.movements) {
      auto text = net->link_name[m.from] + ">" + net->link_name[m.to];
      for (auto const& w : m.green) text += " " + number_text(w.begin_s) + "-" + number_text(w.end_s);
      for (auto const stage : m.phases) text += " #" + std::to_string(stage);
      out.push_back(text);
    }
    return out;
  }
  double offset() const {
    auto const net = network();
    return net && net->roads.controllers.size() == 1 ? net->roads.controllers[0].offset_s : -1;
  }
};

TEST_F(TrafficSignalFolder, FixedPhasesAreWindowsInTheCycle) {
  auto const net = network();
  ASSERT_TRUE(net);
  ASSERT_EQ(net->roads.controllers.size(), 1U);
  EXPECT_EQ(net->roads.controllers[0].node, NodeId{4});
  EXPECT_EQ(net->roads.controllers[0].cycle_s, 60);
  EXPECT_EQ(net->roads.controllers[0].offset_s, 0);
  EXPECT_TRUE(net->roads.controllers[0].phases.empty());
  EXPECT_EQ(greens(), (Texts{"1>3 0-30", "2>4 30-50"}));
}

TEST_F(TrafficSignalFolder, WithoutACycleLengthTheRoundOfAllPhasesIsTheCycle) {
  put_plans("1,5,,\n");
  EXPECT_EQ(network()->roads.controllers[0].cycle_s, 55);
}

TEST_F(TrafficSignalFolder, ARoundLongerThanItsCycleIsAFaultOfThePlan) {
  put_plans("1,5,,50\n");
  EXPECT_EQ(faults(), (Texts{"net/signal_timing_plan.csv:2: cycle_length = 50 s, but greens and clearances of the "
                             "plan's phases take 55 s"}));
}

TEST_F(TrafficSignalFolder, AnOffsetIsWhenItsPhaseBegins) {
  put_offsets("1,1,5,5,1,begin_of_green,10\n");
  EXPECT_EQ(offset(), 10);
  put_offsets("1,1,5,5,2,begin_of_green,10\n");
  EXPECT_EQ(offset(), 40);  // phase 2 begins 30 s into the cycle
  put_offsets("1,1,5,5,2,begin_of_yellow,10\n");
  EXPECT_EQ(offset(), 20);
  put_offsets("1,1,5,5,2,begin_of_red,130\n");
  EXPECT_EQ(offset(), 15);
  put_offsets("1,1,5,,,,-5\n");
  EXPECT_EQ(offset(), 55);
  put_offsets("1,1,5,,,,\n");
  EXPECT_EQ(offset(), 0);
}

TEST_F(TrafficSignalFolder, OffsetsThatSpeakOfNothingAreFaults) {
  put_offsets("1,1,5,5,7,begin_of_green,10\n");
  EXPECT_EQ(faults(),
            (Texts{"net/signal_coordination.csv:2: coord_phase = \"7\": no such signal_phase_num in the plan"}));
  put_offsets("1,1,5,5,2,start,10\n");
  EXPECT_EQ(faults().size(), 1U);
}

TEST_F(TrafficSignalFolder, AMovementInSeveralPhasesHasTheirWindowsTogether) {
  put_phases("1,1,1,10,10,0,5,1,1,1\n2,1,2,10,10,0,0,1,1,2\n3,1,3,10,10,0,0,1,1,3\n");
  put_greens("1,1,1,,\n2,2,2,,\n3,3,2,,\n4,3,1,,\n");
  EXPECT_EQ(greens(), (Texts{"1>3 0-10 25-35", "2>4 15-35"}));
}

TEST_F(TrafficSignalFolder, ALinkInAPhaseStandsForAllItsMovementsButTheFreeOnes) {
  put_movements({"1,1,3,signal", "2,2,4,signal", "3,2,3,", "4,1,4,yield"});
  put_greens("1,1,,1,\n2,2,,2,\n");
  EXPECT_EQ(greens(), (Texts{"1>3 0-30", "2>3 30-50", "2>4 30-50"}));
}

TEST_F(TrafficSignalFolder, WithoutMovementsALinkInAPhaseMayTurnEverywhere) {
  std::filesystem::remove(folder / "movement.csv");
  put_greens("1,1,,1,\n2,2,,2,\n");
  EXPECT_EQ(greens(), (Texts{"1>3 0-30", "1>4 0-30", "2>3 30-50", "2>4 30-50"}));
}

TEST_F(TrafficSignalFolder, PhasesThatCanGrowFollowDemand) {
  put_phases("1,1,1,10,30,2,4,1,1,1\n2,1,2,20,20,,5,1,1,2\n");
  auto const net = network();
  ASSERT_TRUE(net);
  auto const& phases = net->roads.controllers[0].phases;
  ASSERT_EQ(phases.size(), 2U);
  EXPECT_EQ(phases[0].min_green_s, 10);
  EXPECT_EQ(phases[0].max_green_s, 30);
  EXPECT_EQ(phases[0].extension_s, 2);
  EXPECT_EQ(phases[0].clearance_s, 4);
  EXPECT_EQ(phases[1].extension_s, 3);
  EXPECT_EQ(greens(), (Texts{"1>3 #0", "2>4 #1"}));
}

TEST_F(TrafficSignalFolder, OfSeveralPlansTheFirstOrTheActiveOneRuns) {
  put_phases("1,1,1,30,30,0,0,1,1,1\n2,1,2,20,20,0,5,1,1,2\n3,2,1,10,10,0,0,1,1,1\n4,2,2,15,15,0,0,1,1,2\n");
  put_greens("1,1,1,,\n2,2,2,,\n3,3,1,,\n4,4,2,,\n");
  put_plans("1,5,am,60\n2,5,pm,90\n");
  EXPECT_EQ(greens(), (Texts{"1>3 0-30", "2>4 30-50"}));
  EXPECT_EQ(notes().back(),
            "net/signal_timing_plan.csv:1: 1 further plans of the same controllers are left out: one "
            "runs all day");
  put("signal_timing_plan.csv", "timing_plan_id,controller_id,cycle_length,active\n1,5,60,0\n2,5,90,1\n");
  EXPECT_EQ(greens(), (Texts{"1>3 0-10", "2>4 10-25"}));
}

TEST_F(TrafficSignalFolder, AMovementThatNoPhaseLetsGoIsAFault) {
  put_greens("1,1,1,,\n");
  EXPECT_EQ(faults(), (Texts{"net/movement.csv:3: movement 2 waits for a signal that never lets it go: no phase names "
                             "it in signal_phase_mvmt.csv"}));
}

TEST_F(TrafficSignalFolder, AMovementThatYieldsNeedsNoPhase) {
  put_movements({"1,1,3,signal", "2,2,4,yield"});
  put_greens("1,1,1,,\n");
  EXPECT_EQ(greens(), (Texts{"1>3 0-30"}));
}

TEST_F(TrafficSignalFolder, SignalsWithoutATimingAreFreeAndCounted) {
  for (auto const* file : {"signal_controller", "signal_timing_plan", "signal_timing_phase", "signal_phase_mvmt"})
    std::filesystem::remove(folder / (std::string(file) + ".csv"));
  EXPECT_EQ(greens(), Texts{});
  EXPECT_EQ(notes()[0], "net/movement.csv:1: 2 movements have a signal without a timing: they are always free");
}

TEST_F(TrafficSignalFolder, RowsThatNameNothingAreFaultsWithTheirLines) {
  put_greens("1,1,1,,\n2,2,2,,\n3,2,9,,\n4,8,2,,\n5,2,,,\n");
  put_phases("1,1,1,30,30,0,0,1,1,1\n2,1,2,20,20,0,5,1,1,2\n3,7,1,10,10,0,0,1,1,1\n");
  EXPECT_EQ(faults(), (Texts{"net/signal_phase_mvmt.csv:4: signal_phase_mvmt: mvmt_id names no row of movement.csv",
                             "net/signal_phase_mvmt.csv:5: signal_phase_mvmt: timing_phase_id names no row of "
                             "signal_timing_phase.csv",
                             "net/signal_phase_mvmt.csv:6: names neither a mvmt_id nor a link_id",
                             "net/signal_timing_phase.csv:4: signal_timing_phase: timing_plan_id names no row of "
                             "signal_timing_plan.csv"}));
}

TEST_F(TrafficSignalFolder, PhasesOfAMissingPlanAreFaults) {
  std::filesystem::remove(folder / "signal_timing_plan.csv");
  EXPECT_EQ(faults().size(), 4U);  // the two phases, and the greens that name them
}

TEST_F(TrafficSignalFolder, TimesThatAreWrongAreFaultsWithTheirLines) {
  put_phases("1,1,1,30,20,0,0,1,1,1\n2,1,2,-20,,0,x,1,1,2\n");
  EXPECT_EQ(faults(), (Texts{"net/signal_timing_phase.csv:2: max_green = \"20\": is below min_green, 30 s",
                             "net/signal_timing_phase.csv:3: clearance = \"x\": must be a number",
                             "net/signal_timing_phase.csv:3: min_green = \"-20\": must be from 0 to 86400 s",
                             "net/signal_timing_phase.csv:3: min_green and max_green are missing or wrong"}));
}

TEST_F(TrafficSignalFolder, AGreenOfNothingIsAFault) {
  put_phases("1,1,1,30,30,0,0,1,1,1\n2,1,2,0,0,0,5,1,1,2\n");
  EXPECT_EQ(faults(), (Texts{"net/signal_timing_plan.csv:2: link 2 to link 4 never has green: its phases' min_green is "
                             "0"}));
}

/// Nodes 5 and 6 in a row, each with a side road.
class TwoJunctions : public TrafficSignalFolder {
 protected:
  void SetUp() override {
    TrafficSignalFolder::SetUp();
    put_nodes("1,0,0,,\n2,0,0,,\n3,0,0,,\n5,0,0,,\n6,0,0,,\n7,0,0,,\n");
    put_links(road("1", "1,5", 100) + road("2", "2,5", 100) + road("3", "5,6", 100) + road("4", "7,6", 100) +
              road("6", "6,3", 100));
    put("movement.csv",
        "mvmt_id,node_id,ib_link_id,ob_link_id,type\n1,5,1,3,thru\n2,5,2,3,thru\n3,6,3,6,thru\n4,6,4,6,thru\n");
  }
};

TEST_F(TwoJunctions, OneControllerMayServeBothWithOneCycle) {
  put_greens("1,1,1,,\n2,1,3,,\n3,2,2,,\n4,2,4,,\n");
  EXPECT_EQ(network()->roads.controllers.size(), 2U);
  EXPECT_EQ(greens(), (Texts{"1>3 0-30", "2>3 30-50", "3>6 0-30", "4>6 30-50"}));
}

TEST_F(TwoJunctions, PhasesAtOnePlaceOfThePlanBelongToTheirOwnJunctions) {
  put_phases("1,1,1,30,30,0,0,1,1,1\n2,1,2,20,20,0,5,1,1,2\n3,1,1,25,25,0,0,1,1,1\n4,1,2,15,15,0,0,1,1,2\n");
  put_greens("1,1,1,,\n2,2,2,,\n3,3,3,,\n4,4,4,,\n");
  put_offsets("1,1,5,5,1,begin_of_green,0\n2,1,6,5,1,begin_of_green,12\n");
  put("signal_controller.csv", "controller_id\n5\n6\n");
  auto const net = network();
  ASSERT_TRUE(net);
  EXPECT_EQ(greens(), (Texts{"1>3 0-30", "2>3 30-50", "3>6 0-25", "4>6 25-40"}));
  ASSERT_EQ(net->roads.controllers.size(), 2U);
  EXPECT_EQ(net->roads.controllers[0].offset_s, 0);
  EXPECT_EQ(net->roads.controllers[1].offset_s, 12);
}

TEST_F(TwoJunctions, TwoControllersMustNotLetOneMovementGo) {
  put("signal_controller.csv", "controller_id\n5\n6\n");
  put_plans("1,5,,60\n2,6,,60\n");
  put_phases("1,1,1,30,30,0,0,1,1,1\n2,2,2,20,20,0,5,1,1,2\n");
  put_greens("1,1,1,,\n2,2,1,,\n");
  EXPECT_EQ(faults(), (Texts{"net/signal_phase_mvmt.csv:1: phases of two controllers let link 1 to link 3 go"}));
}

}  // namespace
}  // namespace tanvan
