#include "scenarios/run/shared/identity.hpp"

#include <chrono>
#include <fmt/chrono.h>
#include <fmt/format.h>

#include "scenarios/run/shared/version.hpp"

namespace tanvan {
namespace {

std::string utc_now() {
  auto const now = std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::chrono::system_clock::to_time_t(now)));
}

}  // namespace

RunIdentity identity_of_run(int threads, double wall_s) {
  RunIdentity identity;
  identity.code_version = kVersion;
  identity.commit = kCommit;
  identity.created = utc_now();
  identity.threads = threads;
  identity.wall_s = wall_s;
  return identity;
}

}  // namespace tanvan
