#pragma once
/// The least of the TNTP format that the tests need: a network file and a trip file.

#include <fstream>
#include <sstream>
#include <string>

#include "tests/sim/assignment/small_problems.hpp"

namespace tanvan::small {

struct TntpWeights {
  double toll = 0, distance = 0;  // [time a unit of toll, of length]
};

inline double metadata(std::string const& line) {
  return std::stod(line.substr(line.find('>') + 1));
}

/// @param folder of the files  @param stem NAME of NAME_net.tntp and NAME_trips.tntp
inline AssignmentProblem read_tntp(std::string const& folder, std::string const& stem, TntpWeights weights = {}) {
  std::ifstream net(folder + "/" + stem + "_net.tntp");
  std::string line;
  std::size_t zones = 0, nodes = 0, first = 1;
  std::vector<Road> roads;
  std::vector<double> fixed;
  while (std::getline(net, line)) {
    if (line.find("<NUMBER OF ZONES>") != line.npos) zones = static_cast<std::size_t>(metadata(line));
    if (line.find("<NUMBER OF NODES>") != line.npos) nodes = static_cast<std::size_t>(metadata(line));
    if (line.find("<FIRST THRU NODE>") != line.npos) first = static_cast<std::size_t>(metadata(line));
    double from, to, capacity, length, t0, alpha, beta, speed, toll;
    std::istringstream row(line);
    if (!(row >> from >> to >> capacity >> length >> t0 >> alpha >> beta >> speed >> toll)) continue;
    roads.push_back(
        {static_cast<std::uint32_t>(from) - 1, static_cast<std::uint32_t>(to) - 1, t0, capacity, {alpha, beta}});
    fixed.push_back(weights.toll * toll + weights.distance * length);
  }
  std::vector<std::uint32_t> zone_nodes(zones);
  for (std::uint32_t z = 0; z < zones; ++z) zone_nodes[z] = z;
  auto p = problem(nodes, roads, zone_nodes, 1);
  for (std::size_t v = 0; v + 1 < first; ++v) p.graph.through[v] = 0;
  for (double f : fixed) p.classes[0].link_cost.push_back(f);

  std::ifstream trips(folder + "/" + stem + "_trips.tntp");
  std::size_t origin = 0;
  while (std::getline(trips, line)) {
    if (line.find("Origin") != line.npos) origin = std::stoul(line.substr(line.find("Origin") + 6));
    if (line.find('~') != line.npos || line.find('<') != line.npos) continue;
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, ';');) {
      auto const colon = cell.find(':');
      if (colon == cell.npos) continue;
      p.classes[0].demand[(origin - 1) * zones + std::stoul(cell) - 1] = std::stod(cell.substr(colon + 1));
    }
  }
  return p;
}

}  // namespace tanvan::small
