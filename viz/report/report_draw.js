// Drawing in small: elements, scales, line charts, stacked bars.
const COLOURS = ["#0072b2", "#d55e00", "#009e73", "#a8467f", "#c98a00", "#4b5a68"];
const DASHES = ["", "7 4", "2 3", "9 3 2 3"];
const SVG = "http://www.w3.org/2000/svg";

function make(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes ?? {})) if (value !== undefined && value !== null) element.setAttribute(key, value);
  for (const child of children) if (child !== null && child !== undefined) element.append(child);
  return element;
}
const h = (tag, attributes, ...children) => make(document.createElement(tag), attributes, children);
const s = (tag, attributes, ...children) => make(document.createElementNS(SVG, tag), attributes, children);
const $ = id => document.getElementById(id);
const fill = (element, ...children) => { element.replaceChildren(...children.filter(c => c !== null && c !== undefined)); return element; };
const extent = values => { const known = values.filter(Number.isFinite); return known.length ? [Math.min(...known), Math.max(...known)] : [0, 1]; };

/// Widths on A4 while the page is printed: the whole column of text, half and a third of it.
const PAPER = { whole: 690, half: 332, third: 216 };
let printing = false;
const roomOf = svg => (printing ? PAPER[svg.closest(".map") ? "whole" : svg.closest(".panels") ? "third" : "half"] : Math.max(260, (svg.parentNode.clientWidth || 480) - (svg.closest(".map") ? 2 : 0)));

/// Room for a drawing: clears the element, sets its size from the space it has.
function canvas(svg, height, label) {
  const width = roomOf(svg);
  fill(svg).setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("aria-label", label);
  return width;
}

/// Round steps that cover [low, high] with about `count` lines.
function ticks(low, high, count) {
  if (!(high > low)) { const pad = Math.abs(high) * 0.1 || 1; low -= pad; high += pad; }
  const raw = (high - low) / count, power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map(m => m * power).find(x => x >= raw * 0.999);
  const first = Math.floor(low / step + 1e-9), last = Math.ceil(high / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => +((first + i) * step).toPrecision(12));
}

const textWidth = text => String(text).length * 6.7;
const scaleOf = (d0, d1, r0, r1) => x => r0 + ((x - d0) / (d1 - d0 || 1)) * (r1 - r0);

/// Years that fit under an axis without touching.
function yearTicks(years, room) {
  const every = Math.max(1, Math.ceil((years.length * 42) / Math.max(room, 60)));
  const step = [1, 2, 5, 10, 20].find(x => x >= every) ?? 20;
  const round = years.filter(y => y % step === 0);
  return round.length >= 2 ? round : [years[0], years[years.length - 1]];
}

function frame(svg, box, yTicks, y, years, x) {
  for (const tick of yTicks) {
    svg.append(s("line", { x1: box.left, x2: box.right, y1: y(tick), y2: y(tick), stroke: tick === 0 ? "#7d8894" : "#e3e7eb", "stroke-width": 1 }));
    svg.append(s("text", { x: box.left - 8, y: y(tick) + 4, "text-anchor": "end" }, short(tick)));
  }
  for (const year of yearTicks(years, box.right - box.left)) svg.append(s("text", { x: x(year), y: box.bottom + 18, "text-anchor": "middle" }, year));
}

/// Places for labels near their wanted heights, at least `gap` apart and inside [low, high].
function spread(wanted, gap, low, high) {
  const order = wanted.map((y, i) => [y, i]).sort((a, b) => a[0] - b[0]);
  const placed = [];
  order.forEach(([y], k) => { placed[k] = Math.max(y, k ? placed[k - 1] + gap : low); });
  for (let k = placed.length - 1, limit = high; k >= 0; k--, limit = placed[k + 1] - gap) placed[k] = Math.min(placed[k], limit);
  const result = [];
  order.forEach(([, i], k) => { result[i] = placed[k]; });
  return result;
}

