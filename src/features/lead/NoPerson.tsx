import { useSentences } from '#ui/i18n/SentencesContext.tsx';

/** What the page says where Zendesk does not tell whose it is. */
export function NoPerson() {
  const sentences = useSentences();
  return (
    <main className="lead-page">
      <div className="stack panel">
        <h1 className="lead">{sentences.t('page.no_person_title')}</h1>
        <p>{sentences.t('page.no_person')}</p>
      </div>
    </main>
  );
}
