#pragma once
/// Small folders for the inputs of a simulated day.

#include "scenarios/run/traffic/traffic_network.hpp"
#include "tests/scenarios/gmns_folder.hpp"

namespace tanvan {

class TrafficFolder : public GmnsFolder {
 protected:
  /// Roads 1 and 2 meet at node 5, from which 3 and 4 lead away.
  void put_crossing() const {
    put_nodes("1,0,0,,\n2,0,0,,\n3,0,0,,\n4,0,0,,\n5,0,0,,\n");
    put_links(road("1", "1,5", 100) + road("2", "2,5", 100) + road("3", "5,3", 100) + road("4", "5,4", 100));
  }
  /// @param rows `mvmt_id,ib_link_id,ob_link_id,ctrl_type` at node 5
  void put_movements(std::vector<std::string> const& rows) const {
    std::string text = "mvmt_id,node_id,ib_link_id,ob_link_id,ctrl_type,type\n";
    for (auto const& row : rows) text += row.substr(0, row.find(',')) + ",5" + row.substr(row.find(',')) + ",thru\n";
    put("movement.csv", text);
  }

  Result<TrafficNetwork> network() const {
    auto const imported = read();
    if (!imported) return imported.error();
    return traffic_network(*imported, "net");
  }
  std::vector<std::string> faults() const {
    auto const result = network();
    return result ? std::vector<std::string>{} : texts(result.error());
  }
  std::vector<std::string> notes() const {
    auto const result = network();
    return result ? texts(result->notes) : std::vector<std::string>{"faults"};
  }
  static std::vector<std::string> texts(Faults const& faults) {
    std::vector<std::string> said;
    for (auto const& fault : faults.sorted()) said.push_back(to_string(fault));
    return said;
  }
};

using Texts = std::vector<std::string>;

}  // namespace tanvan
