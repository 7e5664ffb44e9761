import { TIME_ZONE } from '#builders/clock.ts';
import { limits } from '#builders/limits.ts';
import { foldLedger } from '#domain/journal/fold-ledger.ts';
import { isLive } from '#domain/journal/commitments.ts';
import type { Commitment } from '#domain/journal/types.ts';
import { type State, type WrongRule, msOf, tagOf } from './account.ts';
import { rootOf } from './agent-tree.ts';
import { type Explored, explore } from './explore.ts';
import { giving } from './scripts.ts';

/** A small account in which some people want to give at once, each with a customer and a ticket of their own. */
export interface Instance {
  readonly agents: number;
  /** For how many of them there is room. */
  readonly room: number;
  /** How far the server's clock goes, in leases. */
  readonly ticks: number;
  readonly losses?: number;
  readonly crashes?: number;
  /** How often a lead undoes what is being given. */
  readonly undos?: number;
  readonly duplicateExternalId?: 'reject' | 'allow';
  readonly wrong?: WrongRule;
}

const EACH_MINOR = 1500;
const ONE_TRY = { rounds: 1, looks: 1, requests: 12, requestsWithPlace: 30 };
/** A reservation, looks as long as the list does not show it, a post sent twice and read back, and the key once more. */
const ANSWERS_AT_MOST = 24;

export function titleOf({ agents, room, ticks, losses = 0, crashes = 0, undos = 0, duplicateExternalId = 'reject' }: Instance): string {
  return `${agents} agents, room for ${room}, ${ticks} leases, ${losses} lost, ${crashes} crashed, ${undos} undone, keys twice: ${duplicateExternalId}`;
}

/** Goes through everything that can happen in an instance; throws where anything is wrong. */
export function check(instance: Instance): Promise<Explored> {
  const { agents, room, ticks, losses = 0, crashes = 0, undos = 0, duplicateExternalId = 'reject', wrong = null } = instance;
  const allowedMinor = room * EACH_MINOR;
  const set = limits({ teamMonthMinor: allowedMinor });
  const workers = Array.from({ length: agents }, (_, index) => {
    const agentId = `${11 + index}`;
    const wish = { agentId, customerId: `${701 + index}`, ticketId: `${501 + index}`, amountMinor: EACH_MINOR };
    return { agentId, node: rootOf(giving(wish, set, ONE_TRY)), isSending: false, isCrashed: false };
  });
  const start: State = { tick: 0, filed: [], sent: [], workers, losses, crashes, undos };
  const foldOf = newFolds();
  return explore(start, { duplicateExternalId, ticks, wrong }, (state, isEnd) => wrongIn(state, foldOf(state), { allowedMinor, isEnd }));
}

/** Folds all that is on record, listed or not, as everybody will read it; each journal once. */
function newFolds(): (state: State) => readonly Commitment[] {
  const known = new Map<string, readonly Commitment[]>();
  const terms = {
    leadIds: new Set(['90']),
    currency: 'EUR',
    timeZone: TIME_ZONE,
    largestMinor: 0,
    seenSinceMs: -Infinity,
  };
  return ({ filed }) => {
    const key = filed.map(({ entry }) => tagOf(entry)).join();
    const folded =
      known.get(key) ??
      foldLedger(
        filed.map(({ entry }) => entry),
        terms,
      ).commitments;
    known.set(key, folded);
    return folded;
  };
}

function wrongIn(
  { workers, tick }: State,
  commitments: readonly Commitment[],
  { allowedMinor, isEnd }: { readonly allowedMinor: number; readonly isEnd: boolean },
): string | null {
  const posted = new Set(commitments.filter(({ state }) => state === 'posted').map(({ momentId }) => momentId));
  if (posted.size * EACH_MINOR > allowedMinor) return 'more is given than allowed';
  for (const { node } of workers) {
    const outcome = node.next?.outcome ?? null;
    if (outcome?.kind === 'given' && !posted.has(outcome.momentId)) return 'somebody was told that it is given, and it does not count';
    const isToldNo = outcome?.kind === 'refused' || outcome?.kind === 'expired';
    if (isToldNo && posted.has(outcome.momentId)) return 'somebody was told that nothing was given, and it counts';
    if (node.depth > ANSWERS_AT_MOST) return 'somebody asked too often';
  }
  // Three leases later nothing is held that nobody gave.
  const isHeld = (one: Commitment): boolean => isLive(one, msOf(tick + 3)) && one.state !== 'posted';
  return isEnd && commitments.some(isHeld) ? 'something stays held for nobody' : null;
}
