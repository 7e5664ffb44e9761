import type { DecideError } from '#approvals/request-record.ts';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { useLeadMessages } from '#ui/i18n/LeadMessagesContext.tsx';

/** The details of what a request failed by, where that was a fault: a limit or another's decision has none. */
export function DecideDetails({ error }: { readonly error: DecideError | { readonly kind: 'made_right' } }) {
  const lead = useLeadMessages();
  return error.kind === 'failed' ? <FaultDetails messages={lead} fault={error.error} /> : null;
}
