import { onDemandGroup } from '#ui/components/on-demand-group.tsx';
import { onDemandSentences } from './on-demand/sentences.ts';

export const MissingStories = onDemandGroup([onDemandSentences], () => import('./moment/after/MissingStories.tsx')).pick(
  (module) => module.MissingStories,
);

export const WoundNotice = onDemandGroup([onDemandSentences], () => import('./wound/WoundNotice.tsx')).pick((module) => module.WoundNotice);

export const SettingsNotice = onDemandGroup([onDemandSentences], () => import('../shared/settings/SettingsNotice.tsx')).pick(
  (module) => module.SettingsNotice,
);
