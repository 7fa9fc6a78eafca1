#include "sim/io/files/late_library.hpp"

#include <dlfcn.h>
#include <fmt/format.h>
#include <stdexcept>

namespace tanvan {

LateLibrary::LateLibrary(std::string name) : name_(std::move(name)), handle_(::dlopen(name_.c_str(), RTLD_LAZY)) {
  if (handle_ == nullptr)
    throw std::runtime_error(fmt::format("a part of the program can't be opened: {}", ::dlerror()));
}

void* LateLibrary::address(char const* name) const {
  auto* const found = ::dlsym(handle_, name);
  if (found == nullptr)
    throw std::runtime_error(fmt::format("{} belongs to another version of the program: it has no {}", name_, name));
  return found;
}

}  // namespace tanvan
