// The layers of a map, from the ground up. Each is a function of data and colours.
import { COORDINATE_SYSTEM, type Layer } from "@deck.gl/core";
import { PathStyleExtension } from "@deck.gl/extensions";
import { BitmapLayer, LineLayer, PathLayer, ScatterplotLayer, SolidPolygonLayer, TextLayer } from "@deck.gl/layers";
import { PALETTES, rgba, type Theme } from "../colour/palettes";
import type { Network } from "../data/network";
import type { Gateway, Pair, Site, Station, Stop } from "../data/places";
import type { Edge, Polygon } from "../data/shapes";
import type { CellGrid, Zones } from "../data/zones";
import { place } from "virtual:report-words";
import { language } from "../i18n";
import type { Memo } from "./memo";
import { FONT } from "../charts/chart";

type Place = [number, number];
interface Piece {
  zone: number;
  polygon: Polygon;
}

const pieces = new WeakMap<Zones, Piece[]>();
function piecesOf(zones: Zones): Piece[] {
  if (!pieces.has(zones)) pieces.set(zones, zones.polygons.flatMap((own, zone) => own.map(polygon => ({ zone, polygon }))));
  return pieces.get(zones)!;
}

const four = (bytes: Uint8Array, row: number): [number, number, number, number] => [bytes[4 * row], bytes[4 * row + 1], bytes[4 * row + 2], bytes[4 * row + 3]];

/** Zones in their colours, or as plain land. */
export function zoneLayer(zones: Zones, colours: Uint8Array | undefined, theme: Theme): Layer {
  const land = rgba(PALETTES[theme].land);
  return new SolidPolygonLayer<Piece>({
    id: "zones",
    data: piecesOf(zones),
    getPolygon: d => d.polygon,
    getFillColor: d => (colours ? four(colours, d.zone) : land),
    pickable: true,
    updateTriggers: { getFillColor: [colours, theme] }
  });
}

/** Cells as a picture, a point a cell. */
export function cellLayer(cells: CellGrid, colours: Uint8Array, memo: Memo): Layer {
  const { image, bounds } = memo.get(`cells ${memo.idOf(colours)}`, () => cellPicture(cells, colours));
  return new BitmapLayer({ id: "cells", image, bounds, _imageCoordinateSystem: COORDINATE_SYSTEM.LNGLAT, textureParameters: { minFilter: "nearest", magFilter: "nearest" } });
}

function cellPicture(cells: CellGrid, colours: Uint8Array): { image: ImageData; bounds: [number, number, number, number] } {
  const span = (index: ArrayLike<number>): [number, number] => {
    let low = Infinity,
      high = -Infinity;
    for (let i = 0; i < index.length; i++) [low, high] = [Math.min(low, index[i]), Math.max(high, index[i])];
    return [low, high];
  };
  const [west, east] = span(cells.column),
    [south, north] = span(cells.row),
    width = east - west + 1,
    height = north - south + 1,
    picture = new ImageData(width, height);
  for (let i = 0; i < cells.column.length; i++) picture.data.set(colours.subarray(4 * i, 4 * i + 4), 4 * ((north - cells.row[i]) * width + cells.column[i] - west));
  const [lon0, lon1] = span(cells.lon),
    [lat0, lat1] = span(cells.lat),
    half: Place = [(lon1 - lon0) / (width - 1) / 2, (lat1 - lat0) / (height - 1) / 2];
  return { image: picture, bounds: [lon0 - half[0], lat0 - half[1], lon1 + half[0], lat1 + half[1]] };
}

/** Borders of zones, faint, and of districts above them. */
export function borderLayers(zones: Zones, theme: Theme, memo: Memo): Layer[] {
  const palette = PALETTES[theme],
    strong = ({ zones: [a, b] }: Edge): boolean => b < 0 || zones.district[a] !== zones.district[b];
  const lines = (id: string, data: Edge[], colour: string, width: number): Layer =>
    new LineLayer<Edge>({ id, data, getSourcePosition: d => d.ends[0], getTargetPosition: d => d.ends[1], getColor: rgba(colour), getWidth: width, widthUnits: "pixels", updateTriggers: { getColor: theme } });
  return [lines("zone-borders", memo.get("borders", () => zones.edges.filter(e => !strong(e))), palette.border, 0.8), lines("district-borders", memo.get("districts", () => zones.edges.filter(strong)), palette.district, 1.4)];
}

