import { withTheme } from '#ui/controls/with-theme.tsx';
import { TellStory } from './TellStory.tsx';
import { Thank } from './Thank.tsx';

export const ThemedTellStory = withTheme(TellStory);
export const ThemedThank = withTheme(Thank);
