import { describe, expect, it } from 'vitest';
import { eur } from '#builders/currencies.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { AmountField } from '#features/ticket/give/AmountField.tsx';
import type { SessionState } from '#features/ticket/session/session-state.ts';
import { byLabel, isHeld, typed } from '../../../ui/rendered.tsx';
import { type Shown, shown } from '../shown.tsx';

function field(over: Partial<SessionState> = {}): Promise<Shown> {
  return shown((state, session) => <AmountField state={{ ...state, ...over }} session={session} obstacleId="obstacle" />);
}

const amount = ({ screen }: Shown): HTMLInputElement => byLabel(screen, 'Amount');

/** What is said of the amount to whoever hears the page. */
function problem(at: Shown): string | undefined {
  const [own = '', obstacle] = (amount(at).getAttribute('aria-describedby') ?? '').split(' ');
  expect(obstacle).toBe('obstacle');
  return document.getElementById(own)?.textContent;
}

describe('the amount', () => {
  it('is as suggested, without a fraction of nothing, until another is typed', async () => {
    const at = await field();
    expect(amount(at).value).toBe('10');
    await typed(amount(at), '12.50');
    expect(amount(at).value).toBe('12.50');
    expect(at.session.getState().plan.amount.amountMinor).toBe(1250);
  });

  it('is empty for an act of care, and what is typed there makes it money as is usual for the cause', async () => {
    const at = await field();
    await at.settle(() => {
      at.session.choose({ gesture: 'call' });
    });
    expect(amount(at).value).toBe('');
    await typed(amount(at), '5');
    expect(at.session.getState().plan).toMatchObject({ gesture: 'credit', amount: { amountMinor: 500 } });
    expect(amount(at).value).toBe('5');
  });

  it('is empty where nothing in money is suggested', async () => {
    const at = await shown((state, session) => (
      <AmountField state={{ ...state, plan: { ...state.plan, amount: eur(0) } }} session={session} obstacleId="obstacle" />
    ));
    expect(amount(at).value).toBe('');
  });

  it('that cannot be read is marked, and says what could be', async () => {
    const at = await field();
    expect(amount(at).getAttribute('aria-invalid')).toBe('false');
    expect(problem(at)).toBe('');
    await typed(amount(at), 'ten');
    expect(amount(at).getAttribute('aria-invalid')).toBe('true');
    expect(problem(at)).toBe('Enter an amount such as 10.');
  });

  it('is marked one cent over a limit, and not at it', async () => {
    const at = await field();
    await typed(amount(at), '50');
    expect(amount(at).getAttribute('aria-invalid')).toBe('false');
    await typed(amount(at), '50.01');
    expect(amount(at).getAttribute('aria-invalid')).toBe('true');
    expect(problem(at)).toBe('');
  });

  it.each<[string, SessionState['giving']]>([
    ['something is given', { phase: 'working', step: 'look' }],
    ['another tab gives something', { phase: 'elsewhere', freeAtMs: null }],
  ])('takes no other while %s, and stays where the focus is', async (_what, giving) => {
    const at = await field({ giving });
    expect(amount(at).readOnly).toBe(true);
    expect(isHeld(amount(at))).toBe(true);
  });

  it('stands before the currency of the team', async () => {
    expect((await field()).screen.textContent).toContain(parsedSettings().settings.currency);
  });
});