export interface LinkLook {
  colours: Uint8Array;
  widths: Float32Array;
  /** Links that are drawn: open by then. */
  shown: (row: number) => boolean;
  /** Changes when other links are drawn. */
  when: number;
  chosen: number;
}

/** Links, each beside its twin of the other direction. */
export function linkLayer(network: Network, look: LinkLook, theme: Theme): Layer[] {
  const { positions, starts } = network,
    offset = new PathStyleExtension({ offset: true });
  const path = (row: number): Float64Array => positions.subarray(2 * starts[row], 2 * starts[row + 1]) as Float64Array;
  const shared = { positionFormat: "XY", _pathType: "open", widthUnits: "pixels", capRounded: true, jointRounded: true, extensions: [offset] } as const;
  const layer = new PathLayer({
    ...shared,
    id: "links",
    data: { length: network.count } as never,
    getPath: ((_: unknown, { index }: { index: number }) => path(index)) as never,
    getColor: ((_: unknown, { index }: { index: number }) => (look.shown(index) ? four(look.colours, index) : [0, 0, 0, 0])) as never,
    getWidth: ((_: unknown, { index }: { index: number }) => (look.shown(index) ? look.widths[index] : 0)) as never,
    getOffset: 0.6,
    pickable: true,
    updateTriggers: { getColor: [look.colours, look.when], getWidth: [look.widths, look.when] }
  } as never);
  if (look.chosen < 0) return [layer];
  const ring = new PathLayer<number>({
    ...shared,
    id: "chosen-link",
    data: [look.chosen],
    getPath: path as never,
    getColor: rgba(PALETTES[theme].ink),
    getWidth: look.widths[look.chosen] + 5,
    getOffset: 0.45
  } as never);
  return [ring, layer];
}

const CIRCLES = [1000, 800, 500]; // catchments [m]

export function stationLayers(stations: Station[], theme: Theme): Layer[] {
  const palette = PALETTES[theme];
  const rings = CIRCLES.map((radius, i) =>
    new ScatterplotLayer<Station>({
      id: `catchment-${radius}`, data: stations, getPosition: d => [d.lon, d.lat], getRadius: radius, radiusUnits: "meters",
      getFillColor: rgba("#00805f", 22 + 10 * i), stroked: true, getLineColor: rgba("#00805f", 150), lineWidthUnits: "pixels", getLineWidth: 1
    }));
  const dots = new ScatterplotLayer<Station>({
    id: "stations", data: stations, getPosition: d => [d.lon, d.lat], getRadius: 6, radiusUnits: "pixels", pickable: true,
    getFillColor: rgba(palette.paper), stroked: true, getLineColor: rgba("#00805f"), lineWidthUnits: "pixels", getLineWidth: 3
  });
  return [...rings, dots];
}

export interface Section {
  from: Stop;
  to: Stop;
  load: number;
  places: number;
}

export function sectionLayer(sections: Section[], most: number, theme: Theme): Layer {
  const colour = theme === "light" ? "#a8467f" : "#e093be";
  return new LineLayer<Section>({
    id: "sections", data: sections, getSourcePosition: d => [d.from.lon, d.from.lat], getTargetPosition: d => [d.to.lon, d.to.lat],
    getColor: d => rgba(colour, d.load > 0 ? 205 : 90), getWidth: d => 1.2 + 9 * Math.sqrt(d.load / (most || 1)), widthUnits: "pixels", pickable: true,
    updateTriggers: { getWidth: [sections, most] }
  });
}

const SITE_COLOURS: Record<string, string> = { industrial_park: "#b27a00", industrial_cluster: "#b27a00" };

export function siteLayer(sites: Site[], theme: Theme): Layer {
  return new ScatterplotLayer<Site>({
    id: "sites", data: sites, getPosition: d => [d.lon, d.lat], radiusUnits: "pixels", pickable: true,
    getRadius: d => Math.min(4 + Math.sqrt(d.areaHa || 4) / 5, 11), getFillColor: d => rgba(SITE_COLOURS[d.kind] ?? "#0072b2", 215),
    stroked: true, getLineColor: rgba(PALETTES[theme].paper), lineWidthUnits: "pixels", getLineWidth: 1.4
  });
}

