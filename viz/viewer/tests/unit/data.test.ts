// What is reckoned from a file: lines, shapes of zones, growth, luck, vehicles, names, state of the page, CSV.
import { describe, expect, it } from "vitest";
import { csvOf, fileName } from "../../src/charts/download";
import { mean3 } from "../../src/data/growth";
import { difference } from "../../src/data/measures";
import { dayFor, type Network } from "../../src/data/network";
import { placeLike } from "../../src/data/places";
import { shapesOfCells, shapesOfCentres, type Polygon } from "../../src/data/shapes";
import { luckOf, standingOf, type Target } from "../../src/data/targets";
import { placesAt, visitAt, type Vehicles } from "../../src/data/vehicles";
import { linesOf, middleOf } from "../../src/data/wkt";
import { hashOf, stateOf } from "../../src/ui/store";

const areaOf = (polygons: Polygon[]): number =>
  polygons.flat().reduce((sum, ring) => sum + ring.reduce((s, [x, y], i) => s + (x * ring[(i + 1) % ring.length][1] - ring[(i + 1) % ring.length][0] * y) / 2, 0), 0);

describe("lines", () => {
  it("are read from WKT, and drawn straight where there is none", () => {
    const lines = linesOf(["LINESTRING (1 2, 3 4, 5 4)", ""], () => [7, 8, 9, 8]);
    expect([...lines.positions]).toEqual([1, 2, 3, 4, 5, 4, 7, 8, 9, 8]);
    expect([...lines.starts]).toEqual([0, 3, 5]);
    expect(middleOf(lines, 1)).toEqual([8, 8]);
  });
});

describe("shapes of zones", () => {
  // two zones side by side, 2 × 4 cells each
  const cells = { column: [] as number[], row: [] as number[], zone: [] as number[], lon: [] as number[], lat: [] as number[] };
  for (let row = 1; row <= 4; row++)
    for (let column = 1; column <= 4; column++) {
      cells.column.push(column);
      cells.row.push(row);
      cells.zone.push(column <= 2 ? 0 : 1);
      cells.lon.push(column);
      cells.lat.push(row);
    }
  it("cover their cells before they are smoothed", () => {
    const { polygons, edges } = shapesOfCells(cells, 2, 0);
    expect(polygons.map(areaOf)).toEqual([8, 8]);
    expect(edges.filter(edge => edge.zones[1] >= 0)).toHaveLength(4);
  });
  it("leave no gap between neighbours when they are", () => {
    const { polygons } = shapesOfCells(cells, 2, 6);
    const [a, b] = polygons.map(own => new Set(own.flat().flat().map(point => point.join())));
    expect([...a].filter(point => b.has(point)).length).toBe(5);
  });
  it("have holes where another zone lies inside", () => {
    const ring = { column: [1, 2, 3, 1, 2, 3, 1, 2, 3], row: [1, 1, 1, 2, 2, 2, 3, 3, 3], zone: [0, 0, 0, 0, 1, 0, 0, 0, 0], lon: [1, 2, 3, 1, 2, 3, 1, 2, 3], lat: [1, 1, 1, 2, 2, 2, 3, 3, 3] };
    const { polygons } = shapesOfCells(ring, 2, 0);
    expect(polygons[0][0]).toHaveLength(2);
    expect(polygons.map(areaOf)).toEqual([8, 1]);
  });
  it("come from centres where a file has no cells", () => {
    const { polygons } = shapesOfCentres({ lon: [106, 106.1], lat: [11, 11], areaKm2: [100, 100], inside: [true, true] });
    expect(Math.max(...polygons[0][0][0].map(p => p[0]))).toBeCloseTo(106.05, 3);
  });
});

