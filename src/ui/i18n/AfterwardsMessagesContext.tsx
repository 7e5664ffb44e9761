import { createContext, useContext } from 'react';
import type { AfterwardsMessages } from './load-afterwards-messages.ts';

const Context = createContext<AfterwardsMessages | null>(null);

export const AfterwardsMessagesProvider = Context.Provider;

/** What is said while something is given and afterwards, and the sentences before it. */
export function useAfterwardsMessages(): AfterwardsMessages {
  const messages = useContext(Context);
  if (messages === null) throw new Error('useAfterwardsMessages needs an AfterwardsMessagesProvider above it');
  return messages;
}
