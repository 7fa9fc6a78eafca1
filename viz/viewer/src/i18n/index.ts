// The language of the page.
import { WORDS, type Word } from "./words";

export const LANGUAGES = ["vi", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

let spoken: Language = "vi";
export const language = (): Language => spoken;
export function speak(chosen: Language): void {
  spoken = chosen;
}

export type Pair = readonly [vietnamese: string, english: string];
/** One of both, in the language of the page. */
export const pick = (pair: Pair): string => pair[spoken === "vi" ? 0 : 1];

/** A word of the page; {0}, {1} … are replaced. */
export function t(word: Word, ...insert: (string | number)[]): string {
  return pick(WORDS[word]).replace(/\{(\d)\}/g, (_, i: string) => String(insert[Number(i)] ?? ""));
}

export const sentence = (text: string): string => (text ? text[0].toUpperCase() + text.slice(1) : text);

/** A word by a key of a file, where the page has one. */
export const known = (key: string): string | undefined => (key in WORDS ? pick(WORDS[key as Word]) : undefined);
/** A key of a file as words: the page's own, else with blanks for underscores. */
export const spell = (prefix: string, key: string): string => known(`${prefix}_${key}`) ?? key.replaceAll("_", " ");
