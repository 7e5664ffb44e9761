import type { ServiceMoment } from '../moments/service-moment.ts';
import type { EarlierLineUp } from './line-up.ts';
import { STORY_DAYS, earlierDay, lastLineUps, lineUpOf, lineUpsBefore } from './line-up-days.ts';

/** Who reads a line-up, and who the next; empty where nobody is known. */
export interface ReaderTurns {
  readonly readerId: string;
  readonly nextReaderId: string;
  /** Everybody whose turn it may be next, whoever has not read for longest first. */
  readonly inTurn: readonly string[];
}

/**
 * Whose turns the line-up of a later day has: today's comes first, whether or not anything of it was kept yet.
 * @param today the account's calendar day, `YYYY-MM-DD` @param day a later one
 */
export function laterReaderTurns(
  moments: readonly ServiceMoment[],
  history: readonly EarlierLineUp[],
  { today, day }: { readonly today: string; readonly day: string },
): ReaderTurns {
  if (lineUpOf(history, today) !== null) return readerTurns(moments, history, day);
  const { readerId, nextReaderId } = readerTurns(moments, history, today);
  const expected: EarlierLineUp = { day: today, every: 'day', told: {}, namedIds: [], readerId, nextReaderId, isHeld: false, atMs: 0 };
  return readerTurns(moments, [...history, expected], day);
}

/**
 * Whose turn it is to read, and whose next. Everybody takes part who had a moment in the last four weeks or has read before in them; of
 * those whoever has not read for longest comes first. What was said of this day's line-up, or by the last one of its next, stands.
 */
export function readerTurns(moments: readonly ServiceMoment[], history: readonly EarlierLineUp[], day: string): ReaderTurns {
  const first = earlierDay(day, STORY_DAYS - 1);
  const earlier = lineUpsBefore(history, day);
  const people = [
    ...moments.filter((one) => one.day >= first && one.day <= day).map(({ agentId }) => agentId),
    ...earlier.filter((one) => one.day >= first).map(({ readerId }) => readerId),
  ];
  const lastRead = (id: string): string => earlier.reduce((last, one) => (one.readerId === id && one.day > last ? one.day : last), '');
  const inTurn = [...new Set(people)]
    .filter((id) => id !== '')
    .map((id) => ({ id, last: lastRead(id) }))
    .toSorted((one, other) => (one.last === other.last ? (one.id < other.id ? -1 : 1) : one.last < other.last ? -1 : 1))
    .map(({ id }) => id);
  const own = lineUpOf(history, day);
  const proposedId = lineUpOf(lastLineUps(history, day), lastLineUps(history, day)[0]?.day ?? '')?.nextReaderId ?? '';
  const readerId = [own?.readerId ?? '', proposedId, inTurn[0] ?? ''].find((id) => id !== '') ?? '';
  const others = inTurn.filter((id) => id !== readerId);
  const saidNextId = own?.readerId === readerId ? own.nextReaderId : '';
  return { readerId, nextReaderId: saidNextId === '' ? (others[0] ?? '') : saidNextId, inTurn };
}
