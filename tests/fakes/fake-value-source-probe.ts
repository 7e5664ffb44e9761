import type { AppFault } from '#ports/app-fault.ts';
import type { ProbedSource, ValueSourceProbe } from '#ports/value-source-probe.ts';
import { fail, ok } from '#domain/shared/result.ts';

/** What a source of value needs and lacks, in memory: it is set. */
export interface FakeValueSourceProbe extends ValueSourceProbe {
  present: ProbedSource;
  fault: AppFault | null;
}

export function createFakeValueSourceProbe(): FakeValueSourceProbe {
  const fake: FakeValueSourceProbe = {
    present: { needs: ['orders_count', 'total_spent'], lacks: [] },
    fault: null,
    probe: () => Promise.resolve(fake.fault === null ? ok(fake.present) : fail(fake.fault)),
  };
  return fake;
}
