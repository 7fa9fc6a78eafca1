// Units of the schema as each language writes them: [Vietnamese, English].
import { pick, type Pair } from "./index";

const UNITS: Record<string, Pair> = {
  "1": ["", ""],
  percent: ["%", "%"],
  "percentage points": ["điểm %", "pp"],
  "percent per year": ["%/năm", "%/year"],
  "percent of enterprises": ["%", "%"],
  "per thousand": ["‰", "‰"],
  "ratio to 2020": ["lần", "×"],
  "ratio of certified enterprises to 2020": ["lần", "×"],
  persons: ["người", "persons"],
  "persons per year": ["người/năm", "persons/year"],
  "couples per year": ["cặp/năm", "couples/year"],
  "homes per year": ["nhà/năm", "homes/year"],
  "VND per month": ["đ/tháng", "đồng/month"],
  "million VND per month": ["triệu đ/tháng", "million đồng/month"],
  "million VND per person": ["triệu đ/người", "million đồng/person"],
  "million VND per m2": ["triệu đ/m²", "million đồng/m²"],
  "million VND per day": ["triệu đ/ngày", "million đồng/day"],
  "billion VND": ["tỷ đồng", "billion đồng"],
  "trillion VND": ["nghìn tỷ đồng", "trillion đồng"],
  VND: ["đ", "đồng"],
  m: ["m", "m"],
  m2: ["m²", "m²"],
  km2: ["km²", "km²"],
  km: ["km", "km"],
  "km/h": ["km/h", "km/h"],
  ha: ["ha", "ha"],
  "1/ha": ["/ha", "/ha"],
  min: ["phút", "min"],
  h: ["giờ", "h"],
  s: ["giây", "s"],
  dB: ["dB", "dB"],
  jobs: ["việc làm", "jobs"],
  positions: ["vị trí", "positions"],
  dwellings: ["chỗ ở", "dwellings"],
  households: ["hộ", "households"],
  enterprises: ["doanh nghiệp", "enterprises"],
  "enterprises per year": ["doanh nghiệp/năm", "enterprises/year"],
  "enterprises supported": ["doanh nghiệp", "enterprises"],
  "litres per day": ["lít/ngày", "litres/day"],
  "trips per day": ["chuyến/ngày", "trips/day"],
  "trips/day": ["chuyến/ngày", "trips/day"],
  "boardings per day": ["lượt/ngày", "boardings/day"],
  "trips per person and day": ["chuyến/người/ngày", "trips/person/day"],
  "t per day": ["tấn/ngày", "t/day"],
  t: ["tấn", "t"],
  "t km per day": ["tấn-km/ngày", "t-km/day"],
  "kg per day": ["kg/ngày", "kg/day"],
  "kg/day": ["kg/ngày", "kg/day"],
  "kg/(km day)": ["kg/km/ngày", "kg/km/day"],
  "g/(km day)": ["g/(km·ngày)", "g/(km·day)"],
  "vehicle-km per day": ["xe-km/ngày", "vehicle-km/day"],
  "vehicle-hours per day": ["giờ-xe/ngày", "vehicle-hours/day"],
  "vehicle-hours": ["giờ-xe", "vehicle-hours"],
  "vehicles/h": ["xe/giờ", "vehicles/h"],
  "PCU/h": ["PCU/giờ", "PCU/h"],
  lanes: ["làn", "lanes"],
  "first year = 100": ["năm đầu = 100", "first year = 100"],
  areas: ["khu", "areas"],
  zones: ["khu", "zones"],
  parks: ["khu", "parks"],
  criteria: ["tiêu chí", "criteria"],
  layers: ["lớp", "layers"],
  cities: ["thành phố", "cities"],
  centres: ["trung tâm", "centres"],
  review: ["lần", "review"],
  "report per year": ["báo cáo/năm", "report/year"],
  "rank among provinces": ["thứ hạng", "rank"],
  "yes/no": ["lần mức phải đạt", "× the level to keep"],
  "yes/no each year": ["lần mức phải đạt", "× the level to keep"],
  "vehicles/day": ["xe/ngày", "vehicles/day"],
  year: ["", ""],
  text: ["", ""]
};

export const unitText = (unit: string): string => (UNITS[unit] ? pick(UNITS[unit]) : unit);

/** How a figure is shown: its factor and the unit it then has. */
export interface Shown {
  factor: number;
  unit: string;
}

/** Large amounts in larger units: wages in millions, GRDP in trillions. */
export function shownAs(unit: string, largest: number): Shown {
  if (unit === "VND per month") return { factor: 1e-6, unit: "million VND per month" };
  if (unit === "billion VND" && largest >= 1e5) return { factor: 1e-3, unit: "trillion VND" };
  return { factor: 1, unit };
}
