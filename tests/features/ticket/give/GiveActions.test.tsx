import { describe, expect, it } from 'vitest';
import { builtInPolicy } from '#domain/policy/policy.ts';
import { isOfAct } from '#features/ticket/give/GiveActions.tsx';
import type { Giving } from '#features/ticket/session/session-state.ts';
import { aRefusal } from '#builders/a-refusal.ts';
import { aWorld } from '#builders/a-world.ts';
import { EUR } from '#builders/currencies.ts';
import { DEAR, LENA } from '#builders/a-request-page.ts';
import { limits } from '#builders/limits.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { hoursBefore } from '#builders/clock.ts';
import { plantGiven } from '#builders/plant-given.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { byLabel, byRole, isHeld, pressed, typed } from '../../../ui/rendered.tsx';
import { type Shown, noting, shown, shownIn } from '../shown.tsx';
import { act, button, changed, names, part, saying } from './the-act.tsx';

/** The usual reasons that are offered. */
function links({ screen }: Shown): readonly string[] {
  return [...screen.querySelectorAll('.link')].map((link) => link.getAttribute('aria-label') ?? link.textContent);
}

describe('what is planned', () => {
  it('is within the authority of whoever gives it as suggested', async () => {
    const at = await shown(part);
    expect(act(at).textContent).toBe('Make it right\u00a0· €10 store credit');
    expect(at.screen.textContent).toContain('Within your authority');
    expect(isHeld(act(at))).toBe(false);
  });

  it.each([
    ['less', '9.99'],
    ['more', '10.01'],
  ])('is not, with %s than suggested, and can be given all the same', async (_what, amount) => {
    const at = await shown(part);
    await typed(byLabel(at.screen, 'Amount'), amount);
    expect(at.screen.textContent).not.toContain('Within your authority');
    expect(isHeld(act(at))).toBe(false);
    await typed(byLabel(at.screen, 'Amount'), '10');
    expect(at.screen.textContent).toContain('Within your authority');
  });

  it('is not over a limit, or while the amount cannot be read', async () => {
    const at = await shown(part);
    at.session.choose({ details: DEAR });
    await typed(byLabel(at.screen, 'Amount'), '50.01');
    expect(at.screen.textContent).not.toContain('Within your authority');
    expect(isHeld(act(at))).toBe(true);
    expect(isHeld(button(at, 'Ask a lead'))).toBe(false);
    await typed(byLabel(at.screen, 'Amount'), 'ten');
    expect(at.screen.textContent).not.toContain('Within your authority');
    expect(isHeld(act(at))).toBe(true);
  });
});

describe('a deviation', () => {
  const REASONS = [
    'asked for this: The customer asked for this',
    'worse impact: The impact is worse than it looks',
    'promised: We had promised it',
  ];

  it('is not asked about where nothing deviates', async () => {
    const at = await shown(part);
    expect(at.screen.textContent).not.toContain('Why something different?');
    expect(links(at)).toEqual([]);
  });

  it('takes no reason while it cannot be given, and one that was typed stays in sight', async () => {
    const at = await shown(part);
    await typed(byLabel(at.screen, 'Amount'), '50');
    expect(await saying(at, 'Why something different?')).toContain('Why something different?');
    await typed(byLabel(at.screen, 'Amount'), '50.01');
    expect(at.screen.textContent).not.toContain('Why something different?');
    await typed(byLabel(at.screen, 'Amount'), '50');
    await typed(byLabel(at.screen, 'Why something different?'), 'A wedding.');
    await typed(byLabel(at.screen, 'Amount'), '50.01');
    expect(at.screen.textContent).toContain('Why something different?');
  });

  it('has the usual reasons for one tap, which go once there is one', async () => {
    const at = await shown(part);
    await typed(byLabel(at.screen, 'Amount'), '12');
    expect(await saying(at, 'Why something different?')).toContain('Why something different?');
    expect(links(at)).toEqual(REASONS);
    await pressed(byRole(at.screen, 'button', 'promised: We had promised it'));
    expect(byLabel(at.screen, 'Why something different?').value).toBe('We had promised it');
    expect(document.activeElement).toBe(byLabel(at.screen, 'Why something different?'));
    expect(links(at)).toEqual([]);
    await typed(byLabel(at.screen, 'Why something different?'), '');
    expect(links(at)).toEqual(REASONS);
  });

  it('stops nobody who gives no reason', async () => {
    const at = await shown(part);
    await typed(byLabel(at.screen, 'Amount'), '12');
    await pressed(act(at));
    await at.settle();
    expect(at.session.getState().giving.phase).toBe('given');
  });

  it('is kept with the moment, which is then not within authority', async () => {
    const at = await shown(part);
    await typed(byLabel(at.screen, 'Amount'), '12');
    expect(await saying(at, 'Why something different?')).toContain('Why something different?');
    await pressed(byRole(at.screen, 'button', 'worse impact: The impact is worse than it looks'));
    await pressed(act(at));
    await at.settle();
    const [moment] = at.world.givenMoments();
    expect(moment).toMatchObject({ deviation: 'The impact is worse than it looks', decision: { isWithinAuthority: false } });
  });
});

