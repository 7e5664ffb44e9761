import { plainStory } from '../moments/moment.ts';
import { openRequestOf } from '../moments/open-request.ts';
import { openSteps } from '../moments/open-steps.ts';
import { SEND_REPLY } from '../moments/steps.ts';
import type { ServiceMoment } from '../moments/service-moment.ts';
import { isMoneyKind } from '../gestures/gesture.ts';
import type { ChallengeReason, ChosenStory, EarlierLineUp, ThanksReason, UnheardReason, WinReason } from './line-up.ts';
import { STORY_DAYS, earlierDay, isDay, lineUpsBefore } from './line-up-days.ts';

/** What candidates are judged by. */
export interface StoryTerms {
  readonly history: readonly EarlierLineUp[];
  readonly day: string;
  /** From this day on every moment is there; empty: from the first. */
  readonly wholeSince: string;
}

const WEEK_DAYS = 7;
/** A challenge that is told as handled was at least this severe. */
const SEVERE = 3;

/** What ranks candidates, the foremost first: numbers and texts, compared one after the other, the smaller ahead. */
type Rank = readonly (number | string)[];

interface Ranked<Reason> extends ChosenStory<Reason> {
  readonly rank: Rank;
}

/** Wins with a customer that stand and have a story, the best to tell first. */
export function winCandidates(moments: readonly ServiceMoment[], terms: StoryTerms): readonly ChosenStory<WinReason>[] {
  const wins = recent(moments, terms.day).filter(
    (told) => told.kind === 'external_win' && told.giving?.status === 'given' && hasStory(told),
  );
  const weekStart = earlierDay(terms.day, WEEK_DAYS - 1);
  // Of a week that was read in part nobody knows what is the only one.
  const ofWeek = terms.wholeSince <= weekStart ? wins.filter(({ day }) => day >= weekStart) : [];
  return ordered(
    wins.map((told) => {
      const reason = onlyOne(told, ofWeek) ?? unheard(told.agentId, terms) ?? { kind: 'newest' as const };
      const isOfWeek = told.day >= weekStart;
      return { told, reason, rank: [isOfWeek ? 0 : 1, winRank(reason), ...voiceRank(told, terms)] };
    }),
  );
}

/** What cost time alone is told before what cost money. */
function winRank(reason: WinReason): number {
  if (reason.kind === 'only_gesture') return isMoneyKind(reason.gesture) ? 2 : 0;
  return { only_cause: 1, never_named: 3, not_named_since: 4, newest: 5 }[reason.kind];
}

/** Alone of its kind among the stories of the week; of fewer than three stories each is, which tells nothing. */
function onlyOne(told: ServiceMoment, ofWeek: readonly ServiceMoment[]): WinReason | null {
  if (ofWeek.length < 3 || !ofWeek.includes(told) || told.giving === null) return null;
  const { gesture } = told.giving;
  if (ofWeek.filter(({ giving }) => giving?.gesture === gesture).length === 1) return { kind: 'only_gesture', gesture };
  const isOnlyCause = told.cause !== '' && ofWeek.filter(({ cause }) => cause === told.cause).length === 1;
  return isOnlyCause ? { kind: 'only_cause', cause: told.cause } : null;
}

/** What is still owed to somebody, the most severe and the longest first; then what was severe and made right. */
export function challengeCandidates(moments: readonly ServiceMoment[], { day }: StoryTerms): readonly ChosenStory<ChallengeReason>[] {
  const all = recent(moments, day);
  const isTicked = all.some(({ giving }) => giving?.todos?.some(({ what, doneAtMs }) => what !== SEND_REPLY && doneAtMs !== null) === true);
  return ordered(
    all.flatMap((told): readonly Ranked<ChallengeReason>[] => {
      const { giving } = told;
      if (giving === null) return [];
      const open = told.day < day ? openReason(told, isTicked) : null;
      if (open !== null) return [{ told, reason: open, rank: [0, -giving.severity, told.day, told.id] }];
      if (giving.status !== 'given' || giving.severity < SEVERE || !hasStory(told)) return [];
      return [{ told, reason: { kind: 'handled', severity: giving.severity }, rank: [1, -giving.severity, -told.createdAtMs, told.id] }];
    }),
  );
}

/** In a team where nobody ever ticks what they have done, nothing tells what is not. */
function openReason({ giving, day, provider }: ServiceMoment, isTicked: boolean): ChallengeReason | null {
  if (giving === null) return null;
  if (giving.status === 'asked') return { kind: openRequestOf(giving.decision.request), since: day };
  if (giving.status !== 'given' || !isTicked) return null;
  const [step] = openSteps(giving, { isByHand: provider === undefined });
  return step === undefined ? null : { kind: 'undone_step', step, since: day };
}

/** Whom to thank for what: what was done for a colleague or for how we work first, then wins. */
export function thanksCandidates(moments: readonly ServiceMoment[], terms: StoryTerms): readonly ChosenStory<ThanksReason>[] {
  return ordered(
    recent(moments, terms.day).flatMap((told): readonly Ranked<ThanksReason>[] => {
      const isStanding = told.giving === null || told.giving.status === 'given';
      if (!isStanding || !hasStory(told) || told.agentId === '') return [];
      const own = told.kind === 'external_win' ? (unheard(told.agentId, terms) ?? { kind: 'newest' as const }) : { kind: told.kind };
      const kindRank = { internal_win: 0, process_fix: 1, external_win: 2 }[told.kind];
      return [{ told, reason: own, rank: [kindRank, ...voiceRank(told, terms)] }];
    }),
  );
}

/** Whoever was not named for longest comes first, then what is newest. */
function voiceRank({ agentId, createdAtMs, id }: ServiceMoment, terms: StoryTerms): Rank {
  return [lastNamed(agentId, terms), -createdAtMs, id];
}

/** Says something only where there were line-ups before that named others. */
function unheard(agentId: string, terms: StoryTerms): UnheardReason | null {
  if (!lineUpsBefore(terms.history, terms.day).some(({ namedIds }) => namedIds.length > 0)) return null;
  const day = lastNamed(agentId, terms);
  return day === '' ? { kind: 'never_named' } : { kind: 'not_named_since', day };
}

/** The day of the last line-up before that named somebody; empty where none did. */
function lastNamed(agentId: string, { history, day }: StoryTerms): string {
  return lineUpsBefore(history, day).reduce((last, one) => (one.namedIds.includes(agentId) && one.day > last ? one.day : last), '');
}

function recent(moments: readonly ServiceMoment[], day: string): readonly ServiceMoment[] {
  const first = earlierDay(day, STORY_DAYS - 1);
  return moments.filter((told) => isDay(told.day) && told.day >= first && told.day <= day);
}

function hasStory({ story }: ServiceMoment): boolean {
  return plainStory(story) !== '';
}

function ordered<Reason>(ranked: readonly Ranked<Reason>[]): readonly ChosenStory<Reason>[] {
  return ranked.toSorted((one, other) => compared(one.rank, other.rank)).map(({ told, reason }) => ({ told, reason }));
}

function compared(one: Rank, other: Rank): number {
  for (const [index, value] of one.entries()) {
    const against = other[index];
    if (against === undefined || value === against) continue;
    return value < against ? -1 : 1;
  }
  return 0;
}
