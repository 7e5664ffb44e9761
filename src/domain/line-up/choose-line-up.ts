import { plainStory } from '../moments/moment.ts';
import type { ServiceMoment } from '../moments/service-moment.ts';
import { daysBetween } from '../shared/time.ts';
import { causeTrends } from './cause-trends.ts';
import type {
  Choice,
  ChosenStandard,
  ChosenStory,
  EarlierLineUp,
  LineUp,
  LineUpItem,
  LineUpRhythm,
  StandardLine,
  StoryItem,
} from './line-up.ts';
import { STORY_ITEMS } from './line-up.ts';
import { daysOfStories, lineUpOf, namedBeside, woundsSince } from './line-up-days.ts';
import { openWounds } from './open-wounds.ts';
import { challengeCandidates, thanksCandidates, winCandidates } from './story-candidates.ts';

/** What the choice depends on beside moments and history. */
export interface LineUpTerms {
  readonly every: LineUpRhythm;
  /** From this day on every moment is there; empty: from the first. */
  readonly wholeSince: string;
  /** How often *another* was asked for, by item. */
  readonly turns: Readonly<Partial<Record<LineUpItem, number>>>;
}

const USUAL: LineUpTerms = { every: 'day', wholeSince: '', turns: {} };
/** A calendar of turns has to begin somewhere. */
const FIRST_DAY = '2000-01-01';
const DAYS_OF: Readonly<Record<LineUpRhythm, number>> = { day: 1, week: 7 };

/**
 * Chooses what a team talks about at its line-up: pure, deterministic, total. No story is told on two days, in whatever order of
 * moments; nobody is named who is at the line-up before or at the one planned after, and nobody twice in one. What was kept of this day's
 * line-up stays with it.
 * @param standard the lines of the team's written standard
 * @param day the account's calendar day, `YYYY-MM-DD`
 */
export function chooseLineUp(
  moments: readonly ServiceMoment[],
  history: readonly EarlierLineUp[],
  standard: readonly StandardLine[],
  day: string,
  options: Partial<LineUpTerms> = {},
): LineUp {
  const { every, wholeSince, turns } = { ...USUAL, ...options };
  const terms = { history, day, wholeSince };
  const besideIds = namedBeside(history, day);
  const own = lineUpOf(history, day)?.told ?? {};
  const told = ofOtherDays(moments, history, day);
  const choose = <Reason>(item: StoryItem, all: readonly ChosenStory<Reason>[], taken: Taken): Choice<ChosenStory<Reason>> =>
    storyChoice(all, { taken, ownId: own[item], turn: turns[item] ?? 0 });

  const win = choose('win', winCandidates(moments, terms), { ...told, besideIds, namedIds: new Set() });
  const afterWin = also(told, win.chosen);
  const challenge = choose('challenge', challengeCandidates(moments, terms), { ...afterWin, besideIds: new Set(), namedIds: new Set() });
  const winner = win.chosen === null ? [] : [win.chosen.told.agentId];
  const thanks = choose('thanks', thanksCandidates(moments, terms), {
    ...also(afterWin, challenge.chosen),
    besideIds,
    namedIds: new Set(winner),
  });
  const since = woundsSince(history, day, every);
  return {
    day,
    every,
    win,
    challenge,
    improve: turned(causeTrends(moments, day, wholeSince), turns.improve ?? 0),
    thanks,
    standard: standardChoice(standard, moments, { day, every, turn: turns.standard ?? 0 }),
    wounds: openWounds(moments, since, day),
    woundsSince: since,
  };
}

/** Whom a line-up names: whose win it tells, and whom it thanks. */
export function namedIn({ win, thanks }: LineUp): readonly string[] {
  return [win.chosen, thanks.chosen].flatMap((chosen) => (chosen === null ? [] : [chosen.told.agentId]));
}

/** Which moments a line-up tells, by item. */
export function toldIn(lineUp: LineUp): EarlierLineUp['told'] {
  return Object.fromEntries(
    STORY_ITEMS.flatMap((item) => {
      const { chosen } = lineUp[item];
      return chosen === null ? [] : [[item, chosen.told.id]];
    }),
  );
}

/** Stories by their moment and by what they say. */
interface Stories {
  readonly ids: ReadonlySet<string>;
  readonly texts: ReadonlySet<string>;
}

