/**
 * Who waits, by age, where something is counted for all who are older than somebody: a treap in which
 * a count for a whole branch is noted once at its root. So joining, leaving and counting cost O(log n).
 */

/** One who waits; whoever is older is further left. */
export class Aged {
  age0 = 0;
  sequence = 0;
  serial = 0;
  /** What has been counted for it alone; `branch` is what its branch is still owed. */
  count = 0;
  branch = 0;
  /** Keeps the tree balanced: a branch never outweighs its root. */
  weight = 0;
  left: Aged | null = null;
  right: Aged | null = null;

  /** Forgets all that it was. */
  begin(age0: number, sequence: number, serial: number): void {
    this.age0 = age0;
    this.sequence = sequence;
    this.serial = serial;
    this.count = 0;
    this.branch = 0;
    this.weight = Math.imul(serial, 0x9e3779b1) >>> 0;
    this.left = null;
    this.right = null;
  }
}

interface Age {
  readonly age0: number;
  readonly sequence: number;
  readonly serial: number;
}

/** By age, then as a line has it; of what one call brought about, the first made. */
function isOlder(a: Age, b: Age): boolean {
  if (a.age0 !== b.age0) return a.age0 < b.age0;
  if (a.sequence !== b.sequence) return a.sequence < b.sequence;
  return a.serial < b.serial;
}

export class OlderFirst {
  private root: Aged | null = null;

  get isEmpty(): boolean {
    return this.root === null;
  }

  join(aged: Aged): void {
    split(this.root, aged);
    this.root = merge(merge(older, aged), younger);
  }

  /** Takes one out; what was counted for it is then in its `count`. */
  leave(aged: Aged): void {
    this.root = without(this.root, aged);
  }

  /** Counts one for everybody who is older. */
  countOlderThan(age: Age): void {
    for (let node = this.root; node !== null; ) {
      if (isOlder(node, age)) {
        node.count++;
        if (node.left !== null) node.left.branch++;
        node = node.right;
      } else node = node.left;
    }
  }
}

/** Hands on to the branches what is owed to them. */
function settle(node: Aged): void {
  const { branch, left, right } = node;
  if (branch === 0) return;
  node.count += branch;
  node.branch = 0;
  if (left !== null) left.branch += branch;
  if (right !== null) right.branch += branch;
}

/** Set by `split`: the two parts. */
let older: Aged | null = null;
let younger: Aged | null = null;

function split(node: Aged | null, age: Age): void {
  if (node === null) {
    older = null;
    younger = null;
    return;
  }
  settle(node);
  if (isOlder(node, age)) {
    split(node.right, age);
    node.right = older;
    older = node;
  } else {
    split(node.left, age);
    node.left = younger;
    younger = node;
  }
}

/** All of `a` are older than all of `b`. */
function merge(a: Aged | null, b: Aged | null): Aged | null {
  if (a === null) return b;
  if (b === null) return a;
  if (a.weight > b.weight) {
    settle(a);
    a.right = merge(a.right, b);
    return a;
  }
  settle(b);
  b.left = merge(a, b.left);
  return b;
}

function without(node: Aged | null, aged: Aged): Aged | null {
  if (node === null) return null;
  settle(node);
  if (node === aged) return merge(node.left, node.right);
  if (isOlder(aged, node)) node.left = without(node.left, aged);
  else node.right = without(node.right, aged);
  return node;
}
