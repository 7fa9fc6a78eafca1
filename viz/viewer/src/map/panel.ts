// The choices beside a map: roads, zones, further layers, year and time of day.
import { linkMeasureName, linkMeasures, zoneChoices } from "../data/measures";
import { t } from "../i18n";
import { clock } from "../i18n/format";
import { choice, slider, toggle, type Slider } from "../ui/controls";
import { h, type Child } from "../ui/dom";
import type { State, Store } from "../ui/store";
import type { Look } from "./picture";
import type { Scene } from "./scene";

const MORE = ["names", "stations", "lines", "sites", "freight", "vehicles"] as const;
type More = (typeof MORE)[number];

export const moreOf = (state: Readonly<State>): Set<string> => new Set(state.more.split(" ").filter(Boolean));

/** Which further layers a file can fill. */
function offers(scene: Scene, name: More): boolean {
  const { result } = scene;
  switch (name) {
    case "names":
      return scene.zones.count > 0;
    case "stations":
      return result.has("stations/lon");
    case "lines":
      return result.has("stops/lon") && result.yearsUnder("transit").length > 0;
    case "sites":
      return result.has("sites/lon");
    case "freight":
      return result.yearsUnder("freight").length > 0;
    case "vehicles":
      return scene.hasVehicles;
  }
}

export function switches(scene: Scene, store: Store): HTMLElement[] {
  const on = moreOf(store.now);
  return MORE.filter(name => offers(scene, name)).map(name =>
    toggle(t(`show_${name}`), on.has(name), wanted => {
      const next = moreOf(store.now);
      if (wanted) next.add(name);
      else next.delete(name);
      store.set({ more: [...next].join(" ") });
    })
  );
}

/** Lists of what roads and zones can show. */
export async function measureChoices(scene: Scene, store: Store): Promise<Child[]> {
  const day = await scene.day(Infinity),
    emissions = scene.result.yearsUnder("emissions").length > 0;
  const { all, classes } = linkMeasures(day, emissions),
    option = (key: string): { key: string; label: string } => ({ key, label: linkMeasureName(key) });
  const roads = choice(t("roads"), [{ group: t("group_all"), options: all.map(option) }, ...(classes.length ? [{ group: t("group_class"), options: classes.map(option) }] : [])], store.now.links, links => store.set({ links }));
  if (!scene.zones.count) return [roads];
  const { zones, cells } = await zoneChoices(scene.result);
  const areas = choice(
    t("areas"),
    [{ options: [{ key: "none", label: t("zone_none") }] }, { group: t("group_zone"), options: zones }, ...(cells.length ? [{ group: t("group_cell"), options: cells }] : [])],
    store.now.zones, name => store.set({ zones: name })
  );
  return [roads, areas];
}

export interface TimeBar {
  element: HTMLElement;
  close(): void;
}

const STEP_MS = 1100;

/** Sliders for the year and the time of day; with recorded vehicles also for their clock. */
export async function timeBar(scene: Scene, store: Store, vehicles?: { begin: number; end: number; moved(at: number): void }): Promise<TimeBar> {
  const sliders: Slider[] = [],
    years = scene.years.length ? scene.years : scene.days.filter(Boolean);
  if (years.length) {
    const at = years.indexOf(store.now.year);
    sliders.push(slider({ label: t("year"), count: years.length, at: at < 0 ? years.length - 1 : at, text: i => String(years[i]), moved: i => store.set({ year: years[i] }), every: STEP_MS }));
  }
  const day = await scene.day(Infinity);
  if (day) {
    const text = (i: number): string => `${clock(day.binStart[i])}–${clock(day.binStart[i] + day.binLength[i])}`;
    sliders.push(slider({ label: t("time_of_day"), count: day.binStart.length, at: store.now.bin, text, moved: bin => store.set({ bin }), every: Math.min(STEP_MS, 9000 / day.binStart.length) }));
  }
  if (vehicles) {
    const { begin, end, moved } = vehicles;
    sliders.push(slider({ label: t("show_vehicles"), count: Math.ceil(end - begin) + 1, at: 0, text: i => clock(begin + i), moved: i => moved(begin + i), every: 33, step: 2, ticks: false }));
  }
  return { element: h("div", { class: "time-bar" }, ...sliders.map(s => s.element)), close: () => sliders.forEach(s => s.stop()) };
}

export const lookOf = (state: Readonly<State>, zoom: number, chosenLink: number, clockAt: number): Look => ({
  year: state.year, bin: state.bin, links: state.links, zones: state.zones, more: moreOf(state), theme: state.theme, zoom, chosenLink, clock: clockAt
});
