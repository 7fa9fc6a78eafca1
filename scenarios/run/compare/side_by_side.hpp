#pragma once
/// Figures of two results beside each other, as lines of text.

#include <string>
#include <vector>

#include "viz/report/policy_cost.hpp"

namespace tanvan {

/// `+1.50 %`, or `-` where there is nothing to compare with.
std::string change(double a, double b);

/// The rows that differ most, with a title; empty where none differs. @param names one a row
std::string largest_changes(std::string const& title, std::vector<std::string> const& names,
                            std::vector<double> const& a, std::vector<double> const& b);

/// The head of a table of figures, and one of its rows.
std::string figures_head(std::string const& title);
std::string figures_row(std::string const& name, double a, double b);

/// What B spends on policies against A and what a point of TFP growth and of innovating share costs.
std::string cost_of_effect(PolicyCost const& cost);

}  // namespace tanvan
