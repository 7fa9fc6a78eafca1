#pragma once
/// GDAL in small, for the sources of sim/io/geo alone: drivers known, messages collected, files in memory.

#include <cstddef>
#include <string>
#include <vector>

namespace tanvan {

/// While it lives GDAL prints nothing: its warnings and errors are kept in order.
class GdalSession {
 public:
  GdalSession();
  ~GdalSession();
  GdalSession(GdalSession const&) = delete;
  GdalSession& operator=(GdalSession const&) = delete;

  std::vector<std::string> const& errors() const { return errors_; }
  std::vector<std::string> const& warnings() const { return warnings_; }
  /// @throws std::runtime_error with the first error, where there is one
  void must_have_worked(std::string const& what) const;

  /// Called by GDAL. @param grave errors, not warnings
  void note(bool grave, std::string message) { (grave ? errors_ : warnings_).push_back(std::move(message)); }

 private:
  std::vector<std::string> errors_, warnings_;
};

/// A name for a file in GDAL's memory that nobody else has, and what it holds; gone with the object.
class MemoryFile {
 public:
  explicit MemoryFile(std::string const& end);
  ~MemoryFile();
  MemoryFile(MemoryFile const&) = delete;
  MemoryFile& operator=(MemoryFile const&) = delete;

  std::string const& name() const { return name_; }
  std::vector<std::byte> bytes() const;

 private:
  std::string name_;
};

}  // namespace tanvan
