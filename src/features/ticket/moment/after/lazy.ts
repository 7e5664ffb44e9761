import { onDemandGroup } from '#ui/components/on-demand-group.tsx';
import { faultSentences } from '#ui/faults/sentences.ts';
import { controlSentences } from '../../controls/sentences.ts';
import { giveDetails } from '../../give/details/lazy.ts';
import { onDemandSentences } from '../../on-demand/sentences.ts';
import { fetchReply } from '../../reply/lazy.ts';
import { suggestionDetails } from '../../suggestion/details/lazy.ts';

/** What follows a gesture. */
const afterwards = onDemandGroup([controlSentences, onDemandSentences, faultSentences], () => import('./themed.tsx'));

export const Announcement = afterwards.pick((module) => module.ThemedAnnouncement);
export const GivingNotice = afterwards.pick((module) => module.ThemedGivingNotice);
export const AnotherGesture = afterwards.pick((module) => module.ThemedAnotherGesture);
export const MomentCard = afterwards.pick((module) => module.ThemedMomentCard);

/** Fetches what follows a gesture, and its sentences, before somebody gives one. */
export function fetchAfterwards(locale: string): void {
  for (const group of [afterwards, giveDetails, suggestionDetails]) group.fetch([locale]);
  fetchReply(locale);
}
