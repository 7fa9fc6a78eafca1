#pragma once
/// Who found, left and changed work, month by month, read off persons before and after each month.

#include <vector>

#include "sim/engine/world.hpp"

namespace tanvan {

/// One month, in persons of the sample; stocks are those at its end. As in a panel of the labour force survey, of who
/// sought or worked at the start only those count who still live in the province at the end.
struct MonthFlows {
  Month month;
  double sought = 0, worked = 0;                // without and with work at its start
  double found = 0;                             // of those who sought
  double to_unemployment = 0, out_of_work = 0;  // of those who worked: lost work; retired or left the labour force
  double changed = 0;                           // of those who worked: work elsewhere
  double hired = 0;                             // all who began
  double unemployed = 0, employed = 0;
  double offered = 0, open = 0;  // positions open before the month's matching, and after

  double unemployment() const { return unemployed / (unemployed + employed); }
  /// Positions open on the month's last day, as unemployment is counted, of those and the filled ones.
  double open_rate() const { return open / (open + employed); }
  /// Positions advertised in the month, as job centres count them, of those and the filled ones.
  double vacancy_rate() const { return offered / (offered + employed); }
};

/// Watches a world: call with each month that begins.
class LabourFlows {
 public:
  /// Closes the month before `world.now`; the first call only remembers.
  void observe(World const& world);

  std::vector<MonthFlows> const& months() const { return months_; }

 private:
  struct Before {  // of a person, at the start of the month
    AgentKey key;
    Status status;
    AgentKey employer;
  };

  MonthFlows flows(World const& world) const;
  Before const* before(AgentKey key) const;  // none where the person was not there
  void remember(World const& world);

  std::vector<Before> before_;  // by key
  std::vector<MonthFlows> months_;
};

}  // namespace tanvan
