// Words of the page in both languages, numbers as each language writes them.
const DATA = JSON.parse(document.getElementById("data").textContent);
const FILES = DATA.files;
const SHOWN_UNITS = { "VND per month": ["million VND per month", 1e-6] };  // unit in the file: unit on the page, factor
for (const file of FILES) for (const figure of [...Object.values(file.indicators), ...Object.values(file.zoneYear)]) {
  const [shown, factor] = SHOWN_UNITS[figure.units] ?? [];
  if (!shown) continue;
  const scaled = x => (Array.isArray(x) ? x.map(scaled) : x === null ? null : x * factor);
  figure.units = shown;
  figure.values = scaled(figure.values);
}
let lang = new URLSearchParams(location.hash.slice(1)).get("lang") === "en" ? "en" : "vi";

const WORDS = {
  vi: {
    against: "so với", comparison: "So sánh # kịch bản", seed: "hạt giống ngẫu nhiên", scale: "tỷ lệ mẫu", years: "giai đoạn", in: "năm", id: "Mã", target: "Mục tiêu", level: "Mức", definition: "Cách tính",
    result: "Kết quả", verdict: "Đánh giá", met: "đạt", missed: "chưa đạt", lacks: "còn thiếu", off: "lệch", unscored: "Không mô phỏng được: ", points: "điểm %",
    growthTitle: "Đóng góp vào tăng trưởng GRDP", perYear: "điểm % mỗi năm", capital: "Vốn", labour: "Lao động", tfp: "TFP", output: "GRDP", shareTitle: "Đóng góp của TFP vào tăng trưởng",
    smoothed: "bình quân trượt 3 năm; vạch mảnh là từng năm", growthShare: "%", modesTitle: "Cơ cấu chuyến đi của người dân", ofTrips: "% số chuyến mỗi ngày", commuteTitle: "Thời gian và quãng đường đi làm", time: "thời gian (phút)", distance: "quãng đường (km)",
    walk: "Đi bộ", bicycle: "Xe đạp", motorbike: "Xe máy", car: "Ô tô", bus: "Xe buýt, BRT", truck: "Xe tải", year: "Năm", bin: "Khung giờ", scenario: "Kịch bản", show: "Hiển thị", klass: "Phương tiện", all: "Tất cả (PCU)", indicator: "Chỉ tiêu",
    value: "giá trị", minus: "trừ", volume: "lưu lượng", capacityWord: "năng lực", vc: "Lưu lượng / năng lực", width: "Bề rộng: lưu lượng", area: "Khu vực", region: "toàn vùng", circles: "Diện tích vòng tròn: dân số", none: "không có số liệu", north: "B",
    worst: "Mười đoạn đường căng thẳng nhất", road: "Đường", direction: "Hướng", delay: "chậm trễ (giờ-xe)", speed: "tốc độ (km/h)", post: "Vị trí đếm", metric: "Đại lượng", counted: "Đếm", simulated: "Mô phỏng", confidence: "Độ tin cậy", noCounts: "Kết quả này không kèm số đếm xe.",
    high: "cao", medium: "trung bình", low: "thấp", month: "Tháng", kind: "Loại", acts: "Tác động vào", detail: "Nội dung", source: "Nguồn", noEvents: "Kịch bản này không có can thiệp nào.", units: "Đơn vị", change: "thay đổi", closed: "Ngoài vùng tính", through: "đến",
    needShare: "TFP cần cho tỷ trọng", needProductivity: "TFP cần cho năng suất", haveTfp: "TFP mô phỏng", binds: "Ràng buộc", byShare: "tỷ trọng TFP", byProductivity: "năng suất lao động", crossing: "Tăng vốn mà hai mục tiêu trùng nhau", haveCapital: "Tăng vốn mô phỏng", worker: "Tăng lao động", capitalShare: "b_K", perCent: "%/năm",
    none_met: "không mục tiêu nào", and: "và", noTraffic: "Kết quả này không có năm giao thông."
  },
  en: {
    against: "against", comparison: "Comparison of # scenarios", seed: "random seed", scale: "sample", years: "period", in: "in", id: "Id", target: "Target", level: "Level", definition: "Definition",
    result: "Result", verdict: "Verdict", met: "met", missed: "missed", lacks: "short by", off: "off by", unscored: "Not simulated: ", points: "pp",
    growthTitle: "Contributions to growth of GRDP", perYear: "percentage points a year", capital: "Capital", labour: "Labour", tfp: "TFP", output: "GRDP", shareTitle: "TFP’s share of growth",
    smoothed: "mean of 3 years; thin lines: single years", growthShare: "%", modesTitle: "How residents travel", ofTrips: "% of daily trips", commuteTitle: "Commuting time and distance", time: "time (min)", distance: "distance (km)",
    walk: "Walking", bicycle: "Bicycle", motorbike: "Motorbike", car: "Car", bus: "Bus, BRT", truck: "Truck", year: "Year", bin: "Time of day", scenario: "Scenario", show: "Show", klass: "Vehicles", all: "All (PCU)", indicator: "Indicator",
    value: "values", minus: "minus", volume: "volume", capacityWord: "capacity", vc: "Volume / capacity", width: "Width: volume", area: "Area", region: "whole region", circles: "Area of circles: population", none: "no data", north: "N",
    worst: "The ten most strained links", road: "Road", direction: "Direction", delay: "delay (vehicle-hours)", speed: "speed (km/h)", post: "Count post", metric: "Quantity", counted: "Counted", simulated: "Simulated", confidence: "Confidence", noCounts: "This result has no traffic counts.",
    high: "high", medium: "medium", low: "low", month: "Month", kind: "Kind", acts: "Acts on", detail: "What", source: "Source", noEvents: "This scenario has no interventions.", units: "Unit", change: "change", closed: "Outside the region", through: "to",
    needShare: "TFP needed for the share", needProductivity: "TFP needed for productivity", haveTfp: "TFP simulated", binds: "Binding", byShare: "TFP share", byProductivity: "labour productivity", crossing: "Capital growth where both meet", haveCapital: "Capital growth simulated", worker: "Labour growth", capitalShare: "b_K", perCent: "%/year",
    none_met: "none", and: "and", noTraffic: "This result has no transport year."
  }
};
const TARGET_NAMES = {
  tfp_contribution_to_growth: ["đóng góp của TFP vào tăng trưởng", "TFP’s share of growth"],
  technology_equipment_renewal_rate: ["đổi mới công nghệ, thiết bị", "renewal of technology and equipment"],
  social_labour_productivity_growth: ["tăng năng suất lao động", "growth of labour productivity"],
  science_technology_enterprises_vs_2020: ["doanh nghiệp khoa học và công nghệ so với 2020", "S&T enterprises against 2020"],
  innovative_startups_vs_2020: ["doanh nghiệp khởi nghiệp so với 2020", "startups against 2020"],
  innovating_enterprises_share: ["doanh nghiệp đổi mới sáng tạo", "innovating enterprises"],
  wtc_expo_floor_area: ["diện tích WTC Expo", "WTC Expo floor area"],
  wtc_bdnc_special_areas: ["các đặc khu của WTC BDNC", "special areas of WTC BDNC"],
  cross_border_ecommerce_pilot_zones: ["khu thương mại điện tử xuyên biên giới", "cross-border e-commerce zones"],
  science_technology_industrial_parks: ["khu công nghiệp khoa học công nghệ", "science and technology parks"]
};
const UNITS = {
  "percent": ["%", "%"], "percent per year": ["%/năm", "%/year"], "percent of enterprises": ["%", "%"], "ratio to 2020": ["lần", "×"], "persons": ["người", "persons"], "persons per year": ["người/năm", "persons/year"], "per thousand": ["‰", "‰"],
  "million VND per month": ["triệu đ/tháng", "million VND/month"], "million VND per person": ["triệu đ/người", "million VND/person"], "billion VND": ["tỷ đồng", "billion VND"], "million VND per m2": ["triệu đ/m²", "million VND/m²"], "m2": ["m²", "m²"],
  "min": ["phút", "min"], "km": ["km", "km"], "1": ["", ""], "enterprises": ["doanh nghiệp", "enterprises"], "enterprises per year": ["doanh nghiệp/năm", "enterprises/year"], "positions": ["vị trí", "positions"], "jobs": ["việc làm", "jobs"], "households": ["hộ", "households"],
  "litres per day": ["lít/ngày", "litres/day"], "trips per day": ["chuyến/ngày", "trips/day"], "trips per person and day": ["chuyến/người/ngày", "trips/person/day"], "dwellings": ["chỗ ở", "dwellings"], "t per day": ["tấn/ngày", "t/day"], "vehicle-km per day": ["xe-km/ngày", "vehicle-km/day"], "vehicle-hours per day": ["giờ-xe/ngày", "vehicle-hours/day"], "areas": ["khu", "areas"], "zones": ["khu", "zones"], "parks": ["khu", "parks"]
};
const w = key => WORDS[lang][key] ?? key;
const at = pair => (pair ? pair[lang === "vi" ? 0 : 1] : "");
const unit = name => (UNITS[name] ? at(UNITS[name]) : name);
const titleOf = file => (lang === "vi" ? file.title_vi : file.title_en) || file.title_en || file.title_vi || file.scenario || file.name;
const targetName = row => at(TARGET_NAMES[row.indicator]) || row.indicator.replaceAll("_", " ");
const quoted = text => `“${text}”`;

