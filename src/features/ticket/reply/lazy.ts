import { onDemandGroup } from '#ui/components/on-demand-group.tsx';
import { controlSentences } from '../controls/sentences.ts';
import { onDemandSentences } from '../on-demand/sentences.ts';

const replyDetails = onDemandGroup([controlSentences, onDemandSentences], () => import('./details/themed.tsx'));

export const ReplyEditor = replyDetails.pick((module) => module.ThemedReplyEditor);

/** Fetches what a reply takes before somebody gives: the words for the customer, in the language that most are written to. */
export function fetchReply(locale: string): void {
  replyDetails.fetch([locale]);
  fetchReplyWords(locale).catch(() => undefined);
}

async function fetchReplyWords(locale: string): Promise<void> {
  (await import('./reply-words.ts')).fetchReplyWords(locale);
}
