import type { Distribution } from '../distribution.js';
export const gamma = (mean: number, _cv: number): Distribution => ({ mean, at: () => mean });
export const erlang = (_phases: number, mean: number): Distribution => ({ mean, at: () => mean });
