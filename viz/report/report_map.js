// What both maps share: the part of the earth, classes, legend, scale bar and names.
const BLUES = ["#dcebf5", "#a8cde4", "#62a6cf", "#2477b1", "#0b4378"];
const LOADS = ["#a9b7c2", "#f1c550", "#ea8b31", "#d4502a", "#a8162c", "#6d0d3c", "#2c0636"];
const CHANGES = ["#5a3a94", "#a494cb", "#dcdfe3", "#f0a95f", "#b0560b"];
const LOAD_BREAKS = [0.5, 0.7, 0.85, 1, 1.2, 1.5];
const REACH_KM = 9; // how far beyond the zones the link map goes for its busiest links

const insideOf = file => file.zones.kind.map((kind, i) => (kind === "internal" ? i : -1)).filter(i => i >= 0);

/// The part of the earth that a map shows: all zones of the region, or those of one district, and further points near.
function windowOf(file, area, further) {
  const near = insideOf(file).filter(i => !area || file.zones.district[i] === area);
  const [lon0, lon1] = extent(near.map(i => file.zones.lon[i])),
    [lat0, lat1] = extent(near.map(i => file.zones.lat[i]));
  if (area) return { lon0, lon1, lat0, lat1 };
  const reach = REACH_KM / 111.2,
    close = further.filter(([lon, lat]) => {
      return lon > lon0 - reach && lon < lon1 + reach && lat > lat0 - reach && lat < lat1 + reach;
    });
  const [x0, x1] = extent([lon0, lon1, ...close.map(q => q[0])]),
    [y0, y1] = extent([lat0, lat1, ...close.map(q => q[1])]);
  return { lon0: x0, lon1: x1, lat0: y0, lat1: y1 };
}

/// How degrees become pixels.
function projection(file, view, width, height) {
  const squeeze = Math.cos((((view.lat0 + view.lat1) / 2) * Math.PI) / 180),
    pad = 30;
  const across = Math.max((view.lon1 - view.lon0) * squeeze, 1e-6),
    up = Math.max(view.lat1 - view.lat0, 1e-6);
  const scale = Math.min((width - 2 * pad) / across, (height - 2 * pad) / up);
  const x = lon => width / 2 + (lon - (view.lon0 + view.lon1) / 2) * squeeze * scale;
  const y = lat => height / 2 - (lat - (view.lat0 + view.lat1) / 2) * scale;
  return { x, y, kmPixels: scale / 111.2, inside: insideOf(file) };
}

/// As tall as the view asks for at this width, within what a screen or a page can show.
function mapHeight(view, width) {
  const squeeze = Math.cos((((view.lat0 + view.lat1) / 2) * Math.PI) / 180);
  const shape = (view.lat1 - view.lat0) / Math.max((view.lon1 - view.lon0) * squeeze, 1e-6);
  const most = printing ? 620 : 820;
  return Math.round(Math.min(Math.max(width * shape, width * 0.6), most, Math.max(width * 1.25, 380)));
}

/// Which results a map shows, where there are several.
function ofFiles(choice) {
  if (choice.against >= 0) return ` – ${titleOf(FILES[choice.file])} ${w("minus")} ${titleOf(FILES[choice.against])}`;
  return FILES.length > 1 ? ` – ${titleOf(FILES[choice.file])}` : "";
}

function compass(svg, p, width, height) {
  const km = [1, 2, 5, 10, 20, 50].filter(k => k * p.kmPixels < Math.min(150, width / 3)).pop() ?? 1;
  const long = km * p.kmPixels,
    right = width - 18,
    bottom = height - 18;
  const bar = `M${right - long} ${bottom - 5}V${bottom}H${right}V${bottom - 5}`;
  const needle = `M${right - 6} 20L${right} 42L${right - 6} 37L${right - 12} 42Z`;
  svg.append(
    s("path", { d: bar, fill: "none", stroke: "#1a222c", "stroke-width": 1.4 }),
    s("text", { x: right - long / 2, y: bottom - 8, "text-anchor": "middle", class: "halo" }, `${km} km`),
    s("path", { d: needle, fill: "#1a222c" }),
    s("text", { x: right - 6, y: 56, "text-anchor": "middle", class: "halo" }, w("north"))
  );
}

/// Words wrapped to a width, as lines.
function wrapped(text, width) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = `${lines[lines.length - 1]} ${word}`.trim();
    if (textWidth(longer) > width && lines[lines.length - 1]) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

/// Coloured classes in a strip under the map, with notes below; draws where `svg` is given.
/// Returns the height it takes.
function classStrip(svg, title, labels, colours, top, width, notes) {
  const put = (...what) => svg?.append(...what);
  let x = 16,
    y = top + 2;
  for (const line of wrapped(title, 0.92 * (width - 32))) put(s("text", { x, y: (y += 17), class: "strong" }, line));
  y += 21;
  labels.forEach((label, i) => {
    const size = 24 + textWidth(label) + 14;
    if (x + size > width - 8) {
      x = 16;
      y += 19;
    }
    put(s("rect", { x, y: y - 10, width: 16, height: 11, fill: colours[i] }), s("text", { x: x + 22, y }, label));
    x += size;
  });
  y += 3;
  for (const note of notes.filter(Boolean))
    for (const line of wrapped(note, width - 32)) put(s("text", { x: 16, y: (y += 17) }, line));
  return y + 12 - top;
}

/// Five classes of equal count with readable breaks; for changes symmetric about zero.
function classes(values, change) {
  const known = values.filter(Number.isFinite).sort((a, b) => a - b);
  if (!known.length) return [];
  const round = x => +x.toPrecision(2);
  if (change) {
    const sizes = known.map(Math.abs).sort((a, b) => a - b),
      most = last(sizes) || 1;
    const at = round(sizes[Math.floor(known.length * 0.8)] || most / 2);
    return [-at, -at / 5, at / 5, at].map(x => +x.toPrecision(3));
  }
  const breaks = [0.2, 0.4, 0.6, 0.8].map(q => round(known[Math.floor(q * (known.length - 1))]));
  return breaks.filter((b, i) => !i || b > breaks[i - 1]);
}
const classOf = (x, breaks) => breaks.filter(b => x >= b).length;
function classLabels(breaks) {
  if (!breaks.length) return [w("none")];
  const between = breaks.slice(1).map((b, i) => `${num(breaks[i])} – ${num(b)}`);
  return [`< ${num(breaks[0])}`, ...between, `≥ ${num(breaks[breaks.length - 1])}`];
}

/// A canvas for a map with its strip; gives the group that is clipped to the map.
function mapCanvas(svg, id, width, tall, strip, label) {
  canvas(svg, tall + strip, label);
  const group = s("g", { "clip-path": `url(#${id})` });
  svg.append(s("clipPath", { id }, s("rect", { x: 0, y: 0, width, height: tall })), group);
  return group;
}

/// Names that hide neither each other nor the frame: takes a box where there is room.
function placer(width, height) {
  const boxes = [];
  return (x, y, half, margin = 0) => {
    const outside = x - half < 6 || x + half > width - 34 - margin || y < 16 || y > height - 40;
    if (outside || boxes.some(o => Math.abs(o.x - x) < o.half + half + 8 && Math.abs(o.y - y) < 17)) return false;
    boxes.push({ x, y, half });
    return true;
  };
}
