// Two maps: loads on links, figures of zones; each of one result or of the difference between two.
const BLUES = ["#dcebf5", "#a8cde4", "#62a6cf", "#2477b1", "#0b4378"];
const LOADS = ["#b4c1cb", "#f1c550", "#ea8b31", "#c4412b", "#6b0f22"];
const CHANGES = ["#5a3a94", "#a494cb", "#dcdfe3", "#f0a95f", "#b0560b"];
const LOAD_BREAKS = [0.5, 0.7, 0.85, 1];

/// How degrees become pixels, so that all zones of the region fit, or those of one district.
function projection(file, width, height, area) {
  const inside = file.zones.kind.map((k, i) => (k === "internal" ? i : -1)).filter(i => i >= 0);
  const near = area ? inside.filter(i => file.zones.district[i] === area) : inside;
  const [lon0, lon1] = extent(near.map(i => file.zones.lon[i])), [lat0, lat1] = extent(near.map(i => file.zones.lat[i]));
  const squeeze = Math.cos(((lat0 + lat1) / 2) * Math.PI / 180), pad = 34;
  const scale = Math.min((width - 2 * pad) / Math.max((lon1 - lon0) * squeeze, 1e-6), (height - 2 * pad) / Math.max(lat1 - lat0, 1e-6));
  const x = lon => width / 2 + (lon - (lon0 + lon1) / 2) * squeeze * scale, y = lat => height / 2 - (lat - (lat0 + lat1) / 2) * scale;
  return { x, y, kmPixels: scale / 111.2, inside };
}

/// Which results a map shows, where there are several.
function ofFiles(choice) {
  if (choice.against >= 0) return ` – ${titleOf(FILES[choice.file])} ${w("minus")} ${titleOf(FILES[choice.against])}`;
  return FILES.length > 1 ? ` – ${titleOf(FILES[choice.file])}` : "";
}

function mapHeight(file, width) {
  const p = projection(file, 1000, 1000), ys = p.inside.map(i => p.y(file.zones.lat[i])), xs = p.inside.map(i => p.x(file.zones.lon[i]));
  const shape = (extent(ys)[1] - extent(ys)[0] + 70) / (extent(xs)[1] - extent(xs)[0] + 70);
  return Math.round(Math.min(Math.max(width * shape, width * 0.6), printing ? 560 : 760, Math.max(width * 1.25, 360)));
}

function compass(svg, p, width, height) {
  const km = [1, 2, 5, 10, 20, 50].filter(k => k * p.kmPixels < Math.min(150, width / 3)).pop() ?? 1, long = km * p.kmPixels;
  const right = width - 18, bottom = height - 18;
  svg.append(s("path", { d: `M${right - long} ${bottom - 5}V${bottom}H${right}V${bottom - 5}`, fill: "none", stroke: "#1a222c", "stroke-width": 1.4 }), s("text", { x: right - long / 2, y: bottom - 8, "text-anchor": "middle", class: "halo" }, `${km} km`));
  svg.append(s("path", { d: `M${right - 6} 20L${right} 42L${right - 6} 37L${right - 12} 42Z`, fill: "#1a222c" }), s("text", { x: right - 6, y: 56, "text-anchor": "middle", class: "halo" }, w("north")));
}

/// Coloured classes in a strip under the map.
function classStrip(svg, title, labels, colours, top, width, more) {
  svg.append(s("text", { x: 16, y: top + 16, class: "strong" }, title));
  let x = 16, y = top + 36;
  labels.forEach((label, i) => {
    const size = 24 + textWidth(label) + 12;
    if (x + size > width - 8) { x = 16; y += 19; }
    svg.append(s("rect", { x, y: y - 10, width: 16, height: 11, fill: colours[i] }), s("text", { x: x + 22, y }, label));
    x += size;
  });
  if (more) svg.append(s("text", { x: 16, y: y + 20 }, more));
}
const stripHeight = (labels, width, more) => 48 + 19 * Math.floor(labels.reduce((sum, l) => sum + 36 + textWidth(l), 0) / Math.max(width - 24, 1)) + (more ? 20 : 0);

/// Five classes of equal count with readable breaks; for changes symmetric about zero.
function classes(values, change) {
  const known = values.filter(Number.isFinite).sort((a, b) => a - b);
  if (!known.length) return [];
  const round = x => +x.toPrecision(2);
  if (change) {
    const most = Math.max(...known.map(Math.abs)) || 1, at = round(known.map(Math.abs).sort((a, b) => a - b)[Math.floor(known.length * 0.8)] || most / 2);
    return [-at, -at / 5, at / 5, at].map(x => +x.toPrecision(3));
  }
  const breaks = [0.2, 0.4, 0.6, 0.8].map(q => round(known[Math.floor(q * (known.length - 1))]));
  return breaks.filter((b, i) => !i || b > breaks[i - 1]);
}
const classOf = (x, breaks) => breaks.filter(b => x >= b).length;
function classLabels(breaks) {
  if (!breaks.length) return [w("none")];
  return [`< ${num(breaks[0])}`, ...breaks.slice(1).map((b, i) => `${num(breaks[i])} – ${num(b)}`), `≥ ${num(breaks[breaks.length - 1])}`];
}

