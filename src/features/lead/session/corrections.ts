import type { Currency } from '#domain/money/money.ts';
import type { Result } from '#domain/shared/result.ts';
import type { EntryFacts, EntryPorts } from '#ledger/entries.ts';
import { takeBack } from '#ledger/lead-corrections.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { type LeadCore, entryPorts } from './lead-core.ts';
import type { CorrectionStatus, TakenBack } from './lead-state.ts';

/** Frees what a moment holds. */
export function takeBackMoment(core: LeadCore, taken: TakenBack, facts: EntryFacts): Promise<void> {
  return correct(core, taken, (ports) => takeBack({ ...ports, moments: core.ports.moments }, taken.momentId, facts, leadTerms(core)));
}

/** Corrects a moment, unless that is being done already, and tells every tab how the journal stands then. */
export async function correct(
  core: LeadCore,
  { momentId, reserveId }: TakenBack,
  act: (ports: EntryPorts) => Promise<Result<void, AppFault>>,
): Promise<void> {
  const put = (status: CorrectionStatus): void => {
    // The last to change stands last.
    const others = [...core.getState().corrections].filter(([id]) => id !== momentId);
    core.update({ corrections: new Map([...others, [momentId, status]]) });
  };
  if (core.getState().corrections.get(momentId)?.phase === 'working') return;
  put({ phase: 'working' });
  const done = await act(entryPorts(core));
  const carried = core.snapshot().ledgerReader.ledger().checkpoint?.carriedUpToId ?? '';
  put(done.ok ? { phase: 'done', isCarried: reserveId <= carried } : { phase: 'failed', error: done.error });
  core.tell('corrected');
}

/** Who corrects, and by which calendar and currency. */
export function leadTerms({ context, settings }: LeadCore): {
  readonly leadId: string;
  readonly timeZone: string;
  readonly currency: Currency;
} {
  return { leadId: context.agent.id, timeZone: context.timeZone, currency: settings().currency };
}
