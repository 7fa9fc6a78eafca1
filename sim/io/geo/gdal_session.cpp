#include "sim/io/geo/gdal_session.hpp"

#include <atomic>
#include <cpl_error.h>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <gdal.h>
#include <stdexcept>

namespace tanvan {
namespace {

void keep_message(CPLErr level, CPLErrorNum, char const* message) {
  auto* const session = static_cast<GdalSession*>(CPLGetErrorHandlerUserData());
  if (session && level != CE_Debug) session->note(level >= CE_Failure, message);
}

/// A name in memory is no result: the order of names does not matter.
std::atomic<unsigned> next_name{0};

}  // namespace

GdalSession::GdalSession() {
  static bool const registered = (GDALAllRegister(), true);
  (void)registered;
  CPLPushErrorHandlerEx(keep_message, this);
}

GdalSession::~GdalSession() {
  CPLPopErrorHandler();
}

void GdalSession::must_have_worked(std::string const& what) const {
  if (!errors_.empty()) throw std::runtime_error(fmt::format("GDAL failed: {}: {}", what, errors_.front()));
}

MemoryFile::MemoryFile(std::string const& end) : name_(fmt::format("/vsimem/tanvan-{}{}", next_name++, end)) {}

MemoryFile::~MemoryFile() {
  VSIUnlink(name_.c_str());
}

std::vector<std::byte> MemoryFile::bytes() const {
  vsi_l_offset size = 0;
  auto const* const data = VSIGetMemFileBuffer(name_.c_str(), &size, FALSE);
  if (!data) throw std::runtime_error("GDAL failed: the file in memory");
  auto const* const begin = reinterpret_cast<std::byte const*>(data);
  return {begin, begin + size};
}

}  // namespace tanvan
