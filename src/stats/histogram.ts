export interface SparseHistogram { readonly keys: Int32Array; readonly counts: Float64Array }
export class Histogram {
  private map = new Map<number, number>();
  add(v: number): void { const k = v === Infinity ? 2147483647 : v === -Infinity ? -2147483648 : Math.round(v / 100); this.map.set(k, (this.map.get(k) ?? 0) + 1); }
  clear(): void { this.map.clear(); }
  toSparse(): SparseHistogram { const keys = [...this.map.keys()].sort((a, b) => a - b); return { keys: Int32Array.from(keys), counts: Float64Array.from(keys.map((k) => this.map.get(k)!)) }; }
}
