#pragma once
/// What the words of `tanvan assign` mean.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/run/assign/assign_inputs.hpp"
#include "sim/core/result.hpp"
#include "sim/io/tntp/tntp_flows.hpp"

namespace tanvan {

/// The command line of `tanvan assign`.
struct AssignOptions {
  std::string network;              // a file of TNTP or a folder of GMNS
  std::vector<std::string> demand;  // one file a class; none: the folder's demand.csv
  std::vector<std::string> classes;  // none, or one a file of demand: NAME[,pcu=…][,toll=…][,distance=…][,ban=TYPE]…
  std::string cost_weights;          // toll=…,distance=…
  double gap = 1e-6;
  int max_iterations = 1000;
  int threads = 0;                       // 0: all cores
  std::string principle = "user";        // or system
  bool paths = false;                    // writes the routes
  std::vector<std::string> select_link;  // FROM-TO each: whose users are written
  bool allow_unreachable = false;
  std::string compare;  // a file of flows
  std::string out;
};

/// Everything that the files hold, apart from the way to the answer.
struct AssignInputs {
  AssignNetwork network;
  std::vector<DemandClass> classes;
  std::optional<TntpFlows> flows;  // to compare with
  std::vector<LinkId> flow_link;   // the network's link of each row of `flows`
  std::vector<LinkId> selected;    // links of --select-link, ascending; parallel ones all
};

/// The same with the folder's demand.csv where no demand is named.
AssignOptions with_defaults(AssignOptions options);

/// Reads every file; faults of all of them and of the command line at once. The weights of a class are those of
/// --class, else of --cost-weights, else of its demand file, else of the network file, else 0.
Result<AssignInputs> read_assign_inputs(AssignOptions const& options);

}  // namespace tanvan
