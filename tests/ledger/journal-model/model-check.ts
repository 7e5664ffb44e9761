import { TIME_ZONE } from '#builders/clock.ts';
import { EUR } from '#builders/currencies.ts';
import { aRule } from '#builders/limit-rules.ts';
import { limits } from '#builders/limits.ts';
import { isLive } from '#domain/journal/commitments.ts';
import { foldLedger } from '#domain/journal/fold-ledger.ts';
import { LEASE_MS } from '#domain/journal/lease.ts';
import type { Limits } from '#domain/journal/limits.ts';
import type { Commitment } from '#domain/journal/types.ts';
import { type AccountRules, ONE_LIST, type State, type Worker, msOf } from './account.ts';
import { BY_LEASES, LEAD_IDS, TIER, type PageManner, type WrongPage } from './a-modelled-page.ts';
import { limitsSaid, nothingOfThese, takenByALead } from './account-events.ts';
import { type Explored, explore } from './explore.ts';
import { type Wish, continuing, giving } from './giving.ts';
import { rootOf } from './page-tree.ts';
import { tagOf } from './state-key.ts';

/** A small account in which some people want to give at once, each with a customer and a ticket of their own. */
export interface Instance extends Partial<Omit<AccountRules, 'events' | 'areAlike'>> {
  readonly agents: number;
  /** For how many of them there is room. */
  readonly room: number;
  readonly losses?: number;
  readonly crashes?: number;
  /** What a lead writes once of what the first agent is giving. */
  readonly takenAs?: 'reverse' | 'void';
  /** How many entries about something else come between. */
  readonly others?: number;
  /** For how many there is room once a lead has lowered the limit: the last agent's page is opened after that. */
  readonly loweredTo?: number;
  /** Whether another lead's page, with the settings of before, says those once as well, and knows nothing of the first. */
  readonly isSaidTwice?: true;
  /** Whether all are pages of one agent at one ticket; or the last is, and goes on with what another of them began. */
  readonly tabs?: 'of one' | 'continuing';
  readonly wrongPage?: WrongPage;
  /**
   * What there is room for, in the place of the team's month: one `customer`, to whom the last agent alone knows that a tier permits one
   * more; one agent's `hour`, whose pages all are; or one agent's day, which a rule about that `person` holds to one less than everybody's.
   */
  readonly of?: 'customer' | 'hour' | 'person';
}

const EACH_MINOR = 1500;
/** A reservation, looks as long as the list does not show it, a post sent twice and read back, and the key once more. */
const ANSWERS_AT_MOST = 24;
/** A page waits so long for lists in an account that nobody has measured; there it takes time. */
const DELAY_MS = 2000;

export function titleOf(instance: Instance): string {
  const { agents, room, ticks = 0, losses = 0, crashes = 0, duplicateExternalId = 'reject', list = 'one' } = instance;
  const told = [`${agents} agents`, `room for ${room}`, `${ticks} ticks`, `list: ${list}`, `${losses} lost`, `${crashes} crashed`];
  const more = [
    instance.takenAs,
    instance.tabs,
    instance.of,
    instance.loweredTo === undefined ? undefined : `lowered to ${instance.loweredTo}`,
    instance.isSaidTwice && 'said twice',
  ];
  return [...told, `keys twice: ${duplicateExternalId}`, ...more.filter((word) => word !== undefined)].join(', ');
}

/** Goes through everything that can happen in an instance; throws where anything is wrong. */
export function check(instance: Instance): Promise<Explored> {
  const { room, losses = 0, crashes = 0, loweredTo = room } = instance;
  const rules: AccountRules = { ...ONE_LIST, ...instance, events: eventsOf(instance), areAlike: areAlike(instance) };
  const workers = workersOf(instance, rules);
  const start = { tick: 0, filed: [], sent: [], workers, record: null, losses, crashes, awaited: (1 << rules.events.length) - 1 };
  const foldOf = newFolds();
  return explore(start, rules, (state, isEnd) => {
    const commitments = foldOf(state);
    return (
      overspent(state, commitments, { ...instance, loweredTo }) ??
      wronglyTold(state, commitments) ??
      (isEnd ? heldForNobody(state, commitments, rules) : null)
    );
  });
}

function areAlike({ tabs, loweredTo, of }: Instance): boolean {
  return tabs !== 'continuing' && loweredTo === undefined && of !== 'customer';
}

function eventsOf({ takenAs, others = 0, room, loweredTo, isSaidTwice }: Instance): AccountRules['events'] {
  const taken = takenAs === undefined ? [] : [takenByALead(takenAs)];
  const lowered = loweredTo === undefined ? [] : [limitsSaid(limits({ teamMonthMinor: loweredTo * EACH_MINOR }))];
  const older = isSaidTwice === true ? [limitsSaid(limits({ teamMonthMinor: room * EACH_MINOR }), 'limits-2')] : [];
  return [...taken, ...lowered, ...older, ...Array.from({ length: others }, (_, index) => nothingOfThese(index))];
}

