// Drawing in small: elements, scales, axes.
const COLOURS = ["#0072b2", "#d55e00", "#009e73", "#a8467f", "#c98a00", "#4b5a68"];
const DASHES = ["", "7 4", "2 3", "9 3 2 3"];
const SVG = "http://www.w3.org/2000/svg";

function make(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes ?? {}))
    if (value !== undefined && value !== null) element.setAttribute(key, value);
  for (const child of children) if (child !== null && child !== undefined) element.append(child);
  return element;
}
const h = (tag, attributes, ...children) => make(document.createElement(tag), attributes, children);
const s = (tag, attributes, ...children) => make(document.createElementNS(SVG, tag), attributes, children);
const $ = id => document.getElementById(id);
const fill = (element, ...children) => {
  element.replaceChildren(...children.filter(c => c !== null && c !== undefined));
  return element;
};
const extent = values => {
  const known = values.filter(Number.isFinite);
  return known.length ? [Math.min(...known), Math.max(...known)] : [0, 1];
};

/// Widths on A4 while the page is printed: the whole column of text, half and a third of it.
const PAPER = { whole: 690, half: 332, third: 216 };
let printing = false;
const roomOf = svg =>
  printing
    ? PAPER[svg.closest(".map, .wide") ? "whole" : svg.closest(".panels") ? "third" : "half"]
    : Math.max(260, (svg.parentNode.clientWidth || 480) - (svg.closest(".map") ? 2 : 0));

/// Room for a drawing: clears the element, sets its size from the space it has.
function canvas(svg, height, label) {
  const width = roomOf(svg);
  fill(svg).setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("aria-label", label);
  return width;
}

/// Round steps that cover [low, high] with about `count` lines.
function ticks(low, high, count) {
  if (!(high > low)) {
    const pad = Math.abs(high) * 0.1 || 1;
    low -= pad;
    high += pad;
  }
  const raw = (high - low) / count,
    power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map(m => m * power).find(x => x >= raw * 0.999);
  const first = Math.floor(low / step + 1e-9),
    last = Math.ceil(high / step - 1e-9);
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
    svg.append(
      s("line", {
        x1: box.left,
        x2: box.right,
        y1: y(tick),
        y2: y(tick),
        stroke: tick === 0 ? "#7d8894" : "#e3e7eb",
        "stroke-width": 1
      })
    );
    svg.append(s("text", { x: box.left - 8, y: y(tick) + 4, "text-anchor": "end" }, short(tick)));
  }
  for (const year of years.length ? yearTicks(years, box.right - box.left) : [])
    svg.append(s("text", { x: x(year), y: box.bottom + 18, "text-anchor": "middle" }, year));
}

/// Places for labels near their wanted heights, at least `gap` apart and inside [low, high].
function spread(wanted, gap, low, high) {
  const order = wanted.map((y, i) => [y, i]).sort((a, b) => a[0] - b[0]);
  const placed = [];
  order.forEach(([y], k) => {
    placed[k] = Math.max(y, k ? placed[k - 1] + gap : low);
  });
  for (let k = placed.length - 1, limit = high; k >= 0; k--, limit = placed[k + 1] - gap)
    placed[k] = Math.min(placed[k], limit);
  const result = [];
  order.forEach(([, i], k) => {
    result[i] = placed[k];
  });
  return result;
}

function polyline(years, values, x, y) {
  let path = "",
    pen = "M";
  years.forEach((year, i) => {
    if (!Number.isFinite(values[i])) {
      pen = "M";
      return;
    }
    path += `${pen}${x(year).toFixed(1)} ${y(values[i]).toFixed(1)}`;
    pen = "L";
  });
  return path;
}
