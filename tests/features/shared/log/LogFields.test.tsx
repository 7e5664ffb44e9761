import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { LogFields } from '#features/shared/log/LogFields.tsx';
import type { LogState } from '#features/shared/log/log-form.ts';
import { tellingSentences } from '#features/ticket/telling/sentences.ts';
import { faultSentences } from '#ui/faults/sentences.ts';
import { around } from '../../../ui/around.tsx';
import { rendered, user } from '../../../ui/rendered.tsx';

const DRAFT = { kind: 'internal_win', personId: '11', ticketText: '501', story: '' } as const;

async function fields(over: Partial<LogState> = {}, ticketId: string | null = '501') {
  await Promise.all([tellingSentences.load(['en']), faultSentences.load(['en'])]);
  const typed: unknown[] = [];
  let sent = 0;
  await rendered(
    around(
      <LogFields
        draft={over.draft ?? DRAFT}
        phase={over.phase ?? { name: 'open' }}
        colleagues={over.colleagues ?? 'unread'}
        names={new Map([['11', 'Dana Sample']])}
        ticketId={ticketId}
        onType={(change) => void typed.push(change)}
        onClose={() => {}}
        onSend={() => void (sent += 1)}
      />,
    ),
  );
  return { typed, sent: () => sent };
}

describe('the form of a moment without a gesture', () => {
  it('names whoever looks first, then everybody by name, and chooses whom it is about', async () => {
    const names = new Map([
      ['13', 'Zoe Sample'],
      ['12', 'Gil Sample'],
      ['11', 'Dana Sample'],
      ['15', ''],
    ]);
    const { typed } = await fields({ colleagues: { names, isWhole: true } });
    const list = screen.getByLabelText<HTMLSelectElement>('Who did it?');
    expect([...list.options].map(({ text }) => text)).toEqual(['Dana Sample', 'Gil Sample', 'Zoe Sample']);
    await user.selectOptions(list, 'Gil Sample');
    expect(typed).toEqual([{ personId: '12' }]);
  });

  it('keeps somebody in the list who was chosen before and is not named there', async () => {
    await fields({ draft: { ...DRAFT, personId: '14' } });
    expect(screen.getByLabelText<HTMLSelectElement>('Who did it?').value).toBe('14');
  });

  it('says where colleagues could not be read, and where there are more', async () => {
    await fields({ colleagues: { error: DOWN } });
    expect(document.body.textContent).toContain('Colleagues could not be loaded');
    await fields({ colleagues: { names: new Map(), isWhole: false } });
    expect(document.body.textContent).toContain('The team is larger than this list.');
  });

  it('asks for no number on a ticket, and says that it is kept with that', async () => {
    await fields();
    expect(screen.queryByLabelText('Ticket number, if there is one')).toBeNull();
    expect(document.body.textContent).toContain('Saved with ticket #501.');
  });

  it('asks whose idea it is, and says what is missing once it was tried to be sent', async () => {
    const { sent } = await fields({ draft: { ...DRAFT, kind: 'process_fix' } }, null);
    expect(within(document.body).getByLabelText('Whose idea is it?')).toBeTruthy();
    expect(document.body.textContent).not.toContain('Write what happened.');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(document.body.textContent).toContain('Write what happened.');
    expect(sent()).toBe(0);
  });

  it('sends what can be kept', async () => {
    const { sent } = await fields({ draft: { ...DRAFT, story: 'Gil told us early.' } });
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(sent()).toBe(1);
  });
});
