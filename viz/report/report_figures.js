// Charts of the page, section by section.

const seriesOf = (name, extra = {}) =>
  FILES.map((file, i) => ({
    label: FILES.length > 1 ? titleOf(file) : "",
    colour: COLOURS[i],
    values: file.indicators[name]?.values ?? [],
    years: file.years,
    ...extra
  })).filter(line => line.values.length);

/// Several indicators in one chart: one file by colour, several files by colour and indicators by dash.
const family = names =>
  names
    .flatMap(([name, label], k) =>
      FILES.map((file, i) => ({
        label: FILES.length > 1 ? `${label}, ${titleOf(file)}` : label,
        colour: COLOURS[FILES.length > 1 ? i : k],
        dash: FILES.length > 1 ? DASHES[k % DASHES.length] : "",
        values: file.indicators[name]?.values ?? [],
        years: file.years
      }))
    )
    .filter(line => line.values.length);

/// Figures of the day of travel: simulated in transport years, held in between by the file.
const HELD = /^(commute_|mode_share_|vehicle_km_day|delay_veh_h_day|co2_traffic|fuel_traffic|trips_|transit_|relative_gap)/;
const isHeld = name => HELD.test(name);

/// Such figures as markers at their transport years alone.
const heldFamily = names => {
  const many = FILES.length > 1;
  return names
    .flatMap(([name, label], k) =>
      FILES.map((file, i) => {
        const known = new Set(trafficYears(file)),
          all = file.indicators[name]?.values ?? [];
        const values = all.map((v, row) => (known.has(file.years[row]) ? v : NaN));
        const line = {
          label: many ? `${label}, ${titleOf(file)}` : label,
          colour: COLOURS[many ? i : k],
          values,
          years: file.years
        };
        return { ...line, points: true, dash: k % 2, quiet: many && i > 0 };
      })
    )
    .filter(line => line.values.length);
};

/// The legend of such a chart: indicators by colour, or by dash where colours stand for files.
const familyEntries = names =>
  FILES.length === 1
    ? undefined
    : names.map(([, label], k) => ({ label, colour: "#5a6572", dash: DASHES[k % DASHES.length] }));

/// Which colour is which file, once a section.
function drawFileKeys() {
  for (const key of document.querySelectorAll(".files"))
    fill(
      key,
      ...(FILES.length > 1
        ? FILES.map((file, i) =>
            h("span", {}, h("span", { class: "swatch", style: `background:${COLOURS[i]}` }), titleOf(file))
          )
        : [])
    );
}

function marksOf(indicator) {
  const seen = new Set();
  return mainRows(FILES[0])
    .filter(
      row => row.indicator === indicator && !seen.has(row.year + row.comparator) && seen.add(row.year + row.comparator)
    )
    .map(row => ({
      year: row.year,
      value: row.value,
      label: `${row.id} ${COMPARATORS[row.comparator]} ${num(row.value)}`
    }));
}

const rolling = values => values.map((_, i) => (i < 2 ? NaN : (values[i] + values[i - 1] + values[i - 2]) / 3));

/// TFP's share as the ratio of three-year means, so that one slow year does not blow it up; none while output shrinks.
function smoothShare(file) {
  const a = file.indicators.growth_tfp?.values,
    y = file.indicators.growth_output?.values;
  if (!a || !y) return [];
  const top = rolling(a),
    below = rolling(y);
  return top.map((v, i) => (below[i] > 1 ? (100 * v) / below[i] : NaN));
}

/// A thin yearly line is kept inside the picture: shares beyond ±150 % tell of a year without growth.
const tame = values => values.map(v => (Math.abs(v) <= 150 ? v : NaN));

function caption(id, title, note) {
  fill($(id), title, " ", h("small", {}, note));
}

function drawGrowth() {
  caption("growth-title", w("growthTitle"), w("perYear"));
  caption("share-title", w("shareTitle"), `%, ${w("smoothed")}`);
  const space = { label: "", values: [] };
  const columns = FILES.flatMap((file, k) => [
    ...(k ? [space] : []),
    ...file.years.map((year, i) => {
      const of = name => file.indicators[name]?.values[i] ?? NaN,
        b = of("capital_share");
      return {
        label: FILES.length > 1 ? `’${String(year).slice(2)}` : String(year),
        tip: `${titleOf(file)}, ${year}`,
        group: FILES.length > 1 ? titleOf(file) : "",
        values: [b * of("growth_capital"), (1 - b) * of("growth_labour"), of("growth_tfp")]
      };
    })
  ]);
  const line = FILES.flatMap(file => file.indicators.growth_output?.values ?? []);
  stackedBars($("growth"), {
    columns,
    layers: [
      { label: w("capital"), colour: "#8a97a5" },
      { label: w("labour"), colour: "#e0a526" },
      { label: w("tfp"), colour: "#0072b2" }
    ],
    line: FILES.length === 1 ? { label: w("output"), values: line } : null,
    label: w("growthTitle"),
    height: 290
  });
  const lines = FILES.flatMap((file, i) => [
    { label: FILES.length > 1 ? titleOf(file) : "", colour: COLOURS[i], values: smoothShare(file), years: file.years },
    {
      label: "",
      colour: COLOURS[i],
      values: tame(file.indicators.tfp_share_gso?.values ?? []),
      years: file.years,
      thin: true
    }
  ]);
  lineChart($("share"), {
    series: lines,
    entries: [],
    marks: marksOf("tfp_contribution_to_growth"),
    label: w("shareTitle"),
    height: 290,
    zero: true
  });
}

