#include "viz/report/report.hpp"

#include "viz/report/report_parts.hpp"

namespace tanvan {
namespace {

std::string escaped(std::string_view text) {
  std::string safe;
  for (char c : text) {
    switch (c) {
      case '&': safe += "&amp;"; break;
      case '<': safe += "&lt;"; break;
      case '>': safe += "&gt;"; break;
      default: safe += c;
    }
  }
  return safe;
}

std::string title_of(std::span<ResultsFile const> results) {
  std::string title;
  for (auto const& file : results) {
    auto const own = file.text_attribute("title_vi");
    title += (title.empty() ? "" : " · ") + (own.empty() ? file.text_attribute("scenario") : own);
  }
  return title + " – Tân Vạn";
}

struct Part {
  std::string_view mark;
  std::string_view text;
};

/// The page with each mark replaced once; what was filled in is not searched again.
std::string filled(std::string_view page, std::span<Part const> parts) {
  std::string text;
  for (auto const& part : parts) {  // in the order of the page
    auto const at = page.find(part.mark);
    text += page.substr(0, at);
    text += part.text;
    page.remove_prefix(at + part.mark.size());
  }
  return text += page;
}

}  // namespace

std::string report_page(std::span<ResultsFile const> results) {
  auto const title = escaped(title_of(results)), data = report_data(results);
  Part const parts[] = {
      {"@TITLE@", title}, {"@STYLE@", report_parts::style}, {"@DATA@", data}, {"@SCRIPT@", report_parts::script}};
  return filled(report_parts::page, parts);
}

}  // namespace tanvan
