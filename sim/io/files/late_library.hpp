#pragma once
/// Shared libraries that are opened when they are needed, not when the program starts: our own modules and what most
/// runs never use.

#include <string>

namespace tanvan {

/// A shared library, open until the program ends: what it hands out stays good.
class LateLibrary {
 public:
  /// @param name  of a file such as `libtanvan_gdal.so`, looked for beside the program, in `../lib/tanvan` from there,
  ///              where it was built, and where the system keeps its libraries
  /// @throws std::runtime_error with what the system says where it can't be opened
  explicit LateLibrary(std::string name);

  /// @tparam F  what the function is, such as `int(double)`; nothing checks that it is so
  /// @throws std::runtime_error where the library has nothing of that name
  template <class F>
  F* function(char const* name) const {
    return reinterpret_cast<F*>(address(name));
  }

 private:
  void* address(char const* name) const;

  std::string name_;
  void* handle_;
};

}  // namespace tanvan
