// What a dataset says about itself: label, unit, definition, source, in the language of the page.
import { language, sentence } from "../i18n";
import type { Column } from "../reader/protocol";
import type { Meaning } from "../ui/tip";

const attribute = (column: Column | undefined, name: string): string => String(column?.attributes[name] ?? "");

export const unitOf = (column: Column | undefined): string => attribute(column, "units");

/** Its Vietnamese label, or its description, which is in English. */
export function labelOf(column: Column | undefined, name: string): string {
  const vi = attribute(column, "label_vi"),
    en = attribute(column, "description");
  return sentence((language() === "vi" ? vi || en : en || vi) || name.replaceAll("_", " "));
}

/** What explains a figure of this column on hover; `unit` where it is shown in another. */
export function meaningOf(column: Column | undefined, name: string, unit = unitOf(column)): Meaning {
  const definition = attribute(column, `definition_${language()}`) || attribute(column, "definition_en") || attribute(column, "description");
  return { title: labelOf(column, name), unit, definition, source: attribute(column, "source") };
}
