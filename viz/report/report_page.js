// The page: figures by section, choices, language.
const seriesOf = (name, extra = {}) => FILES.map((file, i) => ({ label: FILES.length > 1 ? titleOf(file) : "", colour: COLOURS[i], values: file.indicators[name]?.values ?? [], years: file.years, ...extra })).filter(line => line.values.length);

/// Several indicators in one chart: one file by colour, several files by colour and indicators by dash.
const family = names => names.flatMap(([name, label], k) => FILES.map((file, i) => ({ label: FILES.length > 1 ? `${label}, ${titleOf(file)}` : label, colour: COLOURS[FILES.length > 1 ? i : k], dash: FILES.length > 1 ? DASHES[k % DASHES.length] : "", values: file.indicators[name]?.values ?? [], years: file.years }))).filter(line => line.values.length);

/// The legend of such a chart: indicators by colour, or by dash where colours stand for files.
const familyEntries = names => (FILES.length === 1 ? undefined : names.map(([, label], k) => ({ label, colour: "#5a6572", dash: DASHES[k % DASHES.length] })));

/// Which colour is which file, once a section.
function drawFileKeys() {
  for (const key of document.querySelectorAll(".files")) fill(key, ...(FILES.length > 1 ? FILES.map((file, i) => h("span", {}, h("span", { class: "swatch", style: `background:${COLOURS[i]}` }), titleOf(file))) : []));
}

function marksOf(indicator) {
  const seen = new Set();
  return mainRows(FILES[0]).filter(row => row.indicator === indicator && !seen.has(row.year + row.comparator) && seen.add(row.year + row.comparator)).map(row => ({ year: row.year, value: row.value, label: `${row.id} ${COMPARATORS[row.comparator]} ${num(row.value)}` }));
}

const rolling = values => values.map((_, i) => (i < 2 ? NaN : (values[i] + values[i - 1] + values[i - 2]) / 3));

/// TFP's share as the ratio of three-year means, so that one slow year does not blow it up; none while output shrinks.
function smoothShare(file) {
  const a = file.indicators.growth_tfp?.values, y = file.indicators.growth_output?.values;
  if (!a || !y) return [];
  const top = rolling(a), below = rolling(y);
  return top.map((v, i) => (below[i] > 1 ? (100 * v) / below[i] : NaN));
}

/// A thin yearly line is kept inside the picture: shares beyond ±150 % tell of a year without growth.
const tame = values => values.map(v => (Math.abs(v) <= 150 ? v : NaN));

function caption(id, title, note) { fill($(id), title, " ", h("small", {}, note)); }

function drawGrowth() {
  caption("growth-title", w("growthTitle"), w("perYear"));
  caption("share-title", w("shareTitle"), `%, ${w("smoothed")}`);
  const space = { label: "", values: [] };
  const columns = FILES.flatMap((file, k) => [...(k ? [space] : []), ...file.years.map((year, i) => {
    const of = name => file.indicators[name]?.values[i] ?? NaN, b = of("capital_share");
    return { label: FILES.length > 1 ? `’${String(year).slice(2)}` : String(year), tip: `${titleOf(file)}, ${year}`, group: FILES.length > 1 ? titleOf(file) : "", values: [b * of("growth_capital"), (1 - b) * of("growth_labour"), of("growth_tfp")] };
  })]);
  const line = FILES.flatMap(file => file.indicators.growth_output?.values ?? []);
  stackedBars($("growth"), { columns, layers: [{ label: w("capital"), colour: "#8a97a5" }, { label: w("labour"), colour: "#e0a526" }, { label: w("tfp"), colour: "#0072b2" }], line: FILES.length === 1 ? { label: w("output"), values: line } : null, label: w("growthTitle"), height: 290 });
  const lines = FILES.flatMap((file, i) => [
    { label: FILES.length > 1 ? titleOf(file) : "", colour: COLOURS[i], values: smoothShare(file), years: file.years },
    { label: "", colour: COLOURS[i], values: tame(file.indicators.tfp_share_gso?.values ?? []), years: file.years, thin: true }
  ]);
  lineChart($("share"), { series: lines, entries: [], marks: marksOf("tfp_contribution_to_growth"), label: w("shareTitle"), height: 290, zero: true });
}

const SINGLES = ["grdp_per_head", "labour_productivity_growth", "employment", "unemployment_rate", "mean_wage", "enterprises", "income_per_head"];

