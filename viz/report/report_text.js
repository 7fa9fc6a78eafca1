// What the page knows, numbers and units as each language writes them.
const DATA = JSON.parse(document.getElementById("data").textContent);
const FILES = DATA.files;
const SHOWN_UNITS = {
  // unit in the file: unit on the page, factor
  "VND per month": ["million VND per month", 1e-6],
  "billion VND": ["trillion VND", 1e-3]
};
for (const file of FILES)
  for (const figure of [...Object.values(file.indicators), ...Object.values(file.zoneYear)]) {
    const [shown, factor] = SHOWN_UNITS[figure.units] ?? [];
    const largest = Math.max(0, ...figure.values.flat().filter(Number.isFinite));
    if (!shown || (figure.units === "billion VND" && largest < 1e5)) continue;
    const scaled = x => (Array.isArray(x) ? x.map(scaled) : x === null ? null : x * factor);
    figure.units = shown;
    figure.values = scaled(figure.values);
  }
let lang = new URLSearchParams(location.hash.slice(1)).get("lang") === "en" ? "en" : "vi";

const w = key => WORDS[lang][key] ?? key;
const at = pair => (pair ? pair[lang === "vi" ? 0 : 1] : "");
const unit = name => (UNITS[name] ? at(UNITS[name]) : name);
const ownTitle = file =>
  (lang === "vi" ? file.title_vi : file.title_en) || file.title_en || file.title_vi || file.scenario || file.name;
/// The title of a result; where several share one, with the scenario's name, or the file's where that is shared too.
const titleOf = file => {
  const title = ownTitle(file),
    same = FILES.filter(other => ownTitle(other) === title);
  if (same.length < 2) return title;
  const apart = new Set(same.map(other => other.scenario)).size === same.length;
  return `${title} (${apart ? file.scenario : file.name})`;
};
const targetName = row => at(TARGET_NAMES[row.indicator]) || row.indicator.replaceAll("_", " ");
const quoted = text => `“${text}”`;

/// A number with as many decimals as its size asks for, or exactly `digits`.
function num(x, digits) {
  if (x === null || x === undefined || !Number.isFinite(x)) return "–";
  const size = Math.abs(x);
  const d = digits ?? (size >= 1000 || Number.isInteger(x) ? 0 : size >= 20 ? 1 : size >= 1 ? 2 : 3);
  if (size < 0.5 * 10 ** -d) x = 0; // no sign before a zero
  return new Intl.NumberFormat(lang === "vi" ? "vi-VN" : "en-GB", {
    minimumFractionDigits: digits ?? 0,
    maximumFractionDigits: d
  })
    .format(x)
    .replace("-", "−");
}
const signed = (x, digits) => (x > 0 && /[1-9]/.test(num(x, digits)) ? "+" : "") + num(x, digits);
/// Short numbers for axes: 1.5 million rather than 1,500,000.
function short(x) {
  const size = Math.abs(x);
  const form = new Intl.NumberFormat(lang === "vi" ? "vi-VN" : "en-GB", { maximumFractionDigits: 2 });
  if (size >= 1e6) return form.format(x / 1e6).replace("-", "−") + (lang === "vi" ? " triệu" : "M");
  if (size >= 1e4) return form.format(x / 1e3).replace("-", "−") + (lang === "vi" ? " nghìn" : "k");
  return form.format(x).replace("-", "−");
}
const ONE = {
  areas: "area",
  zones: "zone",
  centres: "centre",
  cities: "city",
  criteria: "criterion",
  layers: "layer",
  parks: "park",
  enterprises: "enterprise",
  persons: "person",
  jobs: "job",
  households: "household"
};
/// Text of a number and its unit; where the number is one, English takes the singular.
function withUnit(text, name, x) {
  const own = unit(name),
    u = lang === "en" && x === 1 ? (ONE[own] ?? own) : own;
  return /^([%‰×]|$)/.test(u) ? text + u : `${text} ${u}`;
}
const clock = s =>
  `${String(Math.floor(s / 3600) % 24).padStart(2, "0")}:${String(Math.round(s / 60) % 60).padStart(2, "0")}`;
const monthText = m =>
  lang === "vi"
    ? `${String(m % 100).padStart(2, "0")}/${Math.floor(m / 100)}`
    : `${Math.floor(m / 100)}-${String(m % 100).padStart(2, "0")}`;
