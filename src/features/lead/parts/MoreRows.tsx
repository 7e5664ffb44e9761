import { useSentences } from '#ui/i18n/SentencesContext.tsx';

/** A list of things to decide about shows so many at once. */
export const ROWS_AT_MOST = 50;

/** How many rows a list leaves out; nothing where it shows all. */
export function MoreRows({ count }: { readonly count: number }) {
  const sentences = useSentences();
  return count <= ROWS_AT_MOST ? null : <p className="quiet">{sentences.t('budget.more', { count: count - ROWS_AT_MOST })}</p>;
}
