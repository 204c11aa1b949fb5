/**
 * What an interaction asks of an agent, as one shared, immutable record per distinct set of skills.
 *
 * Tagging, expiring and copying are then a change of one reference, and everyone who asks for the
 * same can wait in the same list: no scan of who waits, no comparison of skills per event.
 */
import { RequirementKind, type TaggedSkill } from './applets.js';
import type { WaitList } from './wait-list.js';

export class SkillProfile {
  readonly id: number;
  /** Ascending by skill, each skill once. */
  readonly tags: readonly TaggedSkill[];
  /** Shortest time after which one of the tags expires; Infinity if none does. */
  readonly expiresAfterMs: number;
  /** Wait lists by lane, queue and priority, made when first needed. */
  readonly lists: (WaitList | undefined)[] = [];
  /** Profiles that tagger applets make of this one, by applet. */
  readonly tagged: (SkillProfile | undefined)[] = [];
  /** What this becomes when the first tag has expired. */
  expired: SkillProfile | null = null;
  /** The agreement for these skills; null: not looked for yet. */
  agreement: number | null = null;

  constructor(id: number, tags: readonly TaggedSkill[]) {
    this.id = id;
    this.tags = tags;
    let soonest = Number.POSITIVE_INFINITY;
    for (const tag of tags) {
      if (tag.kind === RequirementKind.Expiring && tag.expiresAfterMs < soonest) {
        soonest = tag.expiresAfterMs;
      }
    }
    this.expiresAfterMs = soonest;
  }
}

/** All profiles of a run. Looked up by text only when a profile is made; never per event. */
export class SkillProfiles {
  readonly none: SkillProfile;
  private readonly known = new Map<string, SkillProfile>();

  constructor() {
    this.none = this.of([]);
  }

  of(tags: readonly TaggedSkill[]): SkillProfile {
    const sorted = [...tags].sort((a, b) => a.skill - b.skill);
    const key = sorted.map((tag) => `${tag.skill}:${tag.kind}:${tag.expiresAfterMs}`).join(' ');
    let profile = this.known.get(key);
    if (profile === undefined) {
      profile = new SkillProfile(this.known.size, sorted);
      this.known.set(key, profile);
    }
    return profile;
  }

  /** The profile after the tags that are due first have become optional. */
  afterExpiry(profile: SkillProfile): SkillProfile {
    if (profile.expired === null) {
      profile.expired = this.of(
        profile.tags.map((tag) =>
          tag.kind === RequirementKind.Expiring && tag.expiresAfterMs === profile.expiresAfterMs
            ? { skill: tag.skill, kind: RequirementKind.Optional, expiresAfterMs: 0 }
            : tag,
        ),
      );
    }
    return profile.expired;
  }
}
