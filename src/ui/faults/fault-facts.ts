import type { AppFault } from '#ports/app-fault.ts';

const CAUSE_LENGTH_AT_MOST = 200;

/**
 * What a supporter copies, one fact a line. In English in every language: it goes to whoever mends it, and is searched for.
 * Nothing of a customer is in it, nor anything that a person or a server wrote in words: that may name one.
 */
export function faultFacts(fault: AppFault, { shownAtMs, version }: { readonly shownAtMs: number; readonly version: string }): string {
  const request = 'request' in fault ? fault.request : undefined;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Fault', fault.kind === 'chunk' ? fault.kind : `${fault.kind} (${fault.what})`],
    ['Request', request === undefined ? undefined : `${request.method} ${request.path}`],
    ['HTTP status', 'status' in fault && fault.status !== undefined ? String(fault.status) : undefined],
    ['Code', 'code' in fault ? fault.code : undefined],
    ['Fields', 'fields' in fault ? fault.fields?.join(', ') : undefined],
    ['At', fault.kind === 'unreadable' ? fault.path : undefined],
    ['Cause', causeText(fault)],
    ['Request id', request?.requestId],
    ['Time', new Date(request?.atMs ?? shownAtMs).toISOString()],
    ['App version', version],
  ];
  return facts.flatMap(([name, fact]) => (fact === undefined || fact === '' ? [] : [`${name}: ${fact}`])).join('\n');
}

/** Only what the browser or we say about it: a query may hold what somebody is called. */
function causeText({ cause }: AppFault): string | undefined {
  const text = cause instanceof Error ? `${cause.name}: ${cause.message}` : typeof cause === 'string' ? cause : undefined;
  return text
    ?.replace(/\?[^\s'")]*/g, '')
    .replace(/\S+@\S+/g, '…')
    .slice(0, CAUSE_LENGTH_AT_MOST);
}
