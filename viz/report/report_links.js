// The map of links: loads and volumes, or their change between two results.

/// What the link map shows: volume, load and speed of each link, or their change.
function linkFigures(file, choice) {
  const day = file.traffic[choice.year];
  if (!day) return null;
  const bin = Math.min(choice.bin, day.pcu.length - 1),
    factor = day.dynamic?.factor ?? 1,
    lanes = file.links.capacity.map(c => c * factor);
  const volume = choice.klass < 0 ? day.pcu[bin] : day.veh[bin].map(v => v[choice.klass]);
  return {
    volume,
    lanes,
    load: day.pcu[bin].map((v, i) => v / lanes[i]),
    speed: day.speed[bin],
    delay: day.delay[bin]
  };
}

function shownLinks(choice) {
  const other = linkFigures(FILES[choice.file], choice);
  if (choice.against < 0 || !other) return other && { ...other, width: other.volume, change: false };
  const base = linkFigures(FILES[choice.against], choice);
  if (!base) return null;
  const minus = key => other[key].map((v, i) => v - base[key][i]);
  const volume = minus("volume");
  return {
    volume,
    load: minus("load"),
    speed: minus("speed"),
    delay: minus("delay"),
    width: volume.map(Math.abs),
    change: true
  };
}

const isOpen = (file, i, year) => file.links.open[i] <= year * 100 + 12;

/// A line moved to its right-hand side, where its vehicles drive.
function sidePath(points, p, shift) {
  const xy = points.map(([lon, lat]) => [p.x(lon), p.y(lat)]);
  const [a, b] = [xy[0], xy[xy.length - 1]],
    length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
  const dx = (-(b[1] - a[1]) / length) * shift,
    dy = ((b[0] - a[0]) / length) * shift;
  return "M" + xy.map(([x, y]) => `${(x + dx).toFixed(1)} ${(y + dy).toFixed(1)}`).join("L");
}

/// The ends of the busiest links, which the map keeps in view.
function busyEnds(file, shown, year) {
  const order = shown.width
    .map((_, i) => i)
    .filter(i => isOpen(file, i, year))
    .sort((a, b) => shown.width[b] - shown.width[a]);
  return order.slice(0, 40).flatMap(i => [file.links.line[i][0], last(file.links.line[i])]);
}

function drawLinkMap(choice) {
  const svg = $("linkmap"),
    file = FILES[choice.file],
    shown = shownLinks(choice),
    width = roomOf(svg);
  if (!shown) {
    canvas(svg, 60, w("noTraffic"));
    svg.append(s("text", { x: 16, y: 30 }, w("noTraffic")));
    return;
  }
  const view = windowOf(file, choice.area, busyEnds(file, shown, choice.year)),
    tall = mapHeight(view, width);
  const colours = shown.change ? CHANGES : LOADS,
    breaks = shown.change ? [-0.1, -0.02, 0.02, 0.1] : LOAD_BREAKS;
  const labels = classLabels(breaks),
    day = file.traffic[choice.year];
  const name = choice.klass < 0 ? "PCU/h" : `${w(day.classes[choice.klass])}/h`;
  const most = Math.max(1e-9, ...shown.width.filter((_, i) => isOpen(file, i, choice.year)));
  const title = `${w("vc")}, ${choice.year}, ${binName(day, choice.bin)}${ofFiles(choice)}`;
  const thickness = `${w("width")}${shown.change ? ` (${w("change")})` : ""}, ${w("through")} ${num(most, 0)} ${name}`;
  const notes = [thickness, w("outlines")];
  const group = mapCanvas(
    svg,
    "link-clip",
    width,
    tall,
    classStrip(null, title, labels, colours, 0, width, notes),
    title
  );
  const p = projection(file, view, width, tall);
  drawGround(group, file, p);
  drawLinks(group, file, shown, choice, p, { colours, breaks, most, name });
  roadNames(svg, file, shown, p, width, tall, choice);
  compass(svg, p, width, tall);
  svg.append(s("line", { x1: 0, x2: width, y1: tall, y2: tall, stroke: "#dde2e7" }));
  classStrip(svg, title, labels, colours, tall, width, notes);
}

function drawLinks(group, file, shown, choice, p, { colours, breaks, most, name }) {
  const open = shown.width.map((_, i) => i).filter(i => isOpen(file, i, choice.year));
  const order = open.sort((a, b) => classOf(shown.load[a], breaks) - classOf(shown.load[b], breaks));
  if (shown.change) order.sort((a, b) => shown.width[a] - shown.width[b]);
  for (const i of order) {
    const size = 0.9 + (10 * shown.width[i]) / most,
      d = sidePath(file.links.line[i], p, size / 2 + 0.4);
    const colour = colours[classOf(shown.load[i], breaks)];
    const tip = linkTip(file, shown, i, name);
    group.append(s("path", { d, stroke: colour, "stroke-width": size.toFixed(2), fill: "none", "data-tip": tip }));
  }
}

function linkTip(file, shown, i, name) {
  const sign = shown.change ? signed : num;
  const lines = [place(file.links.name[i]), endsOf(file, i), `${w("volume")}: ${sign(shown.volume[i], 0)} ${name}`];
  lines.push(`V/C: ${sign(shown.load[i], 2)}`, `${w("speed")}: ${sign(shown.speed[i], 1)}`);
  return [...lines, `${w("delay")}: ${sign(shown.delay[i], 1)}`].join("\n");
}
const endsOf = (file, i) => file.links.ends[i].split(" → ").map(place).join(" → ");

/// A road's short name on the map: without what stands in brackets, unless only a code would be left.
function shortRoad(name) {
  const short = name.split(/ [(/]/)[0];
  return place(/^[A-Z]{1,3}\d?$/.test(short) ? name : short);
}

/// Districts, then each road's name once, beside its busiest link, where it hides no other name.
function roadNames(svg, file, shown, p, width, height, choice) {
  const take = placer(width, height),
    seen = new Set(),
    most = width < 600 ? 5 : 15;
  for (const { name, x, y } of districtPlaces(file, p)) {
    if (take(x, y, (textWidth(name) * 1.12) / 2))
      svg.append(s("text", { x, y: y + 4, "text-anchor": "middle", class: "halo district" }, name));
  }
  const open = shown.width.map((_, i) => i).filter(i => isOpen(file, i, choice.year));
  for (const i of open.sort((a, b) => shown.width[b] - shown.width[a])) {
    const name = shortRoad(file.links.name[i]);
    if (seen.has(name) || seen.size >= most) continue;
    const [a, b] = [file.links.line[i][0], last(file.links.line[i])],
      half = textWidth(name) / 2;
    const x = (p.x(a[0]) + p.x(b[0])) / 2,
      y = (p.y(a[1]) + p.y(b[1])) / 2;
    const side = [x + half + 13, x - half - 13].find(at => take(at, y, half)); // beside the line, not upon it
    if (side === undefined) continue;
    seen.add(name);
    svg.append(s("text", { x: side, y: y + 4, "text-anchor": "middle", class: "halo" }, name));
  }
}
