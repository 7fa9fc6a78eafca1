// Outlines of zones and districts, from the zones' centres and areas alone: a zone is what lies nearest to its centre,
// no farther than a circle of a multiple of its area and inside a hull of all of them. Rough by nature, and the page
// says so.
const CELL_REACH = 3; // radius of the circle over that of the zone's own area

/// Cuts a polygon to the side of the line that is nearer to `a` than to `b`; the new edge carries `tag`.
function cutNearer(polygon, a, b, tag) {
  const mx = (a[0] + b[0]) / 2,
    my = (a[1] + b[1]) / 2,
    nx = b[0] - a[0],
    ny = b[1] - a[1];
  const side = p => (p.x - mx) * nx + (p.y - my) * ny,
    kept = [];
  polygon.forEach((p, k) => {
    // p.tag names the edge from p to the next corner
    const q = polygon[(k + 1) % polygon.length],
      sp = side(p),
      sq = side(q);
    if (sp <= 0) kept.push(p);
    if (sp <= 0 === sq <= 0) return;
    const t = sp / (sp - sq),
      cut = { x: p.x + t * (q.x - p.x), y: p.y + t * (q.y - p.y), tag: sp <= 0 ? tag : p.tag };
    kept.push(cut);
  });
  return kept;
}

const circle = ([x, y], radius, corners) =>
  Array.from({ length: corners }, (_, k) => {
    const angle = (k / corners) * 2 * Math.PI;
    return { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle), tag: -1 };
  });

/// Convex hull of points, counter-clockwise (Andrew's monotone chain).
function hullOf(points) {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const turn = (o, a, b) => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
  const chain = list => {
    const kept = [];
    for (const p of list) {
      while (kept.length > 1 && turn(kept[kept.length - 2], kept[kept.length - 1], p) <= 0) kept.pop();
      kept.push(p);
    }
    return kept.slice(0, -1);
  };
  return [...chain(sorted), ...chain(sorted.reverse())];
}

/// Cuts a polygon to the left of each edge of a convex one.
function cutInside(polygon, hull) {
  return hull.reduce((left, a, k) => {
    const b = hull[(k + 1) % hull.length],
      nx = b.y - a.y,
      ny = a.x - b.x;
    return cutNearer(left, [a.x - nx, a.y - ny], [a.x + nx, a.y + ny], -1);
  }, polygon);
}

/// One polygon a zone: corners {lon, lat, tag}, where tag is the zone beyond the edge that starts there, -1 at the
/// rim.
/// The rim is the hull of circles of the zones' own areas. Empty for zones outside the region.
function cellsOf(file) {
  if (file.cells) return file.cells;
  const z = file.zones,
    lat0 = z.lat.reduce((a, b) => a + b, 0) / z.lat.length;
  const east = 111.2 * Math.cos((lat0 * Math.PI) / 180),
    at = z.lon.map((lon, i) => [lon * east, z.lat[i] * 111.2]);
  const radius = i => Math.sqrt(Math.max(z.area_km2?.[i] ?? 10, 1) / Math.PI),
    inside = insideOf(file);
  const hull = hullOf(inside.flatMap(i => circle(at[i], radius(i), 24)));
  const cell = i => {
    let polygon = cutInside(circle(at[i], CELL_REACH * radius(i), 40), hull);
    at.forEach((other, j) => {
      if (j !== i && polygon.length) polygon = cutNearer(polygon, at[i], other, j);
    });
    return polygon.map(p => ({ lon: p.x / east, lat: p.y / 111.2, tag: p.tag }));
  };
  file.cells = z.id.map((_, i) => (z.kind[i] === "internal" ? cell(i) : []));
  return file.cells;
}

const cornersPath = (corners, p) =>
  `M${corners.map(c => `${p.x(c.lon).toFixed(1)} ${p.y(c.lat).toFixed(1)}`).join("L")}Z`;

/// The edges between districts and along the rim of the region, as one path; `inner`: those between zones instead.
function borderPath(file, p, inner) {
  const cells = cellsOf(file),
    z = file.zones,
    parts = [];
  cells.forEach((corners, i) =>
    corners.forEach((corner, k) => {
      const beyond = corner.tag,
        outside = beyond < 0 || z.kind[beyond] !== "internal";
      const between = outside || z.district[beyond] !== z.district[i];
      if (inner === between || (!outside && beyond < i)) return;
      const next = corners[(k + 1) % corners.length];
      parts.push(
        `M${p.x(corner.lon).toFixed(1)} ${p.y(corner.lat).toFixed(1)}L${p.x(next.lon).toFixed(1)} ` +
          `${p.y(next.lat).toFixed(1)}`
      );
    })
  );
  return parts.join("");
}

/// The ground of a map: the region, borders of zones (faint) and of districts.
function drawGround(group, file, p) {
  cellsOf(file).forEach(corners => {
    if (corners.length)
      group.append(s("path", { d: cornersPath(corners, p), fill: "#f1f4f0", stroke: "#f1f4f0", "stroke-width": 0.8 }));
  });
  drawBorders(group, file, p);
}

function drawBorders(group, file, p) {
  const line = (d, stroke, width, dash) =>
    s("path", { d, fill: "none", stroke, "stroke-width": width, "stroke-dasharray": dash, "pointer-events": "none" });
  const districts = borderPath(file, p, false);
  group.append(
    line(borderPath(file, p, true), "#ffffff", 0.9),
    line(districts, "#ffffff", 3),
    line(districts, "#5a6572", 1.1, "5 3 1 3")
  );
}

/// Where each district's name stands: the mean of its zones' centres.
function districtPlaces(file, p) {
  const places = new Map();
  for (const i of p.inside) {
    const list = places.get(file.zones.district[i]) ?? [];
    list.push([p.x(file.zones.lon[i]), p.y(file.zones.lat[i])]);
    places.set(file.zones.district[i], list);
  }
  const mean = (list, k) => list.reduce((sum, q) => sum + q[k], 0) / list.length;
  return [...places].map(([name, list]) => ({ name, x: mean(list, 0), y: mean(list, 1) }));
}
