import type { GestureKind } from '#domain/gestures/gesture.ts';
import { ok } from '#domain/shared/result.ts';
import type { Execution, FoundExecution, GestureExecutor, Receipt, Recipient, Reversal, Reversibility } from '#ports/gesture-executor.ts';
import type { AppFault } from '#ports/app-fault.ts';

/** A provider in memory, which gives everything and can be made to refuse, to be slow, and to lose its answers. */
export interface FakeExecutor extends GestureExecutor {
  /** What was asked of it, in order: `execute moment-1`. */
  readonly calls: readonly string[];
  /** The keys under which something is given outside, each once. */
  readonly given: ReadonlySet<string>;
  /** For whom each key was executed. */
  readonly recipientOf: ReadonlyMap<string, string | null>;
  /** What it does from now on. */
  behaviour: Behaviour;
}

export interface Behaviour {
  /** What comes of what is executed. */
  readonly outcome: 'receipt' | 'pending' | 'refused';
  /** Calls whose answer is lost, after they have taken effect. */
  readonly lost: ReadonlySet<'execute' | 'find' | 'reverse'>;
  /** Executing is lost on its way, and takes no effect. */
  readonly isUnreached: boolean;
  /** Executing is turned away for being asked too often, so many times. */
  readonly throttled: number;
  readonly recipients: readonly Recipient[] | null;
}

export const GIVES: Behaviour = { outcome: 'receipt', lost: new Set(), isUnreached: false, throttled: 0, recipients: null };

const LOST: AppFault = { kind: 'unreachable', what: 'Stripe' };
const THROTTLED: AppFault = { kind: 'rate_limited', what: 'Stripe', retryAfterMs: 1000 };

export function createFakeExecutor({
  onExecute = () => {},
  isIdempotent = true,
  kind: kindOf = 'credit',
  reversibility = 'all',
}: {
  readonly onExecute?: (key: string) => void;
  readonly isIdempotent?: boolean;
  readonly kind?: GestureKind;
  readonly reversibility?: Reversibility;
} = {}): FakeExecutor {
  const calls: string[] = [];
  const outcomes = new Map<string, FoundExecution>();
  const recipientOf = new Map<string, string | null>();
  const isLost = (method: 'execute' | 'find' | 'reverse'): boolean => executor.behaviour.lost.has(method);
  const receiptOf = (key: string): Receipt => ({ executor: NAME, kind: kindOf, reference: `pay-${key}`, steps: ['send_reply'] });
  const executionOf = (key: string): Execution => {
    const { outcome } = executor.behaviour;
    if (outcome === 'refused') return { kind: 'refused', code: 'declined', reason: 'The card is closed.' };
    return { kind: outcome, receipt: receiptOf(key) };
  };
  const executor: FakeExecutor = {
    name: NAME,
    label: 'Sample Pay',
    wants: { userFields: [], emails: false },
    isIdempotent,
    calls,
    recipientOf,
    get given() {
      return new Set([...outcomes].filter(([, { kind }]) => kind === 'receipt').map(([key]) => key));
    },
    behaviour: GIVES,
    isFor: (kind) => kind === kindOf,
    recipients: () => Promise.resolve(ok(executor.behaviour.recipients)),
    reversibility: () => reversibility,
    execute({ recipientId }, key) {
      calls.push(`execute ${key}`);
      onExecute(key);
      const { isUnreached, throttled } = executor.behaviour;
      if (throttled > 0) {
        executor.behaviour = { ...executor.behaviour, throttled: throttled - 1 };
        return Promise.resolve<Execution>({ kind: 'unknown', error: THROTTLED });
      }
      const before = outcomes.get(key);
      const execution = before === undefined || !isIdempotent ? executionOf(key) : before;
      if (!isUnreached) {
        outcomes.set(key, execution);
        recipientOf.set(key, recipientId);
      }
      const isAnswer = execution.kind !== 'none' && execution.kind !== 'reversed' && !isLost('execute');
      return Promise.resolve<Execution>(isAnswer ? execution : { kind: 'unknown', error: LOST });
    },
    find(_gesture, key) {
      calls.push(`find ${key}`);
      return Promise.resolve<FoundExecution>(isLost('find') ? { kind: 'unknown', error: LOST } : (outcomes.get(key) ?? { kind: 'none' }));
    },
    reverse(_gesture, key) {
      calls.push(`reverse ${key}`);
      outcomes.set(key, { kind: 'reversed', left: [] });
      return Promise.resolve<Reversal>(isLost('reverse') ? { kind: 'unknown', error: LOST } : { kind: 'reversed', left: [] });
    },
  };
  return executor;
}

const NAME = 'Sample Pay';
