// The station report: each open station in one year, the same station of several results line by line.

// ------------------------------------------------------------------ stations

/// Columns by what is asked, with their decimals: all at a glance; who is how near; ITDP's metrics and the World Bank's
/// three values; what land gains and could give.
const STATION_VIEWS = {
  overview: [
    ["density", 0],
    ["mix", 2],
    ["people", 0],
    ["jobsNear", 0],
    ["jobsTransit", 0],
    ["price", 1],
    ["uplift", 0],
    ["npv", 0],
    ["levied", 0]
  ],
  bands: [
    ["people500", 0],
    ["people", 0],
    ["people1000", 0],
    ["jobs500", 0],
    ["jobsNear", 0],
    ["jobs1000", 0],
    ["land500", 0],
    ["land", 0],
    ["land1000", 0]
  ],
  metrics: [
    ["density", 0],
    ["mix", 2],
    ["block", 0],
    ["walkShed", 2],
    ["parking", 2],
    ["departures", 0],
    ["node", 2],
    ["placeValue", 2],
    ["market", 2]
  ],
  value: [
    ["price", 1],
    ["upliftCore", 1],
    ["uplift", 0],
    ["npvLow", 0],
    ["npv", 0],
    ["npvHigh", 0],
    ["levied", 0]
  ]
};
const stationChoice = { view: "overview", year: null };

function stationRows(year) {
  const rows = FILES.flatMap((file, index) => stationsOf(file, year).map(row => ({ ...row, index })));
  const ids = [...new Set(rows.map(row => row.id))];
  return ids.flatMap(id => rows.filter(row => row.id === id).map((row, i) => ({ ...row, again: i > 0 })));
}

function drawStations() {
  const years = [...new Set(FILES.flatMap(file => (file.stations ?? []).map(row => row.year)))].sort((a, b) => a - b);
  $("stations-part").hidden = !years.length;
  if (!years.length) return;
  const year = stationChoice.year ?? years.at(-1),
    columns = STATION_VIEWS[stationChoice.view],
    many = FILES.length > 1;
  const set = key => value => {
    stationChoice[key] = key === "year" ? +value : value;
    drawStations();
  };
  fill(
    $("station-controls"),
    select(w("show"), Object.keys(STATION_VIEWS).map(view => [view, w(`sv_${view}`)]), stationChoice.view, set("view")),
    select(w("year"), years.map(one => [one, one]), year, set("year"))
  );
  $("stations-title").textContent = `${w("stationsTitle")}, ${year}`;
  $("stations-note").textContent = w("stationsNote");
  fillTable(
    "stations",
    [...words("station"), ...(many ? words("scenario") : []), ...numbers(...columns.map(([key]) => `st_${key}`))],
    stationRows(year).map(row => ({
      cells: [
        h("span", { class: row.again ? "again" : "" }, place(row.station)),
        ...(many ? [h("span", {}, swatchOf(row.index), titleOf(FILES[row.index]))] : []),
        ...columns.map(([key, digits]) => num(row[key], digits))
      ],
      class: row.again ? "follow" : ""
    }))
  );
}

const STATION_WORDS = {
  vi: {
    bandNote: "Vòng tròn quanh nhà ga: 500, 800 (đậm hơn) và 1.000 m theo đường chim bay",
    station: "Nhà ga",
    stationsTitle: "Các nhà ga và vùng quanh ga",
    stationsNote:
      "Dân cư, việc làm và đất đai trong 800 m đi bộ theo đường phố; giá trị tăng thêm và phần có thể thu hồi tính " +
      "trong 1.000 m, ở mức tăng giá giữa, giá hiện hành; ba giá trị (Ngân hàng Thế giới) là điểm z giữa các ga trong năm.",
    st_density: "Mật độ (người và việc làm/ha)",
    st_mix: "Hỗn hợp (0–1)",
    st_walkShed: "Vùng đi bộ / hình tròn",
    sv_overview: "tổng quan",
    sv_bands: "trong 500, 800 và 1.000 m đi bộ",
    sv_metrics: "chỉ tiêu TOD và ba giá trị",
    sv_value: "giá trị đất",
    st_people500: "Dân số 500 m",
    st_people: "Dân số 800 m",
    st_people1000: "Dân số 1.000 m",
    st_jobs500: "Việc làm 500 m",
    st_jobsNear: "Việc làm 800 m",
    st_jobs1000: "Việc làm 1.000 m",
    st_land500: "Đất 500 m (ha)",
    st_land: "Đất 800 m (ha)",
    st_land1000: "Đất 1.000 m (ha)",
    st_block: "Cạnh ô phố (m)",
    st_parking: "Tỷ lệ đỗ xe (0–1)",
    st_departures: "Chuyến/giờ cao điểm",
    st_node: "Giá trị nút (z)",
    st_placeValue: "Giá trị địa điểm (z)",
    st_market: "Giá trị thị trường (z)",
    st_upliftCore: "Tăng giá trong 500 m (%)",
    st_npvLow: "NPV, mức thấp (tỷ đ)",
    st_npvHigh: "NPV, mức cao (tỷ đ)",
    st_jobsTransit: "Việc làm trong 45 phút bằng GTCC",
    st_price: "Giá nhà (triệu đ/m²)",
    st_uplift: "Giá trị đất tăng thêm (tỷ đ)",
    st_npv: "Có thể thu hồi, NPV (tỷ đ)",
    st_levied: "Đã thu (tỷ đ)"
  },
  en: {
    bandNote: "Circles around stations: 500, 800 (darker) and 1,000 m as the crow flies",
    station: "Station",
    stationsTitle: "Stations and what lies around them",
    stationsNote:
      "Residents, jobs and land within a walk of 800 m along streets; uplift and what could be captured of it within " +
      "1,000 m, at the middle premium, current prices; the three values (World Bank) are z-scores among the year's stations.",
    st_density: "Density (residents and jobs/ha)",
    st_mix: "Mix (0–1)",
    st_walkShed: "Walk-shed / circle",
    sv_overview: "at a glance",
    sv_bands: "within a walk of 500, 800 and 1,000 m",
    sv_metrics: "TOD metrics and three values",
    sv_value: "what land gains",
    st_people500: "Residents 500 m",
    st_people: "Residents 800 m",
    st_people1000: "Residents 1,000 m",
    st_jobs500: "Jobs 500 m",
    st_jobsNear: "Jobs 800 m",
    st_jobs1000: "Jobs 1,000 m",
    st_land500: "Land 500 m (ha)",
    st_land: "Land 800 m (ha)",
    st_land1000: "Land 1,000 m (ha)",
    st_block: "Side of blocks (m)",
    st_parking: "Parking share (0–1)",
    st_departures: "Departures an hour, peak",
    st_node: "Node value (z)",
    st_placeValue: "Place value (z)",
    st_market: "Market value (z)",
    st_upliftCore: "Uplift within 500 m (%)",
    st_npvLow: "NPV, low (billion đ)",
    st_npvHigh: "NPV, high (billion đ)",
    st_jobsTransit: "Jobs within 45 min by public transport",
    st_price: "Housing price (million đ/m²)",
    st_uplift: "Uplift (billion đ)",
    st_npv: "Capture, NPV (billion đ)",
    st_levied: "Levied (billion đ)"
  }
};
for (const language of ["vi", "en"]) Object.assign(WORDS[language], STATION_WORDS[language]);
