import type { Vendor } from '#ports/app-fault.ts';
import type { OwedExecution, OwedExecutor } from '#ports/owed-executor.ts';

/**
 * Remembers under which keys this page may have had something paid: whatever is refused, or not sent, under one of those later says
 * nothing of what was sent before.
 */
export function rememberingSent(what: Vendor, payBack: OwedExecutor['execute']): OwedExecutor['execute'] {
  const open = new Set<string>();
  return async (refund, key): Promise<OwedExecution> => {
    const made = await payBack(refund, key);
    if (made.kind === 'refused' && open.has(key)) return { kind: 'unknown', error: { kind: 'unreachable', what } };
    if (made.kind === 'not_sent' && open.has(key)) return { kind: 'unknown', error: made.error };
    if (made.kind === 'unknown') open.add(key);
    return made;
  };
}
