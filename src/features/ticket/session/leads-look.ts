import { whyNobodyIn } from '../../shared/why-nobody-in.ts';
import type { SessionCore } from './session-core.ts';
import type { LeadsGroupState } from './session-state.ts';

/** Why nobody can be asked; null where somebody can be, or where that is not known. */
export function whyNobody(leadsGroup: LeadsGroupState): 'missing' | 'empty' | null {
  return leadsGroup === 'missing' || leadsGroup === 'empty' ? leadsGroup : null;
}

/**
 * Makes what reads, once while a ticket is open, whether anybody is in the leads' group. What could not be read forbids nothing: a
 * request that nobody sees is waited for in vain, and one that may not be made is never seen at all.
 */
export function leadsLookOf(core: SessionCore): () => Promise<void> {
  let looking: Promise<void> | null = null;
  async function look(): Promise<void> {
    const found = await core.ports.groups.find(core.settings().leadsGroup);
    if (!found.ok) {
      looking = null;
      return;
    }
    const leadsGroup = whyNobodyIn(found.value) ?? 'there';
    const { asking } = core.getFacts();
    // What was typed is kept by the browser, for when somebody can be asked.
    const isAskedInVain = whyNobody(leadsGroup) !== null && asking.phase === 'form' && asking.work.phase !== 'working';
    core.update({ leadsGroup, ...(isAskedInVain && { asking: { phase: 'none', work: { phase: 'idle' } } }) });
  }
  return () => (looking ??= look());
}
