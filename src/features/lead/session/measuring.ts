import { listLagOf } from '#domain/journal/entries.ts';
import { measureAccount } from '#ledger/measure-account.ts';
import { type LeadCore, entryPorts } from './lead-core.ts';

/** Learns how the account behaves, and lets everybody wait accordingly from then on. One at a time. */
export async function measure(core: LeadCore): Promise<void> {
  if (core.getState().measuring.phase === 'working') return;
  const { agent } = core.context;
  const { probe, pace } = core.ports;
  const { currency } = core.settings();
  core.update({ measuring: { phase: 'working', step: 'list' } });
  const measured = await measureAccount({ ...entryPorts(core), probe, pace }, { agentId: agent.id, currency }, (step) => {
    core.update({ measuring: { phase: 'working', step } });
  });
  core.update({ measuring: measured.ok ? { phase: 'done', measured: measured.value } : { phase: 'failed', error: measured.error } });
  core.tell('measured');
}

/** An account that nobody has measured is, at a lead's first visit: until then each gesture waits to be on the safe side. The journal has been read. */
export async function measureFirst(core: LeadCore): Promise<void> {
  const isUnmeasured = listLagOf(core.snapshot().entries()) === null;
  if (isUnmeasured && core.getState().measuring.phase === 'idle') await measure(core);
}
