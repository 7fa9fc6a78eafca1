// Names of places and events in the language of the page. The tables name places in English with Vietnamese proper
// names; the words of kind (bridge, junction, …) are put into Vietnamese here. Proper names stay as they are.
const WHOLE_PLACES = {
  "New Eastern bus station": "Bến xe Miền Đông mới",
  "Suối Tiên terminal": "ga cuối Suối Tiên",
  "Complex management office": "Ban quản lý khu liên hợp",
  "Social insurance office": "Bảo hiểm xã hội",
  "TDM culture and sports centre": "trung tâm văn hóa thể thao Thủ Dầu Một",
  "QL13 provincial border": "QL13, ranh giới tỉnh",
  "Ring Road 3 upgrade of shared MPTV section": "Vành đai 3, nâng cấp đoạn chung với Mỹ Phước – Tân Vạn",
  "elevated 4-lane expressway": "cao tốc trên cao 4 làn",
  "HCMC section": "đoạn TP.HCM",
  "HCMC inner city": "Nội thành TP.HCM",
  "HCMC northwest": "Tây bắc TP.HCM",
  "HCMC south and west": "Nam và tây TP.HCM",
  "Central Highlands": "Tây Nguyên",
  "Thuận An section": "đoạn Thuận An",
  "inner districts": "các quận nội thành",
  "Cái Mép – Thị Vải deep-sea port": "Cảng nước sâu Cái Mép – Thị Vải",
  "Cái Mép – Thị Vải port gate": "cổng cảng Cái Mép – Thị Vải",
  "Mekong Delta": "Đồng bằng sông Cửu Long",
  "via Ring Road 3 west and QL1A": "qua Vành đai 3 phía tây và QL1A",
  "via Trảng Bàng": "qua Trảng Bàng",
  "Long Thành international airport": "Sân bay quốc tế Long Thành",
  "opening 2026": "mở cửa 2026",
  "end of corridor": "cuối hành lang",
  "Ring Road 3 south-west end": "đầu tây nam Vành đai 3",
  "QL13 south end": "đầu nam QL13",
  "HCMC centre": "trung tâm TP.HCM",
  "HCMC west": "tây TP.HCM",
  "old centre": "trung tâm cũ",
  centre: "trung tâm",
  "New City core": "lõi thành phố mới",
  "EIU quarter": "khu EIU",
  "New City ring": "vành đai thành phố mới",
  "New City": "thành phố mới",
  "QL1A × QL51 bypass": "QL1A × đường tránh QL51",
  "TDM old DT744": "Thủ Dầu Một, DT744 cũ",
  "NC avenue": "đại lộ NC",
  "tạo lực Bàu Bàng": "tạo lực Bàu Bàng",
  "6 lanes": "6 làn xe",
  others: "nơi khác",
  "Hi-Tech Park": "Khu Công nghệ cao",
  vehicles: "xe cộ",
  riders: "hành khách",
  links: "các đoạn đường",
  "S&T industrial park": "KCN khoa học công nghệ",
  "S&T industrial park gate": "cổng KCN khoa học công nghệ",
  "Lai Hưng S&T park road": "đường KCN khoa học công nghệ Lai Hưng",
  "former District 9": "Quận 9 cũ",
  "former District 2": "Quận 2 cũ",
  "Cát Lái residential": "khu dân cư Cát Lái",
  "Cát Lái container port": "Cảng container Cát Lái",
  "Phạm Ngọc Thạch no.1": "Phạm Ngọc Thạch số 1",
  "holiday peak": "cao điểm ngày lễ",
  "Suối Giữa toll": "trạm thu phí Suối Giữa",
  "QL51 T2 toll station": "QL51, trạm thu phí T2",
  Expressway: "Cao tốc",
  "Saigon River": "sông Sài Gòn",
  "Tân Bình – Bình Mỹ": "Tân Bình – Bình Mỹ",
  "street no.7": "đường số 7",
  "Ring Road 3": "Vành đai 3",
  "Ring Road 4": "Vành đai 4",
  "Lai Khê": "Lai Khê"
};
const KIND_WORDS = [
  // English word after the name → Vietnamese word before it
  [/^(.+) people committee$/, "UBND $1"],
  [/^(.+) bridge road$/, "đường cầu $1"],
  [/^Expressway interchange link (.+)$/, "nhánh nút giao cao tốc $1"],
  [/^Expressway – (.+) interchange$/, "Cao tốc – nút giao $1"],
  [/^(.+) north link$/, "đường nối bắc $1"],
  [/^(.+) gate$/, "cổng $1"],
  [/^(.+) interchange$/, "nút giao $1"],
  [/^(.+) junction$/, "nút $1"],
  [/^(.+) roundabout$/, "vòng xoay $1"],
  [/^(.+) overpass$/, "cầu vượt $1"],
  [/^(.+) bridge$/, "cầu $1"],
  [/^(.+) port$/, "cảng $1"],
  [/^(.+) airport$/, "sân bay $1"],
  [/^(.+) old town$/, "khu phố cũ $1"],
  [/^(.+) town$/, "thị trấn $1"],
  [/^(.+) market$/, "chợ $1"],
  [/^(.+) school$/, "trường $1"],
  [/^(.+) clinic$/, "trạm y tế $1"],
  [/^(.+) station$/, "ga $1"],
  [/^(.+) centre$/, "trung tâm $1"],
  [/^(.+) gardens$/, "khu $1"],
  [/^(.+) border$/, "ranh giới $1"],
  [/^(.+) IP extension$/, "KCN $1 mở rộng"],
  [/^(.+) expressway$/, "cao tốc $1"],
  [/^(.+) road$/, "đường $1"],
  [/^(.+) link$/, "đường nối $1"],
  [/^(.+) IP$/, "KCN $1"]
];
const SMALL_WORDS = [
  [/\bRing Road (\d)/g, "Vành đai $1"],
  [/\bRR2\b/g, "Vành đai 2"],
  [/\bHanoi Highway\b/g, "Xa lộ Hà Nội"],
  [/\bHCMC\b/g, "TP.HCM"],
  [/\bVNU-TP\.HCM\b/g, "ĐHQG-HCM"],
  [/\bDistrict (\d+)/g, "Quận $1"],
  [/\bMPTV\b/g, "Mỹ Phước – Tân Vạn"],
  [/\bTDM\b/g, "Thủ Dầu Một"],
  [/\bphase (\d)/g, "giai đoạn $1"],
  [/\bExpressway\b/g, "Cao tốc"],
  [/\bnorth gate\b/g, "cổng bắc"],
  [/\bwest gate\b/g, "cổng tây"],
  [/\bnorth\b/g, "bắc"],
  [/\bsouth\b/g, "nam"],
  [/\beast\b/g, "đông"],
  [/\bwest\b/g, "tây"],
  [/\bupper\b/g, "trên"],
  [/\band\b/g, "và"]
];

