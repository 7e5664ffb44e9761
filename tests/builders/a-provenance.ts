import { type Provenance, ZENDESK_USER } from '#domain/value/provenance.ts';
import { NOW_MS } from './clock.ts';

/** Exact figures of the requester's own profile. */
export function aProvenance(overrides: Partial<Provenance> = {}): Provenance {
  return {
    source: 'user_fields',
    readAtMs: NOW_MS,
    approximations: [],
    isTestData: false,
    identity: ZENDESK_USER,
    invoiced: [],
    rowsRead: null,
    rowsRejected: 0,
    ...overrides,
  };
}
