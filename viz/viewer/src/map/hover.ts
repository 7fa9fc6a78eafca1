// What the pointer says of the thing below it.
import { place} from "virtual:report-words";
import { num, withUnit } from "../i18n/format";
import { spell, t } from "../i18n";
import { h, type Child } from "../ui/dom";
import type { Gateway, Pair, Site, Station } from "../data/places";
import { contains } from "../data/shapes";
import type { Section } from "./layers";
import type { Picture } from "./picture";
import { valueText } from "./legend";
import type { Scene } from "./scene";
import type { Picked } from "./view";

/** Which thing of which kind was picked. */
export type Thing =
  | { kind: "link"; row: number }
  | { kind: "zone"; row: number }
  | { kind: "station"; station: Station }
  | { kind: "site"; site: Site }
  | { kind: "gateway"; gateway: Gateway }
  | { kind: "section"; section: Section }
  | { kind: "pair"; pair: Pair };

/** The zone at a place. */
export function zoneAt(scene: Scene, place: [number, number]): number {
  return scene.zones.polygons.findIndex(polygons => polygons.some(([outer, ...holes]) => contains(outer, place) && !holes.some(hole => contains(hole, place))));
}

export function thingOf(picked: Picked, scene: Scene): Thing | undefined {
  const { layer, index, object } = picked as Picked & { object: unknown };
  switch (layer?.id) {
    case "links":
      return { kind: "link", row: index };
    case "stations":
      return { kind: "station", station: object as Station };
    case "sites":
      return { kind: "site", site: object as Site };
    case "gateways":
      return { kind: "gateway", gateway: object as Gateway };
    case "sections":
      return { kind: "section", section: object as Section };
    case "truck-pairs":
      return { kind: "pair", pair: object as Pair };
    case "zones": {
      const row = zoneAt(scene, picked.lngLat);
      return row < 0 ? undefined : { kind: "zone", row };
    }
    default:
      return undefined;
  }
}

export function titleOfThing(thing: Thing, scene: Scene): string {
  const { network, zones } = scene;
  switch (thing.kind) {
    case "link":
      return place(network.name[thing.row]) || `${place(network.from[thing.row])} – ${place(network.to[thing.row])}`;
    case "zone":
      return place(zones.name[thing.row]);
    case "station":
      return place(thing.station.name);
    case "site":
      return place(thing.site.name);
    case "gateway":
      return place(thing.gateway.name);
    case "section":
      return thing.section.from.lineName;
    case "pair":
      return `${place(zones.name[thing.pair.from])} – ${place(zones.name[thing.pair.to])}`;
  }
}

/** Title and figures of a thing. */
export function hoverLines(thing: Thing, scene: Scene, picture: Picture): Child[] {
  const lines: Child[] = [h("div", { class: "tip-title" }, titleOfThing(thing, scene))],
    say = (text: string): number => lines.push(h("div", { class: "tip-line" }, text));
  const { network, zones } = scene;
  switch (thing.kind) {
    case "link":
      say(`${place(network.from[thing.row])} → ${place(network.to[thing.row])}`);
      if (picture.links) say(`${picture.links.measured.meaning.title}: ${valueText(picture.links, thing.row, num)}`);
      break;
    case "zone":
      say(zones.district[thing.row]);
      if (picture.zones && picture.zones.measured.values.length === zones.count) say(`${picture.zones.measured.meaning.title}: ${valueText(picture.zones, thing.row, num)}`);
      break;
    case "station":
      say(t("detail_station"));
      break;
    case "site":
      say([spell("site", thing.site.kind), thing.site.areaHa ? `${num(thing.site.areaHa)} ha` : "", thing.site.opening ? `${t("opens")} ${thing.site.opening}` : ""].filter(Boolean).join(" · "));
      break;
    case "gateway":
      say(withUnit(num(thing.gateway.tonnes), "t per day"));
      break;
    case "section":
      say(`${thing.section.from.name} – ${thing.section.to.name}`);
      say(`${t("line_load")}: ${num(thing.section.load)}; ${t("places")}: ${num(2 * thing.section.places)}`);
      break;
    case "pair":
      say(`${t("class_truck")}: ${withUnit(num(thing.pair.trips), "trips per day")}`);
  }
  return lines;
}
