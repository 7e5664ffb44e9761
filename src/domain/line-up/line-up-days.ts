import { DAY_MS } from '../shared/time.ts';
import type { EarlierLineUp, LineUpRhythm } from './line-up.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** A story that is older is told at no line-up. */
export const STORY_DAYS = 28;
/** What happened since the last line-up is looked back on, and no further than this. */
const LOOK_BACK_DAYS: Readonly<Record<LineUpRhythm, number>> = { day: 4, week: 10 };
const USUAL_DAYS: Readonly<Record<LineUpRhythm, number>> = { day: 1, week: 7 };

/** The calendar day so many days before another. */
export function earlierDay(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);
}

/** The next day from Monday to Friday. */
export function nextWorkingDay(day: string): string {
  let next = earlierDay(day, -1);
  while (isWeekend(next)) next = earlierDay(next, -1);
  return next;
}

function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(`${day}T00:00Z`).getUTCDay());
}

/** Whether a text is a calendar day. */
export function isDay(text: string): boolean {
  return DAY.test(text) && !Number.isNaN(Date.parse(`${text}T00:00Z`));
}

/** Line-ups of other days are over; what is known of one on `day` is that one itself. */
export function lineUpsBefore(history: readonly EarlierLineUp[], day: string): readonly EarlierLineUp[] {
  return history.filter((one) => one.day < day);
}

/** Those of the last day before `day` that had any: whom they named is not named again. */
export function lastLineUps(history: readonly EarlierLineUp[], day: string): readonly EarlierLineUp[] {
  const before = lineUpsBefore(history, day);
  const last = before.reduce((latest, one) => (one.day > latest ? one.day : latest), '');
  return before.filter((one) => one.day === last);
}

/** The line-up of `day` as it was presented, printed, copied or held last; null where it was not yet. */
export function lineUpOf(history: readonly EarlierLineUp[], day: string): EarlierLineUp | null {
  const own = history.filter((one) => one.day === day);
  return own.reduce<EarlierLineUp | null>((latest, one) => (latest === null || one.atMs >= latest.atMs ? one : latest), null);
}

/**
 * The day to which each story belongs that a line-up has told or is planned to tell, by the story's id. A day's last line-up says what
 * belongs to it; what was said to be held was told, whatever was said of the day later. Where two days claim a story, as when two leads
 * planned at once, it belongs to the one that was held, else to the earlier.
 */
export function daysOfStories(history: readonly EarlierLineUp[]): ReadonlyMap<string, string> {
  const claims = standing(history).toSorted((one, other) => Number(other.isHeld) - Number(one.isHeld) || (one.day < other.day ? -1 : 1));
  const days = new Map<string, string>();
  for (const { day, told } of claims) for (const id of Object.values(told)) if (!days.has(id)) days.set(id, day);
  return days;
}

/** What counts of several line-ups of one day: the last, and those that were held. */
function standing(history: readonly EarlierLineUp[]): readonly EarlierLineUp[] {
  return history.filter((one) => one.isHeld || one === lineUpOf(history, one.day));
}

/** Whoever the line-ups next to `day` name, before it or planned after it: nobody is named twice in a row. */
export function namedBeside(history: readonly EarlierLineUp[], day: string): ReadonlySet<string> {
  const next = history.reduce((first, one) => (one.day > day && (first === '' || one.day < first) ? one.day : first), '');
  const beside = standing([...lastLineUps(history, day), ...history.filter((one) => one.day === next)]);
  return new Set(beside.flatMap(({ namedIds }) => namedIds));
}

/** The first day whose open wounds a line-up looks at: that of the last line-up, within bounds; else yesterday, or a week ago. */
export function woundsSince(history: readonly EarlierLineUp[], day: string, every: LineUpRhythm): string {
  const last = lastLineUps(history, day)[0]?.day ?? '';
  const usual = earlierDay(day, USUAL_DAYS[every]);
  return last >= earlierDay(day, LOOK_BACK_DAYS[every]) && last < usual ? last : usual;
}
