import { DeviationField } from './DeviationField.tsx';
import { Guards } from './Guards.tsx';
import { MoreFacts } from './MoreFacts.tsx';
import { ReplyEditor } from './ReplyEditor.tsx';
import { StatutoryBox } from './StatutoryBox.tsx';
import { WhyThis } from './WhyThis.tsx';
import { withTheme } from './with-theme.tsx';

export const ThemedDeviationField = withTheme(DeviationField);
export const ThemedGuards = withTheme(Guards);
export const ThemedMoreFacts = withTheme(MoreFacts);
export const ThemedReplyEditor = withTheme(ReplyEditor);
export const ThemedStatutoryBox = withTheme(StatutoryBox);
export const ThemedWhyThis = withTheme(WhyThis);