// ------------------------------------------------------------------ links

/// What the link map shows: volume, load and speed of each link, or their change.
function linkFigures(file, choice) {
  const day = file.traffic[choice.year];
  if (!day) return null;
  const bin = Math.min(choice.bin, day.pcu.length - 1), lanes = file.links.capacity;
  const volume = choice.klass < 0 ? day.pcu[bin] : day.veh[bin].map(v => v[choice.klass]);
  return { volume, load: day.pcu[bin].map((v, i) => v / lanes[i]), speed: day.speed[bin], delay: day.delay[bin] };
}

function shownLinks(choice) {
  const other = linkFigures(FILES[choice.file], choice);
  if (choice.against < 0 || !other) return other && { ...other, width: other.volume, change: false };
  const base = linkFigures(FILES[choice.against], choice);
  if (!base) return null;
  const minus = key => other[key].map((v, i) => v - base[key][i]);
  return { volume: minus("volume"), load: minus("load"), speed: minus("speed"), delay: minus("delay"), width: minus("volume").map(Math.abs), change: true };
}

const isOpen = (file, i, year) => file.links.open[i] <= year * 100 + 12;

/// A line moved to its right-hand side, where its vehicles drive.
function sidePath(points, p, shift) {
  const xy = points.map(([lon, lat]) => [p.x(lon), p.y(lat)]);
  const [a, b] = [xy[0], xy[xy.length - 1]], length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
  const dx = (-(b[1] - a[1]) / length) * shift, dy = ((b[0] - a[0]) / length) * shift;
  return "M" + xy.map(([x, y]) => `${(x + dx).toFixed(1)} ${(y + dy).toFixed(1)}`).join("L");
}

function drawLinkMap(choice) {
  const svg = $("linkmap"), file = FILES[choice.file], shown = shownLinks(choice);
  const width = roomOf(svg), tall = mapHeight(file, width);
  const colours = shown?.change ? CHANGES : LOADS, breaks = shown?.change ? [-0.1, -0.02, 0.02, 0.1] : LOAD_BREAKS, labels = classLabels(breaks);
  const day = file.traffic[choice.year], name = choice.klass < 0 ? "PCU/h" : `${w(day?.classes[choice.klass])}/h`;
  const most = shown ? Math.max(1e-9, ...shown.width.filter((_, i) => isOpen(file, i, choice.year))) : 1;
  const more = shown ? `${w("width")}${shown.change ? ` (${w("change")})` : ""}, ${w("through")} ${num(most, 0)} ${name}` : "";
  canvas(svg, tall + stripHeight(labels, width, more), `${w("vc")} ${choice.year}`);
  if (!shown) { svg.append(s("text", { x: 16, y: 30 }, w("noTraffic"))); return; }
  const p = projection(file, width, tall, choice.area), clip = s("clipPath", { id: "link-clip" }, s("rect", { x: 0, y: 0, width, height: tall }));
  const group = s("g", { "clip-path": "url(#link-clip)", fill: "none" });
  const order = shown.width.map((_, i) => i).filter(i => isOpen(file, i, choice.year)).sort((a, b) => classOf(shown.load[a], breaks) - classOf(shown.load[b], breaks));
  if (shown.change) order.sort((a, b) => shown.width[a] - shown.width[b]);
  for (const i of order) {
    const size = 0.8 + (10.5 * shown.width[i]) / most;
    group.append(s("path", { d: sidePath(file.links.line[i], p, size / 2 + 0.4), stroke: colours[classOf(shown.load[i], breaks)], "stroke-width": size.toFixed(2), "data-tip": linkTip(file, shown, i, name) }));
  }
  svg.append(clip, group);
  roadNames(svg, file, shown, p, width, tall, order);
  compass(svg, p, width, tall);
  svg.append(s("line", { x1: 0, x2: width, y1: tall, y2: tall, stroke: "#dde2e7" }));
  classStrip(svg, `${w("vc")}, ${choice.year}, ${binName(day, choice.bin)}${ofFiles(choice)}`, labels, colours, tall, width, more);
}

function linkTip(file, shown, i, name) {
  const sign = shown.change ? signed : num;
  return `${file.links.name[i]}\n${file.links.ends[i]}\n${w("volume")}: ${sign(shown.volume[i], 0)} ${name}\nV/C: ${sign(shown.load[i], 2)}\n${w("speed")}: ${sign(shown.speed[i], 1)}\n${w("delay")}: ${sign(shown.delay[i], 1)}`;
}

