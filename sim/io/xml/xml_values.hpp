#pragma once
/// Typed attributes of an element; what is wrong is added to the faults, nothing stops at the first.

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "sim/core/result.hpp"
#include "sim/io/text/csv_row.hpp"
#include "sim/io/text/text_file.hpp"
#include "sim/io/xml/xml_reader.hpp"

namespace tanvan {

/// Opens a file as XML. Faults of line 1: no such file, no regular file, no permission.
Result<XmlReader> open_xml(TextSource const& source);

/// Name of the first element; empty where the file is no XML.
std::string root_of_xml(TextSource const& source);

/// The attribute, empty where it is not there.
std::string_view attribute_or_empty(XmlReader const& xml, std::string_view name);

/// The attribute; a fault where it is missing or empty, and then empty.
std::string_view needed_attribute(XmlReader const& xml, std::string_view name, Faults& faults);

/// A finite number within the range, both ends included; NaN where the attribute is missing or empty, and after a
/// fault.
double number_attribute(XmlReader const& xml, std::string_view name, NumberRange range, Faults& faults);

/// The same for an attribute that must be there.
double needed_number(XmlReader const& xml, std::string_view name, NumberRange range, Faults& faults);

/// Adds `<link> capacity = "x": sentence` at the tag.
void attribute_fault(XmlReader const& xml, std::string_view name, std::string const& sentence, Faults& faults);

/// Seconds of `S`, `S.F`, `H:MM`, `H:MM:SS` or `D:HH:MM:SS`, from -1e7 to 1e9; none where the text is no such time. [s]
std::optional<double> seconds_of_time(std::string_view text);

/// Calls `visit` with each word between blanks and, where they separate too, commas.
void for_each_word(std::string_view words, std::function<void(std::string_view)> const& visit);
void for_each_word_or_comma(std::string_view words, std::function<void(std::string_view)> const& visit);

/// True once there are so many faults that the rest of a file is not worth reading; says so with the last.
bool too_many_xml_faults(XmlReader const& xml, std::size_t before, Faults& faults);

/// Reads on to the end of the file, or until there are too many faults, and calls `visit` at each start and each end of
/// an element; then what is wrong with the XML itself joins the faults.
/// @param before  how many faults there were before this file
template <class Visit>
void read_elements(XmlReader& xml, std::size_t before, Faults& faults, Visit const& visit) {
  while (xml.next() && !too_many_xml_faults(xml, before, faults)) visit();
  faults.append(xml.faults());
}

}  // namespace tanvan
