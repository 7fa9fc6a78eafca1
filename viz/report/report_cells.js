// The map of cells of 250 m: what each reaches, or its change between two results, with the stations.

const cellChoice = { file: 0, against: -1, name: "jobs_45min_transit", area: "" };
const BANDS_M = [500, 800, 1000];
const withCells = () => FILES.map((file, i) => i).filter(i => FILES[i].squares);

/// Numbers of 16 bits from Base64.
function decoded(text) {
  const bytes = Uint8Array.from(atob(text), c => c.charCodeAt(0));
  return new Uint16Array(bytes.buffer);
}

const unpacked = new Map();
/// The cells of a file with numbers in the place of texts; unpacked once.
function cellsData(i) {
  if (unpacked.has(i)) return unpacked.get(i);
  const cells = FILES[i].squares,
    figures = {};
  for (const [name, figure] of Object.entries(cells.figures))
    figures[name] = Float64Array.from(decoded(figure.values), v => v * figure.step);
  const [row, column, zone] = [cells.row, cells.column, cells.zone].map(decoded);
  const index = new Map([...row].map((r, k) => [r * 65536 + column[k], k]));
  unpacked.set(i, { ...cells, row, column, zone, figures, index });
  return unpacked.get(i);
}

const sameGrid = (a, b) =>
  FILES[a].squares.row === FILES[b].squares.row && FILES[a].squares.column === FILES[b].squares.column;

/// Each file with cells, and each less each other one of the same grid.
function cellOptions() {
  const list = withCells(),
    options = list.map(i => [`${i}|-1`, titleOf(FILES[i])]);
  for (const i of list)
    for (const j of list)
      if (i !== j && sameGrid(i, j))
        options.push([`${i}|${j}`, `${titleOf(FILES[i])} ${w("minus")} ${titleOf(FILES[j])}`]);
  return options;
}

/// Figures of all cells, or their differences.
function cellValues(choice) {
  const own = cellsData(choice.file).figures[choice.name];
  if (choice.against < 0) return own;
  const base = cellsData(choice.against).figures[choice.name];
  return own.map((v, k) => v - base[k]);
}

/// Classes by quantiles of the cells that reach anything, finer where more is reached: cities are small on a map. For
/// changes symmetric about zero, by those that changed.
function cellClasses(values, change) {
  const told = Array.from(values).filter(v => (change ? Math.abs(v) >= 1000 : v > 0));
  if (change && !told.length) return [-1000, -100, 100, 1000];
  if (!change) {
    const sorted = told.sort((a, b) => a - b),
      breaks = [0.4, 0.65, 0.85, 0.95].map(q => +(sorted[Math.floor(q * (sorted.length - 1))] ?? 1).toPrecision(2));
    return breaks.filter((b, i) => !i || b > breaks[i - 1]);
  }
  const most = told.map(Math.abs).sort((a, b) => a - b)[Math.floor(told.length * 0.7)],
    at = +most.toPrecision(1);
  return [-at, -at / 5, at / 5, at];
}

/// The cells as a picture of one point a cell, in the colours of their classes.
function cellPicture(cells, values, breaks, colours) {
  const rows = Math.max(...cells.row) + 1,
    columns = Math.max(...cells.column) + 1,
    picture = h("canvas", { width: columns, height: rows }),
    ink = picture.getContext("2d"),
    image = ink.createImageData(columns, rows),
    rgb = colours.map(c => [1, 3, 5].map(at => parseInt(c.slice(at, at + 2), 16)));
  values.forEach((v, k) => {
    const point = 4 * ((rows - 1 - cells.row[k]) * columns + cells.column[k]);
    image.data.set([...rgb[classOf(v, breaks)], 255], point);
  });
  ink.putImageData(image, 0, 0);
  return { href: picture.toDataURL("image/png"), rows, columns };
}

function cellTip(choice, k, values) {
  const file = FILES[choice.file],
    cells = cellsData(choice.file),
    zone = cells.zone[k],
    sign = choice.against >= 0 ? signed : num,
    lines = [`${place(file.zones.name[zone])} (${file.zones.id[zone]})`, file.zones.district[zone]];
  return [...lines, `${w(choice.name)}: ${withUnit(sign(values[k], 0), "jobs", values[k])}`].join("\n");
}

