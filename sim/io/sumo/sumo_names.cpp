#include "sim/io/sumo/sumo_names.hpp"

#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace tanvan {
namespace {

constexpr std::string_view kRefused = " \t\n\r@$%^&|\\{}*'\";:,<>";

}  // namespace

std::vector<std::string> sumo_names(std::span<std::string const> ids) {
  std::unordered_set<std::string> taken;
  for (auto const& id : ids)
    if (!id.empty() && id.find_first_of(kRefused) == std::string::npos) taken.insert(id);
  std::unordered_map<std::string, int> next;  // number for a name that is there already
  std::vector<std::string> names;
  for (auto const& id : ids) {
    auto name = id.empty() ? std::string("_") : id;
    for (auto& sign : name)
      if (kRefused.find(sign) != std::string_view::npos) sign = '_';
    if (name != id) {
      auto const plain = name;
      for (auto& number = next.try_emplace(plain, 1).first->second; !taken.insert(name).second;)
        name = plain + "_" + std::to_string(++number);
    }
    names.push_back(std::move(name));
  }
  return names;
}

}  // namespace tanvan
