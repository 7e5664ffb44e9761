import { createContext, useContext } from 'react';
import type { LeadMessages } from './load-lead-messages.ts';

const Context = createContext<LeadMessages | null>(null);

export const LeadMessagesProvider = Context.Provider;

/** The sentences that only leads read. */
export function useLeadMessages(): LeadMessages {
  const messages = useContext(Context);
  if (messages === null) throw new Error('useLeadMessages needs a LeadMessagesProvider above it');
  return messages;
}
