import { onDemandGroup } from '#ui/components/on-demand-group.tsx';
import { controlSentences } from './controls/sentences.ts';
import { onDemandSentences } from './on-demand/sentences.ts';
import { requestSentences } from './request/sentences.ts';
import { valueSentences } from './value/sentences.ts';

/** The form comes in a chunk of its own, asked for as soon as this page runs, and its sentences beside it in the language that most agents work in. */
const controls = onDemandGroup([controlSentences], () => import('./controls/themed-controls.tsx'));
controls.fetch(navigator.languages);

export const Advice = controls.pick((module) => module.ThemedAdvice);
export const GiveForm = controls.pick((module) => module.ThemedGiveForm);
export const Options = controls.pick((module) => module.ThemedOptions);
export const Questions = controls.pick((module) => module.ThemedQuestions);
export const TeamRange = controls.pick((module) => module.ThemedTeamRange);

/** What follows a gesture. */
const afterwards = onDemandGroup([controlSentences, onDemandSentences], () => import('./on-demand/themed-afterwards.tsx'));

export const Announcement = afterwards.pick((module) => module.ThemedAnnouncement);
export const GivingNotice = afterwards.pick((module) => module.ThemedGivingNotice);
export const MomentCard = afterwards.pick((module) => module.ThemedMomentCard);

/** What few tickets need, and what takes Garden as well. */
const onDemand = onDemandGroup([controlSentences, onDemandSentences], () => import('./on-demand/themed-on-demand.tsx'));

export const DeviationField = onDemand.pick((module) => module.ThemedDeviationField);
export const Guards = onDemand.pick((module) => module.ThemedGuards);
export const MoreFacts = onDemand.pick((module) => module.ThemedMoreFacts);
export const ReplyEditor = onDemand.pick((module) => module.ThemedReplyEditor);
export const StatutoryBox = onDemand.pick((module) => module.ThemedStatutoryBox);
export const WhyThis = onDemand.pick((module) => module.ThemedWhyThis);

/** Fetches what follows a gesture, and its sentences, before somebody gives one. */
export function fetchAfterwards(locale: string): void {
  for (const group of [afterwards, onDemand]) group.fetch([locale]);
  fetchReplyWords(locale).catch(() => undefined);
}

async function fetchReplyWords(locale: string): Promise<void> {
  (await import('./reply/reply-words.ts')).fetchReplyWords(locale);
}

export const SettingsNotice = onDemandGroup([onDemandSentences], () => import('../shared/settings/SettingsNotice.tsx')).pick(
  (module) => module.SettingsNotice,
);
export const Requests = onDemandGroup([controlSentences, requestSentences], () => import('./request/themed-requests.tsx')).pick(
  (module) => module.ThemedRequests,
);
export const Surprises = onDemandGroup([onDemandSentences], () => import('./suggestion/Surprises.tsx')).pick((module) => module.Surprises);
export const Provenance = onDemandGroup([valueSentences], () => import('./value/Provenance.tsx')).pick((module) => module.Provenance);
export const ValueDetail = onDemandGroup([valueSentences], () => import('./value/ValueDetail.tsx')).pick((module) => module.ValueDetail);
export const VendorReason = onDemandGroup([valueSentences], () => import('./value/VendorReason.tsx')).pick((module) => module.VendorReason);
