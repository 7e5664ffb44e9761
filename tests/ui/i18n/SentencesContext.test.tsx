import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { SentencesProvider, useSentences } from '#ui/i18n/SentencesContext.tsx';
import { sentences } from '../english.ts';

function Loading() {
  return <p>{useSentences().t('loading')}</p>;
}

it('sentences are those that the page provides', () => {
  const page = (
    <SentencesProvider value={sentences}>
      <Loading />
    </SentencesProvider>
  );
  expect(renderToStaticMarkup(page)).toBe(`<p>${sentences.t('loading')}</p>`);
});

it('sentences that no page provides are a mistake in the program, which says so', () => {
  expect(() => renderToStaticMarkup(<Loading />)).toThrow('There is no SentencesProvider');
});
