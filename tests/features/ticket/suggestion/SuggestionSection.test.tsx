import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aTicket } from '#builders/a-ticket.ts';
import { aJournalView } from '#builders/a-plan.ts';
import { NOW_MS } from '#builders/clock.ts';
import type { SessionState } from '#features/ticket/session/session-state.ts';
import { SuggestionSection } from '#features/ticket/suggestion/SuggestionSection.tsx';
import type { OpenTicket } from '#ports/workspace.ts';
import { pressedKey, user } from '../../../ui/rendered.tsx';
import { shown } from '../shown.tsx';

async function section(over: Partial<SessionState> = {}, ticket: OpenTicket = aTicket()) {
  const at = await shown((state, session) => <SuggestionSection state={{ ...state, ...over }} session={session} onSay={() => {}} />, {
    of: { ticket },
  });
  return { ...at, page: at.screen };
}

const act = (): HTMLElement | null => screen.queryByRole('button', { name: /^Make it right/ });
const change = (): HTMLElement => screen.getByRole('button', { name: 'Change' });
const questions = (): HTMLElement | null => screen.queryByRole('combobox', { name: 'What went wrong?' });

describe('the suggestion', () => {
  it('is the answer first: what is given, the act named after it, and the questions behind a press', async () => {
    const { page } = await section();
    expect(page.querySelector('.lead')?.textContent).toBe('€10 store credit');
    expect(act()?.textContent).toBe('Make it right\u00a0· €10 store credit');
    expect(page.textContent).toContain('Late delivery · Ours · Moderate');
    expect(questions()).toBeNull();
  });

  it('says what is owed anyway, and what else could be given', async () => {
    const { page } = await section();
    expect(page.textContent).toContain('Owed in any case: delivery or refund');
    const ways = within(screen.getByRole('group', { name: 'Choose a gesture' })).getAllByRole('button');
    expect(ways.map(({ textContent }) => textContent)).toEqual(['Priority\u00a0· 20 min', 'Call today\u00a0· 20 min']);
  });

  it('asks first where the cause is not known, with no amount and no act until that is answered', async () => {
    const { page, settle, session } = await section({}, aTicket({ causeFieldValue: null }));
    expect(await screen.findByRole('combobox', { name: 'What went wrong?' })).toBeDefined();
    expect(page.textContent).toContain('Nothing to do here if nothing went wrong.');
    expect(page.textContent).toContain('Choose what went wrong, and a suggestion appears here.');
    expect(screen.queryByRole('group', { name: 'Choose a gesture' })).toBeNull();
    expect(screen.queryByRole('textbox', { name: 'Amount' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Change' })).toBeNull();
    expect(act()?.getAttribute('aria-disabled')).toBe('true');
    await settle(() => {
      session.choose({ cause: 'late_delivery' });
    });
    expect(page.querySelector('.lead')?.textContent).toBe('€10 store credit');
    expect(page.textContent).not.toContain('Nothing to do here');
    expect(questions()).toBeNull();
  });

  it.each(['incidents', 'journal'] as const)(
    'waits for the %s, which may change it: no amount before every fact is there',
    async (name) => {
      const { page } = await section({ [name]: { state: 'loading' } });
      expect(page.querySelector('.placeholder')).not.toBeNull();
      expect(page.textContent).not.toContain('€10');
      expect(act()).toBeNull();
    },
  );
});

describe('what is suggested by what this browser remembers', () => {
  const journal = { value: aJournalView([]), atMs: NOW_MS };
  const remembered: SessionState['remembered'] = { customerId: '701', value: null, incidents: null, journal };

  it('is read at once, and cannot be given', async () => {
    const { page } = await section({ journal: { state: 'loading' }, remembered, isProvisional: true });
    expect(page.querySelector('.lead')?.textContent).toBe('€10 store credit');
    expect(act()?.getAttribute('aria-disabled')).toBe('true');
  });

  it('cannot be given either while only the incidents or the value are remembered', async () => {
    await section({ isProvisional: true });
    expect(act()?.getAttribute('aria-disabled')).toBe('true');
  });

  it('is awaited where the journal is not remembered', async () => {
    const { page } = await section({ journal: { state: 'loading' }, remembered: { ...remembered, journal: null } });
    expect(page.querySelector('.placeholder')).not.toBeNull();
  });
});

describe('the questions, for whoever knows better', () => {
  it('open in place and change the answer above them', async () => {
    const { page } = await section();
    await user.click(change());
    expect(change().getAttribute('aria-expanded')).toBe('true');
    await user.click(await screen.findByRole('radio', { name: 'Critical' }));
    expect(page.textContent).toContain('Late delivery · Ours · Critical');
    expect(questions()).not.toBeNull();
  });

  it('close with Escape, and give the focus back to what opened them', async () => {
    await section();
    await user.click(change());
    (await screen.findByRole('combobox', { name: 'What went wrong?' })).focus();
    await pressedKey('Escape');
    expect(questions()).toBeNull();
    expect(document.activeElement).toBe(change());
  });
});
