import type { JournalEntry } from '#domain/journal/types.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import type { JournalStore, NewEntry } from '#ports/journal-store.ts';
import { type AppFault, isOutcomeUnknown } from '#ports/app-fault.ts';
import type { Runtime } from '#ports/runtime.ts';
import { retrying } from './retrying.ts';

/**
 * Appends an entry so that it stands in the journal once. Where an attempt ends without an answer, the key is read back
 * before the next one: a write whose reply was lost is found, never repeated by guess. Where it never succeeds and any attempt
 * ended without an answer, that is the error: a later refusal says nothing about whether the earlier attempt took effect.
 */
export async function appendOnce(
  ports: { readonly journal: JournalStore; readonly runtime: Pick<Runtime, 'random' | 'wait'> },
  entry: NewEntry,
): Promise<Result<JournalEntry, AppFault>> {
  const unsure: AppFault[] = [];
  const outcome = await retrying(ports.runtime, async () => {
    if (unsure.length > 0) {
      const found = await ports.journal.byExternalIds([entry.externalId]);
      const written = found.ok ? found.value[0] : undefined;
      if (written !== undefined) return ok(written);
    }
    const appended = await ports.journal.append(entry);
    if (!appended.ok && isOutcomeUnknown(appended.error)) unsure.push(appended.error);
    return appended;
  });
  const lost = unsure.at(-1);
  return outcome.ok || lost === undefined ? outcome : fail(lost);
}