function polyline(years, values, x, y) {
  let path = "", pen = "M";
  years.forEach((year, i) => {
    if (!Number.isFinite(values[i])) { pen = "M"; return; }
    path += `${pen}${x(year).toFixed(1)} ${y(values[i]).toFixed(1)}`;
    pen = "L";
  });
  return path;
}

/// A legend of coloured strokes, as many a row as fit. Returns the height used.
function legend(svg, entries, left, top, width) {
  let x = left, y = top;
  for (const { label, colour, dash, block } of entries) {
    const size = 26 + textWidth(label) + 18;
    if (x > left && x + size > width) { x = left; y += 18; }
    svg.append(block ? s("rect", { x, y: y - 9, width: 11, height: 11, rx: 2, fill: colour }) : s("line", { x1: x, x2: x + 18, y1: y - 4, y2: y - 4, stroke: colour, "stroke-width": 2.4, "stroke-dasharray": dash || null }));
    svg.append(s("text", { x: x + (block ? 17 : 24), y }, label));
    x += size - (block ? 7 : 0);
  }
  return y - top + 18;
}

/// Lines over years. series: [{label, colour, dash, values, years, thin}]; marks: [{year, value, label}] for targets;
/// entries: the legend, where it is not one entry a line.
function lineChart(svg, { series, entries, marks = [], label, height = 232, zero = false }) {
  const width = canvas(svg, height, label);
  const years = [...new Set(series.flatMap(line => line.years))].sort((a, b) => a - b);
  if (!years.length) return;
  const named = entries ?? series.filter(line => line.label);
  const used = named.length > (entries ? 0 : 1) ? legend(svg, named, 0, 12, width) : 0;
  const values = [...series.flatMap(line => line.values), ...marks.map(m => m.value)];
  let [low, high] = extent(values);
  if (zero || (low > 0 && low < 0.35 * high)) low = Math.min(low, 0);
  const yTicks = ticks(low, high, 4);
  const left = 14 + Math.max(...yTicks.map(t => textWidth(short(t))));
  const box = { left, right: width - 14, top: 12 + used, bottom: height - 24 };
  const x = scaleOf(years[0], years[years.length - 1], box.left + 4, box.right - 4), y = scaleOf(yTicks[0], yTicks[yTicks.length - 1], box.bottom, box.top);
  frame(svg, box, yTicks, y, years, x);
  for (const line of series) svg.append(s("path", { d: polyline(line.years, line.values, x, y), fill: "none", stroke: line.colour, "stroke-width": line.thin ? 1 : 2.2, opacity: line.thin ? 0.45 : 1, "stroke-dasharray": line.dash || null, "stroke-linejoin": "round" }));
  for (const line of series) lonePoints(svg, line, x, y);
  drawMarks(svg, marks, x, y, box);
  hoverYears(svg, years, x, box, year => [year, ...series.filter(line => !line.thin).map(line => `${line.label || label}: ${num(line.values[line.years.indexOf(year)])}`)].join("\n"));
}

/// A dot where a value has no neighbour to draw a line to.
function lonePoints(svg, line, x, y) {
  line.values.forEach((value, i) => {
    if (Number.isFinite(value) && !Number.isFinite(line.values[i - 1]) && !Number.isFinite(line.values[i + 1])) svg.append(s("circle", { cx: x(line.years[i]), cy: y(value), r: 3.5, fill: line.colour }));
  });
}

function drawMarks(svg, marks, x, y, box) {
  for (const mark of marks) {
    const cx = x(mark.year), cy = y(mark.value), label = box.right - box.left < 230 ? mark.label.split(" ")[0] : mark.label;
    if (!Number.isFinite(cx) || cx < box.left || cx > box.right + 1) continue;
    svg.append(s("path", { d: `M${cx} ${cy - 6}L${cx + 6} ${cy}L${cx} ${cy + 6}L${cx - 6} ${cy}Z`, fill: "#fff", stroke: "#1a222c", "stroke-width": 1.6 }));
    const end = cx + 10 + textWidth(label) > box.right;
    svg.append(s("text", { x: end ? cx - 10 : cx + 10, y: Math.max(box.top + 4, cy - 7), "text-anchor": end ? "end" : "start", class: "halo" }, label));
  }
}

