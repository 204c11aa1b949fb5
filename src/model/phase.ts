/** Where an interaction is in its life. */
export const Phase = {
  /** In applets outside a queue. */
  InPlan: 0,
  Waiting: 1,
  Ringing: 2,
  Talking: 3,
  Dialling: 4,
  Voicemail: 5,
  Ended: 6,
  /** A callback whose customer is dialled, or hears the prompt, before any agent has answered. */
  CustomerLeg: 7,
  /** A callback that enters its queue later. */
  PutOff: 8,
} as const;
export type Phase = (typeof Phase)[keyof typeof Phase];
