import { withTheme } from '#ui/controls/with-theme.tsx';
import { ReplyEditor } from './ReplyEditor.tsx';

export const ThemedReplyEditor = withTheme(ReplyEditor);
