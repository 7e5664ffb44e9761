import type { AppFault, FaultKind, FaultSubject } from '#ports/app-fault.ts';

/** One fault of each kind. A kind that is added does not compile here until it has its example. */
export function everyFault(what: FaultSubject): readonly AppFault[] {
  const examples = {
    not_set_up: { kind: 'not_set_up', what },
    missing: { kind: 'missing', what },
    signed_out: { kind: 'signed_out', what },
    refused_by_role: { kind: 'refused_by_role', what, action: 'create' },
    refused_key: { kind: 'refused_key', what: 'Stripe' },
    refused_by_proxy: { kind: 'refused_by_proxy', what: 'Stripe' },
    rate_limited: { kind: 'rate_limited', what, retryAfterMs: 12_000 },
    raced: { kind: 'raced', what },
    rejected: { kind: 'rejected', what, detail: 'moment_entry: name is missing' },
    lacks_field: { kind: 'lacks_field', what: 'journal', fields: ['agent_day'] },
    lacks_option: { kind: 'lacks_option', what: 'moments', field: 'status', options: ['asked'] },
    unavailable: { kind: 'unavailable', what, status: 503 },
    unreachable: { kind: 'unreachable', what },
    unreadable: { kind: 'unreadable', what, path: 'custom_object_records' },
    outdated: { kind: 'outdated', what },
    chunk: { kind: 'chunk', cause: new TypeError('Failed to fetch dynamically imported module') },
    too_large: { kind: 'too_large', what },
    too_much_to_read: { kind: 'too_much_to_read', what },
    not_listed: { kind: 'not_listed', what },
    others_hidden: { kind: 'others_hidden', what },
  } as const satisfies { readonly [K in FaultKind]: AppFault & { readonly kind: K } };
  return Object.values(examples);
}
