#include "sim/core/log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace tanvan::log {
namespace {

spdlog::logger& logger() {
  static auto const instance = [] {
    auto created = spdlog::stderr_logger_mt("tanvan");
    created->set_pattern("%v");
    return created;
  }();
  return *instance;
}

}  // namespace

void info(std::string const& message) {
  logger().info(message);
}
void warn(std::string const& message) {
  logger().warn("warning: {}", message);
}
void set_quiet(bool quiet) {
  logger().set_level(quiet ? spdlog::level::warn : spdlog::level::info);
}

}  // namespace tanvan::log