/// Each road's name once, on its busiest link, where it hides no other name.
function roadNames(svg, file, shown, p, width, height, order) {
  const boxes = [], seen = new Set(), most = width < 600 ? 6 : 14;
  for (const i of [...order].sort((a, b) => shown.width[b] - shown.width[a])) {
    const name = file.links.name[i].split(/ [(/]/)[0];
    if (seen.has(name) || boxes.length >= most) continue;
    const [a, b] = [file.links.line[i][0], file.links.line[i].at(-1)], half = textWidth(name) / 2;
    const x = (p.x(a[0]) + p.x(b[0])) / 2, y = (p.y(a[1]) + p.y(b[1])) / 2;
    const hidden = x - half < 6 || x + half > width - 50 || y < 18 || y > height - 44 || boxes.some(o => Math.abs(o.x - x) < o.half + half + 8 && Math.abs(o.y - y) < 18);
    if (hidden) continue;
    seen.add(name);
    boxes.push({ x, y, half });
    svg.append(s("text", { x, y: y - 6, "text-anchor": "middle", class: "halo" }, name));
  }
}

// ------------------------------------------------------------------ zones

function zoneRow(file, name, year) {
  const figure = file.zoneYear[name], row = file.years.indexOf(year);
  return figure && row >= 0 ? figure.values[row] : null;
}

function drawZoneMap(choice) {
  const svg = $("zonemap"), file = FILES[choice.file], figure = file.zoneYear[choice.name];
  const width = roomOf(svg), tall = mapHeight(file, width);
  const change = choice.against >= 0, own = zoneRow(file, choice.name, choice.year), base = change ? zoneRow(FILES[choice.against], choice.name, choice.year) : null;
  const values = own?.map((v, i) => (change ? v - (base?.[i] ?? NaN) : v)) ?? [];
  const p = projection(file, width, tall, choice.area), breaks = classes(p.inside.map(i => values[i]), change), labels = classLabels(breaks);
  const colours = change ? CHANGES : BLUES.slice(BLUES.length - labels.length);
  canvas(svg, tall + stripHeight(labels, width, w("circles")), `${figure ? at([figure.vi, figure.en]) : ""} ${choice.year}`);
  const group = s("g", { "clip-path": "url(#zone-clip)" });
  svg.append(s("clipPath", { id: "zone-clip" }, s("rect", { x: 0, y: 0, width, height: tall })), group);
  for (const points of thinNetwork(file, choice.year)) group.append(s("path", { d: "M" + points.map(([lon, lat]) => `${p.x(lon).toFixed(1)} ${p.y(lat).toFixed(1)}`).join("L"), fill: "none", stroke: "#e2e6ea", "stroke-width": 1.2 }));
  const people = zoneRow(file, "population", choice.year) ?? [], most = Math.max(1, ...p.inside.map(i => people[i] ?? 0)), biggest = Math.min(width / 42, 19) * (choice.area ? 1.5 : 1);
  for (const i of [...p.inside].sort((a, b) => (people[b] ?? 0) - (people[a] ?? 0))) {
    const known = Number.isFinite(values[i]);
    const tip = `${file.zones.name[i]} (${file.zones.id[i]})\n${file.zones.district[i]}\n${at([figure.vi, figure.en])}: ${withUnit((change ? signed : num)(values[i]), figure.units)}\n${at([file.zoneYear.population?.vi, file.zoneYear.population?.en])}: ${num(people[i], 0)}`;
    group.append(s("circle", { cx: p.x(file.zones.lon[i]).toFixed(1), cy: p.y(file.zones.lat[i]).toFixed(1), r: (3 + biggest * Math.sqrt((people[i] ?? 0) / most)).toFixed(1), fill: known ? colours[classOf(values[i], breaks)] : "#fff", stroke: "#fff", "stroke-width": 1, "fill-opacity": 0.92, "data-tip": tip }));
  }
  districtNames(svg, file, p, width, tall);
  compass(svg, p, width, tall);
  svg.append(s("line", { x1: 0, x2: width, y1: tall, y2: tall, stroke: "#dde2e7" }));
  const name = figure ? `${at([figure.vi, figure.en])}${unit(figure.units) ? ` (${unit(figure.units)})` : ""}, ${choice.year}` : "";
  classStrip(svg, name + ofFiles(choice), labels, colours, tall, width, w("circles"));
}

const thinNetwork = (file, year) => file.links.line.filter((_, i) => file.links.from[i] < file.links.to[i] && isOpen(file, i, year));

function districtNames(svg, file, p, width, height) {
  const places = new Map();
  for (const i of p.inside) {
    const list = places.get(file.zones.district[i]) ?? [];
    list.push([p.x(file.zones.lon[i]), p.y(file.zones.lat[i])]);
    places.set(file.zones.district[i], list);
  }
  const names = [...places].map(([name, list]) => ({ name, x: list.reduce((sum, q) => sum + q[0], 0) / list.length, y: list.reduce((sum, q) => sum + q[1], 0) / list.length })).filter(n => n.x > 0 && n.x < width && n.y > 0 && n.y < height);
  const ys = spread(names.map(n => n.y), 17, 20, height - 20);
  names.forEach(({ name, x }, i) => {
    const half = textWidth(name) / 2;
    svg.append(s("text", { x: Math.min(Math.max(x, half + 6), width - half - 30), y: ys[i] + 4, "text-anchor": "middle", class: "halo strong" }, name));
  });
}