describe("targets", () => {
  const target = (simulated: number, margin: number, more: Partial<Target> = {}): Target => ({ id: "T01", indicator: "", year: 2030, comparator: ">", value: 1, unit: "percent", simulated, met: simulated > 1, tooClose: false, shortfall: 0, mean3: NaN, margin, definition: "", basis: "", quote: "", ...more });
  it("stand as the file says", () => {
    expect(standingOf(target(2, 0))).toBe("met");
    expect(standingOf(target(0, 0))).toBe("missed");
    expect(standingOf(target(2, 3, { tooClose: true }))).toBe("close_call");
    expect(standingOf(target(NaN, 0))).toBe("unscored");
  });
  it("differ beyond chance only by twice the joint margin", () => {
    expect(luckOf(target(10, 3), target(19, 4))).toBe("compare_within");
    expect(luckOf(target(10, 3), target(21, 4))).toBe("compare_beyond");
    expect(luckOf(target(10, NaN), target(21, 4))).toBe("compare_unknown");
  });
});

describe("years", () => {
  it("fall back on the last day of travel, or the first", () => {
    expect(dayFor([2020, 2022], 2021)).toBe(2020);
    expect(dayFor([2020, 2022], 2019)).toBe(2020);
    expect(dayFor([], 2021)).toBeUndefined();
  });
  it("are averaged over three", () => expect(mean3([1, 2, 6, 7], 2)).toBe(3));
});

describe("differences", () => {
  it("follow ids, and are none where the other file lacks the row", () => {
    expect([...difference([1, 2], [10, 20, 30], row => [1, undefined, 0][row])]).toEqual([8, NaN, 29]);
  });
});

describe("vehicles", () => {
  const vehicles: Vehicles = { count: 2, offset: Float64Array.of(0, 2, 3), link: Float64Array.of(0, 1, 0), enter: Float64Array.of(10, 20, 100), leave: Float64Array.of(20, 30, -1), begin: 10, end: 100 };
  const network = linesOf(["LINESTRING (0 0, 2 0)", "LINESTRING (2 0, 2 4)"], () => []) as unknown as Network;
  it("are where they are between entering and leaving", () => {
    expect([5, 10, 19, 20, 30].map(at => visitAt(vehicles, 0, at))).toEqual([-1, 0, 0, 1, -1]);
    expect(placesAt(vehicles, network, 15)).toEqual([1, 0]);
    expect(placesAt(vehicles, network, 25)).toEqual([2, 2]);
  });
});

describe("names", () => {
  it("find the place of a gateway by how they begin", () => {
    const places = ["Cát Lái junction (Hanoi Highway)", "Cát Lái port gate", "An Sơn port", "Tân An (DT744)"].map((name, i) => ({ name, lon: i, lat: 0 }));
    expect(placeLike("An Sơn river port", places)?.lon).toBe(2);
    expect(placeLike("Mộc Bài border gate", places)).toBeUndefined();
  });
  it("of files have no marks", () => expect(fileName("Đóng góp vào tăng trưởng", "CSV")).toBe("dong-gop-vao-tang-truong.csv"));
});

describe("state", () => {
  it("comes back from its own address", () => {
    const state = { ...stateOf("", "", false), year: 2026, links: "class:truck", lang: "en" as const, more: "names lines" };
    expect(stateOf("", hashOf(state), false)).toEqual(state);
  });
  it("takes the language from the query, and no word that it does not know", () => {
    expect(stateOf("?lang=en&token=x", "", true)).toMatchObject({ lang: "en", theme: "dark" });
    expect(stateOf("?lang=xx", "#page=nowhere&year=abc", false)).toMatchObject({ lang: "vi", page: "map", year: 0 });
  });
});

describe("CSV", () => {
  it("quotes what needs it, leaves gaps for no number, and never starts a formula", () => {
    expect(csvOf({ heads: ["a", 'b "c"'], rows: [[1.5, "x, y"], [NaN, "=1+1"], [-2, "-3"]] })).toBe('\ufeffa,"b ""c"""\r\n1.5,"x, y"\r\n,\'=1+1\r\n-2,-3\r\n');
  });
});
