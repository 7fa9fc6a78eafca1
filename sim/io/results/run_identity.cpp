#include "sim/io/results/run_identity.hpp"

namespace tanvan {

void put_identity(ResultsWriter& file, RunIdentity const& run, std::uint64_t seed, double scale) {
  if (!run.command.empty()) file.attribute("command", run.command);
  file.attribute("scenario", run.scenario);
  file.attribute("title_vi", run.title_vi);
  file.attribute("title_en", run.title_en);
  file.attribute("seed", static_cast<std::int64_t>(seed));
  file.attribute("scale", scale);
  file.attribute("code_version", run.code_version);
  file.attribute("commit", run.commit);
  file.attribute("created", run.created);
  file.attribute("threads", std::int64_t{run.threads});
  file.attribute("wall_s", run.wall_s);
  file.text("/config", run.config);
}

}  // namespace tanvan
