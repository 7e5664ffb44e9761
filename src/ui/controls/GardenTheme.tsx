import { DEFAULT_THEME, ThemeProvider } from '@zendeskgarden/react-theming';
import type { ReactNode } from 'react';
import { useSurface } from '../components/SurfaceContext.tsx';

/** Garden's theme around what uses it, in the colours and the direction of the page. What needs Garden loads after the first facts are on the screen. */
export function GardenTheme({ children }: { readonly children: ReactNode }) {
  const { colorScheme, isRightToLeft } = useSurface();
  const colors = { ...DEFAULT_THEME.colors, base: colorScheme };
  return <ThemeProvider theme={{ ...DEFAULT_THEME, rtl: isRightToLeft, colors }}>{children}</ThemeProvider>;
}
