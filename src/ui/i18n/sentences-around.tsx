import { type ComponentType, type Provider, type ReactNode, lazy } from 'react';
import { useMessages } from './MessagesContext.tsx';
import type { Messages } from './messages.ts';

export type Around = ComponentType<{ readonly children: ReactNode }>;

/**
 * Makes a component that provides what is in it with sentences of its own. It waits for them as controls wait for their
 * script: what stands in their place stays until both are there. They load once for each language.
 */
export function sentencesAround<S>(Sentences: Provider<S | null>, load: (messages: Messages) => Promise<S>): Around {
  const known = new WeakMap<Messages, Around>();
  const loading = (messages: Messages): Around => {
    const around = lazy(async () => {
      const value = await load(messages);
      return { default: ({ children }: { readonly children: ReactNode }) => <Sentences value={value}>{children}</Sentences> };
    });
    known.set(messages, around);
    return around;
  };
  return function Around({ children }) {
    const messages = useMessages();
    const Loaded = known.get(messages) ?? loading(messages);
    return <Loaded>{children}</Loaded>;
  };
}
