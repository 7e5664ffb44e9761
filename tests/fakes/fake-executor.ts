import type { Execution, FoundExecution, GestureExecutor, Receipt, Reversal } from '#ports/gesture-executor.ts';
import type { AppFault } from '#ports/app-fault.ts';

/** A provider in memory, which gives everything and can be made to refuse, to be slow, and to lose its answers. */
export interface FakeExecutor extends GestureExecutor {
  /** What was asked of it, in order: `execute moment-1`. */
  readonly calls: readonly string[];
  /** The keys under which something was given outside, each once. */
  readonly given: ReadonlySet<string>;
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
}

export const GIVES: Behaviour = { outcome: 'receipt', lost: new Set(), isUnreached: false };

const LOST: AppFault = { kind: 'unreachable', what: 'Stripe' };

export function createFakeExecutor({ onExecute = () => {} }: { readonly onExecute?: (key: string) => void } = {}): FakeExecutor {
  const calls: string[] = [];
  const outcomes = new Map<string, Execution>();
  const isLost = (method: 'execute' | 'find' | 'reverse'): boolean => executor.behaviour.lost.has(method);
  const receiptOf = (key: string): Receipt => ({ executor: NAME, kind: 'credit', reference: `pay-${key}`, steps: ['send_reply'] });
  const executor: FakeExecutor = {
    name: NAME,
    calls,
    get given() {
      return new Set([...outcomes].filter(([, { kind }]) => kind === 'receipt').map(([key]) => key));
    },
    behaviour: GIVES,
    isFor: (kind) => kind === 'credit',
    execute(_gesture, key) {
      calls.push(`execute ${key}`);
      onExecute(key);
      const { outcome, isUnreached } = executor.behaviour;
      const execution: Execution =
        outcome === 'refused' ? { kind: 'refused', reason: 'The card is closed.' } : { kind: outcome, receipt: receiptOf(key) };
      if (!isUnreached && !outcomes.has(key)) outcomes.set(key, execution);
      return Promise.resolve<Execution>(isLost('execute') ? { kind: 'unknown', error: LOST } : (outcomes.get(key) ?? execution));
    },
    find(_gesture, key) {
      calls.push(`find ${key}`);
      return Promise.resolve<FoundExecution>(isLost('find') ? { kind: 'unknown', error: LOST } : (outcomes.get(key) ?? { kind: 'none' }));
    },
    reverse({ reference }) {
      calls.push(`reverse ${reference}`);
      outcomes.delete(reference.slice('pay-'.length));
      return Promise.resolve<Reversal>(isLost('reverse') ? { kind: 'unknown', error: LOST } : { kind: 'reversed', left: [] });
    },
  };
  return executor;
}

const NAME = 'Sample Pay';