/// What the small charts show: {title, note, draw}.
function panels() {
  const indicator = name => FILES[0].indicators[name], label = name => at([indicator(name).vi, indicator(name).en]), vi = lang === "vi";
  const list = SINGLES.filter(indicator).map(name => ({ title: label(name), note: unit(indicator(name).units), draw: svg => lineChart(svg, { series: seriesOf(name), entries: [], marks: name === "labour_productivity_growth" ? marksOf("social_labour_productivity_growth") : [], label: label(name) }) }));
  const innovating = [["innovating_share_all", vi ? "tất cả" : "all"], ["innovating_share_manufacturing", vi ? "chế biến, chế tạo" : "manufacturing"], ["innovating_share_10plus", vi ? "từ 10 lao động" : "10+ workers"]];
  const renewal = [["renewal_r1", vi ? "R1: chỉ số" : "R1: index"], ["renewal_r2", vi ? "R2: doanh nghiệp" : "R2: enterprises"], ["renewal_r3", vi ? "R3: máy móc" : "R3: machines"]];
  const grouped = (title, names, target) => ({ title, note: "%", draw: svg => lineChart(svg, { series: family(names), entries: familyEntries(names), marks: marksOf(target), label: title, zero: true }) });
  if (indicator("innovating_share_all")) list.push(grouped(vi ? "Doanh nghiệp đổi mới sáng tạo" : "Innovating enterprises", innovating, "innovating_enterprises_share"));
  if (indicator("renewal_r2")) list.push(grouped(vi ? "Đổi mới công nghệ, thiết bị" : "Renewal of technology and equipment", renewal, "technology_equipment_renewal_rate"));
  return list;
}

function drawPanels() {
  const drawn = panels().map(panel => ({ ...panel, svg: s("svg", { role: "img" }) }));
  fill($("panels"), ...drawn.map(({ title, note, svg }) => h("figure", {}, h("figcaption", {}, title, " ", h("small", {}, note)), svg)));
  for (const { draw, svg } of drawn) draw(svg);
}

const MODES = ["walk", "bicycle", "motorbike", "car", "bus"];
const MODE_COLOURS = ["#8a97a5", "#c98a00", "#0072b2", "#d55e00", "#00805f"];

function drawTravel() {
  caption("modes-title", w("modesTitle"), w("ofTrips"));
  const layers = MODES.map((mode, i) => ({ label: w(mode), colour: MODE_COLOURS[i] }));
  const columns = FILES.flatMap(file => Object.keys(file.trips).map(year => {
    const trips = MODES.map(mode => file.trips[year][mode] ?? 0), all = trips.reduce((a, b) => a + b, 0) || 1;
    return { label: year, tip: `${titleOf(file)}, ${year}`, group: FILES.length > 1 ? titleOf(file) : "", values: trips.map(v => (100 * v) / all) };
  }));
  if (columns.length) stackedBars($("modes"), { columns, layers, label: w("modesTitle"), full: true, height: 270 });
  caption("commute-title", w("commuteTitle"), "");
  const commute = [["commute_time_mean", w("time")], ["commute_distance_mean", w("distance")]];
  lineChart($("commute"), { series: family(commute), entries: familyEntries(commute), label: w("commuteTitle"), height: 270, zero: true });
}

// ------------------------------------------------------------------ choices

const linkChoice = { file: 0, against: -1, year: 0, bin: 0, klass: -1, area: "" }, zoneChoice = { file: 0, against: -1, year: 0, name: "population", area: "" };
const trafficYears = file => Object.keys(file.traffic).map(Number);
const binName = (day, bin) => { const start = day.start[bin]; return `${clock(start)}–${clock(start + (day.length?.[bin] ?? 0))}`; };

function select(label, options, value, change) {
  const box = h("select", {}, ...options.map(([key, text]) => h("option", { value: key, ...(String(key) === String(value) ? { selected: "" } : {}) }, text)));
  box.addEventListener("change", () => change(box.value));
  return h("label", {}, label, box);
}

/// Each file, and each file against each other one with the same links and zones.
function shownOptions() {
  const options = FILES.map((file, i) => [`${i}|-1`, titleOf(file)]);
  FILES.forEach((file, i) => FILES.forEach((base, j) => {
    if (i !== j && file.links.from.length === base.links.from.length && file.zones.id.join() === base.zones.id.join()) options.push([`${i}|${j}`, `${titleOf(file)} ${w("minus")} ${titleOf(base)}`]);
  }));
  return options;
}

