import { useSentences } from '../i18n/SentencesContext.tsx';

export type Obstacle = 'no_parameters' | 'foreign_origin' | 'no_answer' | 'no_ticket';

/** Why there is nothing to show, in place of a blank page. */
export function Explanation({ obstacle, origin = '' }: { readonly obstacle: Obstacle; readonly origin?: string }) {
  const sentences = useSentences();
  return (
    <main>
      <div className="stack region">
        <h1 className="lead">{sentences.t(`start.${obstacle}_title`)}</h1>
        <p>{sentences.t(`start.${obstacle}`, { origin })}</p>
      </div>
    </main>
  );
}
