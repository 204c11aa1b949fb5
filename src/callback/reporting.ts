/**
 * Where a callback is seen, and how its three records hang together.
 */
import { Media } from '../model/media.js';

/** The outputs of the vendor's platform. */
export const Output = {
  Dashboards: 0,
  AdvancedReporting: 1,
  InsightsStats: 2,
  RealTime: 3,
  StatsV0: 4,
} as const;
export type Output = (typeof Output)[keyof typeof Output];

/** Whether an output knows queued callbacks. */
export function showsCallbacks(output: Output): boolean {
  switch (output) {
    //= R20
    //# To report on queued callbacks, you can use Dashboards; the latest Advanced Reporting and Statistics package in Salesforce, which uses the new Insights Stats API; or the Insights Stats API.
    case Output.Dashboards:
    case Output.AdvancedReporting:
    case Output.InsightsStats:
      return true;

    //= R21
    //# Queued callbacks are not supported in Real Time or V0 Stats API.
    case Output.RealTime:
    case Output.StatsV0:
      return false;
  }
}

/** The media type of a record, in the vendor's words. */
export function mediaName(media: Media): 'Phone' | 'PhoneCallback' {
  //= R22
  //# Filter or group the data in your widget by media type to differentiate between live calls and queued callbacks.
  return media === Media.Phone ? 'Phone' : 'PhoneCallback';
}

/** The three records of a conversation in which a callback was made. */
export const Role = { Inbound: 'IN', Callback: 'CB', Outbound: 'OUT' } as const;
export type Role = (typeof Role)[keyof typeof Role];

/** What names a conversation: the first call of it, counted from the start of the run. */
export function conversationSerial(firstSerial: number | null, ownSerial: number): number {
  //= R23
  //# You can connect the callback with the original inbound call, and the subsequent outbound call.
  //= R24
  //# you can use an interaction's conversationGuid parameter to connect the original inbound call, the callback, and the outbound call.
  return firstSerial ?? ownSerial;
}

/** Whether a record carries the linked voice-call pair of Service Cloud Voice. */
export function carriesVoiceCall(agentUsesServiceCloudVoice: boolean): boolean {
  //= R25
  //# Queued callback functionality is available for agents using Vonage for SCV.
  return agentUsesServiceCloudVoice;
}
