/** What can end or change a wait: skills that expire, groups that open, patience, queue duration, offers of breakouts. */
import { NO_TICKET } from '../engine/calendar.js';
import type { Interaction } from '../model/interaction.js';
import { Media } from '../model/media.js';
import { EventKind } from './event-kind.js';
import { startAnnouncements } from './on-announcement.js';
import { scheduleVoluntary } from './on-breakout.js';
import { scheduleOpening } from './openings.js';
import { schedulePatience } from './patience.js';
import type { Run } from './run.js';

/** Starts them when the interaction waits for the first time in a queue visit. */
export function startTimers(run: Run, interaction: Interaction): void {
  const { calendar } = run;
  const { queueDuration, announcements } = interaction.queueState.plan;
  startClocks(run, interaction);
  if (interaction.media === Media.PhoneCallback) {
    if (queueDuration?.callbacks) {
      const at = interaction.enteredAt + queueDuration.afterMs;
      interaction.durationTicket = calendar.at(
        Math.max(at, run.now),
        EventKind.DurationDue,
        interaction.slot,
      );
    }
    return;
  }
  if (interaction.patienceTicket === NO_TICKET) {
    schedulePatience(run, interaction);
  }
  if (queueDuration !== null) {
    const at = interaction.enteredAt + queueDuration.afterMs;
    interaction.durationTicket = calendar.at(
      Math.max(at, run.now),
      EventKind.DurationDue,
      interaction.slot,
    );
  }
  if (announcements.length > 0 && !startAnnouncements(run, interaction)) return;
  scheduleVoluntary(run, interaction);
}

/** What changes who may serve the interaction. */
export function startClocks(run: Run, interaction: Interaction): void {
  interaction.timed = true;
  scheduleExpiry(run, interaction);
  scheduleOpening(run, interaction);
}

export function scheduleExpiry(run: Run, interaction: Interaction): void {
  const at = interaction.skillClockAt + interaction.profile.expiresAfterMs;
  if (at === Number.POSITIVE_INFINITY) return;
  interaction.expiryTicket = run.calendar.at(
    Math.max(at, run.now),
    EventKind.SkillExpired,
    interaction.slot,
  );
}