/// A number with as many decimals as its size asks for, or exactly `digits`.
function num(x, digits) {
  if (x === null || x === undefined || !Number.isFinite(x)) return "–";
  const size = Math.abs(x);
  const d = digits ?? (size >= 1000 || Number.isInteger(x) ? 0 : size >= 20 ? 1 : size >= 1 ? 2 : 3);
  return new Intl.NumberFormat(lang === "vi" ? "vi-VN" : "en-GB", { minimumFractionDigits: digits ?? 0, maximumFractionDigits: d }).format(x).replace("-", "−");
}
const signed = (x, digits) => (x > 0 ? "+" : "") + num(x, digits);
/// Short numbers for axes: 1.5 million rather than 1,500,000.
function short(x) {
  const size = Math.abs(x);
  const form = new Intl.NumberFormat(lang === "vi" ? "vi-VN" : "en-GB", { maximumFractionDigits: 2 });
  if (size >= 1e6) return form.format(x / 1e6).replace("-", "−") + (lang === "vi" ? " tr" : "M");
  if (size >= 1e4) return form.format(x / 1e3).replace("-", "−") + (lang === "vi" ? " ng" : "k");
  return form.format(x).replace("-", "−");
}
const withUnit = (text, name) => { const u = unit(name); return /^([%‰×]|$)/.test(u) ? text + u : `${text} ${u}`; };
const clock = s => `${String(Math.floor(s / 3600) % 24).padStart(2, "0")}:${String(Math.round(s / 60) % 60).padStart(2, "0")}`;
const monthText = m => (lang === "vi" ? `${String(m % 100).padStart(2, "0")}/${Math.floor(m / 100)}` : `${Math.floor(m / 100)}-${String(m % 100).padStart(2, "0")}`);
