/**
 * Names become numbers: skills, teams, data sources, applets.
 */

/** A list of names, each once, each with its position. */
export class NameList {
  private readonly positions = new Map<string, number>();
  readonly names: string[] = [];

  constructor(names: Iterable<string> = []) {
    for (const name of names) this.add(name);
  }

  /** The position of a name, which is added if it is new. */
  add(name: string): number {
    const known = this.positions.get(name);
    if (known !== undefined) return known;
    this.positions.set(name, this.names.length);
    this.names.push(name);
    return this.names.length - 1;
  }

  has(name: string): boolean {
    return this.positions.has(name);
  }

  /** The position of a name that has been checked before. */
  of(name: string): number {
    const position = this.positions.get(name);
    if (position === undefined) throw new Error(`an unchecked name: ${name}`);
    return position;
  }
}
