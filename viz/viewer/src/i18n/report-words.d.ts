// Types of the words that viz/report lends; see report-words.ts beside package.json.
declare module "virtual:report-words" {
  export function speakReport(language: "vi" | "en", formats: { num(x: number, digits?: number): string; unit(name: string): string }): void;
  export function place(name: string): string;
  export function countPlace(name: string): string;
  export function metricName(metric: string): string;
  export function eventKind(kind: string): string;
  export function eventDetail(text: string): string;
  export function eventTarget(file: { zones: { id: string[]; name: string[] } }, target: string): string;
  export function targetName(indicator: string): string;
}
