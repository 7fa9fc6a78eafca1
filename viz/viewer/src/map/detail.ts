// The panel of what was clicked: facts, and how it went through the day and over the years.
import { figure } from "../charts/figure";
import { lineChart, type Series } from "../charts/lines";
import { stackChart } from "../charts/stacks";
import { trafficOf } from "../data/network";
import { numbersOf } from "../data/result";
import { labelOf, meaningOf, unitOf } from "../data/words";
import { spell, t } from "../i18n";
import { place } from "virtual:report-words";
import { clock, monthText, num, withUnit } from "../i18n/format";
import { shownAs } from "../i18n/units";
import { h, type Child } from "../ui/dom";
import { explain } from "../ui/tip";
import { NEVER } from "../data/network";
import type { Look } from "./picture";
import { titleOfThing, type Thing } from "./hover";
import type { Scene } from "./scene";

type Fact = [name: string | HTMLElement, value: string];

const facts = (list: Fact[]): HTMLElement => h("dl", { class: "facts" }, ...list.flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]));
const PART_HUES: Record<string, number> = { motorbike: 2, car: 4, bus: 5, truck: 7 };

const opensText = (month: number): string => (month === 0 ? t("opens_always") : month >= NEVER ? t("opens_never") : monthText(month));

async function linkParts(scene: Scene, row: number, look: Look): Promise<Child[]> {
  const { network } = scene,
    day = await scene.day(look.year),
    parts: Child[] = [
      facts([
        [t("from"), place(network.from[row])],
        [t("to"), place(network.to[row])],
        [t("length"), withUnit(num(network.lengthM[row] / 1000, 2), "km")],
        [t("lanes"), num(network.lanes[row])],
        [t("free_speed"), withUnit(num(network.freeSpeed[row]), "km/h")],
        [t("capacity"), withUnit(num(network.capacity[row], 0), "PCU/h")],
        [t("opens"), opensText(network.openFrom[row])]
      ])
    ];
  if (!day) return parts;
  const bins = [...day.binStart],
    at = (bin: number): number => bin * day.links + row;
  parts.push(
    figure(
      stackChart({
        columns: bins.map((start, bin) => ({ label: clock(start), values: day.classes.map((_, k) => day.volume[at(bin) * day.classes.length + k]) })),
        layers: day.classes.map((name, k) => ({ label: spell("class", name), hue: PART_HUES[name] ?? k })),
        unit: "vehicles/h",
        xName: t("time_of_day")
      }),
      { title: `${t("volume")}${day.year ? `, ${day.year}` : ""}`, note: withUnit("", "vehicles/h"), theme: look.theme }
    ),
    figure(lineChart({ series: [{ label: t("speed"), hue: 0, x: bins, y: bins.map((_, bin) => day.speed[at(bin)]) }], unit: "km/h", xName: t("time_of_day"), xText: clock, zero: true }), {
      title: `${t("link_speed")}${day.year ? `, ${day.year}` : ""}`,
      note: "km/h",
      theme: look.theme
    })
  );
  if (scene.days.length > 1) parts.push(await linkHistory(scene, row, look));
  return parts;
}

async function linkHistory(scene: Scene, row: number, look: Look): Promise<HTMLElement> {
  const days = await Promise.all(scene.days.map(year => trafficOf(scene.result, year)));
  const bins = [...days[0].binStart].map((_, bin) => bin).filter(bin => bin < 3);
  const series = bins.map((bin, i): Series => ({
    label: clock(days[0].binStart[bin]), hue: i, dash: i, x: scene.days, y: days.map(day => day.pcu[bin * day.links + row] / scene.network.capacity[row])
  }));
  return figure(lineChart({ series, unit: "1", xName: t("year"), zero: true }), { title: t("link_vc"), note: t("by_year"), theme: look.theme });
}

const ZONE_HISTORY = ["population", "jobs", "price", "mean_wage", "accessibility_jobs_45min_transit"];

