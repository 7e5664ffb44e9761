import { DEFAULT_THEME, ThemeProvider } from '@zendeskgarden/react-theming';
import type { ReactNode } from 'react';
import { css } from 'styled-components';
import { useSurface } from '../components/SurfaceContext.tsx';

/** Where a person's system forces its colours, Garden's blue circle turns into the page's background, and its white mark with it. */
const MARK = css`
  @media (forced-colors: active) {
    &&& {
      color: CanvasText;
    }
  }
`;
/** Garden draws what is disabled; what is held keeps the focus and looks as little to be pressed. */
const HELD = css`
  &[aria-disabled='true'] {
    cursor: default;
    opacity: 0.6;
  }
`;
const COMPONENTS = { 'forms.radio_svg': MARK, 'forms.check_svg': MARK, 'buttons.button': HELD };

/** Garden's theme around what uses it, in the colours and the direction of the page. What needs Garden loads after the first facts are on the screen. */
export function GardenTheme({ children }: { readonly children: ReactNode }) {
  const { colorScheme, isRightToLeft } = useSurface();
  const colors = { ...DEFAULT_THEME.colors, base: colorScheme };
  return <ThemeProvider theme={{ ...DEFAULT_THEME, rtl: isRightToLeft, colors, components: COMPONENTS }}>{children}</ThemeProvider>;
}
