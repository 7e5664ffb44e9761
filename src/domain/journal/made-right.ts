import type { Commitment } from './types.ts';

/** What may still be given on a ticket for one cause, and what was given there that leaves no more. */
export interface LeftForCause {
  readonly left: 'anything' | 'money' | 'nothing';
  readonly earlier: Commitment | null;
}

/**
 * Tells what may still be given for a cause on a ticket, beside what stands there. Another cause is another matter. The same is not
 * made right twice; where only an apology or another act without money was given for it, money may still follow, once. Beside what
 * nobody can tell the cause or the sum of nothing is given: it may have been for this. `live` is what holds money or effort now.
 */
export function leftForCause({ ticketId, cause }: Pick<Commitment, 'ticketId' | 'cause'>, live: readonly Commitment[]): LeftForCause {
  const here = live.filter((one) => one.ticketId === ticketId);
  const same = here.filter((one) => one.cause === cause);
  const ending = here.find(isUntold) ?? same.find(({ countsMinor }) => countsMinor > 0);
  if (ending !== undefined) return { left: 'nothing', earlier: ending };
  const [care] = same;
  return care === undefined ? { left: 'anything', earlier: null } : { left: 'money', earlier: care };
}

/** Whether nobody can tell for what it was given. */
export function isUntold({ isUncertain, cause }: Pick<Commitment, 'isUncertain' | 'cause'>): boolean {
  return isUncertain || cause === '';
}
