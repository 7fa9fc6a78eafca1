#include "scenarios/run/network_check/network_picture.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <optional>
#include <set>
#include <unordered_set>

#include "scenarios/run/network_check/map_frame.hpp"

namespace tanvan {
namespace {

constexpr double kWidth = 1200, kMostHeight = 1300, kLegend = 470, kTop = 84;  // [px]
constexpr std::size_t kMostSegments = 200'000;                                 // of the grey network
constexpr std::size_t kMostMarks = 2500;                                       // of a kind

std::string escaped(std::string_view text) {
  std::string out;
  for (char const c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else if (static_cast<unsigned char>(c) >= 0x20)
      out += c;
  }
  return out;
}

/// A place on a raster of steps. [steps]
struct Dot {
  std::int32_t x = 0, y = 0;

  friend auto operator<=>(Dot, Dot) = default;
};

/// Lines of the network on a raster: each segment once, in either direction, none that is shorter than a step.
class Raster {
 public:
  Raster(MapFrame const& frame, double step) : frame_(frame), step_(step) {}

  std::optional<Dot> dot(Point p) const {
    auto const at = frame_(p);
    if (!std::isfinite(at.x + at.y) || !frame_.shows(at)) return std::nullopt;
    return Dot{static_cast<std::int32_t>(std::lround(at.x / step_)),
               static_cast<std::int32_t>(std::lround(at.y / step_))};
  }

  void add(std::span<Point const> line) {
    std::optional<Dot> last;
    for (auto const p : line) {
      auto const next = dot(p);
      if (last && next && *last != *next && is_new(*last, *next)) draw(*last, *next);
      last = next;
    }
  }

  std::size_t segments() const { return seen_.size(); }
  std::string path() const { return fmt::format("<path transform=\"scale({:g})\" d=\"{}\"/>\n", step_, path_); }

 private:
  bool is_new(Dot a, Dot b) {
    auto const [low, high] = std::minmax(a, b);
    constexpr unsigned kBits = 16;
    auto const pack = [](Dot d) {
      return (static_cast<std::uint64_t>(static_cast<std::uint16_t>(d.x)) << kBits) | static_cast<std::uint16_t>(d.y);
    };
    return seen_.insert((pack(low) << (2 * kBits)) | pack(high)).second;
  }
  void draw(Dot a, Dot b) {
    if (path_.empty() || pen_ != a) path_ += fmt::format("M{} {}", a.x, a.y);
    path_ += fmt::format("l{} {}", b.x - a.x, b.y - a.y);
    pen_ = b;
  }

  MapFrame const& frame_;
  double step_;
  std::unordered_set<std::uint64_t> seen_;
  std::string path_;
  Dot pen_;
};

/// The points of a link.
std::vector<Point> line_of(NetworkTables const& network, LinkId a) {
  auto const shape = network.links.shape_of(a);
  if (!shape.empty()) return {shape.begin(), shape.end()};
  auto const from = network.links.from[a], to = network.links.to[a];
  return {{network.nodes.x[from], network.nodes.y[from]}, {network.nodes.x[to], network.nodes.y[to]}};
}

/// On ever coarser rasters until the picture is small enough.
std::string grey_network(NetworkTables const& network, MapFrame const& frame) {
  constexpr double kFinest = 0.25;                           // [px]
  constexpr std::size_t kFew = 300, kSome = 3000;            // segments
  constexpr double kBold = 2.4, kMiddle = 1.4, kFine = 0.7;  // [px]
  for (double step = kFinest;; step *= 2) {
    Raster raster(frame, step);
    for (auto const a : ids<LinkId>(network.links.size())) {
      raster.add(line_of(network, a));
      if (raster.segments() > kMostSegments) break;
    }
    if (raster.segments() > kMostSegments) continue;
    auto const stroke = raster.segments() < kFew ? kBold : raster.segments() < kSome ? kMiddle : kFine;
    return fmt::format("<g fill=\"none\" stroke=\"#9aa0a6\" stroke-width=\"{}\" stroke-linecap=\"round\">\n{}</g>\n",
                       stroke / step, raster.path());
  }
}

/// The marks of one severity and kind: a disc at each place that no other disc covers, and the links as lines where
/// they are few enough to be told apart.
class Marks {
 public:
  Marks(NetworkTables const& network, MapFrame const& frame, std::span<Finding const> findings)
      : network_(network), frame_(frame), findings_(findings) {}

  std::string svg() const {
    auto const& kind = kind_of(findings_.front().kind);
    return fmt::format("<g class=\"{}\" fill=\"{}\" stroke=\"#ffffff\" stroke-width=\"0.8\">\n", kind.key,
                       kind.colour) +
           lines(kind.colour) + discs() + "</g>\n";
  }

