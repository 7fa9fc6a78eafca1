// A plane of two figures: straight lines, points, or a path through points.
import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { num, short } from "../i18n/format";
import { svg } from "../ui/dom";
import { frameOf, label, type Chart, type Drawing, type Entry, type Spot } from "./chart";
import { SERIES, DASHES, type Theme } from "../colour/palettes";

export interface PlaneLine {
  label: string;
  hue: number;
  dash?: number;
  x: number[];
  y: number[];
}

export interface PlanePoint {
  label: string;
  hue: number;
  x: number;
  y: number;
  /** Said beside the point. */
  text?: string;
  hollow?: boolean;
}

export interface PlaneChart {
  lines: PlaneLine[];
  points: PlanePoint[];
  xTitle: string;
  yTitle: string;
  /** Points are named by the pointer alone. */
  quiet?: boolean;
}

export const planeChart = (of: PlaneChart): Chart => ({
  draw: (width, theme) => drawPlane(of, width, theme),
  table: () => ({
    heads: ["", of.xTitle, of.yTitle],
    rows: [...of.lines.flatMap(l => l.x.map((x, i): (string | number)[] => [l.label, x, l.y[i]])), ...of.points.map(p => [p.label, p.x, p.y])]
  })
});

function drawPlane(of: PlaneChart, width: number, theme: Theme): Drawing {
  const colour = (hue: number): string => SERIES[theme][hue % SERIES[theme].length];
  const entries: Entry[] = of.lines.filter(l => l.label).map(l => ({ label: l.label, colour: colour(l.hue), dash: DASHES[l.dash ?? 0] }));
  if (!of.quiet) entries.push(...of.points.filter(p => !p.hollow).map(p => ({ label: p.label, colour: colour(p.hue), mark: "dot" as const })));
  const xs = [...of.lines.flatMap(l => l.x), ...of.points.map(p => p.x), 0].filter(Number.isFinite),
    ys = [...of.lines.flatMap(l => l.y), ...of.points.map(p => p.y), 0].filter(Number.isFinite);
  const frame = frameOf(width, 300, theme, entries, Math.min(...ys), Math.max(...ys), 46);
  const x = scaleLinear().domain([Math.min(...xs), Math.max(...xs)]).nice(5).range([frame.left + 4, frame.right - 6]);
  for (const tick of x.ticks(Math.min(6, width / 70))) frame.root.append(label(x(tick), frame.bottom + 17, short(tick), frame.palette.soft, { "text-anchor": "middle" }));
  frame.root.append(label(frame.right, frame.bottom + 37, of.xTitle, frame.palette.soft, { "text-anchor": "end" }));
  for (const l of of.lines)
    frame.root.append(
      svg("path", {
        d: line<number>().x(i => x(l.x[i])).y(i => frame.y(l.y[i]))(l.x.map((_, i) => i)) ?? "",
        fill: "none", stroke: colour(l.hue), "stroke-width": 2.2, "stroke-dasharray": DASHES[l.dash ?? 0] || null
      })
    );
  const spots = of.points.map((p): Spot => {
    frame.root.append(svg("circle", { cx: x(p.x), cy: frame.y(p.y), r: 4.8, fill: p.hollow ? frame.palette.paper : colour(p.hue), stroke: p.hollow ? frame.palette.ink : frame.palette.paper, "stroke-width": p.hollow ? 2 : 1 }));
    if (p.text) frame.root.append(label(x(p.x), frame.y(p.y) - 10, p.text, frame.palette.ink, { "text-anchor": "middle", "font-weight": 600, stroke: frame.palette.paper, "stroke-width": 3.5, "paint-order": "stroke" }));
    return { x: x(p.x), y: frame.y(p.y), title: p.label, lines: [{ text: `${of.xTitle}: ${num(p.x)}` }, { text: `${of.yTitle}: ${num(p.y)}` }] };
  });
  return { element: frame.root, spots };
}
