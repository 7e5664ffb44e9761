import { DeviationField } from '../give/DeviationField.tsx';
import { Guards } from '../give/Guards.tsx';
import { MoreFacts } from '../suggestion/MoreFacts.tsx';
import { ReplyEditor } from '../reply/ReplyEditor.tsx';
import { StatutoryBox } from '../suggestion/StatutoryBox.tsx';
import { WhyThis } from '../suggestion/WhyThis.tsx';
import { withTheme } from '#ui/controls/with-theme.tsx';

export const ThemedDeviationField = withTheme(DeviationField);
export const ThemedGuards = withTheme(Guards);
export const ThemedMoreFacts = withTheme(MoreFacts);
export const ThemedReplyEditor = withTheme(ReplyEditor);
export const ThemedStatutoryBox = withTheme(StatutoryBox);
export const ThemedWhyThis = withTheme(WhyThis);
