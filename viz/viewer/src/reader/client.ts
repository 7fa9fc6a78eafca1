// The page's side of the reader: questions as promises.
import { Fault } from "./fault";
import type { Answer, Ask, Column, Opened, Replied } from "./protocol";
import type { Origin } from "./source";

interface Waiting {
  done(answer: Answer): void;
  fail(fault: Fault): void;
}

export class Reader {
  private readonly worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "reader" });
  private readonly waiting = new Map<number, Waiting>();
  private next = 0;

  constructor() {
    this.worker.onmessage = ({ data }: MessageEvent<Replied>) => {
      const { done, fail } = this.waiting.get(data.id)!;
      this.waiting.delete(data.id);
      if ("fault" in data) fail(new Fault(data.fault, data.detail));
      else done(data.answer);
    };
    this.worker.onerror = event => {
      for (const { fail } of this.waiting.values()) fail(new Fault("damaged", event.message));
      this.waiting.clear();
    };
  }

  open(file: number, origin: Origin): Promise<Opened> {
    return this.ask({ what: "open", file, origin }) as Promise<Opened>;
  }

  read(file: number, paths: string[]): Promise<Record<string, Column>> {
    return this.ask({ what: "read", file, paths }) as Promise<Record<string, Column>>;
  }

  /** A text that changes when the file does. */
  version(file: number): Promise<string> {
    return this.ask({ what: "version", file }) as Promise<string>;
  }

  close(file: number): Promise<Answer> {
    return this.ask({ what: "close", file });
  }

  private ask(ask: Ask): Promise<Answer> {
    const id = this.next++;
    return new Promise((done, fail) => {
      this.waiting.set(id, { done, fail });
      this.worker.postMessage({ id, ask });
    });
  }
}
