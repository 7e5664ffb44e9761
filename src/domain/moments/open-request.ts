import type { RequestLine } from './request-line.ts';

/**
 * For whom a request is open that is neither given nor declined, by what its record says last: `unanswered` for a lead · `asked_back` for
 * whoever asked, who has not replied to a lead's question · `approved` for whoever asked, who has yet to give it.
 */
export type OpenRequest = 'unanswered' | 'asked_back' | 'approved';

/** Where the lines of an open request leave it. */
export function openRequestOf(lines: readonly RequestLine[] | undefined): OpenRequest {
  const last = lines?.at(-1)?.kind;
  if (last === 'approved') return 'approved';
  return last === 'question' ? 'asked_back' : 'unanswered';
}
