// Numbers, times and sizes as each language writes them.
import { language } from "./index";
import { unitText } from "./units";

const locale = (): string => (language() === "vi" ? "vi-VN" : "en-GB");
const formats = new Map<string, Intl.NumberFormat>();

function format(least: number, most: number): Intl.NumberFormat {
  const key = `${locale()} ${least} ${most}`;
  let found = formats.get(key);
  if (!found) formats.set(key, (found = new Intl.NumberFormat(locale(), { minimumFractionDigits: least, maximumFractionDigits: most })));
  return found;
}

/** As many decimals as the size asks for. */
export function decimalsOf(x: number): number {
  const size = Math.abs(x);
  return size >= 100 || Number.isInteger(x) ? 0 : size >= 20 ? 1 : size >= 1 ? 2 : 3;
}

/** A number; "–" where there is none. */
export function num(x: number | undefined | null, digits?: number): string {
  if (x === undefined || x === null || !Number.isFinite(x)) return "–";
  const most = digits ?? decimalsOf(x);
  const value = Math.abs(x) < 0.5 * 10 ** -most ? 0 : x; // no sign before a zero
  return format(digits ?? 0, most).format(value).replace("-", "−");
}

export const signed = (x: number, digits?: number): string => (x > 0 && /[1-9]/.test(num(x, digits)) ? "+" : "") + num(x, digits);

/** Short numbers for axes: 1.5 million rather than 1,500,000. */
export function short(x: number): string {
  const size = Math.abs(x),
    vi = language() === "vi";
  if (size >= 1e9) return num(x / 1e9, undefined) + (vi ? " tỷ" : "bn");
  if (size >= 1e6) return trim(x / 1e6) + (vi ? " tr" : "M");
  if (size >= 1e4) return trim(x / 1e3) + (vi ? "k" : "k");
  return trim(x);
}
const trim = (x: number): string => format(0, 2).format(x).replace("-", "−");

/** A number and its unit; signs such as % stand close. */
export function withUnit(text: string, unit: string): string {
  const words = unitText(unit);
  return /^([%‰×/]|$)/.test(words) ? text + words : `${text} ${words}`;
}

/** Seconds after midnight as 07:30. */
export const clock = (seconds: number): string => {
  const minutes = Math.round(seconds / 60);
  return `${String(Math.floor(minutes / 60) % 24).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
};

/** YYYYMM as each language writes months. */
export const monthText = (month: number): string => {
  const m = String(month % 100).padStart(2, "0"),
    year = Math.floor(month / 100);
  return language() === "vi" ? `${m}/${year}` : `${year}-${m}`;
};

export function bytesText(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let at = 0,
    size = bytes;
  while (size >= 1000 && at < units.length - 1) {
    size /= 1000;
    at++;
  }
  return `${num(size, at && size < 100 ? 1 : 0)} ${units[at]}`;
}
