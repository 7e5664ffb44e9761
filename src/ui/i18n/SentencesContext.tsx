import { createContext, useContext } from 'react';
import type { Sentences } from './registry.ts';

const Context = createContext<Sentences | null>(null);

export const SentencesProvider = Context.Provider;

/** The sentences of the person's language. */
export function useSentences(): Sentences {
  const sentences = useContext(Context);
  if (sentences === null) throw new Error('There is no SentencesProvider');
  return sentences;
}
