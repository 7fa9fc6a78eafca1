#pragma once
/// Small networks of SUMO, written inside the tests.

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "sim/io/exchange/text_table.hpp"
#include "sim/io/gmns/gmns_writer.hpp"
#include "sim/io/sumo/sumo_reader.hpp"

namespace tanvan {

/// A cross of two roads, west to east and south to north, with a signal. The road from the west has a pavement and a
/// bus lane; nobody may turn from it to the north but buses.
inline constexpr std::string_view kSumoCross = R"xml(<?xml version="1.0" encoding="UTF-8"?>
<net version="1.9" lefthand="true">
<location netOffset="0.00,0.00" convBoundary="0,0,200,200" origBoundary="0,0,200,200" projParameter="!"/>
<edge id=":c_0" function="internal"><lane id=":c_0_0" index="0" speed="10" length="5" shape="0,0 1,1"/></edge>
<edge id="-w" from="w" to="c" priority="7" type="highway.primary" name="Đại lộ" shape="0,100 50,110 100,100">
<lane id="-w_0" index="0" allow="pedestrian" speed="1.5" length="90" width="2"/>
<lane id="-w_1" index="1" allow="bus" speed="10" length="90"/>
<lane id="-w_2" index="2" disallow="pedestrian" speed="12.5" length="90"/></edge>
<edge id="e" from="c" to="e" priority="7"><lane id="e_0" index="0" speed="12.5" length="90"/></edge>
<edge id="s" from="s" to="c" priority="1"><lane id="s_0" index="0" speed="10" length="90"/></edge>
<edge id="n" from="c" to="n" priority="1"><lane id="n_0" index="0" speed="10" length="90"/></edge>
<edge id="ship" from="c" to="n"><lane id="ship_0" index="0" allow="ship" speed="10" length="90"/></edge>
<tlLogic id="C" type="static" programID="0" offset="5">
<phase duration="30" state="Gr"/><phase duration="3" state="yr"/><phase duration="2" state="rr"/>
<phase duration="20" state="rg"/><phase duration="3" state="ry"/></tlLogic>
<junction id="w" type="dead_end" x="0" y="100" incLanes="" intLanes="" shape=""/>
<junction id="c" type="traffic_light" x="100" y="100" incLanes="" intLanes="" shape=""/>
<junction id="e" type="dead_end" x="200" y="100" incLanes="" intLanes="" shape=""/>
<junction id="s" type="dead_end" x="100" y="0" incLanes="" intLanes="" shape=""/>
<junction id="n" type="dead_end" x="100" y="200" incLanes="" intLanes="" shape=""/>
<junction id=":c_0_0" type="internal" x="100" y="100" incLanes="" intLanes="" shape=""/>
<connection from="-w" to="e" fromLane="2" toLane="0" via=":c_0_0" tl="C" linkIndex="0" dir="s" state="o"/>
<connection from="-w" to="n" fromLane="1" toLane="0" tl="C" linkIndex="0" dir="r" state="o"/>
<connection from="s" to="n" fromLane="0" toLane="0" tl="C" linkIndex="1" dir="s" state="o"/>
<connection from=":c_0" to="e" fromLane="0" toLane="0" dir="s" state="M"/>
</net>)xml";

/// Reads the texts, the network first.
inline Result<ImportedNetwork> read_sumo_texts(std::initializer_list<std::string_view> texts) {
  std::vector<XmlReader> documents;
  for (auto const text : texts)
    documents.emplace_back(memory_source(text), documents.empty() ? "a.net.xml" : "other.xml");
  return read_sumo_documents(std::move(documents));
}

/// The cells of a table, none where it is not there.
inline std::vector<std::string> cells_of(NetworkTables const& network, std::string_view table) {
  auto const* const found = table_named(network, table);
  return found == nullptr ? std::vector<std::string>{} : found->cells;
}

/// The files of the network's folder by name.
inline std::map<std::string, std::string> gmns_texts(NetworkTables const& network) {
  std::map<std::string, std::string> files;
  for (auto const& file : gmns_files(network)) files[file.name] = file.text;
  return files;
}

}  // namespace tanvan