/// The picture laid on the map; what it says of a cell follows the pointer.
function layCells(group, choice, values, breaks, colours, p) {
  const cells = cellsData(choice.file),
    picture = cellPicture(cells, values, breaks, colours),
    west = p.x(cells.lon0 - cells.dlon / 2),
    east = p.x(cells.lon0 + (picture.columns - 0.5) * cells.dlon),
    north = p.y(cells.lat0 + (picture.rows - 0.5) * cells.dlat),
    south = p.y(cells.lat0 - cells.dlat / 2);
  const image = s("image", {
    href: picture.href,
    x: west,
    y: north,
    width: east - west,
    height: south - north,
    preserveAspectRatio: "none",
    style: "image-rendering: pixelated",
    "data-tip": ""
  });
  image.addEventListener("pointermove", event => {
    const box = image.getBoundingClientRect(),
      column = Math.floor(((event.clientX - box.left) / box.width) * picture.columns),
      row = picture.rows - 1 - Math.floor(((event.clientY - box.top) / box.height) * picture.rows),
      k = cells.index.get(row * 65536 + column);
    image.setAttribute("data-tip", k === undefined ? "" : cellTip(choice, k, values));
  });
  group.append(image);
}

const stationsOf = (file, year) => (file.stations ?? []).filter(row => row.year === year);

/// Stations with circles of 500, 800 and 1,000 m, and names where there is room.
function layStations(svg, group, choice, p, width, tall) {
  const take = placer(width, tall);
  for (const row of stationsOf(FILES[choice.file], cellsData(choice.file).year)) {
    const [x, y] = [p.x(row.lon), p.y(row.lat)];
    for (const metres of BANDS_M)
      group.append(
        s("circle", {
          cx: x,
          cy: y,
          r: (metres / 1000) * p.kmPixels,
          fill: "none",
          stroke: "#1a222c",
          "stroke-opacity": metres === 800 ? 0.75 : 0.35,
          "stroke-width": 0.8,
          "pointer-events": "none"
        })
      );
    const mark = { cx: x, cy: y, r: 3, fill: "#fff", stroke: "#1a222c", "stroke-width": 1.5 };
    group.append(s("circle", { ...mark, "data-tip": place(row.station) }));
    const name = place(row.station),
      half = textWidth(name) / 2,
      side = [x + half + 9, x - half - 9].find(at => take(at, y, half));
    if (side !== undefined) svg.append(s("text", { x: side, y: y + 4, "text-anchor": "middle", class: "halo" }, name));
  }
}

function drawCellMap(choice) {
  const svg = $("cellmap"),
    file = FILES[choice.file],
    width = roomOf(svg),
    change = choice.against >= 0,
    values = cellValues(choice),
    breaks = cellClasses(values, change),
    labels = classLabels(breaks),
    colours = change ? CHANGES : BLUES.slice(BLUES.length - labels.length);
  const rim = cellsOf(file)
    .flat()
    .map(c => [c.lon, c.lat]);
  const view = windowOf(file, choice.area, choice.area ? [] : rim),
    tall = mapHeight(view, width);
  const what = w("jobsWord") + (change ? `, ${w("change")}` : ""),
    title = `${w(choice.name)} (${what}), ${cellsData(choice.file).year}`;
  const notes = [w("cellNote"), stationsOf(file, cellsData(choice.file).year).length ? w("bandNote") : ""];
  const strip = classStrip(null, title + ofFiles(choice), labels, colours, 0, width, notes);
  const group = mapCanvas(svg, "cell-clip", width, tall, strip, title);
  const p = projection(file, view, width, tall);
  layCells(group, choice, values, breaks, colours, p);
  for (const points of thinNetwork(file, cellsData(choice.file).year)) {
    const d = "M" + points.map(([lon, lat]) => `${p.x(lon).toFixed(1)} ${p.y(lat).toFixed(1)}`).join("L");
    const road = { d, fill: "none", stroke: "#3b4652", "stroke-opacity": 0.22, "stroke-width": 0.8 };
    group.append(s("path", { ...road, "pointer-events": "none" }));
  }
  drawBorders(group, file, p);
  layStations(svg, group, choice, p, width, tall);
  compass(svg, p, width, tall);
  svg.append(s("line", { x1: 0, x2: width, y1: tall, y2: tall, stroke: "#dde2e7" }));
  classStrip(svg, title + ofFiles(choice), labels, colours, tall, width, notes);
}

function drawCellSection() {
  const list = withCells();
  $("cells").hidden = !list.length;
  if (!list.length) return;
  const set = key => value => {
    cellChoice[key] = value;
    drawCellSection();
  };
  const figures = Object.keys(FILES[cellChoice.file].squares.figures).map(name => [name, w(name)]);
  const shown = key => {
    choose(cellChoice, key);
    drawCellSection();
  };
  fill(
    $("cell-controls"),
    list.length > 1 ? select(w("show"), cellOptions(), `${cellChoice.file}|${cellChoice.against}`, shown) : null,
    select(w("indicator"), figures, cellChoice.name, set("name")),
    areaSelect(cellChoice, drawCellSection)
  );
  drawCellMap(cellChoice);
}

/// What the page opens with: the change of the second result against the first, else the only one.
function openCells() {
  const list = withCells();
  if (list.length) cellChoice.file = list[0];
  if (list.length > 1 && sameGrid(list[0], list[1])) [cellChoice.file, cellChoice.against] = [list[1], list[0]];
}
