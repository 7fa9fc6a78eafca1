// Lends the page the words of viz/report (places, targets, interventions), so that both say the same and no list is kept
// twice. Those scripts share one page without modules; here they become one module, `virtual:report-words`.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const SCRIPTS = ["report_words.js", "report_levers.js", "report_places.js"];
const pathOf = (script: string): string => fileURLToPath(new URL(`../report/${script}`, import.meta.url));

// What the scripts expect of the report's page.
const BEFORE = `
let lang = "vi", num = String, unitName = text => text;
const at = pair => (pair ? pair[lang === "vi" ? 0 : 1] : "");
const w = key => WORDS[lang][key] ?? key;
const unit = name => unitName(name);
`;
const AFTER = `
export function speakReport(chosen, formats) { lang = chosen; num = formats.num; unitName = formats.unit; }
export { place, countPlace, metricName, eventKind, eventDetail, eventTarget };
export const targetName = indicator => at(TARGET_NAMES[indicator]) || indicator.replaceAll("_", " ");
`;

export function reportWords() {
  const name = "virtual:report-words";
  return {
    name: "report-words",
    resolveId: (id: string) => (id === name ? `\0${name}` : undefined),
    load(id: string): string | undefined {
      if (id !== `\0${name}`) return undefined;
      return BEFORE + SCRIPTS.map(script => readFileSync(pathOf(script), "utf8")).join("\n") + AFTER;
    }
  };
}
