import type { AppFault } from '#ports/app-fault.ts';
import type { ProbedProvider, ProviderProbe } from '#ports/provider-probe.ts';
import { fail, ok } from '#domain/shared/result.ts';

/** What providers say of their keys, in memory: it is set. */
export interface FakeProviderProbe extends ProviderProbe {
  present: readonly ProbedProvider[];
  fault: AppFault | null;
}

export function createFakeProviderProbe(): FakeProviderProbe {
  const fake: FakeProviderProbe = {
    present: [],
    fault: null,
    probe: () => Promise.resolve(fake.fault === null ? ok(fake.present) : fail(fake.fault)),
  };
  return fake;
}
