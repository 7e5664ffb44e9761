import { expect, it } from 'vitest';
import { TIME_ZONE } from '#builders/clock.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { WoundNotice } from '#features/ticket/wound/WoundNotice.tsx';
import { SentencesProvider } from '#ui/i18n/SentencesContext.tsx';
import { sentences } from '../../../ui/english.ts';
import { rendered } from '../../../ui/rendered.tsx';

it('an open wound is told with what it was and its day, by the account’s calendar, and its ticket is opened', async () => {
  const opened: number[] = [];
  const wound = {
    ticketId: 490,
    subject: 'No parcel',
    atMs: Date.parse('2026-03-17T23:30Z'),
    cause: 'late_delivery',
    isOpen: false,
    rating: null,
  };
  const page = await rendered(
    <SentencesProvider value={sentences}>
      <WoundNotice
        wound={wound}
        state={{ settings: parsedSettings(), timeZone: TIME_ZONE }}
        session={{ showTicket: (id) => void opened.push(id) }}
      />
    </SentencesProvider>,
  );
  expect(page.textContent).toBe(
    'Late delivery: Wednesday, March 18. We failed this customer, and nothing was made good. Say so when you write. Ticket #490',
  );
  page.querySelector('button')?.click();
  expect(opened).toEqual([490]);
});
