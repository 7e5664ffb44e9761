import { lazy } from 'react';
import { fetchControlMessages } from '#ui/i18n/load-control-messages.ts';
import { loadLateMessages } from '#ui/i18n/load-late-messages.ts';
import type { Messages } from '#ui/i18n/messages.ts';

/** The form comes in a chunk of its own, asked for as soon as this page runs, and its sentences beside it. */
const controls = import('./themed.tsx');
fetchControlMessages(navigator.languages);

export const Advice = lazy(async () => ({ default: (await controls).ThemedAdvice }));
export const GiveForm = lazy(async () => ({ default: (await controls).ThemedGiveForm }));
export const Options = lazy(async () => ({ default: (await controls).ThemedOptions }));
export const Questions = lazy(async () => ({ default: (await controls).ThemedQuestions }));
export const TeamRange = lazy(async () => ({ default: (await controls).ThemedTeamRange }));

/** The rest comes when it is needed. */
const afterwards = async (): Promise<typeof import('./themed-afterwards.tsx')> => import('./themed-afterwards.tsx');

/** What few tickets need, and what takes Garden as well. */
const onDemand = async (): Promise<typeof import('./themed-on-demand.tsx')> => import('./themed-on-demand.tsx');

/** Fetches what follows a gesture, and its sentences, before somebody gives one. Where that fails it is fetched when it is shown. */
export function fetchAfterwards({ locale }: Messages): void {
  Promise.all([afterwards(), onDemand(), loadLateMessages([locale])]).catch(() => undefined);
}

export const Announcement = lazy(async () => ({ default: (await afterwards()).ThemedAnnouncement }));
export const GivingNotice = lazy(async () => ({ default: (await afterwards()).ThemedGivingNotice }));
export const MomentCard = lazy(async () => ({ default: (await afterwards()).ThemedMomentCard }));
export const Requests = lazy(async () => ({ default: (await afterwards()).ThemedRequests }));
export const SettingsNotice = lazy(async () => ({ default: (await afterwards()).ThemedSettingsNotice }));
export const Provenance = lazy(async () => ({ default: (await import('./value/Provenance.tsx')).Provenance }));
export const ValueDetail = lazy(async () => ({ default: (await import('./value/ValueDetail.tsx')).ValueDetail }));
export const Surprises = lazy(async () => ({ default: (await import('./suggestion/Surprises.tsx')).Surprises }));

export const DeviationField = lazy(async () => ({ default: (await onDemand()).ThemedDeviationField }));
export const Guards = lazy(async () => ({ default: (await onDemand()).ThemedGuards }));
export const MoreFacts = lazy(async () => ({ default: (await onDemand()).ThemedMoreFacts }));
export const ReplyEditor = lazy(async () => ({ default: (await onDemand()).ThemedReplyEditor }));
export const StatutoryBox = lazy(async () => ({ default: (await onDemand()).ThemedStatutoryBox }));
export const WhyThis = lazy(async () => ({ default: (await onDemand()).ThemedWhyThis }));
