// One picture of a scene: what the choices of a reader make of it, as layers and as the keys that explain them.
import type { Layer } from "@deck.gl/core";
import { PALETTES, type Theme } from "../colour/palettes";
import type { Scale } from "../colour/scale";
import { difference, measureLinks, measureZones, type Measured } from "../data/measures";
import type { Traffic } from "../data/network";
import { numbersOf } from "../data/result";
import { place } from "virtual:report-words";
import { t } from "../i18n";
import { freightLayers, borderLayers, cellLayer, linkLayer, nameLayers, sectionLayer, siteLayer, stationLayers, vehicleLayer, zoneLayer } from "./layers";
import { coloursOf, nearlyMost, scaleFor, widthsOf, type Painted } from "./paint";
import type { Scene } from "./scene";
import { placesAt } from "../data/vehicles";

export interface Look {
  year: number;
  bin: number;
  links: string;
  zones: string;
  more: Set<string>;
  theme: Theme;
  zoom: number;
  chosenLink: number;
  /** Seconds after midnight for recorded vehicles. */
  clock: number;
}

export interface Picture {
  layers: Layer[];
  links?: Painted;
  zones?: Painted;
  day?: Traffic;
  /** Lines below the classes. */
  notes: string[];
  vehicles: number;
}

interface Readings {
  /** Number of the file that was taken off. */
  less?: number;
  day?: Traffic;
  links?: Measured;
  zones?: Measured;
}

/** Values that a scene has for a look; less those of another where a difference is wanted. */
export async function readingsOf(scene: Scene, look: Look, less?: Scene): Promise<Readings> {
  const day = await scene.day(look.year);
  const links = look.links === "none" ? undefined : await measureLinks(scene.result, scene.network, day, look.links, look.bin);
  const zones = look.zones === "none" ? undefined : await measureZones(scene.result, scene.years, look.zones, look.year || scene.lastYear);
  if (!less) return { day, links, zones };
  const before = await readingsOf(less, look);
  const byId = (ids: ArrayLike<number | string>): Map<number | string, number> => new Map(Array.from(ids, (id, i) => [id, i]));
  const linkRow = byId(less.network.id),
    zoneRow = byId(less.zones.id),
    cells = look.zones.startsWith("cell:");
  const changed = (own: Measured | undefined, other: Measured | undefined, match: (row: number) => number | undefined): Measured | undefined =>
    own && other ? { ...own, kind: "change", values: difference(other.values, own.values, match) } : undefined;
  return {
    less: less.result.number,
    day,
    links: changed(links, before.links, row => linkRow.get(scene.network.id[row])),
    zones: changed(zones, before.zones, row => (cells ? row : zoneRow.get(scene.zones.id[row])))
  };
}

const ENOUGH = 200_000; // values that tell where classes break

/** All values that the time slider can bring, so that classes stay while it moves. */
async function rangeOf(scene: Scene, look: Look, what: "links" | "zones", own: Measured): Promise<ArrayLike<number>> {
  if (own.kind === "change" && what === "links") return own.values;
  if (what === "zones" && !look.zones.startsWith("cell:")) return own.kind === "change" ? own.values : Float64Array.from(numbersOf(await scene.result.column(`zone_year/${look.zones}`)), x => x * own.factor);
  if (what === "zones") return Array.prototype.filter.call(own.values, (x: number) => x > 0) as number[];
  const last = await scene.day(Infinity),
    bins = last?.binStart.length ?? 1,
    every = Math.ceil((bins * scene.network.count) / ENOUGH),
    all: number[] = [];
  for (let bin = 0; bin < bins; bin++) {
    const { values } = await measureLinks(scene.result, scene.network, last, look.links, bin);
    for (let row = bin % every; row < values.length; row += every) if (values[row] > 0) all.push(values[row]);
  }
  return all;
}

export interface Scales {
  links?: Scale;
  zones?: Scale;
}

const scaleCache = new WeakMap<Scene, Map<string, Scale>>();

/** Classes of a look; the same for all years and times. */
export async function scalesOf(scene: Scene, look: Look, readings: Readings): Promise<Scales> {
  const made = scaleCache.get(scene) ?? new Map<string, Scale>();
  scaleCache.set(scene, made);
  const of = async (what: "links" | "zones"): Promise<Scale | undefined> => {
    const own = readings[what];
    if (!own) return undefined;
    const key = [what, look[what], look.theme, own.kind].join(" ");
    if (own.kind !== "change" && made.has(key)) return made.get(key);
    const scale = scaleFor(own.kind, Array.from(await rangeOf(scene, look, what, own)), own.unit, look.theme, what === "links");
    made.set(key, scale);
    return scale;
  };
  return { links: await of("links"), zones: await of("zones") };
}