async function zoneParts(scene: Scene, row: number, look: Look): Promise<Child[]> {
  const { zones, result, years } = scene,
    columns = await result.group("zone_year"),
    year = look.year || scene.lastYear;
  const value = (name: string, of: number): number => numbersOf(columns[name])[years.indexOf(of) * zones.count + row];
  const shownIn = (name: string): ReturnType<typeof shownAs> => shownAs(unitOf(columns[name]), 0);
  const fact = (name: string): Fact => {
    const { factor, unit } = shownIn(name);
    return [explain(h("span", {}, labelOf(columns[name], name)), meaningOf(columns[name], name, unit)), withUnit(num(factor * value(name, year)), unit)];
  };
  const own = look.zones.startsWith("cell:") || look.zones === "none" ? [] : [look.zones];
  const history = [...new Set([...own, ...ZONE_HISTORY])].filter(name => columns[name]).slice(0, 4);
  return [
    facts([
      [t("district"), zones.district[row]],
      ...(zones.ward[row] ? [[t("ward"), zones.ward[row]] as Fact] : []),
      [t("area"), withUnit(num(zones.areaKm2[row], 1), "km2")],
      ...history.map(fact)
    ]),
    ...history.map(name => {
      const { factor, unit } = shownIn(name);
      return figure(lineChart({ series: [{ label: "", hue: 0, x: years, y: years.map(of => factor * value(name, of)) }], unit, xName: t("year") }), {
        title: labelOf(columns[name], name), note: withUnit("", unit).trim(), meaning: meaningOf(columns[name], name, unit), theme: look.theme
      });
    })
  ];
}

const STATION_FIGURES = ["population_800", "jobs_800", "density", "mix", "walk_shed", "departures_peak_h", "jobs_by_transit_45min", "price_mvnd_m2", "node_value", "place_value", "uplift_bn"];

async function stationParts(scene: Scene, name: string, row: number, look: Look): Promise<Child[]> {
  const { columns, year, all } = await scene.stations(),
    rows = all.filter(s => s.name === name).map(s => s.row),
    held = STATION_FIGURES.filter(key => columns[key]);
  const bands = ["500", "800", "1000"].filter(band => columns[`population_${band}`]);
  return [
    facts(held.map((key): Fact => [explain(h("span", {}, labelOf(columns[key], key)), meaningOf(columns[key], key)), withUnit(num(numbersOf(columns[key])[row]), unitOf(columns[key]))])),
    ...(["population", "jobs"] as const).map(what =>
      figure(
        lineChart({
          series: bands.map((band, i): Series => ({ label: `${band} m`, hue: i, dash: i, x: rows.map(r => year[r]), y: rows.map(r => numbersOf(columns[`${what}_${band}`])[r]) })),
          unit: unitOf(columns[`${what}_800`]), xName: t("year"), zero: true
        }),
        { title: t(what === "population" ? "residents" : "jobs"), note: t("by_year"), theme: look.theme }
      )
    )
  ];
}

/** Title, kind and parts of the panel. */
export async function detailOf(thing: Thing, scene: Scene, look: Look): Promise<{ kind: string; title: string; parts: Child[] }> {
  const title = titleOfThing(thing, scene);
  switch (thing.kind) {
    case "link":
      return { kind: t("detail_link"), title, parts: await linkParts(scene, thing.row, look) };
    case "zone":
      return { kind: t("detail_zone"), title, parts: await zoneParts(scene, thing.row, look) };
    case "station":
      return { kind: t("detail_station"), title, parts: await stationParts(scene, thing.station.name, thing.station.row, look) };
    case "site":
      return {
        kind: t("detail_site"), title,
        parts: [facts([[t("kind"), spell("site", thing.site.kind)], [t("area"), thing.site.areaHa ? withUnit(num(thing.site.areaHa), "ha") : "–"], [t("opens"), thing.site.opening ? String(thing.site.opening) : "–"]])]
      };
    case "gateway":
      return { kind: t("detail_gateway"), title, parts: [facts([[t("tonnes"), num(thing.gateway.tonnes)]]), h("p", { class: "note" }, t("gateway_note"))] };
    case "section": {
      const { section } = thing;
      return { kind: t("detail_stop"), title, parts: [facts([[t("from"), section.from.name], [t("to"), section.to.name], [t("line_load"), num(section.load)], [t("places"), num(2 * section.places)]])] };
    }
    case "pair":
      return { kind: t("show_freight"), title, parts: [facts([[t("class_truck"), withUnit(num(thing.pair.trips), "trips per day")]])] };
  }
}
