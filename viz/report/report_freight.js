// Goods of the day of travel: key figures, hours, flows, chains, and how carriers answer a policy.

const FREIGHT_TRUCKS = ["truck_2_axle", "truck_3_axle", "tractor"];
/// From the bottom of a stack: the heaviest first.
const FREIGHT_LAYERS = [
  ["tractor", "#a8467f"],
  ["truck_3_axle", "#d55e00"],
  ["truck_2_axle", "#0072b2"],
  ["van", "#63a6d6"],
  ["courier", "#c3cad1"]
];
const FLOW_COLOURS = {
  domestic: "#0072b2",
  market: "#63a6d6",
  outbound: "#d55e00",
  inbound: "#e0a526",
  supply: "#00805f",
  household: "#cf86b1"
};
const CHAIN_COLOURS = { road: "#8a97a5", barge: "#0072b2", rail: "#d55e00" };
const PEAK_HOURS = [6, 7, 8, 16, 17, 18, 19];

const freightChoice = { year: null };
const freightYears = file => Object.keys(file.freight ?? {}).map(Number);
const freightDay = (file, year) => file.freight?.[year];
/// Files that have the year, with their place among all.
const withFreight = year =>
  FILES.map((file, index) => ({ file, index, day: freightDay(file, year) })).filter(one => one.day);

const totalOf = list => list?.reduce((sum, x) => sum + (x ?? 0), 0);
const scaledOf = (x, factor) => (Number.isFinite(x) ? x * factor : undefined);
/// A figure of some vehicles together.
const vehiclesOf = (day, name, vehicles) =>
  day[name] && totalOf(vehicles.map(v => day[name][day.vehicle.indexOf(v)]));

/// A figure of all vehicles, with that of barges and trains where the file tells it.
const withChains = (day, name) => day[name] && totalOf(day[name]) + (totalOf(day[`chain_${name}`]) ?? 0);

/// What a planner asks first: word, decimals, how it is read off a day, whether a difference is in points.
const FREIGHT_FIGURES = [
  ["fr_tonnes", 0, day => totalOf(day.commodity_tonnes ?? day.flow_tonnes)],
  ["fr_trucks", 0, day => vehiclesOf(day, "vehicle_trips", FREIGHT_TRUCKS)],
  ["fr_vans", 0, day => vehiclesOf(day, "vehicle_trips", ["van"])],
  ["fr_tonneKm", 2, day => scaledOf(withChains(day, "tonne_km"), 1e-6)],
  ["fr_empty", 1, day => scaledOf(day.empty_share, 100), true],
  ["fr_costTonne", 0, day => scaledOf(day.cost_vnd_t, 1e-3)],
  ["fr_costBox", 2, day => scaledOf(day.cost_vnd_container, 1e-6)],
  ["fr_parcels", 0, day => scaledOf(day.parcels, 1e-3)],
  ["fr_couriers", 0, day => day.couriers],
  ["fr_import", 1, day => day.import_h],
  ["fr_importLong", 1, day => day.import_p95_h],
  ["fr_co2", 0, day => withChains(day, "co2_t")]
];

const inPeaks = hours => totalOf(PEAK_HOURS.map(hour => hours[hour]));
function peakShare(day) {
  if (!day.departures) return undefined;
  const rows = FREIGHT_TRUCKS.map(v => day.departures[day.vehicle.indexOf(v)]).filter(Boolean),
    all = totalOf(rows.map(totalOf));
  return all > 0 ? (100 * totalOf(rows.map(inPeaks))) / all : undefined;
}
const drivesOf = vehicle => [
  "mg_vehicle",
  `${w(`goods_${vehicle}`)}: ${w("mg_drives")}`,
  0,
  day => vehiclesOf(day, "vehicle_trips", [vehicle])
];
/// Margin, figure, decimals, how it is read off a day, whether a difference is in points, or in its own unit.
const freightMargins = () => [
  ["mg_hour", w("mg_peaks"), 1, peakShare, true],
  ...["van", ...FREIGHT_TRUCKS].map(drivesOf),
  ["mg_pooled", w("mg_stops"), 2, day => day.round_stops, false, true],
  ["mg_pooled", w("mg_share"), 1, day => scaledOf(day.pooled_share, 100), true]
];

/// What a file has more or less than the first: in points, in its own unit, else in percent.
function freightDifference(x, first, digits, inPoints, inUnit) {
  if (!Number.isFinite(x) || !Number.isFinite(first)) return "–";
  if (inUnit) return signed(x - first, digits);
  return inPoints ? differenceText(x - first, true) : first ? differenceText((100 * (x - first)) / first, false) : "–";
}

/// Heads and cells of figures beside each other, each file after the first with its difference.
const besideHeads = days =>
  days.flatMap(({ file }, i) => [{ text: titleOf(file), num: true }, ...(i ? numbers("difference") : [])]);
const besideCells = (days, digits, of, inPoints, inUnit) =>
  days.flatMap(({ day }, i) => {
    const x = of(day);
    return [num(x, digits), ...(i ? [freightDifference(x, of(days[0].day), digits, inPoints, inUnit)] : [])];
  });
const anyKnows = (days, of) => days.some(({ day }) => Number.isFinite(of(day)));

