import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aTicket } from '#builders/a-ticket.ts';
import { Surprises } from '#features/ticket/suggestion/details/Surprises.tsx';
import { shown } from '../../shown.tsx';

const ideas = (): readonly string[] =>
  within(screen.getByRole('list'))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);

it('ideas for a smile go by what went wrong', async () => {
  const at = await shown((state) => <Surprises state={state} />);
  expect(ideas()[0]).toContain('Send a short travel diary of the parcel');
  expect(at.screen.textContent).toContain('Takes minutes, not budget.');
});

it('ideas for another cause are other ideas', async () => {
  await shown((state) => <Surprises state={state} />, { of: { ticket: aTicket({ causeFieldValue: 'outage' }) } });
  expect(ideas()[0]).toContain('Share a few plain words from the person who fixed it');
});
