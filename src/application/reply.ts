import type { Moment } from '#domain/moments/moment.ts';
import { wordsFor } from '#domain/policy/words.ts';
import type { Wording } from './ports/wording.ts';
import type { OpenTicket } from './ports/workspace.ts';

export interface ReplyFacts {
  readonly moment: Pick<Moment, 'cause' | 'fault' | 'gesture' | 'amount'>;
  readonly requester: OpenTicket['requester'];
  readonly fallbackLocale: string;
}

/** Words the reply about a gesture. Empty where the words could not be loaded: no reason to leave a gesture half given. */
export async function replyFor(wording: Wording, { moment, requester, fallbackLocale }: ReplyFacts): Promise<string> {
  try {
    return await wording.reply({
      words: wordsFor(moment),
      gesture: moment.gesture,
      amount: moment.amount,
      customerName: requester.name,
      customerLocale: requester.locale,
      fallbackLocale,
    });
  } catch {
    return '';
  }
}