function inVietnamese(piece) {
  const [, before, text, after] = /^(\s*)(.*?)(\s*)$/.exec(piece);
  if (WHOLE_PLACES[text]) return before + WHOLE_PLACES[text] + after;
  const kind = KIND_WORDS.find(([pattern]) => pattern.test(text));
  const named = kind ? text.replace(kind[0], kind[1]) : text;
  return before + SMALL_WORDS.reduce((words, [from, to]) => words.replace(from, to), named) + after;
}

const translated = new Map();
/// A place of the tables in the language of the page.
function place(name) {
  if (lang !== "vi" || !name) return name;
  if (!translated.has(name)) {
    const parts = name.split(/(\(|\)| × | \/ |, )/).map(part => {
      if (
        WHOLE_PLACES[part.trim()] ||
        KIND_WORDS.some(([p]) => p.test(part.trim()) && / (expressway|road|link)\s*$/.test(part))
      )
        return inVietnamese(part);
      return part.split(/( – )/).map(inVietnamese).join("");
    });
    translated.set(name, parts.join(""));
  }
  return translated.get(name);
}

/// A place of a count: `QL13 at Bến Cát`, `MPTV at …`.
function countPlace(name) {
  const at = name.indexOf(" at "),
    road = at < 0 ? name : name.slice(0, at),
    spot = at < 0 ? "" : name.slice(at + 4);
  const long = road === "MPTV" ? "Mỹ Phước – Tân Vạn" : place(road);
  if (!spot) return long;
  return lang === "vi" ? `${long}, tại ${place(spot)}` : `${long} at ${spot}`;
}

