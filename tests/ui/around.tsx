import type { ReactNode } from 'react';
import { GardenTheme } from '#ui/controls/GardenTheme.tsx';
import { SentencesProvider } from '#ui/i18n/SentencesContext.tsx';
import { sentences } from './english.ts';

/** The sentences and the theme that every control needs around it. */
export function around(part: ReactNode): ReactNode {
  return (
    <SentencesProvider value={sentences}>
      <GardenTheme>{part}</GardenTheme>
    </SentencesProvider>
  );
}