 private:
  struct Disc {
    Point at;
    Finding const* finding;
  };

  bool is_information() const { return findings_.front().severity == Severity::information; }

  std::string lines(std::string_view colour) const {
    constexpr double kStep = 0.5, kWide = 3.5;  // [px]
    if (is_information() || findings_.size() > kMostMarks) return {};
    Raster raster(frame_, kStep);
    for (auto const& finding : findings_)
      for (auto const a : finding.links) raster.add(line_of(network_, a));
    if (raster.segments() == 0) return {};
    return fmt::format(
        "<g fill=\"none\" stroke=\"{}\" stroke-width=\"{}\" stroke-opacity=\"0.75\" "
        "stroke-linecap=\"round\">{}</g>\n",
        colour, kWide / kStep, raster.path());
  }

  /// At most one a cell, in cells that grow until there are few enough.
  std::vector<Disc> places() const {
    constexpr double kFinest = 5;  // [px]
    for (double cell = kFinest;; cell *= 2) {
      std::set<Dot> taken;
      std::vector<Disc> discs;
      auto const add = [&](Point p, Finding const& finding) {
        auto const at = frame_(p);
        if (!std::isfinite(at.x + at.y)) return;
        Point const shown{std::clamp(at.x, 0.0, frame_.width), std::clamp(at.y, 0.0, frame_.height)};
        Dot const dot{static_cast<std::int32_t>(shown.x / cell), static_cast<std::int32_t>(shown.y / cell)};
        if (taken.insert(dot).second) discs.push_back({shown, &finding});
      };
      for (auto const& finding : findings_)
        if (finding.nodes.size() > 1)
          for (auto const v : finding.nodes) add({network_.nodes.x[v], network_.nodes.y[v]}, finding);
        else
          add(finding.at, finding);
      if (discs.size() <= kMostMarks) return discs;
    }
  }

  std::string discs() const {
    constexpr std::size_t kMany = 400;
    constexpr double kLarge = 5, kSmall = 3;  // [px]
    auto const all = places();
    auto const radius = is_information() || all.size() > kMany ? kSmall : kLarge;
    std::string svg;
    for (auto const& [at, finding] : all)
      svg += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{}\"><title>{}</title></circle>\n", at.x, at.y,
                         radius, escaped(finding->sentence));
    return svg;
  }

  NetworkTables const& network_;
  MapFrame const& frame_;
  std::span<Finding const> findings_;
};

/// The words of a picture in one language.
struct Words {
  std::string_view title, faults, warnings, information, nothing, no_places, nodes, links;
};

Words const& words_in(PictureLanguage language) {
  static constexpr Words kVietnamese{
      "Kiểm tra mạng lưới",        "lỗi", "cảnh báo", "thông tin", "Không thấy điều gì bất thường",
      "Mạng lưới không có tọa độ", "nút", "đoạn"};
  static constexpr Words kEnglish{
      "Network check", "faults", "warnings", "information", "Nothing looks wrong", "The network has no coordinates",
      "nodes",         "links"};
  return language == PictureLanguage::vietnamese ? kVietnamese : kEnglish;
}

std::string_view label_of(Trouble kind, PictureLanguage language) {
  return language == PictureLanguage::vietnamese ? kind_of(kind).vi : kind_of(kind).en;
}

std::string_view severity_word(Severity severity, Words const& words) {
  return severity == Severity::fault     ? words.faults
         : severity == Severity::warning ? words.warnings
                                         : words.information;
}

/// A run of findings of one severity and kind.
struct Run {
  Severity severity;
  Trouble kind;
  std::size_t begin = 0, end = 0;
};

std::vector<Run> runs_of(std::span<Finding const> findings) {
  std::vector<Run> runs;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    auto const& f = findings[i];
    if (runs.empty() || runs.back().severity != f.severity || runs.back().kind != f.kind)
      runs.push_back({f.severity, f.kind, i, i});
    runs.back().end = i + 1;
  }
  return runs;
}

std::string text_at(double x, double y, double size, std::string_view text, char const* style = "") {
  return fmt::format("<text x=\"{:.0f}\" y=\"{:.0f}\" font-size=\"{:g}\" {}>{}</text>\n", x, y, size, style,
                     escaped(text));
}

constexpr double kLine = 24;  // [px]

double legend_height(std::span<Run const> runs) {
  constexpr double kHeads = 4;
  return (static_cast<double>(runs.size()) + kHeads) * kLine;
}

