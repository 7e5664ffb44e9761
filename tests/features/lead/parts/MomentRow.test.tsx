import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { anAccount } from '#builders/an-account.ts';
import { DOWN } from '#builders/a-page.ts';
import { MomentRow } from '#features/lead/parts/MomentRow.tsx';
import type { CorrectionStatus } from '#features/lead/session/lead-state.ts';
import { around } from '../../../ui/around.tsx';
import { isHeld, rendered, user } from '../../../ui/rendered.tsx';

async function row({ ticketId = '501', correction }: { readonly ticketId?: string; readonly correction?: CorrectionStatus } = {}) {
  const asked: string[] = [];
  const onTakeBack = (): Promise<void> => Promise.resolve(void asked.push('take back'));
  const page = await rendered(
    around(
      <MomentRow
        title="€15 store credit"
        detail="by Ben"
        ticketId={ticketId}
        onShowTicket={(id) => asked.push(`show ${id}`)}
        takeBack={{ what: '€15 store credit', account: anAccount(), correction, onTakeBack }}
      />,
    ),
  );
  return { page, asked };
}

const takeBack = (): HTMLButtonElement => screen.getByRole('button', { name: 'Take back: €15 store credit, ticket 501' });

describe('a moment in a line', () => {
  it('opens its ticket and is taken back, each by a button that names it', async () => {
    const { asked } = await row();
    await user.click(screen.getByRole('button', { name: 'Open ticket 501' }));
    await user.click(takeBack());
    expect(asked).toEqual(['show 501', 'take back']);
  });

  it('without a ticket has none to open', async () => {
    await row({ ticketId: '' });
    expect(screen.queryByRole('button', { name: /^Open ticket/ })).toBeNull();
  });

  it('is taken back once at a time', async () => {
    const { asked } = await row({ correction: { phase: 'working' } });
    expect(isHeld(takeBack())).toBe(true);
    await user.click(takeBack());
    expect(asked).toEqual([]);
  });

  it('says why it could not be taken back, and lets it be tried again', async () => {
    const { page } = await row({ correction: { phase: 'failed', error: DOWN } });
    expect(page.textContent).toContain('That was not completed.');
    expect(isHeld(takeBack())).toBe(false);
  });

  it('that nobody can take back has no such button', async () => {
    await rendered(around(<MomentRow title="€15" detail="by Ben" ticketId="501" onShowTicket={() => {}} />));
    expect(screen.queryByRole('button', { name: /^Take back/ })).toBeNull();
  });
});
