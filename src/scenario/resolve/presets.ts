/**
 * Presets: what the callback rules are by default, by platform. Each is the vendor's own where one is
 * published, and the preset `vcc` elsewhere; docs/presets.md says where every value comes from.
 *
 * A preset changes defaults only. What a scenario states under `rules` holds in any of them.
 */
import type { RulesDocument } from '../schema/settings.js';

export const PRESET_NAMES = ['vcc', 'amazon-connect', 'genesys-cloud', 'twilio-flex'] as const;
export type PresetName = (typeof PRESET_NAMES)[number];

type Defaults = Omit<RulesDocument, 'preset'>;

const PRESETS: Readonly<Record<PresetName, Defaults>> = {
  vcc: {},
  'amazon-connect': {
    ageBasis: 'callStart',
    avoidSameAgent: true,
    duplicateKey: 'none',
    initialDelay: '99s',
    retries: { noAnswer: { times: 1, after: '10m', place: 'keep' } },
  },
  'genesys-cloud': {
    avoidSameAgent: true,
    duplicateKey: 'none',
  },
  'twilio-flex': {
    ageBasis: 'request',
    callbackPriority: 'higher',
    duplicateKey: 'none',
    retries: {
      noAnswer: { times: 2, after: '0s', place: 'tail' },
      engaged: { times: 2, after: '0s', place: 'tail' },
      voicemail: { times: 2, after: '0s', place: 'tail' },
      failed: { times: 2, after: '0s', place: 'tail' },
    },
    retriesInAll: 2,
  },
};

/**
 * What a scenario states, over the defaults of the preset that it names. Defaults that would contradict
 * what is stated fall away: without retries there is nothing to cap, and a customer who is dialled
 * before an agent is found is not tried again.
 */
export function overPreset(stated: Partial<RulesDocument> | undefined): Partial<RulesDocument> {
  const { retries, retriesInAll, ...others } = PRESETS[stated?.preset ?? 'vcc'];
  const customerFirst = stated?.customerFirst ?? 'off';
  const keepsRetries = stated?.retries === undefined && customerFirst === 'off';
  return {
    ...others,
    ...(keepsRetries && retries !== undefined ? { retries } : {}),
    ...(keepsRetries && retriesInAll !== undefined ? { retriesInAll } : {}),
    ...stated,
  };
}
