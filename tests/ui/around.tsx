import type { ReactNode } from 'react';
import type { OpenTab } from '#features/lead/session/lead-tab.ts';
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

/** A tab as the lead's page draws it, what it announces in an element of its own. */
export function aroundTab({ View, Announcement }: Pick<OpenTab, 'View' | 'Announcement'>): ReactNode {
  return around(
    <main>
      <View />
      <output>
        <Announcement />
      </output>
    </main>,
  );
}
