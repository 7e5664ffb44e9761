import type { DecideError } from '#approvals/request-record.ts';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';

/** The details of what a request failed by, where that was a fault: a limit or another's decision has none. */
export function DecideDetails({ error }: { readonly error: DecideError | { readonly kind: 'made_right' } }) {
  return error.kind === 'failed' ? <FaultDetails fault={error.error} /> : null;
}
