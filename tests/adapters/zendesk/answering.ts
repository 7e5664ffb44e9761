import type { TransportRequest } from '#adapters/shared/transport.ts';
import { type ZendeskRequest, createZendeskRequest } from '#adapters/zendesk/request.ts';

export interface Answer {
  readonly status?: number;
  readonly body?: unknown;
}

/** Zendesk as a list of answers, given one after the other, the last of them for ever. */
export function answering(...answers: readonly Answer[]): { readonly request: ZendeskRequest; readonly calls: TransportRequest[] } {
  const calls: TransportRequest[] = [];
  const request = createZendeskRequest({
    learnServerTime: () => undefined,
    transport(call) {
      calls.push(call);
      const { status = 200, body = null } = answers[Math.min(calls.length, answers.length) - 1] ?? {};
      return Promise.resolve({ kind: 'answered', status, headers: {}, body });
    },
  });
  return { request, calls };
}

/** A record as Zendesk writes one, with the fields that a test is about. */
export function rawRecord(fields: Readonly<Record<string, unknown>>, over: Readonly<Record<string, unknown>> = {}): object {
  return {
    id: '01',
    external_id: 'm-1',
    custom_object_fields: fields,
    created_at: '2026-10-28T09:30:00Z',
    updated_at: '2026-10-28T09:31:00Z',
    created_by_user_id: '1000001',
    ...over,
  };
}

/** A page of records, the last one where no cursor is named. */
export function pageOf(records: readonly unknown[], cursor: string | null = null): Answer {
  return { body: { custom_object_records: records, meta: { has_more: cursor !== null, after_cursor: cursor } } };
}