const SINGLES = [
  "grdp_per_head",
  "labour_productivity_growth",
  "employment",
  "unemployment_rate",
  "mean_wage",
  "enterprises",
  "income_per_head"
];

/// What the small charts show: {title, note, draw}.
function panels() {
  const indicator = name => FILES[0].indicators[name],
    label = name => at([indicator(name).vi, indicator(name).en]),
    vi = lang === "vi";
  const list = SINGLES.filter(indicator).map(name => ({
    title: label(name),
    note: unit(indicator(name).units),
    draw: svg =>
      lineChart(svg, {
        series: seriesOf(name),
        entries: [],
        marks: name === "labour_productivity_growth" ? marksOf("social_labour_productivity_growth") : [],
        label: label(name)
      })
  }));
  const innovating = [
    ["innovating_share_all", vi ? "tất cả" : "all"],
    ["innovating_share_manufacturing", vi ? "chế biến, chế tạo" : "manufacturing"],
    ["innovating_share_10plus", vi ? "từ 10 lao động" : "10+ workers"]
  ];
  const renewal = [
    ["renewal_r1", vi ? "R1: chỉ số" : "R1: index"],
    ["renewal_r2", vi ? "R2: doanh nghiệp" : "R2: enterprises"],
    ["renewal_r3", vi ? "R3: máy móc" : "R3: machines"]
  ];
  const grouped = (title, names, target) => ({
    title,
    note: "%",
    draw: svg =>
      lineChart(svg, {
        series: family(names),
        entries: familyEntries(names),
        marks: marksOf(target),
        label: title,
        zero: true
      })
  });
  if (indicator("innovating_share_all"))
    list.push(
      grouped(
        vi ? "Doanh nghiệp đổi mới sáng tạo" : "Innovating enterprises",
        innovating,
        "innovating_enterprises_share"
      )
    );
  if (indicator("renewal_r2"))
    list.push(
      grouped(
        vi ? "Đổi mới công nghệ, thiết bị" : "Renewal of technology and equipment",
        renewal,
        "technology_equipment_renewal_rate"
      )
    );
  return list;
}

function drawPanels() {
  const drawn = panels().map(panel => ({ ...panel, svg: s("svg", { role: "img" }) }));
  fill(
    $("panels"),
    ...drawn.map(({ title, note, svg }) => h("figure", {}, h("figcaption", {}, title, " ", h("small", {}, note)), svg))
  );
  for (const { draw, svg } of drawn) draw(svg);
}

const MODES = ["walk", "bicycle", "motorbike", "ride_hail", "car", "bus", "brt", "metro", "park_ride"];
const MODE_COLOURS = [
  "#8a97a5",
  "#c98a00",
  "#0072b2",
  "#63a6d6",
  "#d55e00",
  "#00805f",
  "#4bb08f",
  "#a8467f",
  "#cf86b1"
];

const hasTravel = file => Object.keys(file.trips).length > 0 || Object.keys(file.traffic).length > 0;

/// The section on travel where a result has days of travel; which results have none, and why.
function drawTravel() {
  const without = FILES.filter(file => !hasTravel(file)),
    names = FILES.length > 1 ? `${without.map(titleOf).join(", ")}: ` : "";
  $("no-travel").textContent = without.length ? names + w("noTravel") : "";
  $("travel").hidden = without.length === FILES.length;
  if ($("travel").hidden) return;
  drawModes();
  drawCommute();
  drawLineSection();
  drawLinkSection();
  drawCounts();
}

function drawModes() {
  caption("modes-title", w("modesTitle"), w("ofTrips"));
  const anybody = mode => FILES.some(file => Object.values(file.trips).some(year => year[mode] > 0));
  const modes = MODES.filter(anybody);
  const layers = modes.map(mode => ({ label: w(mode), colour: MODE_COLOURS[MODES.indexOf(mode)] }));
  const columns = FILES.flatMap(file =>
    Object.keys(file.trips).map(year => {
      const trips = modes.map(mode => file.trips[year][mode] ?? 0),
        all = trips.reduce((a, b) => a + b, 0) || 1;
      return {
        label: year,
        tip: `${titleOf(file)}, ${year}`,
        group: FILES.length > 1 ? titleOf(file) : "",
        values: trips.map(v => (100 * v) / all)
      };
    })
  );
  if (columns.length) stackedBars($("modes"), { columns, layers, label: w("modesTitle"), full: true, height: 270 });
}

function drawCommute() {
  caption("commute-title", w("commuteTitle"), w("transportYears"));
  const commute = [
    ["commute_time_mean", w("time")],
    ["commute_distance_mean", w("distance")]
  ];
  const series = heldFamily(commute);
  const entries = commute.map(([, label], k) => {
    return { label, colour: FILES.length > 1 ? "#5a6572" : COLOURS[k], points: true, dash: k % 2 };
  });
  lineChart($("commute"), { series, entries, label: w("commuteTitle"), height: 270, zero: true });
}
