import { eur } from '#builders/currencies.ts';
import { NOW_MS } from '#builders/clock.ts';
import { attemptOfKey } from '#domain/moments/owed-key.ts';
import { ok } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { RefusalCode } from '#ports/gesture-executor.ts';
import type { FoundOwed, OwedCandidate, OwedExecution, OwedExecutor } from '#ports/owed-executor.ts';

/** A provider in memory that pays back what it is asked for, each key once. */
export interface FakeOwed extends OwedExecutor {
  /** What was asked of it, in order: `execute owed:moment-1 ch_1`. */
  readonly calls: string[];
  /** The keys under which something was paid back. */
  readonly paid: readonly string[];
  /** Calls whose answer is lost, after they have taken effect. */
  readonly lost: Set<'execute' | 'find'>;
  /** What is sent never arrives, and nobody answers. */
  isCutOff: boolean;
  refuses: RefusalCode | null;
  /** Why nothing is sent at all, of whatever it is asked for. */
  notSent: AppFault | null;
  isPending: boolean;
  list: readonly OwedCandidate[];
}

const LOST: AppFault = { kind: 'unreachable', what: 'Stripe' };
const PARCEL: OwedCandidate = {
  id: 'ch_1',
  label: 'Parcel (sample)',
  account: null,
  isVerified: true,
  paidAtMs: NOW_MS,
  paid: eur(5000),
  refundable: eur(4000),
};

export function createFakeOwed(): FakeOwed {
  const made = new Map<string, Exclude<FoundOwed, { readonly kind: 'none' }>>();
  const owed: FakeOwed = {
    name: 'stripe',
    label: 'Stripe',
    wants: { userFields: [], emails: false },
    calls: [],
    lost: new Set(),
    isCutOff: false,
    refuses: null,
    notSent: null,
    isPending: false,
    list: [PARCEL],
    get paid() {
      return [...made].flatMap(([key, { kind }]) => (kind === 'receipt' ? [key] : []));
    },
    candidates: () => Promise.resolve(ok(owed.list)),
    execute({ candidateId, amount, momentId }, key) {
      owed.calls.push(`execute ${key} ${candidateId}`);
      if (owed.notSent !== null) return Promise.resolve<OwedExecution>({ kind: 'not_sent', error: owed.notSent });
      if (owed.isCutOff) return Promise.resolve<OwedExecution>({ kind: 'unknown', error: LOST });
      if (owed.refuses !== null) return Promise.resolve<OwedExecution>({ kind: 'refused', code: owed.refuses, reason: 'No (sample).' });
      const receipt = { executor: 'stripe', kind: 'refund', reference: `re-${key}`, steps: [] } as const;
      const paid = { candidateId, amount, attempt: attemptOfKey(momentId, key) };
      const execution = made.get(key) ?? ({ kind: owed.isPending ? 'pending' : 'receipt', receipt, paid } as const);
      made.set(key, execution);
      return Promise.resolve<OwedExecution>(owed.lost.has('execute') ? { kind: 'unknown', error: LOST } : execution);
    },
    find(_refund, key) {
      owed.calls.push(`find ${key}`);
      return Promise.resolve<FoundOwed>(
        owed.isCutOff || owed.lost.has('find') ? { kind: 'unknown', error: LOST } : (made.get(key) ?? { kind: 'none' }),
      );
    },
  };
  return owed;
}
