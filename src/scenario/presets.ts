/**
 * Presets: what the callback rules are by default, by platform. Each is the vendor's own where one is
 * published, and the preset `vcc` elsewhere; docs/presets.md says where every value comes from.
 *
 * A preset changes defaults only. What a scenario states under `rules` holds in any of them.
 */
import type { RulesDocument } from './schema-settings.js';

export const PRESET_NAMES = ['vcc', 'amazon-connect', 'genesys-cloud', 'twilio-flex'] as const;
export type PresetName = (typeof PRESET_NAMES)[number];

type Defaults = Omit<RulesDocument, 'preset'>;

export const PRESETS: Readonly<Record<PresetName, Defaults>> = {
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
