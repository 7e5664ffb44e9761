import { uniqBy } from 'es-toolkit';
import { type LineUpTerms, chooseLineUp } from '#domain/line-up/choose-line-up.ts';
import type { LineUp, LineUpRhythm, StandardLine } from '#domain/line-up/line-up.ts';
import { type ReaderTurns, laterReaderTurns, readerTurns } from '#domain/line-up/readers.ts';
import { STORY_DAYS, earlierDay, nextWorkingDay } from '#domain/line-up/line-up-days.ts';
import type { ServiceMoment } from '#domain/moments/service-moment.ts';
import { type Section, lastValue } from '#ports/section.ts';
import type { ReadLineUp, ReadMoments } from './line-up-reading.ts';

/** What somebody has pressed. */
export interface Choosing {
  /** All moments that have been read by now; stories are chosen from what was there first, so that nothing moves. */
  readonly weeks: ReadMoments | null;
  readonly turns: LineUpTerms['turns'];
  /** Prepared today for the next working day. */
  readonly isForNext: boolean;
  /** Null: as the team met last. */
  readonly every: LineUpRhythm | null;
  /** Null: whose turn it is. */
  readonly readerId: string | null;
  readonly nextReaderId: string | null;
}

/** What is on the screen. */
export interface ShownLineUp {
  readonly lineUp: LineUp;
  /** Of a day that is still to come. */
  readonly isForNext: boolean;
  readonly readers: ReaderTurns;
  /** Somebody has said that it was held. */
  readonly isHeld: boolean;
  /** The team has no story at all yet. */
  readonly isFirst: boolean;
}

/** Chooses what is shown from what has been read and pressed. */
export function shownLineUp(state: Choosing, read: ReadLineUp, standard: readonly StandardLine[]): ShownLineUp {
  const { history, moments, wholeSince } = read;
  const day = state.isForNext ? nextWorkingDay(read.day) : read.day;
  const every = state.every ?? history.at(-1)?.every ?? 'day';
  const choose = (from: ReadMoments): LineUp =>
    chooseLineUp(from.moments, history, standard, day, { every, wholeSince: from.wholeSince, turns: state.turns });
  const lineUp = choose({ ...read, moments, wholeSince });
  const { improve } = state.weeks === null ? lineUp : choose(state.weeks);
  const turns = state.isForNext ? laterReaderTurns(moments, history, { today: read.day, day }) : readerTurns(moments, history, day);
  const readerId = state.readerId ?? turns.readerId;
  const proposed = readerId === turns.readerId ? turns.nextReaderId : after(turns.inTurn, readerId, []);
  const nextReaderId = state.nextReaderId ?? (proposed === readerId ? '' : proposed);
  return {
    lineUp: { ...lineUp, improve },
    isForNext: state.isForNext,
    readers: { ...turns, readerId, nextReaderId },
    isHeld: history.some((one) => one.day === day && one.isHeld),
    isFirst: moments.every(({ story }) => story.trim() === '') && read.next === null,
  };
}

/** Whoever comes after somebody in a round, some left out; empty where nobody is left. */
export function after(round: readonly string[], id: string, leftOut: readonly string[]): string {
  const at = round.indexOf(id);
  return [...round.slice(at + 1), ...round.slice(0, Math.max(0, at))].find((other) => !leftOut.includes(other)) ?? id;
}

/** The moments that a line-up tells of. */
export function storiesOf({ win, challenge, thanks, standard }: LineUp): readonly ServiceMoment[] {
  const chosen = [win.chosen, challenge.chosen, thanks.chosen].flatMap((one) => (one === null ? [] : [one.told]));
  const example = standard.chosen?.example ?? null;
  return example === null ? chosen : [...chosen, example];
}

/** Those who are told of come first, then everybody who may read, then customers whose stories may be asked for. */
export function namesToAsk(read: ReadLineUp, { lineUp, readers }: ShownLineUp): readonly string[] {
  const stories = [...storiesOf(lineUp), ...lineUp.wounds.map(({ told }) => told)];
  return [
    ...stories.flatMap(({ customerId, agentId }) => [customerId, agentId]),
    readers.readerId,
    readers.nextReaderId,
    ...readers.inTurn.slice(0, 40),
    ...read.moments.filter(({ story }) => story.trim() !== '').map(({ customerId }) => customerId),
  ];
}

/** So many fixes are told beside the cause to improve. */
const IDEAS_AT_MOST = 2;

/**
 * The fixes that somebody says the team should make, of the last four weeks, each told once, the newest first: those of the cause to
 * improve; where none is known for it, others.
 */
export function ideasIn(state: LineUpReadings, { lineUp }: ShownLineUp): readonly ServiceMoment[] {
  const read = lastValue(state.read);
  const moments = (state.weeks ?? read)?.moments ?? [];
  const since = earlierDay(lineUp.day, STORY_DAYS - 1);
  const cause = lineUp.improve.chosen?.cause ?? '';
  const ideas = moments
    .filter(({ kind, story, day, giving }) => kind === 'process_fix' && story.trim() !== '' && day >= since && giving?.status !== 'voided')
    .toSorted((one, other) => other.createdAtMs - one.createdAtMs);
  const own = ideas.filter((idea) => idea.cause === cause);
  return uniqBy(own.length === 0 ? ideas : own, ({ cause: of, story }) => `${of} ${story.trim()}`).slice(0, IDEAS_AT_MOST);
}

/** What has been read. */
interface LineUpReadings {
  readonly read: Section<ReadLineUp>;
  readonly weeks: ReadMoments | null;
}
