#pragma once
/// changes.csv: what changes on links during a day.

#include <vector>

#include "scenarios/run/traffic/traffic_network.hpp"
#include "sim/io/text/text_file.hpp"

namespace tanvan {

/// What a table changes: by time, then link; and by link, then begin.
struct DayChanges {
  std::vector<RoadChange> changes;
  std::vector<ClassClosure> closures;
};

/// Reads `link_id, at_s` and what the link is like from then on: `capacity` [PCU/h/lane], `lanes`, `closed` (0 or 1),
/// at least one of them; until `until_s`, where there is one. Times are seconds after midnight or a clock's (07:30). An
/// empty cell, or a column that is not there, leaves things as they are; other columns are passed over. The columns of
/// time may be called `from` and `to` as well.
///
/// A row holds from at_s to until_s and lies over those that began before it, of the same moment over those of lines
/// before: of each of the three the uppermost row that speaks of it counts, else link.csv. So a link goes back to what
/// it would be without the row. A closed link has a capacity of 0: nobody enters, and who is on it drives off. Capacity
/// of the link is that of a lane times lanes; `lanes` is storage too.
/// Rows of one link_id hold for the direction of that name: of an undirected link the other is `ID_reverse`.
///
/// A row with classes in the column `class` (motorbike, car, bus, truck, with blanks between) closes the link to them
/// alone, or with closed = 0 lifts what rows below it close to them; capacity and lanes belong to all. An empty class
/// is all of them.
///
/// @return without what changes nothing
/// Faults, all at once with their lines: columns or cells missing, numbers out of range, links that are not there or
/// open to no motor vehicle, an until_s that is not after at_s, a row that says nothing, closed = 0 where no capacity
/// is known, classes that are not there, capacity or lanes for a class.
Result<DayChanges> read_road_changes(TextSource const& source, TrafficNetwork const& network);

}  // namespace tanvan
