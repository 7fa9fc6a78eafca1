// Stacked columns: parts of a whole over years, hours or results; parts below zero hang below it.
import { num, withUnit } from "../i18n/format";
import { unitText } from "../i18n/units";
import { svg } from "../ui/dom";
import { everyNth, frameOf, label, textWidth, type Chart, type Drawing, type Entry, type Spot } from "./chart";
import { PALETTES, PARTS, type Theme } from "../colour/palettes";

export interface Column {
  label: string;
  /** Columns of one result stand together under its name. */
  group?: string;
  values: number[];
  /** A figure drawn as a line across the columns. */
  total?: number;
}

export interface StackChart {
  columns: Column[];
  /** Names of the parts, and their place in the row of colours. */
  layers: { label: string; hue: number }[];
  unit: string;
  xName: string;
  totalName?: string;
  xTitle?: string;
  /** Columns that touch: a histogram. */
  close?: boolean;
}

export const stackChart = (of: StackChart): Chart => ({
  draw: (width, theme) => drawStacks(of, width, theme),
  table: () => ({
    heads: [of.xName, ...of.layers.map(layer => [layer.label, unitText(of.unit)].filter(Boolean).join(" / ")), ...(of.totalName ? [of.totalName] : [])],
    rows: of.columns.filter(c => c.values.length).map(c => [c.group ? `${c.group} ${c.label}` : c.label, ...c.values, ...(of.totalName ? [c.total ?? NaN] : [])])
  })
});

const sum = (values: number[]): number => values.reduce((a, b) => a + (Number.isFinite(b) ? b : 0), 0);

function drawStacks(of: StackChart, width: number, theme: Theme): Drawing {
  const { columns, layers, unit } = of,
    colour = (hue: number): string => PARTS[theme][hue % PARTS[theme].length],
    ink = PALETTES[theme].ink;
  const entries: Entry[] = layers.length > 1 ? layers.map(layer => ({ label: layer.label, colour: colour(layer.hue), mark: "box" as const })) : [];
  if (of.totalName) entries.push({ label: of.totalName, colour: ink });
  const tops = columns.map(c => sum(c.values.filter(v => v > 0))),
    bottoms = columns.map(c => sum(c.values.filter(v => v < 0))),
    totals = columns.map(c => c.total ?? 0);
  const groups = [...new Set(columns.map(c => c.group ?? "").filter(Boolean))];
  const frame = frameOf(width, 270 + (groups.length ? 16 : 0), theme, entries, Math.min(0, ...bottoms, ...totals), Math.max(0, ...tops, ...totals), 26 + (groups.length ? 16 : 0) + (of.xTitle ? 18 : 0));
  const step = (frame.right - frame.left) / Math.max(columns.length, 1),
    wide = Math.min(step * (of.close ? 0.96 : 0.66), 64);
  const nth = everyNth(columns.length, frame.right - frame.left, Math.max(...columns.map(c => textWidth(c.label)), 10));
  const spots: Spot[] = [];
  columns.forEach((column, i) => {
    const middle = frame.left + (i + 0.5) * step;
    if (i % nth === 0) frame.root.append(label(middle, frame.bottom + 17, column.label, frame.palette.soft, { "text-anchor": "middle" }));
    let up = 0,
      down = 0;
    column.values.forEach((value, k) => {
      if (!value || !Number.isFinite(value)) return;
      const from = value > 0 ? up : down,
        to = from + value;
      if (value > 0) up = to;
      else down = to;
      frame.root.append(svg("rect", { x: middle - wide / 2, width: wide, y: Math.min(frame.y(from), frame.y(to)), height: Math.abs(frame.y(to) - frame.y(from)), fill: colour(layers[k].hue) }));
    });
    if (column.values.length)
      spots.push({
        x: middle,
        y: NaN,
        title: [column.group, column.label].filter(Boolean).join(", "),
        lines: [
          ...layers.map((layer, k) => ({ colour: colour(layer.hue), text: `${layer.label}: ${withUnit(num(column.values[k]), unit)}` })).reverse(),
          ...(of.totalName ? [{ colour: ink, text: `${of.totalName}: ${withUnit(num(column.total), unit)}` }] : [])
        ]
      });
  });
  if (of.totalName) drawTotals(frame.root, columns, (i: number) => frame.left + (i + 0.5) * step, frame.y, ink);
  for (const group of groups) {
    const own = columns.map((c, i) => (c.group === group ? i : -1)).filter(i => i >= 0),
      middle = frame.left + ((own[0] + own.at(-1)!) / 2 + 0.5) * step,
      room = Math.floor((own.length * step) / 7.8);
    frame.root.append(label(middle, frame.bottom + 35, group.length > room ? `${group.slice(0, Math.max(room - 1, 3))}…` : group, ink, { "text-anchor": "middle", "font-weight": 600 }));
  }
  if (of.xTitle) frame.root.append(label(frame.right, frame.bottom + 36, of.xTitle, frame.palette.soft, { "text-anchor": "end" }));
  return { element: frame.root, spots };
}

function drawTotals(root: SVGSVGElement, columns: Column[], x: (i: number) => number, y: (v: number) => number, ink: string): void {
  let path = "",
    pen = "M";
  columns.forEach((c, i) => {
    if (c.total === undefined || !Number.isFinite(c.total)) {
      pen = "M";
      return;
    }
    path += `${pen}${x(i).toFixed(1)} ${y(c.total).toFixed(1)}`;
    pen = columns[i + 1]?.group === c.group ? "L" : "M";
    root.append(svg("circle", { cx: x(i), cy: y(c.total), r: 3, fill: ink }));
  });
  root.append(svg("path", { d: path, fill: "none", stroke: ink, "stroke-width": 2 }));
}
