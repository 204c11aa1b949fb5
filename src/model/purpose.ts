/**
 * What a keyed random number is for. Every draw belongs to a caller's attempt and to one of these,
 * never to the order in which things happen. The numbers are part of the model: to change one is to
 * change every run.
 */
export const Purpose = {
  Patience: 0,
  Talk: 1,
  AcceptCallback: 2,
  /** Whether, and after how long, an agent answers a live call's ring. */
  PhoneRing: 3,
  /** The same for a callback: a draw of its own, so that a miss does not happen to both twins. */
  CallbackRing: 4,
  Wrap: 5,
  CustomerAnswer: 6,
  VoicemailMessage: 7,
  CallsAgain: 8,
  Withheld: 9,
  GivesNumber: 10,
  MenuChoice: 11,
  NoAnswerDwell: 12,
  Announcement: 13,
  LeavesLine: 14,
  RedundantTalk: 15,
  NoAnswerTimeout: 16,
  AgentChoice: 17,
  /** Whether, and after how long, one whose call was lost tries again. */
  Redials: 18,
  /** Whether, and after how long, one who missed a callback rings in. */
  RingsBack: 19,
  /** Whether a quoted wait makes the caller hang up at once. */
  Balks: 20,
  /** Whether, and after how long, a customer who is dialled first accepts the prompt. */
  ConnectPrompt: 23,
  /** How long a customer who was dialled first waits on the line. */
  CustomerPatience: 24,
  /** How long a callback is put off: 0 at its creation, k after its k-th dial. */
  CallbackDelay: 26,
  /** Whether a caller wants a slot, and which one. */
  Slot: 25,
  /** Whether the caller is transferred after a talk, and where to. */
  Transfer: 22,
  /** Whether a talk is interrupted by holds; then, in turn, when each begins and how long it is. */
  Hold: 21,
} as const;
export type Purpose = (typeof Purpose)[keyof typeof Purpose];

/** The kind, above all classes of callers, of what belongs to an agent: n is the agent, the attempt the day. */
export const AGENTS = 511;

/** What a random number of an agent's is for. */
export const AgentPurpose = { Sickness: 0, Lateness: 1, Shrinkage: 2 } as const;
export type AgentPurpose = (typeof AgentPurpose)[keyof typeof AgentPurpose];
