// Tables of the roads: the most strained links, counts beside volumes.

/// What a reader must know of a day that every vehicle drove; empty of one that was assigned.
function driveText(day) {
  const d = day.dynamic;
  if (!d) return "";
  const vi = lang === "vi",
    stuck = d.vehicles - d.arrived,
    share = num((100 * stuck) / Math.max(1, d.vehicles), stuck / d.vehicles < 0.1 ? 1 : 0);
  const say = [
    vi
      ? "Trong năm này từng xe được mô phỏng trên đường, hàng chờ lan ngược; mười đoạn đường xếp theo thời gian mất."
      : "In this year every vehicle was driven and queues spilt back; the ten roads are ordered by the time lost."
  ];
  if (d.factor > 1)
    say.push(
      vi
        ? `Năng lực gồm cả các phố dọc theo đường: ${num(d.factor, 2)} lần năng lực của riêng con đường.`
        : `Capacity includes the streets beside a road: ${num(d.factor, 2)} times the road's own.`
    );
  if (stuck > 0)
    say.push(
      vi
        ? `${num(stuck, 0)} trong ${num(d.vehicles, 0)} xe mô phỏng (${share}%) không đến nơi, ` +
            `${num(d.gridlocks, 0)} vòng tắc cứng: hãy xem các con số của năm này là dấu hiệu quá tải.`
        : `${num(stuck, 0)} of ${num(d.vehicles, 0)} simulated vehicles (${share}%) did not arrive, ` +
            `${num(d.gridlocks, 0)} gridlocks: read the figures of this year as a sign of overload.`
    );
  if (d.converged === 0)
    say.push(
      vi
        ? `Chưa đạt cân bằng: còn có thể tiết kiệm ${num(100 * d.gap, 1)}% thời gian nếu chọn đường khác; ` +
            "chênh lệch nhỏ hơn mức đó giữa hai kịch bản không có ý nghĩa."
        : `No equilibrium: ${num(100 * d.gap, 1)}% of the time could be saved by other ways; smaller differences ` +
            "between two scenarios mean nothing."
    );
  return say.join(" ");
}

function drawWorst(choice) {
  const file = FILES[choice.file],
    figures = linkFigures(file, choice),
    day = file.traffic[choice.year];
  $("worst-title").textContent = figures ? `${w("worst")}, ${choice.year}, ${binName(day, choice.bin)}` : "";
  $("drive-note").textContent = figures ? driveText(day) : "";
  if (!figures) return fill($("worst"));
  const open = figures.load.map((_, i) => i).filter(i => isOpen(file, i, choice.year));
  // Where vehicles drove, a road that stands still lets few through: what it costs is the time lost.
  const by = day.dynamic ? figures.delay : figures.load;
  const order = open.sort((a, b) => by[b] - by[a] || a - b).slice(0, 10);
  const heads = [`${w("volume")} (PCU/h)`, `${w("capacityWord")} (PCU/h)`, "V/C", w("speed"), w("delay")];
  return fillTable(
    "worst",
    [...words("road", "direction"), ...heads.map(text => ({ text, num: true }))],
    order.map(i => {
      const load = figures.load[i],
        lanes = figures.lanes[i];
      const values = [
        num(load * lanes, 0),
        num(lanes, 0),
        num(load, 2),
        num(figures.speed[i], 1),
        num(figures.delay[i], 0)
      ];
      return [upper(place(file.links.name[i])), upper(endsOf(file, i)), ...values];
    })
  );
}

/// Published counts first, each in the order of the table.
const countsOf = file => [...file.counts].sort((a, b) => (b.published ?? 1) - (a.published ?? 1));
const shareOff = count => Math.abs(count.simulated / count.counted - 1);
/// Counts whose difference means something: of a working day, and not a share.
const volumeCounts = file => file.counts.filter(c => c.comparable !== 0 && !isShare(c.metric) && c.counted > 0);

function countsText(file) {
  const all = file.counts.length,
    published = file.counts.filter(c => c.published).length,
    vi = lang === "vi";
  if (!all) return "";
  if (vi)
    return (
      `Chỉ ${published} trong ${all} con số là số đếm đã công bố; ${all - published} số còn lại là ước đoán ` +
      `theo trí nhớ, ` +
      "dùng để định hướng chứ không phải để kiểm chứng. Mỗi số được so một lần, với năm giao thông gần năm đếm nhất."
    );
  return (
    `Only ${published} of ${all} figures ${published === 1 ? "is a published count" : "are published counts"}; ` +
    `the other ` +
    `${all - published} are guesses from memory, for orientation and not for proof. Each is compared once, with ` +
    `the transport year nearest to its own.`
  );
}

function drawCounts() {
  const first = FILES[0],
    many = FILES.length > 1;
  $("counts-text").textContent = countsText(first);
  if (!first.counts.length) return oneLine("counts", w("noCounts"));
  const size = (count, x) => (isShare(count.metric) ? `${num(x, 1)}%` : num(x, 0));
  const gap = count =>
    isShare(count.metric)
      ? differenceText(count.simulated - count.counted, true)
      : `${signed(100 * (count.simulated / count.counted - 1), 0)}%`;
  const note = (c, text) => h("small", {}, many ? `${c.year} · ${text}` : text);
  const own = (file, count) => {
    const c = file.counts.find(other => other.id === count.id);
    if (!c) return "–";
    const text = c.comparable === 0 ? w("notComparable") : gap(c);
    return h("span", { class: "figure" }, h("b", {}, size(c, c.simulated)), note(c, text));
  };
  const bases = count => h("span", {}, basis(count), cited(count) ?? "");
  const spot = count => upper(countPlace(count.name)),
    what = count => upper(metricName(count.metric));
  if (many) {
    const heads = [...words("post"), ...numbers("counted"), ...FILES.map(f => ({ text: titleOf(f), num: true }))];
    const counted = c => h("span", { class: "figure" }, size(c, c.counted), h("small", {}, c.countedYear ?? "–"));
    const named = c => h("span", { class: "figure" }, spot(c), h("small", {}, what(c)));
    const line = c => [named(c), counted(c), ...FILES.map(file => own(file, c)), bases(c)];
    return fillTable("counts", [...heads, ...words("basis")], countsOf(first).map(line));
  }
  const years = { counted: { text: w("countedYear"), num: true }, simulated: { text: w("simulatedYear"), num: true } };
  const heads = [...words("post", "metric"), years.counted, ...numbers("counted"), years.simulated];
  const line = c => [spot(c), what(c), c.countedYear ?? "–", size(c, c.counted), c.year, own(first, c), bases(c)];
  return fillTable("counts", [...heads, ...numbers("simulated"), ...words("basis")], countsOf(first).map(line));
}
