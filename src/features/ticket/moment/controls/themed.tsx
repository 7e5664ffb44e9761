import { withTheme } from '#ui/controls/with-theme.tsx';
import { Announcement } from '../after/lazy.ts';
import { MomentBody } from './MomentBody.tsx';

/** Loads with what follows a gesture, of which it tells: the first view knows nothing of that. */
export const Said = Announcement;

export const ThemedMomentBody = withTheme(MomentBody);