/** Stories that are not told: of other days, or told above; whoever is named beside this day, and whoever is named above. */
interface Taken extends TakenStories {
  readonly besideIds: ReadonlySet<string>;
  readonly namedIds: ReadonlySet<string>;
}

interface TakenStories {
  readonly elsewhere: Stories;
  readonly here: Stories;
}

function ofOtherDays(moments: readonly ServiceMoment[], history: readonly EarlierLineUp[], day: string): TakenStories {
  const days = daysOfStories(history);
  const isOther = ({ id }: ServiceMoment): boolean => (days.get(id) ?? day) !== day;
  const own = new Set(moments.filter(({ id }) => days.get(id) === day).map(textOf));
  const others = moments.filter(isOther);
  // What somebody wrote twice stays on each day that it was told on.
  return {
    elsewhere: { ids: new Set(others.map(({ id }) => id)), texts: new Set(others.map(textOf).filter((text) => !own.has(text))) },
    here: { ids: new Set(), texts: new Set() },
  };
}

function also({ elsewhere, here }: TakenStories, chosen: ChosenStory<unknown> | null): TakenStories {
  if (chosen === null) return { elsewhere, here };
  return { elsewhere, here: { ids: new Set([...here.ids, chosen.told.id]), texts: new Set([...here.texts, textOf(chosen.told)]) } };
}

function isIn({ ids, texts }: Stories, told: ServiceMoment): boolean {
  return ids.has(told.id) || texts.has(textOf(told));
}

/** What somebody wrote twice is one story. What has no text is no other than itself. */
function textOf({ id, story }: ServiceMoment): string {
  const text = plainStory(story).toLowerCase();
  return text === '' ? `id ${id}` : `text ${text}`;
}

function storyChoice<Reason>(
  all: readonly ChosenStory<Reason>[],
  { taken, ownId, turn }: { readonly taken: Taken; readonly ownId: string | undefined; readonly turn: number },
): Choice<ChosenStory<Reason>> {
  if (all.length === 0) return { chosen: null, among: 0, empty: 'none' };
  const free = all.filter(({ told }) => !isIn(taken.elsewhere, told));
  if (free.length === 0) return { chosen: null, among: 0, empty: 'all_told' };
  const untold = free.filter(({ told }) => !isIn(taken.here, told));
  if (untold.length === 0) return { chosen: null, among: 0, empty: 'all_here' };
  // What was kept of this day stays, whoever another day has come to name since.
  const fair = untold.filter(({ told }) => !taken.namedIds.has(told.agentId) && (told.id === ownId || !taken.besideIds.has(told.agentId)));
  if (fair.length === 0) return { chosen: null, among: 0, empty: 'all_named' };
  return turned([...fair.filter(({ told }) => told.id === ownId), ...fair.filter(({ told }) => told.id !== ownId)], turn);
}

/** After the last candidate comes the first again. */
function turned<T>(all: readonly T[], turn: number): Choice<T> {
  const chosen = all[turn % Math.max(1, all.length)];
  return chosen === undefined ? { chosen: null, among: 0, empty: 'none' } : { chosen, among: all.length };
}

function standardChoice(
  lines: readonly StandardLine[],
  moments: readonly ServiceMoment[],
  { day, every, turn }: { readonly day: string; readonly every: LineUpRhythm; readonly turn: number },
): Choice<ChosenStandard> {
  const days = Math.floor(daysBetween(FIRST_DAY, day) / DAYS_OF[every]);
  const start = lines.length === 0 ? 0 : ((days % lines.length) + lines.length) % lines.length;
  const all = lines.map((_line, index): ChosenStandard => {
    const position = (start + index) % lines.length;
    const line = lines[position] ?? { cause: null, text: '', reason: '', unless: '' };
    return { line, position: position + 1, example: deviationFor(line, moments, day) };
  });
  return turned(all, turn);
}

/** The newest moment whose agent said why the suggestion was not right there, about what the line is about. */
function deviationFor({ cause }: StandardLine, moments: readonly ServiceMoment[], day: string): ServiceMoment | null {
  return moments.reduce<ServiceMoment | null>((newest, one) => {
    const isMeant =
      one.giving?.status === 'given' && one.giving.deviation.trim() !== '' && one.day <= day && (cause === null || one.cause === cause);
    if (!isMeant) return newest;
    const isNewer =
      newest === null || one.createdAtMs > newest.createdAtMs || (one.createdAtMs === newest.createdAtMs && one.id > newest.id);
    return isNewer ? one : newest;
  }, null);
}