/// One result: years across. Several: results across, in the chosen year.
function drawFreightFigures(year) {
  const many = FILES.length > 1,
    days = many
      ? withFreight(year)
      : freightYears(FILES[0]).map(one => ({ file: FILES[0], day: freightDay(FILES[0], one), year: one }));
  const heads = many ? besideHeads(days) : days.map(one => ({ text: one.year, num: true }));
  const rows = FREIGHT_FIGURES.filter(([, , of]) => anyKnows(days, of)).map(([key, digits, of, inPoints]) => [
    w(key),
    ...(many ? besideCells(days, digits, of, inPoints) : days.map(({ day }) => num(of(day), digits)))
  ]);
  fillTable("freight-figures", [{ text: many ? `${w("figure")}, ${year}` : w("figure") }, ...heads], rows);
}

function drawFreightMargins(year) {
  const days = withFreight(year);
  $("freight-margins-part").hidden = days.length < 2;
  if (days.length < 2) return;
  $("freight-margins-note").textContent = w("marginsNote");
  let before = "";
  const rows = freightMargins()
    .filter(([, , , of]) => anyKnows(days, of))
    .map(([margin, name, digits, of, inPoints, inUnit]) => {
      const again = margin === before;
      before = margin;
      const cells = [
        h("span", { class: again ? "again" : "" }, w(margin)),
        name,
        ...besideCells(days, digits, of, inPoints, inUnit)
      ];
      return { cells, class: again ? "follow" : "" };
    });
  fillTable("freight-margins", [...words("margin"), { text: `${w("figure")}, ${year}` }, ...besideHeads(days)], rows);
}

const newFigure = (title, note) => {
  const svg = s("svg", { role: "img" });
  return { svg, figure: h("figure", {}, h("figcaption", {}, title, " ", note ? h("small", {}, note) : null), svg) };
};

/// Drives by hour and vehicle, a chart a result, all to one scale.
function drawFreightHours(year) {
  const days = withFreight(year).filter(({ day }) => day.departures),
    many = FILES.length > 1;
  $("freight-hours-title").textContent = days.length ? `${w("hoursTitle")}, ${year}` : "";
  $("freight-hours").className = many ? "pair" : "wide";
  const hourly = (day, hour) => totalOf(day.departures.map(row => row[hour]));
  const most = Math.max(0, ...days.flatMap(({ day }) => day.departures[0].map((_, hour) => hourly(day, hour))));
  const drawn = days.map(one => ({ ...one, ...newFigure(many ? titleOf(one.file) : "", w("hoursNote")) }));
  fill($("freight-hours"), ...drawn.map(one => one.figure));
  for (const { day, svg } of drawn) {
    const layers = FREIGHT_LAYERS.filter(([name]) => totalOf(day.departures[day.vehicle.indexOf(name)]) > 0);
    stackedBars(svg, {
      columns: day.departures[0].map((_, hour) => ({
        label: String(hour),
        tip: `${hour}:00–${hour + 1}:00`,
        values: layers.map(([name]) => day.departures[day.vehicle.indexOf(name)][hour])
      })),
      layers: layers.map(([name, colour]) => ({ label: w(`goods_${name}`), colour })),
      label: w("hoursTitle"),
      height: many ? 300 : 280,
      most
    });
  }
}

/// Parts of a whole over the transport years, results side by side.
function stackOverYears(svg, parts, values, colours, label) {
  const names = Object.keys(colours).filter(name =>
    FILES.some(file => freightYears(file).some(year => freightDay(file, year)[parts]?.includes(name)))
  );
  const space = { label: "", values: [] };
  const columns = FILES.flatMap((file, i) => [
    ...(i ? [space] : []),
    ...freightYears(file).map(year => {
      const day = freightDay(file, year);
      return {
        label: FILES.length > 1 ? `’${String(year).slice(2)}` : String(year),
        tip: `${titleOf(file)}, ${year}`,
        group: FILES.length > 1 ? titleOf(file) : "",
        values: names.map(name => day[values]?.[day[parts]?.indexOf(name)] ?? 0)
      };
    })
  ]);
  const layers = names.map(name => ({ label: w(`${parts}_${name}`), colour: colours[name] }));
  stackedBars(svg, { columns, layers, label, height: 290 });
}

function drawFreightYears() {
  const has = name => FILES.some(file => freightYears(file).some(year => freightDay(file, year)[name]));
  const charts = [
    ["flow", "flow_tonnes", FLOW_COLOURS, w("flowsTitle"), w("flowsNote")],
    ["chain", "chain_containers", CHAIN_COLOURS, w("chainsTitle"), w("chainsNote")]
  ].filter(([, values]) => has(values));
  const drawn = charts.map(chart => ({ chart, ...newFigure(chart[3], chart[4]) }));
  fill($("freight-years"), ...drawn.map(one => one.figure));
  for (const { chart: [parts, values, colours, label], svg } of drawn)
    stackOverYears(svg, parts, values, colours, label);
}

/// The section, where a result has goods on a day of travel.
function drawFreight() {
  const years = [...new Set(FILES.flatMap(freightYears))].sort((a, b) => a - b);
  $("freight-part").hidden = !years.length;
  if (!years.length) return;
  const year = freightChoice.year ?? years.at(-1);
  $("freight-note").textContent = w("freightNote");
  fill(
    $("freight-controls"),
    select(
      w("year"),
      years.map(one => [one, one]),
      year,
      chosen => {
        freightChoice.year = +chosen;
        drawFreight();
      }
    )
  );
  drawFreightFigures(year);
  drawFreightMargins(year);
  drawFreightHours(year);
  drawFreightYears();
  drawGates(year);
}
