import type { MomentStore } from '#application/ports/moment-store.ts';
import type { RemoteError } from '#application/ports/remote-error.ts';
import type { Moment, MomentStatus } from '#domain/moments/moment.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { type StoreCall, type StoreFaults, noFaults, throughFaults } from './store-faults.ts';

/** The moments that many people write, in memory. */
export interface FakeMoments {
  as(agentId: string): MomentStore;
  /** Every moment by its id, with its present status and who created it. */
  readonly moments: ReadonlyMap<string, Moment & { readonly createdById: string }>;
  readonly calls: StoreCall[];
  readonly faults: StoreFaults;
}

export function createFakeMoments(): FakeMoments {
  const moments = new Map<string, Moment & { readonly createdById: string }>();
  const log = { faults: noFaults(), calls: [] as StoreCall[] };

  function setStatus(momentId: string, status: MomentStatus): Result<void, RemoteError> {
    const moment = moments.get(momentId);
    if (moment === undefined) return fail({ kind: 'rejected', what: 'service_moment', detail: 'there is no such moment' });
    moments.set(momentId, { ...moment, status });
    return ok(undefined);
  }

  return {
    moments,
    calls: log.calls,
    faults: log.faults,
    as: (agentId) => ({
      create: (moment) =>
        throughFaults(log, { agentId, method: 'create', keys: [moment.id] }, () => {
          if (!moments.has(moment.id)) moments.set(moment.id, { ...moment, createdById: agentId });
          return ok(undefined);
        }),
      setStatus: (momentId, status) =>
        throughFaults(log, { agentId, method: 'setStatus', keys: [momentId] }, () => setStatus(momentId, status)),
      find: (momentId) =>
        throughFaults(log, { agentId, method: 'find', keys: [momentId] }, () => {
          const moment = moments.get(momentId);
          if (moment === undefined) return ok(null);
          const { id, status, story } = moment;
          return ok({ id, status, story });
        }),
    }),
  };
}
