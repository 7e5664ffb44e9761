import type { Moment } from '#domain/moments/moment.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import { type AppFault, isOutcomeUnknown } from '#ports/app-fault.ts';
import type { MomentStore } from '#ports/moment-store.ts';
import type { Runtime } from '#ports/runtime.ts';
import { retrying } from './retrying.ts';

/** Writes down a moment, once however often it is tried: an attempt whose answer was lost is looked for before the next. */
export async function recordMoment(
  ports: { readonly moments: Pick<MomentStore, 'create' | 'find'>; readonly runtime: Pick<Runtime, 'random' | 'wait'> },
  moment: Moment,
): Promise<Result<void, AppFault>> {
  let isUnsure = false;
  return retrying(ports.runtime, async () => {
    if (isUnsure) {
      const found = await ports.moments.find(moment.id);
      if (found.ok && found.value !== null) return ok(undefined);
    }
    const created = await ports.moments.create(moment);
    if (!created.ok && isOutcomeUnknown(created.error)) isUnsure = true;
    return created;
  });
}
