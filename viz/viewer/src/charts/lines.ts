// Line charts: figures over years, with targets as marks.
import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { num, withUnit } from "../i18n/format";
import { unitText } from "../i18n/units";
import { svg } from "../ui/dom";
import { everyNth, frameOf, label, textWidth, type Chart, type Drawing, type Entry, type Spot, type Table } from "./chart";
import { PALETTES, SERIES, DASHES, type Theme } from "../colour/palettes";

export interface Series {
  label: string;
  /** Place in the row of colours, and of dashes. */
  hue: number;
  dash?: number;
  x: number[];
  y: number[];
  points?: boolean;
}

export interface Mark {
  x: number;
  y: number;
  text: string;
}

export interface LineChart {
  series: Series[];
  unit: string;
  xName: string;
  xText?: (x: number) => string;
  marks?: Mark[];
  zero?: boolean;
}

const plain = (x: number): string => String(x);

export function lineChart(of: LineChart): Chart {
  const xText = of.xText ?? plain;
  return { draw: (width, theme) => drawLines(of, xText, width, theme), table: () => tableOf(of, xText) };
}

function tableOf({ series, xName, unit }: LineChart, xText: (x: number) => string): Table {
  const at = [...new Set(series.flatMap(s => s.x))].sort((a, b) => a - b);
  const head = (s: Series): string => [s.label, unitText(unit)].filter(Boolean).join(" / ");
  return { heads: [xName, ...series.map(head)], rows: at.map(x => [xText(x), ...series.map(s => s.y[s.x.indexOf(x)] ?? NaN)]) };
}

function drawLines(of: LineChart, xText: (x: number) => string, width: number, theme: Theme): Drawing {
  const { series, marks = [], unit } = of,
    colour = (s: Series): string => SERIES[theme][s.hue % SERIES[theme].length],
    dash = (s: Series): string => DASHES[(s.dash ?? 0) % DASHES.length];
  const entries: Entry[] = series.length > 1 ? series.map(s => ({ label: s.label, colour: colour(s), dash: dash(s) })) : [];
  const values = [...series.flatMap(s => s.y), ...marks.map(mark => mark.y)].filter(Number.isFinite);
  const low = Math.min(...values, of.zero ? 0 : Infinity),
    high = Math.max(...values, of.zero ? 0 : -Infinity);
  const frame = frameOf(width, 250, theme, entries, Number.isFinite(low) ? low : 0, Number.isFinite(high) ? high : 1);
  const at = [...new Set([...series.flatMap(s => s.x), ...marks.map(mark => mark.x)])].sort((a, b) => a - b);
  const x = scaleLinear().domain([at[0] ?? 0, at.at(-1) ?? 1]).range([frame.left + 8, frame.right - 12]);
  const nth = everyNth(at.length, frame.right - frame.left, Math.max(34, ...at.map(value => textWidth(xText(value)))));
  at.forEach((value, i) => {
    if (i % nth === 0) frame.root.append(label(x(value), frame.bottom + 18, xText(value), frame.palette.soft, { "text-anchor": "middle" }));
  });
  for (const s of series) drawSeries(frame.root, s, x, frame.y, colour(s), dash(s));
  for (const mark of marks) drawMark(frame.root, mark, x(mark.x), frame.y(mark.y), theme);
  const spots = at.map((value): Spot => ({
    x: x(value),
    y: NaN,
    title: xText(value),
    lines: series.flatMap(s => {
      const y = s.y[s.x.indexOf(value)];
      return Number.isFinite(y) ? [{ colour: colour(s), text: `${s.label ? `${s.label}: ` : ""}${withUnit(num(y), unit)}` }] : [];
    })
  }));
  return { element: frame.root, spots };
}

function drawSeries(root: SVGSVGElement, s: Series, x: (v: number) => number, y: (v: number) => number, colour: string, dash: string): void {
  const path = line<number>().defined(i => Number.isFinite(s.y[i])).x(i => x(s.x[i])).y(i => y(s.y[i]))(s.x.map((_, i) => i));
  root.append(svg("path", { d: path ?? "", fill: "none", stroke: colour, "stroke-width": 2.3, "stroke-dasharray": dash || null, "stroke-linejoin": "round" }));
  if (s.points || s.x.length < 8)
    s.x.forEach((value, i) => {
      if (Number.isFinite(s.y[i])) root.append(svg("circle", { cx: x(value), cy: y(s.y[i]), r: 3.2, fill: colour }));
    });
}

/** A target: a small flag at its year and level. */
function drawMark(root: SVGSVGElement, mark: Mark, x: number, y: number, theme: Theme): void {
  const { ink, paper } = PALETTES[theme];
  root.append(
    svg("path", { d: `M${x - 7} ${y}H${x + 7}`, stroke: ink, "stroke-width": 2.2 }),
    svg("path", { d: `M${x} ${y - 5}L${x + 5} ${y}L${x} ${y + 5}L${x - 5} ${y}Z`, fill: paper, stroke: ink, "stroke-width": 1.6 }),
    label(x - 10, y - 8, mark.text, ink, { "text-anchor": "end", "font-weight": 600, stroke: paper, "stroke-width": 3.5, "paint-order": "stroke" })
  );
}
