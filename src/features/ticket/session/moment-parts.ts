import { createOnce } from '#domain/shared/create-once.ts';
import type { RecordFlow } from './flows.ts';
import { putSaving, putStory } from './put-moment.ts';
import type { SessionCore } from './session-core.ts';
import type { TicketSession } from './ticket-session.ts';

/** What is said and read of a moment on the ticket, loaded where somebody needs it. */
export interface MomentParts {
  loadRecord(): Promise<(core: SessionCore, momentId: string) => RecordFlow>;
  loadStanding(): Promise<typeof import('./read-standing.ts')>;
}

export function momentPartsOf(
  core: SessionCore,
  { loadRecord, loadStanding }: MomentParts,
): Pick<TicketSession, 'withRecord' | 'readStory' | 'readExecution'> {
  const record = createOnce(loadRecord);
  const standing = createOnce(loadStanding);
  const lending = createOnce(core.ports.lend);
  const flows = new Map<string, RecordFlow>();
  return {
    // Where it cannot be loaded, what was said stays in this browser, and the next that is said tries again.
    async withRecord(act, momentId) {
      const create = await record();
      if (!create.ok) return putSaving(core, momentId, { phase: 'failed', error: { kind: 'chunk', cause: create.error } });
      // One flow a moment: it remembers what it is writing.
      const flow = flows.get(momentId) ?? create.value(core, momentId);
      flows.set(momentId, flow);
      await act(flow);
    },
    // It is read more closely when its card is shown. What could not be loaded is asked for again with the next.
    async readStory(momentId) {
      const read = await standing();
      if (read.ok) await read.value.readStory(core, momentId);
      else putStory(core, momentId, { state: 'failed', error: { kind: 'chunk', cause: read.error } });
    },
    async readExecution(momentId) {
      const [read, lent] = await Promise.all([standing(), lending()]);
      if (read.ok && lent.ok) await read.value.readExecution(core, lent.value, momentId);
    },
  };
}
