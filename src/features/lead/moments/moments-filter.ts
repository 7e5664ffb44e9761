import { MOMENT_KINDS, type MomentKind } from '#domain/moments/moment.ts';
import type { GestureKind } from '#domain/gestures/gesture.ts';
import type { Filter } from '#ports/page-address.ts';
import { AFTERWARDS, type Afterwards, type MomentRow, OUTCOMES, type Outcome, fold, isGiven } from './moment-row.ts';

export const TIMES = ['this_month', 'last_month'] as const;
export type Time = (typeof TIMES)[number];

/** How the list is narrowed down; null, and an empty text, narrow nothing. */
export interface MomentsFilter {
  readonly text: string;
  readonly kind: MomentKind | null;
  readonly cause: string | null;
  readonly gesture: GestureKind | null;
  readonly personId: string | null;
  readonly when: Time | null;
  readonly outcome: Outcome | null;
  readonly after: Afterwards | null;
  /** `featured`, or the name of a collection after a colon. */
  readonly among: string | null;
  readonly isWithoutStory: boolean;
}

/** Reads what the address says of it; what it cannot say narrows nothing. */
export function filterOf(address: Filter): MomentsFilter {
  return {
    text: address['q'] ?? '',
    kind: MOMENT_KINDS.find((kind) => kind === address['kind']) ?? null,
    cause: address['cause'] ?? null,
    gesture: address['gesture'] ?? null,
    personId: address['person'] ?? null,
    when: TIMES.find((time) => time === address['when']) ?? null,
    outcome: OUTCOMES.find((outcome) => outcome === address['outcome']) ?? null,
    after: AFTERWARDS.find((after) => after === address['after']) ?? null,
    among: address['among'] ?? null,
    isWithoutStory: address['story'] === 'without',
  };
}

/** What the address says of a filter, and of the moment that is selected. */
export function addressOf(filter: MomentsFilter, selectedId: string | null): Filter {
  const { text, kind, cause, gesture, personId, when, outcome, after, among, isWithoutStory } = filter;
  return {
    ...(text !== '' && { q: text }),
    ...(kind !== null && { kind }),
    ...(cause !== null && { cause }),
    ...(gesture !== null && { gesture }),
    ...(personId !== null && { person: personId }),
    ...(when !== null && { when }),
    ...(outcome !== null && { outcome }),
    ...(after !== null && { after }),
    ...(among !== null && { among }),
    ...(isWithoutStory && { story: 'without' }),
    ...(selectedId !== null && { id: selectedId }),
  };
}

export function isNarrowed(filter: MomentsFilter): boolean {
  return Object.keys(addressOf(filter, null)).length > 0;
}

/** The month, `YYYY-MM`, that a time stands for on a day of the account's calendar; null where none is asked for. */
export function monthOf(when: Time | null, today: string): string | null {
  if (when === null) return null;
  const month = today.slice(0, 7);
  if (when === 'this_month') return month;
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
}

/** What a filter asks that no row tells. */
interface RowFacts {
  readonly today: string;
  isAmong(momentId: string, among: string): boolean;
  afterwards(row: MomentRow): readonly Afterwards[];
}

/** Tells rows that meet a filter. Every word of the text stands in the story, or the text is the number of the ticket. */
export function matcherOf(filter: MomentsFilter, { today, isAmong, afterwards }: RowFacts): (row: MomentRow) => boolean {
  const words = fold(filter.text).split(/\s+/).filter(Boolean);
  const month = monthOf(filter.when, today);
  const ticketId = filter.text.trim().replace(/^#/, '');
  const { kind, cause, gesture, personId, outcome, after, among, isWithoutStory } = filter;
  return (row) =>
    (kind === null || row.kind === kind) &&
    (cause === null || row.cause === cause) &&
    (gesture === null || row.gesture === gesture) &&
    (personId === null || row.agentId === personId) &&
    (outcome === null || row.outcome === outcome || (outcome === 'given' && isGiven(row.outcome))) &&
    (after === null || afterwards(row).includes(after)) &&
    (month === null || row.day.startsWith(month)) &&
    (!isWithoutStory || row.folded.trim() === '') &&
    (among === null || isAmong(row.id, among)) &&
    (words.every((word) => row.folded.includes(word)) || (ticketId !== '' && row.ticketId === ticketId));
}
