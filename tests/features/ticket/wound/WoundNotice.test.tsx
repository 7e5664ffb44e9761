import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { WoundNotice } from '#features/ticket/wound/WoundNotice.tsx';
import { user } from '../../../ui/rendered.tsx';
import { shown } from '../shown.tsx';

it('an open wound is told with what it was and its day, by the account’s calendar, and its ticket is opened', async () => {
  const atMs = Date.parse('2026-03-17T23:30Z');
  const wound = { ticketId: 490, subject: 'No parcel', atMs, cause: 'late_delivery', isOpen: false, rating: null };
  const at = await shown((_state, session) => <WoundNotice wound={wound} session={session} />);
  expect(at.screen.textContent).toBe('Late delivery: Wed, Mar 18. We let them down, and it was not made right. Say so. Ticket #490');
  await user.click(screen.getByRole('button', { name: 'Ticket #490' }));
  expect(at.workspace.shownTickets).toEqual(['490']);
});
