import type { AppFault } from '#ports/app-fault.ts';
import type { Execution, ProviderRefusal, RefusalCode } from '#ports/gesture-executor.ts';

/**
 * What came of a gesture whose request failed. The provider's own refusals are refusals, and so is what was turned away on the way to it;
 * whatever else happened leaves open whether it was done. `codeOf` reads the provider's name for its error.
 */
export function notGiven(fault: AppFault, codeOf: (code: string) => RefusalCode): Extract<Execution, { kind: 'refused' | 'unknown' }> {
  const refusal = refusalOf(fault, codeOf);
  return refusal === null ? { kind: 'unknown', error: fault } : { kind: 'refused', ...refusal };
}

function refusalOf(fault: AppFault, codeOf: (code: string) => RefusalCode): ProviderRefusal | null {
  if (fault.kind === 'refused_key') return { code: 'not_permitted', reason: fault.detail ?? '' };
  if (fault.kind === 'refused_by_proxy') return { code: 'not_reached', reason: '' };
  if (fault.kind === 'not_set_up') return { code: 'not_offered', reason: '' };
  return fault.kind === 'rejected' ? { code: codeOf(fault.code ?? ''), reason: fault.detail } : null;
}

/** A sum that would have to be converted, which nobody does: both currencies are named, in signs that need no translation. */
export function otherCurrency(given: string, kept: string): Extract<Execution, { kind: 'refused' }> {
  return { kind: 'refused', code: 'other_currency', reason: `${given} ≠ ${kept}` };
}
