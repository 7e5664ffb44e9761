import { DEFAULT_THEME, ThemeProvider } from '@zendeskgarden/react-theming';
import type { ComponentProps, ComponentType } from 'react';
import { useSurface } from '../components/SurfaceContext.tsx';
import { GiveForm } from './GiveForm.tsx';
import { GivingNotice } from './GivingNotice.tsx';
import { MomentCard } from './MomentCard.tsx';
import { Options } from './Options.tsx';
import { Questions } from './Questions.tsx';
import { SettingsNotice } from './SettingsNotice.tsx';

/** Puts Garden's theme around a control. Everything that needs Garden is in this module, which loads after the first facts are on the screen. */
function themed<P extends object>(Control: ComponentType<P>): ComponentType<P> {
  return function Themed(props: ComponentProps<typeof Control>) {
    const { colorScheme, isRightToLeft } = useSurface();
    const colors = { ...DEFAULT_THEME.colors, base: colorScheme };
    return (
      <ThemeProvider theme={{ ...DEFAULT_THEME, rtl: isRightToLeft, colors }}>
        <Control {...props} />
      </ThemeProvider>
    );
  };
}

/** Needs no theme, and is looked at only on request. */
export { Provenance } from './Provenance.tsx';

export const ThemedGiveForm = themed(GiveForm);
export const ThemedGivingNotice = themed(GivingNotice);
export const ThemedMomentCard = themed(MomentCard);
export const ThemedOptions = themed(Options);
export const ThemedQuestions = themed(Questions);
export const ThemedSettingsNotice = themed(SettingsNotice);
