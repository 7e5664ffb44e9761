import { onDemandGroup } from '#ui/components/on-demand-group.tsx';
import { onDemandSentences } from './on-demand/sentences.ts';

/** What is said, unasked, comes in the script that finds out whether there is anything to say. */
const afterReading = onDemandGroup([onDemandSentences], () => import('./after-reading.ts'));

export const MissingStories = afterReading.pick((module) => module.MissingStories);
export const WoundNotice = afterReading.pick((module) => module.WoundNotice);

export const SettingsNotice = onDemandGroup([onDemandSentences], () => import('../shared/settings/SettingsNotice.tsx')).pick(
  (module) => module.SettingsNotice,
);
