import { limits } from '#builders/limits.ts';
import { TIME_ZONE } from '#builders/clock.ts';
import { isLive } from '#domain/journal/commitments.ts';
import { foldLedger } from '#domain/journal/fold-ledger.ts';
import type { Patience } from '#ledger/look.ts';
import type { Limits } from '#domain/journal/limits.ts';
import { type AccountRules, type Kept, type State, effectOf, filing, keyOfState } from './account.ts';
import { type Outcome, nextOf, rootOf } from './agent-tree.ts';
import { namingOfAlike } from './alike.ts';
import { type Checks, type Explored, explore } from './explore.ts';
import { type Wish, giving } from './scripts.ts';

/** A small account in which some people want to give at once. */
export interface Instance {
  readonly title: string;
  readonly wishes: readonly Wish[];
  readonly limits: Limits;
  /** What all of them may give together. */
  readonly allowedMinor: number;
  readonly losses: number;
  readonly crashes: number;
  /** How long each goes on trying; null as in the product. */
  readonly patience: Patience | null;
  readonly rules: AccountRules;
  /** Whether they want the same, each with a name, a customer and a ticket of their own. */
  readonly isAlike: boolean;
}

const EACH_MINOR = 1500;

/** So many agents, each with a customer and a ticket of their own, and room for so many of them. */
export function rush(of: {
  readonly agents: number;
  readonly allowance: number;
  readonly limit?: 'team_month' | 'customer_window' | 'customer_count';
  readonly losses?: number;
  readonly crashes?: number;
  readonly duplicateExternalId?: 'reject' | 'allow';
  readonly seesOnlyEarlierIds?: boolean;
  readonly patience?: Patience;
}): Instance {
  const {
    agents,
    allowance,
    limit = 'team_month',
    losses = 0,
    crashes = 0,
    duplicateExternalId = 'reject',
    seesOnlyEarlierIds = false,
    patience = null,
  } = of;
  const allowedMinor = allowance * EACH_MINOR;
  const faults = [losses > 0 ? 'a lost reply' : '', crashes > 0 ? 'a crash' : ''].filter((fault) => fault !== '').join(' and ');
  return {
    title: `${agents} agents, ${limit} with room for ${allowance}, ${faults === '' ? 'no fault' : faults}, duplicates ${duplicateExternalId}`,
    wishes: Array.from({ length: agents }, (_, index) => ({
      agentId: `${11 + index}`,
      customerId: limit === 'team_month' ? `${701 + index}` : '701',
      ticketId: `${501 + index}`,
      amountMinor: EACH_MINOR,
      fixedId: null,
    })),
    limits: limits(
      {
        team_month: { teamMonthMinor: allowedMinor },
        customer_window: { customerWindowMinor: allowedMinor },
        customer_count: { customerGestureCount: allowance },
      }[limit],
    ),
    allowedMinor,
    losses,
    crashes,
    patience,
    isAlike: true,
    rules: { duplicateExternalId, seesOnlyEarlierIds, loses: agents < 3 ? 'anything' : 'replies_to_writes' },
  };
}

/** Two leads who say yes to one request at once, each perhaps to another sum. */
export function approvals(of: {
  readonly amountsMinor: readonly number[];
  readonly allowedMinor: number;
  readonly losses: number;
  readonly crashes: number;
  readonly duplicateExternalId: 'reject' | 'allow';
}): Instance {
  const { amountsMinor, allowedMinor, losses, crashes, duplicateExternalId } = of;
  return {
    title: `${amountsMinor.length} leads approve ${amountsMinor.join(' and ')} of ${allowedMinor}, ${losses} lost, ${crashes} crashed, duplicates ${duplicateExternalId}`,
    wishes: amountsMinor.map((amountMinor, index) => ({
      agentId: `${90 + index}`,
      customerId: '701',
      ticketId: '501',
      amountMinor,
      fixedId: 'request-1',
    })),
    limits: limits({ teamMonthMinor: allowedMinor }),
    allowedMinor,
    losses,
    crashes,
    patience: null,
    isAlike: false,
    rules: { duplicateExternalId, seesOnlyEarlierIds: false, loses: 'anything' },
  };
}

/** Goes through everything that can happen in an instance; throws where anything is wrong. */
export function check(instance: Instance): Promise<Explored> {
  const { wishes, losses, crashes, rules } = instance;
  const workers = wishes.map((wish) => ({
    agentId: wish.agentId,
    node: rootOf(giving(wish, instance.limits, { resumedId: null, patience: instance.patience })),
    writing: null,
    isCrashed: false,
  }));
  return explore({ filed: [], moments: new Map(), workers, losses, crashes }, rules, checksOf(instance));
}

/** With a lost reply a request is asked for again, and read back before. */
const REQUESTS_AT_MOST = 12;
const REQUESTS_MORE_A_LOSS = 7;

