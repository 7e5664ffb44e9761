import { aProvenance } from '#builders/a-provenance.ts';
import type { ValueSource } from '#ports/value-source.ts';
import { ok } from '#domain/shared/result.ts';
import type { OrderHistory } from '#domain/value/order-history.ts';
import { type StoreCall, type StoreFaults, noFaults, throughFaults } from './store-faults.ts';

/** Order histories in memory by customer id; a customer who is not in it is unknown. */
export interface FakeValueSource extends ValueSource {
  readonly calls: StoreCall[];
  readonly faults: StoreFaults;
}

export function createFakeValueSource(options: {
  readonly nowMs: () => number;
  readonly histories?: Readonly<Record<string, readonly OrderHistory[]>>;
}): FakeValueSource {
  const log = { faults: noFaults(), calls: [] as StoreCall[] };
  return {
    ...log,
    userFields: [],
    needsEmails: false,
    requests: 0,
    historyOf: ({ id }) =>
      throughFaults(log, { agentId: '', method: 'historyOf', keys: [id] }, () =>
        ok({
          histories: options.histories?.[id] ?? [],
          provenance: aProvenance({ readAtMs: options.nowMs() }),
        }),
      ),
  };
}
