import { toRemember, rememberedOn } from './remembered.ts';
import type { SessionCore } from './session-core.ts';

/**
 * Shows what this browser remembers of the customer until Zendesk has answered, and has it remember what is answered. Gives a function
 * that stops it.
 */
export function rememberCustomer(core: SessionCore): () => void {
  const { customerMemory, runtime } = core.ports;
  let customerId = '';
  let isServerTime = false;
  let { value, incidents, journal } = core.getFacts();

  const show = async (): Promise<void> => {
    customerId = core.getFacts().ticket.requester.id;
    isServerTime = runtime.knowsServerTime();
    const remembered = await customerMemory.load(customerId);
    const { ticket, ...facts } = core.getFacts();
    // The ticket may have got another requester meanwhile; and what was answered needs no memory.
    if (remembered === null || ticket.requester.id !== customerId) return;
    if ([facts.value, facts.incidents, facts.journal].every(({ state }) => state === 'ready')) return;
    core.update({ remembered: rememberedOn(ticket, remembered, runtime.nowMs()) });
  };

  const save = (): void => {
    const facts = core.getFacts();
    if (facts.ticket.requester.id !== customerId) {
      void show();
      return;
    }
    // What is remembered is as old as it was by this machine's clock, which the first answer has corrected.
    if (facts.remembered !== null && !isServerTime && runtime.knowsServerTime()) void show();
    const isNew = facts.value !== value || facts.incidents !== incidents || facts.journal !== journal;
    ({ value, incidents, journal } = facts);
    if (!isNew || [value, incidents, journal].some(({ state }) => state === 'loading' || state === 'stale')) return;
    const teamCauses = core.settings().policy.causes.map(({ cause }) => cause);
    customerMemory.save(customerId, toRemember(facts, { teamCauses, nowMs: runtime.nowMs() }));
  };

  void show();
  return core.subscribe(save);
}
