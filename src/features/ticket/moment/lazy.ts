import { onDemandGroup } from '#ui/components/on-demand-group.tsx';
import { controlSentences } from '../controls/sentences.ts';

/** The form, and what may stand in its place, come in a chunk of their own, with the questions. */
export const momentControls = onDemandGroup([controlSentences], () => import('./controls/themed.tsx'));

export const Announcement = momentControls.pick((module) => module.Said);
export const MomentBody = momentControls.pick((module) => module.ThemedMomentBody);