/// Invisible columns over a chart, one a year, that say what stands there.
function hoverYears(svg, years, x, box, say) {
  const half = years.length > 1 ? (x(years[1]) - x(years[0])) / 2 : 20;
  for (const year of years) svg.append(s("rect", { x: x(year) - half, y: box.top, width: 2 * half, height: box.bottom - box.top, fill: "transparent", "data-tip": say(year) }));
}

/// Stacked columns. columns: [{label, group, values}]; layers: [{label, colour}]; line: values over the columns.
function stackedBars(svg, { columns, layers, line, label, height = 262, full = false }) {
  const width = canvas(svg, height, label);
  const used = legend(svg, [...layers.map(l => ({ ...l, block: true })), ...(line ? [{ label: line.label, colour: "#1a222c" }] : [])], 0, 12, width);
  const sums = columns.flatMap(c => [c.values.filter(v => v > 0).reduce((a, b) => a + b, 0), c.values.filter(v => v < 0).reduce((a, b) => a + b, 0)]);
  const known = (line?.values ?? []).filter(Number.isFinite);
  const yTicks = full ? [0, 25, 50, 75, 100] : ticks(Math.min(0, ...sums, ...known), Math.max(1e-9, ...sums, ...known), 5);
  const box = { left: 14 + Math.max(...yTicks.map(t => textWidth(short(t)))), right: width - 6, top: 12 + used, bottom: height - (columns.some(c => c.group) ? 40 : 24) };
  const y = scaleOf(yTicks[0], yTicks[yTicks.length - 1], box.bottom, box.top), step = (box.right - box.left) / columns.length;
  frame(svg, box, yTicks, y, [], () => 0);
  const every = Math.ceil(44 / step);
  columns.forEach((column, i) => {
    let up = 0, down = 0;
    const x = box.left + i * step, bar = Math.min(step * 0.74, 56);
    column.values.forEach((value, k) => {
      if (!Number.isFinite(value)) return;
      const from = value >= 0 ? up : down, to = from + value;
      if (value >= 0) up = to; else down = to;
      svg.append(s("rect", { x: x + (step - bar) / 2, y: Math.min(y(from), y(to)), width: bar, height: Math.abs(y(to) - y(from)), fill: layers[k].colour }));
      if (full && value > 6 && bar > 34) svg.append(s("text", { x: x + step / 2, y: (y(from) + y(to)) / 2 + 4, "text-anchor": "middle", style: "fill:#fff;font-weight:600" }, num(value, 0)));
    });
    if (column.label && (i - columns.findIndex(c => c.group === column.group)) % every === 0) svg.append(s("text", { x: x + step / 2, y: box.bottom + 18, "text-anchor": "middle" }, column.label));
    if (column.values.length) svg.append(s("rect", { x, y: box.top, width: step, height: box.bottom - box.top, fill: "transparent", "data-tip": [column.tip ?? column.label, ...column.values.map((v, k) => `${layers[k].label}: ${num(v, 2)}`)].join("\n") }));
  });
  barGroups(svg, columns, box, step);
  if (line) svg.append(s("path", { d: polyline(columns.map((_, i) => i), line.values, i => box.left + (i + 0.5) * step, y), fill: "none", stroke: "#1a222c", "stroke-width": 1.8 }));
}

/// Names under runs of columns of one group.
function barGroups(svg, columns, box, step) {
  columns.forEach((column, i) => {
    if (!column.group || (i && columns[i - 1].group === column.group)) return;
    const count = columns.filter(c => c.group === column.group).length, room = Math.floor((count * step - 12) / 7.6);
    const name = column.group.length > room ? column.group.slice(0, Math.max(1, room - 1)) + "…" : column.group;
    svg.append(s("text", { x: box.left + (i + count / 2) * step, y: box.bottom + 35, "text-anchor": "middle", class: "strong" }, name));
  });
}