const METRICS = {
  traffic_all: ["xe từ 4 bánh trở lên mỗi ngày, hai chiều", "vehicles with four and more wheels a day, both ways"],
  traffic_4wheel: ["xe từ 4 bánh trở lên mỗi ngày, hai chiều", "vehicles with four and more wheels a day, both ways"],
  traffic_motorbike: ["xe máy mỗi ngày, hai chiều", "motorbikes a day, both ways"],
  share_trucks_of_4wheel: ["tỷ trọng xe tải trong xe từ 4 bánh", "share of trucks among four-wheelers"]
};
const metricName = metric => at(METRICS[metric]) || metric.replaceAll("_", " ");
const isShare = metric => metric.startsWith("share_");

const EVENT_KINDS = {
  demand_shock: ["cú sốc cầu", "demand shock"],
  link_opening: ["mở đường", "road opens"],
  station_opening: ["mở tuyến", "line opens"],
  truck_ban: ["cấm xe tải", "truck ban"],
  toll: ["thu phí", "toll"],
  upzone: ["tăng hệ số sử dụng đất", "upzoning"],
  site_release: ["mở mặt bằng", "site released"],
  innovation_fund: ["quỹ đổi mới sáng tạo", "innovation fund"],
  training: ["đào tạo", "training"],
  practice_support: ["hỗ trợ áp dụng thực hành mới", "support for new practices"],
  gridlock: ["tắc cứng", "gridlock"],
  stuck: ["xe không đến nơi", "vehicles stuck"],
  no_way: ["không có đường", "no way"],
  put_off: ["khởi hành muộn hơn", "departures put off"],
  forced_moves: ["xe bị ép đi", "forced moves"],
  gave_up: ["khách bỏ chuyến", "riders gave up"],
  unserved: ["khách không có chuyến", "riders without a vehicle"],
  travel_not_at_rest: ["giao thông và việc đi lại chưa cân bằng", "travel not at rest"]
};
const eventKind = kind => at(EVENT_KINDS[kind]) || at(LEVERS[kind]) || kind.replaceAll("_", " ");
const figureOf = text => num(+text);
const DETAILS = [
  // what a model writes of an intervention → the page's words
  [
    /^outside demand x ([\d.]+) for (\d+) months$/,
    (x, n) => [
      `nhu cầu bên ngoài × ${figureOf(x)} trong ${n} tháng`,
      `outside demand × ${figureOf(x)} for ${n} ${+n === 1 ? "month" : "months"}`
    ]
  ],
  [
    /^(\d+) links? open$/,
    n => [
      `${n} đoạn đường (mỗi chiều một đoạn) thông xe`,
      `${n} ${+n === 1 ? "link opens" : "links open"}, one a direction`
    ]
  ],
  [/^line (.+) runs$/, name => [`tuyến ${place(name)} chạy`, `line ${name} runs`]],
  [
    /^(\d+) links? barred to trucks in bins: (.+)$/,
    (n, bins) => [
      bins === "none"
        ? `${n} đoạn có lệnh cấm xe tải, nhưng không khung giờ nào bị cấm quá nửa`
        : `${n} đoạn cấm xe tải trong khung giờ ${bins}`,
      `${n} ${+n === 1 ? "link" : "links"} barred to trucks: ${bins}`
    ]
  ],
  [
    /^(\d+) links? charge by their length$/,
    n => [`${n} đoạn thu phí theo chiều dài`, `${n} ${+n === 1 ? "link charges" : "links charge"} by length`]
  ],
  [
    /^floor-area ratio ([\d.]+) → ([\d.]+)$/,
    (a, b) => [`hệ số sử dụng đất ${figureOf(a)} → ${figureOf(b)}`, `floor-area ratio ${figureOf(a)} → ${figureOf(b)}`]
  ],
  [
    /^(\d+) m² of floor space released$/,
    n => [`${figureOf(n)} m² sàn được đưa vào sử dụng`, `${figureOf(n)} m² of floor space released`]
  ],
  [
    /^([\d.]+) billion đồng a year; (\d+) % of R&D, (\d+) % of machines$/,
    (m, r, k) => [
      `${figureOf(m)} tỷ đồng mỗi năm; hỗ trợ ${r}% chi R&D, ${k}% máy móc`,
      `${figureOf(m)} billion đồng a year; ${r}% of R&D, ${k}% of machines`
    ]
  ],
  [
    /^([\d.]+) training places a year$/,
    n => [`${figureOf(n)} chỗ đào tạo mỗi năm`, `${figureOf(n)} training places a year`]
  ],
  [
    /^([\d.]+) a year added to the adoption of practices$/,
    x => [
      `tốc độ áp dụng thực hành mới tăng ${figureOf(100 * x)} điểm % mỗi năm`,
      `${figureOf(100 * x)} points a year added to the adoption of practices`
    ]
  ],
  [
    /^(\d+) of (\d+) vehicles did not arrive: (\d+) in gridlock, (\d+) behind one, (\d+) before closed links, (\d+) still on their way when the day ended$/,
    (n, all, locked, behind, closed, late) => [
      `${figureOf(n)} trong ${figureOf(all)} xe không đến nơi: ${figureOf(locked)} trong vòng tắc cứng, ` +
        `${figureOf(behind)} phía sau, ${figureOf(closed)} trước đoạn đường đóng, ` +
        `${figureOf(late)} còn trên đường khi hết ngày`,
      `${figureOf(n)} of ${figureOf(all)} vehicles did not arrive: ${figureOf(locked)} in gridlock, ` +
        `${figureOf(behind)} behind one, ${figureOf(closed)} before closed links, ` +
        `${figureOf(late)} still on their way when the day ended`
    ]
  ],
  [
    /^(\d+) of (\d+) rides on lines were given up: full vehicles, or too long a wait$/,
    (n, all) => [
      `${figureOf(n)} trong ${figureOf(all)} lượt đi bị bỏ: xe hết chỗ hoặc chờ quá lâu`,
      `${figureOf(n)} of ${figureOf(all)} rides on lines were given up: full vehicles, or too long a wait`
    ]
  ],
  [
    /^(\d+) of (\d+) vehicles have no way open to them$/,
    (n, all) => [
      `${figureOf(n)} trong ${figureOf(all)} xe không có đường nào được đi`,
      `${figureOf(n)} of ${figureOf(all)} vehicles have no way open to them`
    ]
  ],
  [
    /^(\d+) of (\d+) vehicles set out later, ([\d.]+) h on average: roads are closed to their class before$/,
    (n, all, hours) => [
      `${figureOf(n)} trong ${figureOf(all)} xe khởi hành muộn hơn, trung bình ${figureOf(hours)} giờ, vì trước đó ` +
        "đường cấm loại xe này",
      `${figureOf(n)} of ${figureOf(all)} vehicles set out later, ${figureOf(hours)} h on average: roads are closed to ` +
        "their class before"
    ]
  ],
  [
    /^(\d+) moves into full links$/,
    n => [`${figureOf(n)} lần xe bị ép vào đoạn đường đã đầy`, `${figureOf(n)} moves into full links`]
  ],
  [
    /^links (.*) wait for each other since (.*)$/,
    (links, since) => [`các đoạn ${links} chờ lẫn nhau từ ${since}`, `links ${links} wait for each other since ${since}`]
  ],
  [
    /^(\d+) more circles$/,
    n => [`thêm ${figureOf(n)} vòng tắc cứng`, `${figureOf(n)} more circles`]
  ]
];
function eventDetail(text) {
  for (const [pattern, say] of [...DETAILS, ...LEVER_DETAILS]) {
    const found = pattern.exec(text);
    if (found) return at(say(...found.slice(1)));
  }
  return text;
}
const AREAS = {
  SA1: ["tổ hợp A1", "A1 complex"],
  SA2: ["tháp A9", "A9 tower"],
  SA3: ["WTC Expo", "WTC Expo"],
  SA4: ["khu thương mại điện tử xuyên biên giới", "cross-border e-commerce zone"],
  SA5: ["khu dịch vụ đô thị và logistics", "urban services and logistics zone"],
  SA6: ["KCN khoa học công nghệ", "science and technology park"]
};
/// What an intervention acts on: an area, a zone or a road; the whole region where it names none.
function eventTarget(file, target) {
  if (!target) return w("region");
  if (BUDGET_LINES[target]) return budgetLine(target);
  const zone = file.zones.id.indexOf(target);
  return zone >= 0
    ? `${place(file.zones.name[zone])} (${target})`
    : AREAS[target]
      ? `${at(AREAS[target])} (${target})`
      : place(target);
}