std::string legend(std::span<Run const> runs, PictureLanguage language) {
  constexpr double kSwatch = 6, kGap = 10;
  auto const& words = words_in(language);
  std::string svg;
  double y = kTop + 20;
  double const x = kWidth + 30;
  if (runs.empty()) return text_at(x, y, 16, words.nothing);
  std::optional<Severity> head;
  for (auto const& run : runs) {
    if (head != run.severity) {
      y += head ? kGap : 0;
      svg += text_at(x, y, 15, severity_word(run.severity, words), "font-weight=\"bold\"");
      y += kLine;
      head = run.severity;
    }
    svg += fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{}\"/>\n", x + kSwatch, y - 5, kSwatch,
                       kind_of(run.kind).colour);
    svg += text_at(x + 22, y, 14, fmt::format("{}: {}", label_of(run.kind, language), run.end - run.begin));
    y += kLine;
  }
  return svg;
}

/// 1, 2 or 5 times a power of ten, at most `most`.
double round_length(double most) {
  auto const ten = std::pow(10, std::floor(std::log10(most)));
  return most >= 5 * ten ? 5 * ten : most >= 2 * ten ? 2 * ten : ten;
}

std::string scale_bar(MapFrame const& frame) {
  constexpr double kShare = 0.2;  // of the map's width
  auto const metres = frame.metres_a_px();
  if (std::isnan(metres)) return {};
  auto const length = round_length(kShare * frame.width * metres);
  auto const px = length / metres, y = frame.height - 18;
  auto const label = length >= 1000 ? fmt::format("{:g} km", length / 1000) : fmt::format("{:g} m", length);
  return fmt::format("<path d=\"M20 {0:.0f}v8h{1:.1f}v-8\" fill=\"none\" stroke=\"#202124\" stroke-width=\"1.6\"/>\n",
                     y, px) +
         text_at(20, y - 8, 14, label);
}

bool has_places(NodeTable const& nodes) {
  for (auto const v : ids<NodeId>(nodes.size()))
    if (!std::isnan(nodes.x[v] + nodes.y[v])) return true;
  return false;
}

/// The nodes of a network that is small enough to show them.
std::string grey_nodes(NodeTable const& nodes, MapFrame const& frame) {
  constexpr std::size_t kMost = 400;
  if (nodes.size() > kMost) return {};
  std::string svg = "<g fill=\"#5f6368\">\n";
  for (auto const v : ids<NodeId>(nodes.size())) {
    auto const at = frame({nodes.x[v], nodes.y[v]});
    if (!std::isfinite(at.x + at.y) || !frame.shows(at)) continue;
    svg += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"3.5\"><title>{}</title></circle>\n", at.x, at.y,
                       escaped(nodes.id[v]));
  }
  return svg + "</g>\n";
}

std::string map_of(NetworkTables const& network, std::span<Finding const> findings, std::span<Run const> runs,
                   MapFrame const& frame) {
  auto svg = grey_network(network, frame) + grey_nodes(network.nodes, frame);
  for (auto run = runs.rbegin(); run != runs.rend(); ++run)  // the most important on top
    svg += Marks(network, frame, findings.subspan(run->begin, run->end - run->begin)).svg();
  return svg + scale_bar(frame);
}

std::string head(NetworkTables const& network, std::span<Finding const> findings, std::string const& name,
                 Words const& words) {
  auto const counts = count(findings);
  return text_at(20, 36, 22, fmt::format("{}: {}", words.title, name), "font-weight=\"bold\"") +
         text_at(20, 62, 15,
                 fmt::format("{} {}, {} {}; {}: {}, {}: {}, {}: {}", network.nodes.size(), words.nodes,
                             network.links.size(), words.links, words.faults, counts.faults, words.warnings,
                             counts.warnings, words.information, counts.information));
}

}  // namespace

std::string network_picture(NetworkTables const& network, std::span<Finding const> findings, std::string const& name,
                            PictureLanguage language) {
  auto const& words = words_in(language);
  auto const frame = map_frame(network, kWidth, kMostHeight);
  auto const runs = runs_of(findings);
  auto const width = kWidth + kLegend, height = std::max(frame.height, legend_height(runs)) + kTop + 20;
  auto svg = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0:.0f} {1:.0f}\" width=\"{0:.0f}\" height=\"{1:.0f}\" "
      "font-family=\"sans-serif\" fill=\"#202124\">\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n",
      width, height);
  svg += head(network, findings, name, words);
  svg +=
      fmt::format("<svg x=\"0\" y=\"{:.0f}\" width=\"{:.0f}\" height=\"{:.0f}\">\n", kTop, frame.width, frame.height);
  svg += has_places(network.nodes) ? map_of(network, findings, runs, frame) : text_at(20, 40, 16, words.no_places);
  return svg + "</svg>\n" + legend(runs, language) + "</svg>\n";
}

}  // namespace tanvan
