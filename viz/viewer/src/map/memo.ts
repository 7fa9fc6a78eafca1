// Keeps what was made for a key, so that a layer whose data did not change is not built again while a slider moves.

export class Memo {
  private readonly kept = new Map<string, unknown>();

  private readonly numbers = new WeakMap<object, number>();
  private next = 0;

  constructor(private readonly most = 160) {}

  get<T>(key: string, make: () => T): T {
    if (this.kept.has(key)) return this.kept.get(key) as T;
    const made = make();
    this.kept.set(key, made);
    if (this.kept.size > this.most) this.kept.delete(this.kept.keys().next().value!);
    return made;
  }

  /** A number that stands for an object in keys. */
  idOf(thing: object): number {
    if (!this.numbers.has(thing)) this.numbers.set(thing, this.next++);
    return this.numbers.get(thing)!;
  }
}
