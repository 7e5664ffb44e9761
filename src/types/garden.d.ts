// Garden's types name these two of styled-components, which its version 6 no longer exports or fills by itself.
import type { IGardenTheme } from '@zendeskgarden/react-theming';
import type { ReactNode } from 'react';

declare module 'styled-components' {
  export interface ThemeProviderProps<T extends object> {
    children?: ReactNode;
    theme: T | ((theme: T) => T);
  }
  export interface DefaultTheme extends IGardenTheme {}
}