export function freightLayers(pairs: Pair[], gateways: Gateway[], zones: Zones, theme: Theme): Layer[] {
  const most = pairs[0]?.trips ?? 1,
    tonnes = Math.max(1, ...gateways.map(g => g.tonnes)),
    colour = theme === "light" ? "#b0560b" : "#ffb765";
  return [
    new LineLayer<Pair>({
      id: "truck-pairs", data: pairs, getSourcePosition: d => [zones.lon[d.from], zones.lat[d.from]], getTargetPosition: d => [zones.lon[d.to], zones.lat[d.to]],
      getColor: d => rgba(colour, 40 + 150 * Math.sqrt(d.trips / most)), getWidth: d => 0.6 + 7 * Math.sqrt(d.trips / most), widthUnits: "pixels", pickable: true
    }),
    new ScatterplotLayer<Gateway>({
      id: "gateways", data: gateways, getPosition: d => [d.lon, d.lat], radiusUnits: "pixels", getRadius: d => 5 + 17 * Math.sqrt(d.tonnes / tonnes),
      getFillColor: rgba(colour, 200), stroked: true, getLineColor: rgba(PALETTES[theme].paper), lineWidthUnits: "pixels", getLineWidth: 1.6, pickable: true
    })
  ];
}

export function vehicleLayer(places: number[], theme: Theme): Layer {
  return new ScatterplotLayer({
    id: "vehicles",
    data: { length: places.length / 2, attributes: { getPosition: { value: Float64Array.from(places), size: 2 } } } as never,
    getRadius: 4, radiusUnits: "pixels", getFillColor: rgba(PALETTES[theme].accent), stroked: true, getLineColor: rgba(PALETTES[theme].paper), lineWidthUnits: "pixels", getLineWidth: 1
  });
}

interface Name {
  text: string;
  place: Place;
}

function namesLayer(id: string, data: Name[], size: number, theme: Theme, strong: boolean): Layer {
  const palette = PALETTES[theme];
  return new TextLayer<Name>({
    id, data, getText: d => d.text, getPosition: d => d.place, getSize: size, fontFamily: FONT, fontWeight: strong ? 650 : 500, characterSet: "auto",
    getColor: rgba(strong ? palette.ink : palette.soft), outlineColor: rgba(palette.halo, 230), outlineWidth: 4, fontSettings: { sdf: true, fontSize: 48, buffer: 8, radius: 12 },
    updateTriggers: { getColor: theme }
  });
}

/** Names of districts, and near the ground those of zones and stations. */
export function nameLayers(zones: Zones, stations: Station[], zoom: number, theme: Theme, memo: Memo): Layer[] {
  const near = zoom >= 11.3,
    named = memo.get(`names ${near} ${language()}`, () => (near ? zoneNames(zones) : districtNames(zones))),
    layers = [near ? namesLayer("zone-names", named, 12, theme, false) : namesLayer("district-names", named, 14, theme, true)];
  if (zoom >= 10.5) layers.push(namesLayer("station-names", memo.get(`station-names ${memo.idOf(stations)} ${language()}`, () => stations.map(s => ({ text: place(s.name), place: [s.lon, s.lat + 0.0016] as Place }))), 12, theme, true));
  return layers;
}

const zoneNames = (zones: Zones): Name[] => zones.name.map((text, i) => ({ text: place(text).replace(/ \(.*\)$/, ""), place: [zones.lon[i], zones.lat[i]] }));

function districtNames(zones: Zones): Name[] {
  const districts = new Map<string, Place[]>();
  zones.district.forEach((name, i) => {
    if (zones.inside[i]) districts.set(name, [...(districts.get(name) ?? []), [zones.lon[i], zones.lat[i]]]);
  });
  const mean = (places: Place[], k: 0 | 1): number => places.reduce((sum, p) => sum + p[k], 0) / places.length;
  return [...districts].map(([text, places]) => ({ text, place: [mean(places, 0), mean(places, 1)] }));
}
