import type { Moment } from './moment.ts';
import type { RequestLine } from './request-line.ts';

/**
 * A moment that an agent has asked a lead for. It holds no budget: its status is `asked` until it is given, declined or
 * withdrawn (`voided`), and what makes it approved is a lead's reservation in the journal, not a word in here.
 */
export interface MomentRequest {
  readonly moment: Moment;
  /** The sum asked for at first stands in `moment.amount`. */
  readonly lines: readonly RequestLine[];
  /** Server's stamp. */
  readonly createdAtMs: number;
  /** Who created the record, by the server's stamp. */
  readonly createdById: string;
}

/** A reason, a question or an answer is a few sentences; all lines of a request share a record of 32 KB with the rest of it. */
export const REQUEST_TEXT_LENGTH_AT_MOST = 450;
/** More lines than this are a conversation for another place. */
export const REQUEST_LINES_AT_MOST = 12;

/** The tag that marks a ticket on which a lead was asked, until that is over. */
export const ASKED_TAG = 'asked_a_lead';
