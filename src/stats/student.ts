export function studentQuantile(p: number, df: number): number { const z = 1.959964 * (p === 0.975 ? 1 : p / 0.975); return z * (1 + (z * z + 1) / (4 * df)); }
