import { expect, it } from 'vitest';
import { MissingStories } from '#features/ticket/moment/after/MissingStories.tsx';
import { SentencesProvider } from '#ui/i18n/SentencesContext.tsx';
import { sentences } from '../../../../ui/english.ts';
import { rendered } from '../../../../ui/rendered.tsx';

function storyless(momentId: string, ticketId: string) {
  return { momentId, ticketId, isSaid: false };
}

it('missing stories are counted, and each of their tickets is opened once', async () => {
  const opened: number[] = [];
  const all = [storyless('m-1', '101'), storyless('m-2', '102'), storyless('m-3', '101')];
  const page = await rendered(
    <SentencesProvider value={sentences}>
      <MissingStories storyless={all} session={{ showTicket: (id) => void opened.push(id) }} />
    </SentencesProvider>,
  );
  expect(page.textContent).toBe('3 gestures today have no story yet.Ticket #101Ticket #102');
  for (const button of page.querySelectorAll('button')) button.click();
  expect(opened).toEqual([101, 102]);
});