describe('a guard that stops', () => {
  const settings = parsedSettings({
    policy: { ...builtInPolicy(EUR), causes: builtInPolicy(EUR).causes.map((cause) => ({ ...cause, isStatutory: true })) },
  });

  it('takes Make it right away, and Ask a lead where no lead can let it through', async () => {
    const at = await shownIn({ settings }, part);
    await typed(byLabel(at.screen, 'Amount'), '10');
    expect(await saying(at, 'The law sets what is due for this.')).toContain('The law sets what is due for this.');
    expect(at.screen.textContent).not.toContain('Within your authority');
    expect(isHeld(act(at))).toBe(true);
    expect(names(at)).not.toContain('Ask a lead');
  });

  it('gives it back once what the law grants is under way', async () => {
    const at = await shownIn({ settings }, part);
    await at.settle(() => {
      at.session.choose({ details: { ...at.session.getState().choice.details, isStatutoryMet: true } });
    });
    expect(at.screen.textContent).not.toContain('The law sets');
    expect(isHeld(act(at))).toBe(false);
  });

  it('stops a lead as well, who has nobody to ask', async () => {
    const at = await shown(part, { world: aWorld({ settings }), of: { agent: LENA } });
    await typed(byLabel(at.screen, 'Amount'), '10');
    expect(isHeld(act(at))).toBe(true);
    expect(at.screen.textContent).not.toContain('Ask a lead');
  });

  it('does not stop words and care, which cost no money', async () => {
    const at = await shownIn({ settings }, part);
    expect(byLabel(at.screen, 'Amount').value).toBe('');
    expect(isHeld(act(at))).toBe(false);
  });
});

it('what colleagues gave is said and stops nobody', async () => {
  const team = { count: 3, lowMinor: 500, medianMinor: 500, highMinor: 1000, days: 90 };
  const at = await shown(changed(({ plan }) => (plan.facts === null ? {} : { plan: { ...plan, facts: { ...plan.facts, team } } })));
  await typed(byLabel(at.screen, 'Amount'), '11');
  expect(await saying(at, 'That is more than anyone on the team has given for this recently (€10). Fine with a reason.')).toContain(
    'That is more than anyone on the team has given for this recently (€10). Fine with a reason.',
  );
  expect(isHeld(act(at))).toBe(false);
});

const WAITING = { phase: 'waiting', againAtMs: 0, refusal: aRefusal() } as const;

/** More than a limit leaves, and something else than was suggested. */
const over = (giving: Giving): Promise<Shown> =>
  shown(changed(({ plan }) => ({ giving, plan: { ...plan, isDeviation: true, exceeded: aRefusal() } })));

describe('while it is tried again by itself', () => {
  it('there is nothing to press but what ends that, and nobody to ask', async () => {
    const at = await shown(changed(() => ({ giving: WAITING })));
    expect(await saying(at, 'It will try again')).toContain('It will try again');
    expect(names(at)).toEqual(['Stop']);
  });

  it('no other amount is asked for', async () => {
    const idle = (await over({ phase: 'idle' })).screen;
    expect(idle.querySelector('[aria-invalid="true"]')).not.toBeNull();
    const waiting = (await over(WAITING)).screen;
    expect(waiting.querySelector('[aria-invalid="true"]')).toBeNull();
  });
});

