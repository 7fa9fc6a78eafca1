// What all charts share: a drawing is a function of its room and its colours, and comes with its numbers as a table.
import { scaleLinear, type ScaleLinear } from "d3-scale";
import { PALETTES, type Palette, type Theme } from "../colour/palettes";
import { short } from "../i18n/format";
import { svg } from "../ui/dom";

export const FONT = "Inter, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif";

export interface Table {
  heads: string[];
  rows: (string | number)[][];
}

/** What a pointer over the drawing says: title and lines. */
export interface Spot {
  x: number;
  y: number;
  title: string;
  lines: { colour?: string; text: string }[];
}

export interface Drawing {
  element: SVGSVGElement;
  spots: Spot[];
}

export interface Chart {
  draw(width: number, theme: Theme): Drawing;
  table(): Table;
}

export interface Entry {
  label: string;
  colour: string;
  dash?: string;
  mark?: "line" | "box" | "dot";
}

export interface Frame {
  root: SVGSVGElement;
  palette: Palette;
  left: number;
  right: number;
  top: number;
  bottom: number;
  y: ScaleLinear<number, number>;
}

const CHARACTER = 6.6; // mean width of a letter at 12 px
export const textWidth = (text: string): number => text.length * CHARACTER;

export const label = (x: number, y: number, text: string, colour: string, more: Record<string, unknown> = {}): SVGTextElement =>
  svg("text", { x, y, fill: colour, "font-size": 12, "font-family": FONT, ...more }, text);

export function sheet(width: number, height: number, palette: Palette): SVGSVGElement {
  const root = svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", xmlns: "http://www.w3.org/2000/svg" });
  root.append(svg("rect", { width, height, fill: palette.paper }));
  return root;
}

/** Draws the legend in as many lines as it takes; returns the height below it. */
export function drawLegend(root: SVGSVGElement, entries: Entry[], width: number, palette: Palette): number {
  let x = 2,
    y = 13;
  if (!entries.length) return 8;
  for (const { label: text, colour, dash, mark = "line" } of entries) {
    const size = 26 + textWidth(text) + 14;
    if (x + size > width && x > 2) {
      x = 2;
      y += 18;
    }
    if (mark === "box") root.append(svg("rect", { x: x + 4, y: y - 9, width: 11, height: 11, rx: 2, fill: colour }));
    else if (mark === "dot") root.append(svg("circle", { cx: x + 10, cy: y - 4, r: 4.5, fill: colour }));
    else root.append(svg("line", { x1: x, x2: x + 19, y1: y - 4, y2: y - 4, stroke: colour, "stroke-width": 2.4, "stroke-dasharray": dash || null }));
    root.append(label(x + 24, y, text, palette.soft));
    x += size;
  }
  return y + 12;
}

/** Ground, legend and a vertical axis for values from low to high. */
export function frameOf(width: number, height: number, theme: Theme, entries: Entry[], low: number, high: number, foot = 26): Frame {
  const palette = PALETTES[theme],
    root = sheet(width, height, palette),
    top = drawLegend(root, entries, width, palette) + 4;
  const y = scaleLinear().domain(low === high ? [low - Math.abs(low || 1) * 0.1, high + Math.abs(high || 1) * 0.1] : [low, high]).nice(5);
  const ticks = y.ticks(5),
    left = 10 + Math.max(...ticks.map(tick => textWidth(short(tick)))),
    bottom = height - foot;
  y.range([bottom, top]);
  for (const tick of ticks) {
    root.append(svg("line", { x1: left, x2: width - 8, y1: y(tick), y2: y(tick), stroke: tick === 0 ? palette.soft : palette.grid, "stroke-width": 1 }));
    root.append(label(left - 6, y(tick) + 4, short(tick), palette.soft, { "text-anchor": "end" }));
  }
  return { root, palette, left, right: width - 8, top, bottom, y };
}

/** Which of many labels fit in a row of this room. */
export function everyNth(count: number, room: number, widest: number): number {
  return Math.max(1, Math.ceil((count * (widest + 10)) / Math.max(room, 40)));
}
