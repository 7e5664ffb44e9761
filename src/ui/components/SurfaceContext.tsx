import { createContext, useContext } from 'react';
import type { ColorScheme } from '#ports/workspace.ts';

/** How the page around the app looks: controls follow it. */
export interface Surface {
  readonly colorScheme: ColorScheme;
  readonly isRightToLeft: boolean;
}

const Context = createContext<Surface>({ colorScheme: 'light', isRightToLeft: false });

export const SurfaceProvider = Context.Provider;

export function useSurface(): Surface {
  return useContext(Context);
}
