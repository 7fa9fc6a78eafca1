# cmake -DOUT=FILE.cpp -DFOLDER=FOLDER -P embed.cmake: the page, its style and its script as strings of C++.
function(part name)
  set(text "")
  foreach(file IN LISTS ARGN)
    file(READ "${FOLDER}/${file}" content)
    string(APPEND text "${content}")
  endforeach()
  file(APPEND "${OUT}" "std::string_view const ${name} = R\"tanvan(${text})tanvan\";\n")
endfunction()

file(WRITE "${OUT}" "#include \"viz/report/report_parts.hpp\"\n\nnamespace tanvan::report_parts {\n")
part(page report.html)
part(style report.css)
part(script report_text.js report_words.js report_levers.js report_places.js report_draw.js report_charts.js report_surface.js report_tables.js report_targets.js
     report_roads.js report_lines.js report_outline.js report_map.js report_links.js report_zones.js report_cells.js report_stations.js report_freight_words.js report_freight.js report_gates.js report_figures.js report_page.js)
file(APPEND "${OUT}" "}  // namespace tanvan::report_parts\n")
