import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { aWorld } from '#builders/a-world.ts';
import { EUR } from '#builders/currencies.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { builtInPolicy } from '#domain/policy/policy.ts';
import type { SessionState } from '#features/ticket/session/session-state.ts';
import { Verdict } from '#features/ticket/suggestion/Verdict.tsx';
import { pressedKey, user } from '../../../ui/rendered.tsx';
import { noting, shown } from '../shown.tsx';

async function verdict(over: Partial<SessionState> = {}, world = aWorld()) {
  const asked: string[] = [];
  const at = await shown(
    (state, session) => (
      <Verdict
        state={{ ...state, ...over }}
        session={{ ...session, reload: noting(session, asked).reload }}
        onSay={() => {}}
        facts={<p id="facts">What it rests on</p>}
        factsId="facts"
      />
    ),
    { world },
  );
  return { ...at, page: at.screen, asked };
}

const failed = { state: 'failed', error: DOWN, last: null } as const;
const button = (name: string | RegExp): HTMLButtonElement => screen.getByRole('button', { name });
const lead = (page: HTMLElement): HTMLElement | null => page.querySelector('.lead');
const ways = (): readonly string[] =>
  within(screen.getByRole('group', { name: 'Choose a gesture' }))
    .getAllByRole('button')
    .map(({ textContent }) => textContent);

describe('the verdict', () => {
  it('has the act right after the amount for the keyboard, and is heard with its grounds', async () => {
    await verdict();
    await user.tab();
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Amount' }));
    await user.tab();
    expect(document.activeElement).toBe(button(/^Make it right/));
    const described = (document.activeElement?.getAttribute('aria-describedby') ?? '').split(' ');
    expect(described.map((id) => document.getElementById(id)?.textContent)).toEqual([
      'What it rests on',
      '10 usual',
      'Owed in any case: delivery or refund',
    ]);
  });

  it('has its sum in one line, and each rule behind it', async () => {
    const { page } = await verdict();
    expect(page.textContent).toContain('10 usual');
    await user.click(button('Why this?'));
    expect(await screen.findByText('Total')).toBeDefined();
    await pressedKey('Escape');
    expect(screen.queryByText('Total')).toBeNull();
    expect(document.activeElement).toBe(button('Why this?'));
  });

  it('stands without prior incidents, and says so', async () => {
    expect((await verdict()).page.textContent).not.toContain('repeats are not counted');
    expect((await verdict({ incidents: failed })).page.textContent).toContain('so repeats are not counted');
  });

  it('stands without the journal, says why, and reads it again at a press that is named after it', async () => {
    const { page, asked } = await verdict({ journal: failed });
    expect(page.textContent).toContain('Today’s gestures could not be loaded.');
    await user.click(button('Reload today’s gestures'));
    expect(asked).toEqual(['reload journal']);
  });

  it('says what the law grants only where it fixes something', async () => {
    expect((await verdict()).page.querySelectorAll('.notice')).toHaveLength(0);
    const policy = { ...builtInPolicy(EUR), causes: builtInPolicy(EUR).causes.map((cause) => ({ ...cause, isStatutory: true })) };
    await verdict({}, aWorld({ settings: parsedSettings({ policy }) }));
    expect(await screen.findByRole('checkbox')).toBeDefined();
  });
});

function amount(): HTMLInputElement {
  return screen.getByRole<HTMLInputElement>('textbox', { name: 'Amount' });
}

describe('another way', () => {
  it('is chosen with one press, is the verdict then and no longer among the others, and has the focus', async () => {
    const { page, session } = await verdict();
    await user.click(button('Call today\u00a0· 20 min'));
    expect(session.getState().plan.gesture).toBe('call');
    expect(lead(page)?.textContent).toBe('Call from us today about 20 min');
    expect(document.activeElement).toBe(lead(page));
    expect(ways()).toEqual(['€10 store credit', 'Priority\u00a0· 20 min']);
    await user.click(button('€10 store credit'));
    expect(document.activeElement).toBe(lead(page));
    expect(button(/^Make it right/).textContent).toBe('Make it right\u00a0· €10 store credit');
  });

  it('says what is left to do by it, where it is an act of care', async () => {
    await verdict();
    expect(button('Call today\u00a0· 20 min').title).toBe('You phone the customer today.');
    expect(button('Priority\u00a0· 20 min').title).toBe('You raise the ticket’s priority and see it through.');
    await user.click(button('Call today\u00a0· 20 min'));
    expect(button('€10 store credit').title).toBe('');
  });

  it('that is no money leaves no sum in sight, and holds a nought where one can be chosen instead', async () => {
    const { page, session } = await verdict();
    expect(page.textContent).toContain('10 usual');
    expect(amount().placeholder).toBe('');
    await user.click(button('Call today\u00a0· 20 min'));
    expect(page.textContent).not.toContain('usual');
    expect(page.textContent).toContain('Suggested: €10 store credit');
    expect(amount()).toMatchObject({ value: '', placeholder: '0' });
    await user.type(amount(), '5');
    expect(session.getState().plan).toMatchObject({ gesture: 'credit', amount: { amountMinor: 500 } });
    expect(page.textContent).toContain('10 usual');
  });

  it('forgets the amount that was typed for the one before', async () => {
    const { session, settle } = await verdict();
    await settle(() => {
      session.choose({ amountText: '12' });
    });
    await user.click(button('Priority\u00a0· 20 min'));
    await user.click(button(/store credit$/));
    expect(session.getState()).toMatchObject({ choice: { amountText: null }, plan: { amount: { amountMinor: 1000 } } });
  });

  it.each<[string, SessionState['giving']]>([
    ['something is given', { phase: 'working', step: 'look' }],
    ['another tab gives something', { phase: 'elsewhere', freeAtMs: null }],
  ])('takes no press while %s, and keeps the focus', async (_what, giving) => {
    const { session } = await verdict({ giving });
    const way = button('Priority\u00a0· 20 min');
    expect(way.getAttribute('aria-disabled')).toBe('true');
    await user.click(way);
    expect(session.getState().plan.gesture).toBe('credit');
    expect(document.activeElement).toBe(way);
  });
});

describe('what most gestures do without', () => {
  it('is behind a press', async () => {
    await verdict();
    expect(screen.queryByRole('textbox', { name: 'Story' })).toBeNull();
    await user.click(button('More'));
    expect(await screen.findByRole('textbox', { name: 'Story' })).toBeDefined();
  });

  it('is open from the start where a story was begun', async () => {
    const world = aWorld();
    const first = await world.open();
    first.session.choose({ story: 'Late.' });
    const { choice } = first.session.getState();
    await verdict({ choice }, world);
    expect(await screen.findByRole('textbox', { name: 'Story' })).toHaveProperty('value', 'Late.');
  });
});