/// The whole region or one district, so that dense places can be read.
const areaSelect = (choice, draw) => select(w("area"), [["", w("region")], ...[...new Set(FILES[choice.file].zones.district.filter((_, i) => FILES[choice.file].zones.kind[i] === "internal"))].sort((a, b) => a.localeCompare(b, "vi")).map(d => [d, d])], choice.area, area => { choice.area = area; draw(); });

function choose(choice, key) { [choice.file, choice.against] = key.split("|").map(Number); }

function drawLinkSection() {
  const file = FILES[linkChoice.file], years = trafficYears(file), day = file.traffic[linkChoice.year];
  const controls = [];
  if (FILES.length > 1) controls.push(select(w("show"), shownOptions(), `${linkChoice.file}|${linkChoice.against}`, key => { choose(linkChoice, key); drawLinkSection(); }));
  if (years.length) controls.push(select(w("year"), years.map(y => [y, y]), linkChoice.year, y => { linkChoice.year = +y; drawLinkSection(); }));
  if (day) controls.push(select(w("bin"), day.start.map((_, i) => [i, binName(day, i)]), linkChoice.bin, b => { linkChoice.bin = +b; drawLinkSection(); }), select(w("klass"), [[-1, w("all")], ...day.classes.map((c, i) => [i, w(c)])], linkChoice.klass, c => { linkChoice.klass = +c; drawLinkSection(); }));
  controls.push(areaSelect(linkChoice, drawLinkSection));
  fill($("link-controls"), ...controls);
  drawLinkMap(linkChoice);
  drawWorst(linkChoice);
}

function drawZoneSection() {
  const file = FILES[zoneChoice.file], names = Object.entries(file.zoneYear), controls = [];
  if (!names.length) return;
  if (!file.zoneYear[zoneChoice.name]) zoneChoice.name = names[0][0];
  if (FILES.length > 1) controls.push(select(w("show"), shownOptions(), `${zoneChoice.file}|${zoneChoice.against}`, key => { choose(zoneChoice, key); drawZoneSection(); }));
  controls.push(select(w("indicator"), names.map(([name, f]) => [name, at([f.vi, f.en])]), zoneChoice.name, name => { zoneChoice.name = name; drawZoneSection(); }), select(w("year"), file.years.map(y => [y, y]), zoneChoice.year, y => { zoneChoice.year = +y; drawZoneSection(); }));
  controls.push(areaSelect(zoneChoice, drawZoneSection));
  fill($("zone-controls"), ...controls);
  drawZoneMap(zoneChoice);
}

// ------------------------------------------------------------------ words around the figures

function caveats() {
  const vi = lang === "vi", file = FILES[0], say = [];
  say.push(vi ? `Mô phỏng ${num(100 * file.scale)}% dân số và doanh nghiệp, hạt giống ${file.seed}; mọi con số đã nhân lên cho toàn vùng. Mẫu càng nhỏ, con số của từng vùng nhỏ càng dao động.` : `${num(100 * file.scale)}% of persons and enterprises were simulated, seed ${file.seed}; every figure is expanded to the whole region. The smaller the sample, the more the figures of small zones scatter.`);
  say.push(vi ? "Một lần chạy không cho biết khoảng bất định: hãy chạy nhiều hạt giống trước khi dựa vào chênh lệch nhỏ giữa hai kịch bản." : "One run tells nothing of its spread: run several seeds before relying on a small difference between two scenarios.");
  say.push(vi ? "Nhiều tham số hành vi là giá trị tiên nghiệm từ tài liệu, chưa hiệu chỉnh bằng điều tra tại Bình Dương; bảng đầu vào ghi độ tin cậy của từng dòng." : "Many behavioural parameters are priors from the literature, not yet calibrated to surveys in Bình Dương; the input tables give the confidence of each row.");
  const gap = last(file.indicators.relative_gap?.values ?? []);
  if (Number.isFinite(gap)) say.push(vi ? `Phân bổ giao thông dừng ở sai lệch tương đối ${gap.toExponential(1).replace(".", ",")}.` : `The traffic assignment stopped at a relative gap of ${gap.toExponential(1)}.`);
  const step = last(file.coupling);
  if (step) say.push(vi ? `Trao đổi giữa kinh tế và giao thông năm ${step.year}: thay đổi ${num(100 * step.relative_change, 2)}% ở vòng cuối.` : `Exchange between economy and transport in ${step.year}: a change of ${num(100 * step.relative_change, 2)}% in the last round.`);
  const known = file.counts.filter(c => c.counted > 0), off = known.reduce((sum, c) => sum + Math.abs(c.simulated / c.counted - 1), 0) / (known.length || 1);
  if (known.length) say.push(vi ? `So với ${known.length} số đếm xe đã công bố, mô phỏng lệch bình quân ${num(100 * off, 0)}%.` : `Against ${known.length} published traffic counts the simulation is off by ${num(100 * off, 0)}% on average.`);
  if (file.dropped) say.push(vi ? `${num(file.dropped)} dòng dữ liệu đầu vào đã bị loại; danh sách nằm trong /dropped.` : `${num(file.dropped)} rows of the input were left out; /dropped lists them.`);
  if (FILES.some(f => !f.complete)) say.push(vi ? "Có tệp kết quả chưa chạy xong." : "One of the results is not complete.");
  fill($("caveats"), ...say.map(text => h("li", {}, text)));
}