describe('the button of the act', () => {
  it('begins with what it does and names the act, for money and for care', async () => {
    const at = await shown(part);
    expect(act(at).textContent).toBe('Make it right\u00a0· €10 store credit');
    await at.settle(() => {
      at.session.choose({ gesture: 'call' });
    });
    expect(act(at).textContent).toBe('Make it right\u00a0· Call from us today');
  });

  it('names no act where none is known, and takes no press', async () => {
    const at = await shown(part, { of: { ticket: aTicket({ causeFieldValue: null }) } });
    expect(act(at).textContent).toBe('Make it right');
    expect(isHeld(act(at))).toBe(true);
    expect(at.screen.textContent).not.toContain('left today');
  });

  it('is heard with its grounds', async () => {
    expect(act(await shown(part)).getAttribute('aria-describedby')).toBe('grounds');
  });

  it('keeps the focus while it works, and takes no second press', async () => {
    const asked: string[] = [];
    const at = await shown((state, session) =>
      changed(() => ({ giving: { phase: 'working', step: 'look' } }))(state, noting(session, asked)),
    );
    expect(isHeld(act(at))).toBe(true);
    expect(act(at).getAttribute('aria-disabled')).toBe('true');
    await pressed(act(at));
    expect(asked).toEqual([]);
    expect(document.activeElement).toBe(act(at));
    expect(isHeld(button(at, 'Ask a lead'))).toBe(true);
  });

  it('can be pressed while nothing is at work, and says so', async () => {
    expect(act(await shown(part)).getAttribute('aria-disabled')).toBe('false');
  });

  it.each([
    ['the journal', { journal: { state: 'loading' } }],
    ['prior incidents', { incidents: { state: 'loading' } }],
    ['a way past a ticket that is closed', { ticket: aTicket({ isClosed: true }) }],
  ] as const)('waits for %s', async (_what, change) => {
    expect(isHeld(act(await shown(changed(() => change))))).toBe(true);
  });
});

describe('how giving goes', () => {
  it('is said after the button while it is at work', async () => {
    const at = await shown(changed(() => ({ giving: { phase: 'working', step: 'look' } })));
    expect(await saying(at, 'Checking the limits …')).toContain('Checking the limits …');
  });

  it.each<[string, Giving, boolean]>([
    ['not while nothing is given', { phase: 'idle' }, false],
    ['while it is at work', { phase: 'working', step: 'look' }, true],
    ['while it waits to try again', WAITING, true],
    ['where a limit refused it', { phase: 'refused', refusal: WAITING.refusal }, true],
    ['where it failed', { phase: 'failed', error: { kind: 'expired' } }, true],
    ['not where another page gives', { phase: 'elsewhere', freeAtMs: null }, false],
    ['not where what was begun came to nothing', { phase: 'came_to_nothing' }, false],
    ['not once it is taken back', { phase: 'undone', left: [] }, false],
  ])('is a matter of the button %s', (_when, giving, isSaid) => {
    expect(isOfAct({ giving })).toBe(isSaid);
  });
});

describe('a month that has not been started in a changed currency', () => {
  it('is told before anything is pressed, with what is planned as if nothing had been given, and another look at a press', async () => {
    const world = aWorld({ measuredMs: 0 });
    for (let index = 0; index < 20; index += 1) {
      plantGiven(world.journal, {
        momentId: `usd-${index}`,
        ticketId: `6${index}`,
        currency: 'USD',
        amountMinor: 3000,
        createdAtMs: hoursBefore(40),
      });
    }
    const at = await shown(part, { world });
    expect(at.screen.textContent).toContain('What was given earlier this month ($600) is not counted in it yet');
    expect(act(at).textContent).toBe('Make it right\u00a0· €10 store credit');
    expect(at.session.getState().plan.exceeded).toBeNull();
    await pressed(act(at), () => at.settle());
    expect(at.session.getState().giving).toMatchObject({ phase: 'failed', error: { kind: 'other_currency' } });
    expect(world.journal.entries.filter(({ momentId }) => momentId.startsWith('moment'))).toEqual([]);
  });
});

it('what the tightest limit leaves is named', async () => {
  const settings = parsedSettings({ limits: limits({ gestureMinor: 5000, leadGestureMinor: 20_000, agentDayMinor: 4999 }) });
  expect((await shownIn({ settings }, part)).screen.textContent).toContain('€49.99 left today');
  expect((await shownIn({ settings: parsedSettings({ limits: limits() }) }, part)).screen.textContent).toContain('No limits are set');
});
