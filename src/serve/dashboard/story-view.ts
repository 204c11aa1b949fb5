/** The records of one conversation: the call, its callback, the outbound call. */
import type { Clock } from './clock.js';
import { spanText } from './clock.js';
import { byId, element } from './dom.js';

interface RecordedEvent {
  readonly type: string;
  readonly offset: number;
  readonly name: string;
}

/** What is used of an interaction's record. */
interface Recorded {
  readonly guid: string;
  readonly conversationGuid: string;
  readonly medium: string;
  readonly direction: string;
  readonly startOffset: number;
  readonly duration: number | null;
  readonly connectFrom: string | null;
  readonly connectTo: string | null;
  readonly outcome: string | null;
  readonly role: string;
  readonly channels: readonly {
    readonly offset: number;
    readonly party: { readonly id: string | null; readonly role: string };
    readonly events: readonly RecordedEvent[];
  }[];
}

const titles: Readonly<Record<string, string>> = {
  IN: 'The call that came in',
  CB: 'The callback',
  OUT: 'The outbound call',
};

export class StoryView {
  private readonly dialog = byId<HTMLDialogElement>('story');

  async open(address: string, serial: number, clock: Clock): Promise<void> {
    const body = byId('story-body');
    byId('story-title').textContent = `Interaction ${serial}`;
    body.replaceChildren(element('p', {}, 'Loading…'));
    if (!this.dialog.open) this.dialog.showModal();
    const answer = await fetch(address);
    const content = (await answer.json()) as { items?: Recorded[]; message?: string };
    const { items = [] } = content;
    if (items.length === 0) {
      body.replaceChildren(element('p', {}, content.message ?? 'There is no record of it.'));
      return;
    }
    body.replaceChildren(
      element(
        'p',
        {},
        items.length > 1
          ? `${items.length} records, joined by conversationGuid `
          : 'One record, conversationGuid ',
        element('code', {}, items[0]?.conversationGuid ?? ''),
      ),
      ...items.map((record) => recordOf(record, clock)),
    );
  }
}

function recordOf(record: Recorded, clock: Clock): HTMLElement {
  const { role, guid, medium, direction, startOffset, duration, outcome } = record;
  const [customer] = record.channels;
  const parts = [
    `${medium}, ${direction}`,
    `from ${record.connectFrom ?? 'withheld'} to ${record.connectTo ?? '–'}`,
    duration === null ? 'not over at the end of the run' : `${spanText(duration)}, ${outcome}`,
  ];
  return element(
    'section',
    { class: `record ${role.toLowerCase()}` },
    element('h3', {}, titles[role] ?? role),
    element('p', { class: 'facts' }, parts.join(' · ')),
    element(
      'ol',
      {},
      ...(customer?.events ?? []).map(({ type, offset, name }) =>
        element(
          'li',
          {},
          element('time', {}, clock.full(startOffset + offset)),
          ` ${words(type)}${name === '' ? '' : ` ${name}`}`,
        ),
      ),
    ),
    element('p', { class: 'facts' }, 'guid ', element('code', {}, guid)),
  );
}

/** `QueueEntered` as `queue entered`. */
function words(type: string): string {
  return type.replace(/(?!^)([A-Z])/g, ' $1').toLowerCase();
}
