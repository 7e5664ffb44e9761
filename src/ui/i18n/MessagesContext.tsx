import { createContext, useContext } from 'react';
import type { Messages } from './messages.ts';

const Context = createContext<Messages | null>(null);

export const MessagesProvider = Context.Provider;

/** The sentences of the person's language. */
export function useMessages(): Messages {
  const messages = useContext(Context);
  if (messages === null) throw new Error('useMessages needs a MessagesProvider above it');
  return messages;
}
