// What a page is, and what it may use of the application.
import type { Result } from "../data/result";
import type { Reader } from "../reader/client";
import type { Store } from "../ui/store";

export interface Context {
  store: Store;
  reader: Reader;
  /** Open files, in the order of their opening. */
  results: Result[];
  /** Files that are being opened now. */
  loading: string[];
  openFiles(files: Iterable<File>): void;
  closeFile(result: Result): void;
  /** Follows the files on the server, or stops. */
  setLive(on: boolean): void;
  live: { on: boolean; word: string };
}

export interface Page {
  element: HTMLElement;
  /** Takes up other open files without being made anew; false where it can't. */
  refresh?(): boolean;
  close(): void;
}