/** Limits of which one holds for some alone, with room for so many gestures. */
function limitsOfSome(of: 'customer' | 'hour' | 'person', room: number): Limits {
  const [some, more] = [room * EACH_MINOR, (room + 1) * EACH_MINOR];
  if (of === 'hour') return limits({ agentHourMinor: some });
  if (of === 'customer') return limits({ customerWindowMinor: some, rules: [aRule({ id: TIER, limits: { customerWindowMinor: more } })] });
  return limits({ agentDayMinor: more, rules: [aRule({ kind: 'person', id: '11', limits: { agentDayMinor: some } })] });
}

function workersOf(instance: Instance, { tickMs }: AccountRules): readonly Worker[] {
  const { agents, room, loweredTo = room, tabs, wrongPage = null, of } = instance;
  const isOneAgents = of === 'hour' || of === 'person';
  const isTab = (index: number): boolean => tabs === 'of one' || (tabs === 'continuing' && index === agents - 1);
  const names = Array.from({ length: agents }, (_, index) => (isTab(index) || isOneAgents ? '11' : `${11 + index}`));
  const limitsAt = (index: number): Limits => {
    const isOpenedLast = loweredTo < room && index === agents - 1;
    if (of !== undefined) return limitsOfSome(of, room);
    return limits({ teamMonthMinor: (isOpenedLast ? loweredTo : room) * EACH_MINOR });
  };
  const isTimed = tickMs === LEASE_MS ? BY_LEASES.isTimed : (ms: number): boolean => ms === DELAY_MS;
  const manner: PageManner = { isTimed, wrong: wrongPage, limitsOf: (agentId) => limitsAt(names.indexOf(agentId)) };
  return names.map((agentId, index) => {
    const name = tabs === undefined && !isOneAgents ? agentId : `${agentId}.${index}`;
    const place = isTab(index) ? 0 : index;
    const wish: Wish = {
      owner: { name, agentId, isLead: false, limits: limitsAt(index), ...(of === 'customer' && index === agents - 1 && { tier: TIER }) },
      customerId: of === 'customer' ? '701' : `${701 + place}`,
      ticketId: `${501 + place}`,
      amountMinor: EACH_MINOR,
    };
    const isContinuing = tabs === 'continuing' && index === agents - 1;
    return { name, agentId, node: rootOf(isContinuing ? continuing(wish) : giving(wish, manner)), isCrashed: false };
  });
}

/** Folds all that is on record, listed or not, as everybody will read it; each journal once. */
export function newFolds(): (state: Pick<State, 'filed'>) => readonly Commitment[] {
  const known = new Map<string, readonly Commitment[]>();
  const terms = { leadIds: LEAD_IDS, currency: EUR, timeZone: TIME_ZONE, largestMinor: 0, seenSinceMs: -Infinity };
  return ({ filed }) => {
    const entries = filed.map(({ entry }) => entry);
    const key = entries.map(tagOf).join();
    const folded = known.get(key) ?? foldLedger(entries, terms).commitments;
    known.set(key, folded);
    return folded;
  };
}

function overspent(
  { filed }: State,
  commitments: readonly Commitment[],
  { room, loweredTo, of, agents }: Pick<Instance, 'room' | 'of' | 'agents'> & { readonly loweredTo: number },
): string | null {
  const posted = commitments.filter(({ state }) => state === 'posted');
  if (of === 'customer') return overspentByTier(posted, room, `${10 + agents}`);
  if (posted.length > room) return 'more is given than allowed';
  // Whoever reserves once the lower limit is listed is listed after it, and whoever is listed last sees all.
  const saidId = filed.find(({ entry }) => entry.momentId === 'limits-1')?.entry.id;
  const isReservedSince = saidId !== undefined && posted.some(({ reserveId }) => reserveId > saidId);
  return isReservedSince && posted.length > loweredTo ? 'more is given than allowed' : null;
}

/** Those who know of no tier give no more than everybody may, whoever else gave; with whoever knows it, it is one more. */
function overspentByTier(posted: readonly Commitment[], room: number, knowerId: string): string | null {
  const others = posted.filter(({ agentId }) => agentId !== knowerId);
  return others.length > room || posted.length > room + 1 ? 'more is given than allowed' : null;
}

function wronglyTold({ workers }: State, commitments: readonly Commitment[]): string | null {
  const posted = new Set(commitments.filter(({ state }) => state === 'posted').map(({ momentId }) => momentId));
  for (const { node } of workers) {
    const outcome = node.next?.outcome ?? null;
    if (outcome?.kind === 'yes' && !posted.has(outcome.what)) return 'somebody was told that it is given, and it does not count';
    if (outcome?.kind === 'no' && posted.has(outcome.what)) return 'somebody was told that nothing was given, and it counts';
    if (node.depth > ANSWERS_AT_MOST) return 'somebody asked too often';
  }
  return null;
}

/** Three leases later nothing is held that nobody gave. */
export function heldForNobody({ tick }: State, commitments: readonly Commitment[], rules: AccountRules): string | null {
  const laterMs = msOf(tick, rules) + 3 * LEASE_MS;
  const isHeld = (one: Commitment): boolean => isLive(one, laterMs) && one.state === 'reserved';
  return commitments.some(isHeld) ? 'something stays held for nobody' : null;
}