function checksOf(instance: Instance): Checks {
  const { limits: set, wishes, allowedMinor, rules } = instance;
  const requestsAtMost = REQUESTS_AT_MOST + REQUESTS_MORE_A_LOSS * instance.losses;
  const scripts = new Map<string, ReturnType<typeof rootOf>>();
  const resumed = (wish: Wish, momentId: string): ReturnType<typeof rootOf> => {
    const key = `${wish.agentId} ${momentId}`;
    const root = scripts.get(key) ?? rootOf(giving(wish, set, { resumedId: momentId, patience: null }));
    scripts.set(key, root);
    return root;
  };
  const finished = async (state: State, open: readonly Unfinished[]): Promise<string | null> => {
    let ended = state;
    for (const { wish, rememberedId } of open) {
      const { state: after, outcome } = await finish(ended, wish.agentId, { root: resumed(wish, rememberedId), rules });
      if (outcome.kind === 'failed') return `${wish.agentId} could not finish`;
      ended = after;
    }
    return wrongAtTheEnd(ended, instance);
  };
  // Most ends differ only in how they were come to: what is on record and who has still to finish is judged once.
  const verdicts = new Map<string, string | null>();
  return {
    naming: instance.isAlike ? namingOfAlike(wishes.map(({ agentId }) => agentId)) : keyOfState,
    everywhere(state) {
      const given = givenOf(state);
      if (sumOf(given) > allowedMinor) return 'more is given than allowed';
      const people = given.map(({ agentId }) => agentId);
      if (new Set(people).size < people.length) return 'somebody gave twice';
      return state.workers.some(({ node }) => node.depth > requestsAtMost) ? 'somebody asked too often' : null;
    },
    async atTheEnd(state) {
      const open: Unfinished[] = [];
      for (const [index, worker] of state.workers.entries()) {
        const { outcome, rememberedId } = await nextOf(worker.node);
        const wish = wishes[index];
        if (outcome === null && !worker.isCrashed) return `${worker.agentId} was not answered`;
        if (wish !== undefined && rememberedId !== null && (outcome === null || outcome.isHeld)) open.push({ wish, rememberedId });
      }
      const key = keyOfEnd(state, open);
      const known = verdicts.get(key);
      if (known !== undefined) return known;
      const verdict = await finished(state, open);
      verdicts.set(key, verdict);
      return verdict;
    },
  };
}

/** Somebody who was not told the end, and the id that their browser remembers. */
interface Unfinished {
  readonly wish: Wish;
  readonly rememberedId: string;
}

/** Tells ends apart by all that finishing and judging them looks at. */
function keyOfEnd(state: State, open: readonly Unfinished[]): string {
  const kept = [...state.moments].map(([id, { status, agentId, amountMinor }]) => `${id} ${status} ${agentId} ${amountMinor}`);
  const waiting = open.map(({ wish, rememberedId }) => `${wish.agentId} ${rememberedId}`);
  return [keyOfState({ ...state, workers: [], losses: 0, crashes: 0 }), ...kept.toSorted(), ...waiting].join(';');
}

function wrongAtTheEnd(state: State, { limits: set, allowedMinor, wishes }: Instance): string | null {
  const given = givenOf(state);
  const { commitments } = foldLedger(
    state.filed.map(({ entry }) => entry),
    { leadIds: new Set(), currency: set.currency, timeZone: TIME_ZONE, largestMinor: 0, ceilingMinor: Infinity, seenSinceMs: -Infinity },
  );
  const live = commitments.filter(isLive);
  const heldMinor = live.reduce((sum, { countsMinor }) => sum + countsMinor, 0);
  if (heldMinor > allowedMinor) return 'more is held than allowed';
  if (new Set(given.map(({ agentId }) => agentId)).size < given.length) return 'somebody gave twice after finishing';
  const isOneRequest = wishes.every(({ fixedId }) => fixedId !== null);
  if (isOneRequest && (live.length > 1 || given.length > 1)) return 'one request was given twice';
  // Of two leads the moment tells the sum of whoever was first, and the journal holds the larger.
  const isTrue = isOneRequest ? heldMinor >= sumOf(given) && (given.length > 0 || live.length === 0) : heldMinor === sumOf(given);
  return isTrue ? null : `the journal tells ${heldMinor} and ${sumOf(given)} was given`;
}

/** What a crash or a lost reply left open is finished by the same agent, with nobody else at work. */
async function finish(
  state: State,
  agentId: string,
  { root, rules }: { readonly root: ReturnType<typeof rootOf>; readonly rules: AccountRules },
): Promise<{ readonly state: State; readonly outcome: Outcome }> {
  let at = state;
  const ended = await root.script.run(
    (request) => {
      if (request.method === 'append') {
        const filed = filing(at, request.entry, agentId, rules);
        if (!('externalId' in filed)) return Promise.resolve(filed);
        at = { ...at, filed: [...at.filed, { ...filed, isVisible: true }] };
        return Promise.resolve({ kind: 'entry', entry: filed.entry });
      }
      const { answer, moments } = effectOf(at, request, { agentId, rules });
      at = { ...at, moments };
      return Promise.resolve(answer);
    },
    () => {},
  );
  return { state: at, outcome: ended };
}

function givenOf({ moments }: State): readonly Kept[] {
  return [...moments.values()].filter(({ status }) => status === 'given');
}

function sumOf(ones: readonly { readonly amountMinor: number }[]): number {
  return ones.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}
