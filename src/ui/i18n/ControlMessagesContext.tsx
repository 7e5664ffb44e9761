import { createContext, useContext } from 'react';
import type { ControlMessages } from './load-control-messages.ts';

const Context = createContext<ControlMessages | null>(null);

export const ControlMessagesProvider = Context.Provider;

/** The sentences of the controls, and those of every page with them. */
export function useControlMessages(): ControlMessages {
  const messages = useContext(Context);
  if (messages === null) throw new Error('useControlMessages needs a ControlMessagesProvider above it');
  return messages;
}
