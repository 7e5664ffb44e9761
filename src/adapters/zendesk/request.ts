import * as v from 'valibot';
import type { AppFault } from '#ports/app-fault.ts';
import { createOnce } from '#domain/shared/create-once.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { isRecord } from '../shared/is-record.ts';
import type { Transport, TransportAnswer } from '../shared/transport.ts';
import { type ZendeskCall, isSuccess } from './call.ts';
import { requestOf } from './opening-calls.ts';

/** Makes one call, once. */
export type ZendeskRequest = <T>(call: ZendeskCall<T>) => Promise<Result<T, AppFault>>;

/** What tells why a request failed is needed where one does. */
const loadFaults = createOnce(() => import('./request-fault.ts'));

/** Fetches that before somebody gives, when the network is there. */
export function fetchRequestFaults(): void {
  void loadFaults();
}

/** Speaks to Zendesk's REST API as the person signed in. The server's clock is handed on with every answer that carries it. */
export function createZendeskRequest(over: {
  readonly transport: Transport;
  readonly learnServerTime: (serverNowMs: number) => void;
}): ZendeskRequest {
  return async (call) => {
    const answer = await over.transport(requestOf(call));
    if (answer.kind === 'answered') {
      const serverNowMs = instantOf(answer.headers['date']) ?? stampOfCreated(answer);
      if (serverNowMs !== null) over.learnServerTime(serverNowMs);
      const parsed = isSuccess(answer) ? v.safeParse(call.answer, answer.body) : null;
      if (parsed?.success === true) return ok(parsed.output);
    }
    const faults = await loadFaults();
    // Whatever it was: that nothing is known of it is what is safe to say.
    return fail(faults.ok ? faults.value.faultOf(call, answer) : { kind: 'unreachable', what: call.what, cause: faults.error });
  };
}

/** What was created just now is stamped with the server's time, also where nothing else of the answer tells that. */
function stampOfCreated({ status, body }: Extract<TransportAnswer, { kind: 'answered' }>): number | null {
  const record = status === 201 && isRecord(body) ? body['custom_object_record'] : undefined;
  const stamp = isRecord(record) ? record['created_at'] : undefined;
  return typeof stamp === 'string' ? instantOf(stamp) : null;
}

function instantOf(text: string | undefined): number | null {
  const ms = Date.parse(text ?? '');
  return Number.isNaN(ms) ? null : ms;
}
