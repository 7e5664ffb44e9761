import { onDemandGroup } from '#ui/components/on-demand-group.tsx';
import { momentControls } from './moment/lazy.ts';
import { onDemandSentences } from './on-demand/sentences.ts';
import { suggestionControls } from './suggestion/lazy.ts';

// The form is asked for as soon as this page runs, and its sentences beside it in the language that most agents work in.
for (const group of [suggestionControls, momentControls]) group.fetch(navigator.languages);

export const SettingsNotice = onDemandGroup([onDemandSentences], () => import('../shared/settings/SettingsNotice.tsx')).pick(
  (module) => module.SettingsNotice,
);
