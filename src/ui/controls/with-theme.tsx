import type { ComponentProps, ComponentType } from 'react';
import { ControlMessagesProvider } from '../i18n/ControlMessagesContext.tsx';
import { loadControlMessages } from '../i18n/load-control-messages.ts';
import { GardenTheme } from './GardenTheme.tsx';
import { type Around, sentencesAround } from '../i18n/sentences-around.tsx';

const ControlSentences = sentencesAround(ControlMessagesProvider, loadControlMessages);

/** Puts Garden's theme around a control, and the sentences that it needs. */
export function withTheme<P extends object>(Control: ComponentType<P>, Sentences: Around = ControlSentences): ComponentType<P> {
  return function Themed(props: ComponentProps<typeof Control>) {
    return (
      <GardenTheme>
        <Sentences>
          <Control {...props} />
        </Sentences>
      </GardenTheme>
    );
  };
}
