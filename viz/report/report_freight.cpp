#include "viz/report/report_freight.hpp"

#include "viz/report/report_numbers.hpp"

namespace tanvan {
namespace {

using report_numbers::Json;
using report_numbers::number;
using report_numbers::numbers;
using report_numbers::rows_of;

constexpr int kDigits = 7;

Json figure_of(ResultsFile const& file, DatasetInfo const& dataset) {
  if (dataset.type == ValueType::text) return file.texts(dataset.path);
  auto const values = file.reals(dataset.path);
  switch (dataset.shape.size()) {
    case 0: return values.empty() ? Json(nullptr) : number(values.front(), kDigits);
    case 1: return numbers(values, kDigits);
    default: return rows_of(values, dataset.shape.back(), kDigits);
  }
}

}  // namespace

Json freight_of(ResultsFile const& file) {
  Json years = Json::object();
  for (auto const& year : file.children("/freight")) {
    auto const group = "/freight/" + year + "/";
    if (!file.has(group + "vehicle_trips")) continue;
    Json day = Json::object();
    for (auto const& dataset : file.datasets())
      if (dataset.path.starts_with(group)) day[dataset.path.substr(group.size())] = figure_of(file, dataset);
    years[year] = std::move(day);
  }
  return years;
}

}  // namespace tanvan