/** Colours by class; kept while values and classes are the same. */
function paint(scene: Scene, key: string, measured: Measured | undefined, scale: Scale | undefined, theme: Theme, alpha: number): Painted | undefined {
  if (!measured || !scale) return undefined;
  return scene.memo.get(`paint ${key} ${measured.kind} ${theme} ${scale.breaks.join()}`, () => ({ measured, scale, colours: coloursOf(measured.values, scale, PALETTES[theme], alpha) }));
}

const mostVolume = new WeakMap<Traffic, number>();

function widths(scene: Scene, day: Traffic | undefined, look: Look): Float32Array {
  const { network } = scene;
  if (!day || look.links === "none" || look.links === "capacity" || look.links === "lanes") return scene.memo.get("widths", () => widthsOf(network.capacity, 3 * nearlyMost(network.capacity)));
  if (!mostVolume.has(day)) mostVolume.set(day, nearlyMost(day.pcu));
  const bin = Math.min(look.bin, day.binStart.length - 1);
  return scene.memo.get(`widths ${day.year} ${bin}`, () => widthsOf(day.pcu.subarray(bin * day.links, (bin + 1) * day.links), mostVolume.get(day)!));
}

/** Draws a look of a scene by given classes. */
export async function pictureOf(scene: Scene, look: Look, readings: Readings, scales: Scales): Promise<Picture> {
  const { theme, more, year } = look,
    { day } = readings,
    layers: Layer[] = [],
    notes: string[] = [];
  const { memo } = scene,
    less = readings.less ?? "";
  const zones = paint(scene, `zones ${look.zones} ${year} ${less}`, readings.zones, scales.zones, theme, 205),
    links = paint(scene, `links ${look.links} ${day?.year} ${look.bin} ${less}`, readings.links, scales.links, theme, 255),
    cells = look.zones.startsWith("cell:");
  if (scene.zones.count) {
    layers.push(zoneLayer(scene.zones, cells ? undefined : zones?.colours, theme));
    if (cells && zones) layers.push(cellLayer(await scene.cells(), zones.colours, memo));
    layers.push(...borderLayers(scene.zones, theme, memo));
    notes.push(t("outlines"));
  }
  if (more.has("freight") && day?.year) {
    const { pairs, placed, unplaced } = await scene.freight(day.year);
    layers.push(...freightLayers(pairs, placed, scene.zones, theme));
    notes.push(t("truck_flows"), t("tonnes_day"), t("gateway_note"));
    if (unplaced.length) notes.push(t("gateway_unplaced", unplaced.map(place).join("; ")));
  }
  const plain = memo.get(`plain ${theme}`, () => coloursOf(new Float64Array(scene.network.count).fill(NaN), { breaks: [], colours: [], unit: "" }, PALETTES[theme], 255)),
    known = look.links === "none" || look.links === "capacity" || look.links === "lanes";
  layers.push(
    ...linkLayer(scene.network, { colours: links?.colours ?? plain, widths: widths(scene, day, look), shown: row => (known ? !scene.isNever(row) : scene.isOpen(row, year)), when: known ? -1 : year, chosen: look.chosenLink }, theme)
  );
  if (more.has("lines")) {
    const sections = await scene.sections(day, look.bin);
    layers.push(sectionLayer(sections, Math.max(1, ...sections.map(s => s.load)), theme));
    notes.push(t("line_load"));
  }
  if (more.has("sites")) layers.push(siteLayer(await scene.sitesIn(year), theme));
  const stations = await scene.stationsIn(year || scene.lastYear);
  if (more.has("stations") && stations.length) {
    layers.push(...stationLayers(stations, theme));
    notes.push(t("catchment_note"));
  }
  let moving = 0;
  if (more.has("vehicles") && scene.hasVehicles) {
    const places = placesAt(await scene.vehicles(), scene.network, look.clock);
    moving = places.length / 2;
    layers.push(vehicleLayer(places, theme));
  }
  if (more.has("names")) layers.push(...nameLayers(scene.zones, more.has("stations") ? stations : [], look.zoom, theme, memo));
  return { layers, links, zones, day, notes, vehicles: moving };
}
