/** Campaigns of outbound calls, compiled: which agents dial whom, and when. */
import type { Distribution } from '../engine/distribution.js';
import type { CustomerAnswer } from './caller-plan.js';

export interface CampaignPlan {
  readonly name: string;
  /** How many records there are to dial; Infinity: they never run out. */
  readonly records: number;
  /** Within the run, ascending and apart; ms from the start. */
  readonly open: readonly { readonly from: number; readonly to: number }[];
  /** Indices of the teams that dial; null: all. */
  readonly teams: readonly number[] | null;
  /** Skills, by index, that an agent must have to dial. */
  readonly skills: readonly number[];
  /** So many of those who may dial stay idle. */
  readonly reserve: number;
  /** Probabilities add up to 1. */
  readonly answers: readonly CustomerAnswer[];
  readonly talk: Distribution;
  /** null: that of the agent. */
  readonly wrap: Distribution | null;
}

/**
 * The kind of draws of the first campaign; each further one has one less. The number of the key is
 * that of the record.
 */
export const CAMPAIGN_KIND = 509;
/** So many kinds are left above those of classes of callers. */
export const MOST_CAMPAIGNS = 9;

export const CampaignPurpose = { Answer: 0, Talk: 1, Wrap: 2 } as const;
