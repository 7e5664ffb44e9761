import type { ComponentProps, ComponentType } from 'react';
import { GardenTheme } from './GardenTheme.tsx';

/** Puts Garden's theme around a control. */
export function withTheme<P extends object>(Control: ComponentType<P>): ComponentType<P> {
  return function Themed(props: ComponentProps<typeof Control>) {
    return (
      <GardenTheme>
        <Control {...props} />
      </GardenTheme>
    );
  };
}