const each = of => [...new Set(FILES.map(of))].join(", ");

function drawWords() {
  document.documentElement.lang = lang;
  for (const button of document.querySelectorAll("[data-lang]")) button.setAttribute("aria-pressed", String(button.dataset.lang === lang));
  const title = FILES.length > 2 ? w("comparison").replace("#", num(FILES.length)) : [...FILES].reverse().map(titleOf).join(` ${w("against")} `);
  $("title").textContent = title;
  document.title = `${title} – Tân Vạn`;
  const file = FILES[0];
  $("meta").textContent = `${file.years[0]}–${last(file.years)} · ${w("scale")} ${each(f => `${num(100 * f.scale)}%`)} · ${w("seed")} ${each(f => f.seed)}`;
  fill($("headline"), ...FILES.map((f, i) => h("span", { class: "one" }, FILES.length > 1 ? h("strong", {}, h("span", { class: "swatch", style: `background:${COLOURS[i]}` }), `${titleOf(f)}. `) : null, ...sentence(f), i ? differences(f) : "")));
  document.documentElement.classList.toggle("many", FILES.length > 1);
  $("identity").textContent = FILES.map(f => `${f.name}: ${f.scenario}, tanvan ${f.code_version} (${f.commit}), ${f.created}, ${f.hash}`).join(" · ");
}

function drawAll() {
  drawWords();
  drawFileKeys();
  drawKeys();
  drawTargets();
  drawGrowth();
  drawBinding();
  drawAccounting();
  drawPanels();
  drawTravel();
  drawLinkSection();
  drawCounts();
  drawZoneSection();
  drawEvents();
  caveats();
  drawDefinitions();
}

function watchTips() {
  const tip = $("tip");
  document.addEventListener("pointermove", event => {
    const text = event.target.closest?.("[data-tip]")?.getAttribute("data-tip");
    tip.hidden = !text;
    if (!text) return;
    tip.textContent = text;
    tip.style.left = `${Math.min(event.clientX + 14, innerWidth - tip.offsetWidth - 8)}px`;
    tip.style.top = `${Math.min(event.clientY + 14, innerHeight - tip.offsetHeight - 8)}px`;
  });
}

for (const button of document.querySelectorAll("[data-lang]")) button.addEventListener("click", () => {
  lang = button.dataset.lang;
  history.replaceState(null, "", `#lang=${lang}`);
  drawAll();
});
addEventListener("hashchange", () => { lang = location.hash.includes("lang=en") ? "en" : "vi"; drawAll(); });
let resizing = 0, drawnWidth = innerWidth;
addEventListener("resize", () => { if (innerWidth === drawnWidth) return; drawnWidth = innerWidth; clearTimeout(resizing); resizing = setTimeout(drawAll, 120); });
for (const [event, state] of [["beforeprint", true], ["afterprint", false]]) addEventListener(event, () => { printing = state; drawAll(); });
linkChoice.year = trafficYears(FILES[0]).at(-1) ?? 0;
zoneChoice.year = last(FILES[0].years);
watchTips();
drawAll();
