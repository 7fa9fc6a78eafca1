#include "scenarios/run/commands/skim_zones.hpp"

#include "scenarios/run/scenario/faults.hpp"

namespace tanvan {

int skim_zones(SkimZonesRequest const& request) {
  return report_fault(error(Errc::unsupported, {request.zones}, "skims of zones are not built yet"));
}

}  // namespace tanvan
