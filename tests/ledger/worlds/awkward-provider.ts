import type { GestureKind } from '#domain/gestures/gesture.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import { ok } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { Execution, FoundExecution, GestureExecutor, Receipt } from '#ports/gesture-executor.ts';
import type { ProviderDeps, ProviderInTrouble, Trouble } from './executors.ts';
import { UNDER_WAY_MS } from './vendor-trouble.ts';

/** How one provider differs from another. */
export interface Manner {
  readonly isIdempotent: boolean;
  /** A reversal of what it does not know yet forbids it. */
  readonly forbids: boolean;
  /** So long after something took effect its lists may not show it. */
  readonly listLagMs: number;
  /** So long a request may go on after its page was told that nobody answered. */
  readonly lateMs: number;
  readonly refuses: number;
  readonly pending: number;
}

interface Gift {
  readonly key: string;
  readonly atMs: number;
  readonly doneAtMs: number;
  state: 'live' | 'reversed';
}

const KEYS_LIVE_MS = DAY_MS;

/** A provider in memory with every awkwardness that one can have. */
export function createAwkwardProvider(deps: ProviderDeps, manner: Manner): ProviderInTrouble {
  const { nowMs, random, wait, onGift } = deps;
  const gifts: Gift[] = [];
  const answers = new Map<string, { readonly atMs: number; readonly execution: 'gift' | 'refused' }>();
  const forbidden = new Set<string>();
  let trouble: Trouble = { errors: 0, lost: 0, throttled: 0, isTokenGone: false, isReadOnly: false };
  const happens = (rate: number): boolean => rate > 0 && random() < rate;
  const refusedKey: AppFault = { kind: 'refused_key', what: 'Stripe' };
  const unreachable: AppFault = { kind: 'unreachable', what: 'Stripe' };
  const before = (): AppFault | null => {
    if (happens(trouble.throttled)) return { kind: 'rate_limited', what: 'Stripe', retryAfterMs: 500 + 20_000 * random() };
    if (trouble.isTokenGone) return refusedKey;
    return happens(trouble.errors) ? { kind: 'unavailable', what: 'Stripe', status: 503 } : null;
  };
  const receiptOf = (key: string, kind: GestureKind): Receipt => ({
    executor: NAME,
    kind,
    reference: `gift-${key}`,
    steps: ['send_reply'],
  });
  const stateOf = (gift: Gift, kind: GestureKind): FoundExecution => {
    if (gift.state === 'reversed') return { kind: 'reversed', left: [] };
    return { kind: gift.doneAtMs > nowMs() ? 'pending' : 'receipt', receipt: receiptOf(gift.key, kind) };
  };

  /** What takes effect of one request, whenever it arrives. */
  function effect(key: string, kind: GestureKind): FoundExecution {
    const own = gifts.filter((gift) => gift.key === key);
    const answered = answers.get(key);
    if (manner.isIdempotent && answered !== undefined && nowMs() - answered.atMs < KEYS_LIVE_MS) {
      const [first] = own;
      return answered.execution === 'refused' || first === undefined ? declined : stateOf(first, kind);
    }
    if (forbidden.has(key)) return declined;
    const isRefused = happens(manner.refuses);
    answers.set(key, { atMs: nowMs(), execution: isRefused ? 'refused' : 'gift' });
    if (isRefused) return declined;
    const gift: Gift = { key, atMs: nowMs(), doneAtMs: nowMs() + (happens(manner.pending) ? 60_000 : 0), state: 'live' };
    gifts.push(gift);
    onGift(key);
    return stateOf(gift, kind);
  }

  const executor: GestureExecutor = {
    name: NAME,
    label: 'Awkward Pay (sample)',
    wants: { userFields: [], emails: false },
    isIdempotent: manner.isIdempotent,
    isFor: (kind) => kind === 'credit',
    recipients: () => Promise.resolve(ok(null)),
    reversibility: () => 'all',
    async execute({ kind }, key): Promise<Execution> {
      const sentMs = nowMs();
      const arrives = (): FoundExecution | null => (nowMs() - sentMs > UNDER_WAY_MS ? null : effect(key, kind));
      await wait(random() * 2000);
      const fault = before() ?? (trouble.isReadOnly ? refusedKey : null);
      if (fault?.kind === 'refused_key') return { kind: 'refused', code: 'not_permitted', reason: '' };
      if (fault !== null) return { kind: 'unknown', error: fault };
      if (happens(trouble.lost)) {
        // It is still on its way, or arrives and its answer does not.
        const lateMs = happens(0.5) ? random() * manner.lateMs : 0;
        if (happens(0.8)) void wait(lateMs).then(arrives);
        await wait(random() * 5000);
        return { kind: 'unknown', error: unreachable };
      }
      const execution = arrives();
      await wait(random() * 1000);
      return execution === null || execution.kind === 'none' || execution.kind === 'reversed'
        ? { kind: 'unknown', error: unreachable }
        : execution;
    },
    async find({ kind }, key) {
      await wait(random() * 1000);
      const fault = before();
      if (fault !== null) return { kind: 'unknown', error: fault };
      const shown = gifts.filter((gift) => gift.key === key && nowMs() - gift.atMs >= manner.listLagMs);
      const standing = shown.find(({ state }) => state === 'live') ?? shown[0];
      if (happens(trouble.lost)) return { kind: 'unknown', error: unreachable };
      if (standing !== undefined) return stateOf(standing, kind);
      return forbidden.has(key) ? { kind: 'reversed', left: [] } : { kind: 'none' };
    },
    async reverse(_gesture, key) {
      await wait(random() * 1000);
      const fault = before() ?? (trouble.isReadOnly ? refusedKey : null);
      if (fault !== null) return { kind: 'unknown', error: fault };
      for (const gift of gifts) if (gift.key === key) gift.state = 'reversed';
      if (manner.forbids) forbidden.add(key);
      return happens(trouble.lost) ? { kind: 'unknown', error: unreachable } : { kind: 'reversed', left: [] };
    },
  };
  return {
    executor,
    live: () => gifts.filter(({ state }) => state === 'live').map(({ key }) => key),
    suffer: (next) => {
      trouble = next;
    },
  };
}

const NAME = 'Awkward Pay';
const declined: FoundExecution = { kind: 'refused', code: 'declined', reason: 'Not today.' };
