#pragma once
/// Numbers of OpenStreetMap XML at their lines, and which objects an editor has marked as deleted.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/result.hpp"

namespace tanvan {

/// Ids of objects with `action="delete"`, as JOSM saves them: ascending, distinct.
struct DeletedObjects {
  std::vector<std::int64_t> nodes, ways, relations;
};

/// Looks at the tags of XML as its bytes go by: ids, references and versions must be whole numbers, coordinates degrees
/// within their range; else there is a fault with line and column, of the first 20. XML that is not well formed or
/// declares entities ends the check in silence: who reads it says so. Memory: what is deleted.
class XmlCheck {
 public:
  explicit XmlCheck(std::string shown);
  ~XmlCheck();

  void pass(std::string_view bytes);

  Faults const& faults() const;
  DeletedObjects deleted() const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace tanvan
