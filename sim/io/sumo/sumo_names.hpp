#pragma once
/// Ids that SUMO accepts.

#include <span>
#include <string>
#include <vector>

namespace tanvan {

/// The ids, with `_` for each character that SUMO refuses in one (blanks, quotes, `| \ ; , < > & : $ % ^ @ { } * '`)
/// and
/// `_2`, `_3` … behind those that are then there already. Ids that SUMO accepts stay as they are.
/// @param ids distinct
std::vector<std::string> sumo_names(std::span<std::string const> ids);

}  // namespace tanvan
