import type { Result } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { hasOthers, isFixedByPlan } from '#ledger/access-subject.ts';
import { createRecordAccess } from '#ledger/record-access.ts';
import type { LeadCore } from './lead-core.ts';

/**
 * Leaves, at a lead's first visit, what proves to everybody else that they may read the journal. Where Zendesk fixes what roles may
 * do nobody looks for it. Where it cannot be written the next visit tries again, and nobody is told: agents are, who miss it.
 */
export async function leaveProof(core: LeadCore): Promise<void> {
  const { agent } = core.context;
  if (isFixedByPlan(agent)) return;
  try {
    const { stampAccess } = await import('#ledger/prove-access.ts');
    const { journal, runtime } = core.ports;
    const { currency } = core.settings();
    await stampAccess({ journal, runtime, reader: core.snapshot().ledgerReader }, { id: agent.id, name: agent.name, currency });
  } catch {
    // The script did not load: see above.
  }
}

/**
 * Proves that a lead who is about to let money through, or to total what was given, is shown what others wrote: see
 * {@link createRecordAccess}. The newest page has been read.
 */
export function proveLeadAccess(core: LeadCore, snapshot = core.snapshot()): Promise<Result<void, AppFault>> {
  const { ports, context } = core;
  const { currency } = core.settings();
  return createRecordAccess({ ...ports, reader: snapshot.ledgerReader }, { ...context.agent, currency }).prove();
}

/** Whether a lead may be shown only what they wrote themselves, as far as what has been read tells. */
export function mayBeHiddenFrom({ context: { agent }, snapshot }: LeadCore): boolean {
  return !agent.isAdmin && !isFixedByPlan(agent) && !hasOthers(snapshot().entries(), agent.id);
}
