import { onDemandGroup } from '#ui/components/on-demand-group.tsx';
import { onDemandSentences } from './on-demand/sentences.ts';

/** What is said unasked comes in the script that finds out whether there is anything to say. */
const unasked = onDemandGroup([onDemandSentences], () => import('./after-reading.ts'));

export const MissingStories = unasked.pick((module) => module.MissingStories);
export const SettingsNotice = unasked.pick((module) => module.SettingsNotice);
export const WoundNotice = unasked.pick((module) => module.WoundNotice);
