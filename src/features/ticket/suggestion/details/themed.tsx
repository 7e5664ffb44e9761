import { withTheme } from '#ui/controls/with-theme.tsx';
import { MoreFacts } from './MoreFacts.tsx';
import { StatutoryBox } from './StatutoryBox.tsx';
import { WhyThis } from './WhyThis.tsx';

export const ThemedMoreFacts = withTheme(MoreFacts);
export const ThemedStatutoryBox = withTheme(StatutoryBox);
export const ThemedWhyThis = withTheme(WhyThis);
