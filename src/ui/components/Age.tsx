import type { Section } from '#ports/section.ts';
import { ageSentence } from '../i18n/age-sentence.ts';
import { useSentences } from '../i18n/SentencesContext.tsx';

/** As of when a section is that was not read just now. It stands on the line below the section, and so moves nothing when it comes or goes. */
export function Age({ section, nowMs }: { readonly section: Section<unknown>; readonly nowMs: number }) {
  const age = ageSentence(useSentences(), section, nowMs);
  return age === null ? null : <p className="age">{age}</p>;
}
