#pragma once
/// How models hand figures to the record: by the name that the results schema knows.

#include <span>
#include <string>

#include "sim/engine/record.hpp"

namespace tanvan {

/// Sets the figure of the last year row (Record::years). Rows that were never set take the value of the row before,
/// the first rows that of the first one set.
void set_yearly(Record& record, std::string const& name, double value);

/// Sets the figure of the last month row (Record::months).
void set_monthly(Record& record, std::string const& name, double value);

/// Sets the zones' figures of the last year row; rows that were never set are filled as those of `set_yearly`.
/// @param values one per zone
void set_zones(Record& record, std::string const& name, std::span<double const> values);

/// Sets the cells' figures of the last day of travel that the record holds. @param values one per cell
void set_cells(Record& record, std::string const& name, std::span<float const> values);

/// Sets the sectors' figures of the last year row. @param values one per Sector
void set_sectors(Record& record, std::string const& name, std::span<double const> values);

/// Carries yearly series, of zones too, that no model set this year forward from the row before. Call at the end of
/// each year. @param zones  how many there are
void carry_forward(Record& record, std::size_t zones);

/// Notes an event of this month.
void note_event(Record& record, Month month, std::string kind, std::string target, std::string detail,
                std::string source);

}  // namespace tanvan
