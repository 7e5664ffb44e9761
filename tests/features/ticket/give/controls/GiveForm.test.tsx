import { describe, expect, it } from 'vitest';
import { builtInPolicy } from '#domain/policy/policy.ts';
import { GiveForm } from '#features/ticket/give/controls/GiveForm.tsx';
import { aWorld } from '#builders/a-world.ts';
import { EUR } from '#builders/currencies.ts';
import { LENA } from '#builders/a-request-page.ts';
import { hoursBefore } from '#builders/clock.ts';
import { plantGiven } from '#builders/plant-given.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { byLabel, byRole, pressed, typed, until } from '../../../../ui/rendered.tsx';
import { type Shown, shown, shownIn } from '../../shown.tsx';

const part: Parameters<typeof shown>[0] = (state, session) => <GiveForm state={state} session={session} onApproach={() => {}} />;

function button({ screen }: Shown, name: string): HTMLButtonElement {
  return byRole(screen, 'button', name) as HTMLButtonElement;
}

/** Waits for what comes once it is needed. */
async function says({ screen }: Shown, sentence: string): Promise<void> {
  await until(() => screen.textContent.includes(sentence));
  expect(screen.textContent).toContain(sentence);
}

/** The usual reasons that are offered. */
function links({ screen }: Shown): readonly string[] {
  return [...screen.querySelectorAll('.link')].map(({ textContent }) => textContent);
}

describe('what is planned', () => {
  it('is within the authority of whoever gives it as suggested', async () => {
    const at = await shown(part);
    expect(at.screen.textContent).toContain('€10 store creditWithin your authority');
    expect(button(at, 'Make it right').disabled).toBe(false);
  });

  it.each([
    ['less', '9.99'],
    ['more', '10.01'],
  ])('is not, with %s than suggested, and can be given all the same', async (_what, amount) => {
    const at = await shown(part);
    await typed(byLabel(at.screen, 'Amount'), amount);
    expect(at.screen.textContent).not.toContain('Within your authority');
    expect(button(at, 'Make it right').disabled).toBe(false);
    await typed(byLabel(at.screen, 'Amount'), '10');
    expect(at.screen.textContent).toContain('Within your authority');
  });

  it('is not over a limit, or while the amount cannot be read', async () => {
    const at = await shown(part);
    await typed(byLabel(at.screen, 'Amount'), '50.01');
    await says(at, 'One gesture may be €50 at most.');
    expect(at.screen.textContent).not.toContain('Within your authority');
    expect(button(at, 'Make it right').disabled).toBe(true);
    expect(button(at, 'Ask a lead').disabled).toBe(false);
    await typed(byLabel(at.screen, 'Amount'), 'ten');
    expect(at.screen.textContent).toContain('Type an amount such as 10.');
    expect(at.screen.textContent).not.toContain('Within your authority');
    expect(button(at, 'Make it right').disabled).toBe(true);
  });
});

describe('a deviation', () => {
  const REASONS = ['The customer asked for this', 'It hit harder than it looks', 'We had promised it'];

  it('is not asked about where nothing deviates', async () => {
    const at = await shown(part);
    expect(at.screen.textContent).not.toContain('Why something else?');
    expect(links(at)).toEqual([]);
  });

  it('has the usual reasons for one tap, which go once there is one', async () => {
    const at = await shown(part);
    await typed(byLabel(at.screen, 'Amount'), '12');
    await says(at, 'Why something else?');
    expect(links(at)).toEqual(REASONS);
    await pressed(byRole(at.screen, 'button', 'We had promised it'));
    expect(byLabel(at.screen, 'Why something else?').value).toBe('We had promised it');
    expect(links(at)).toEqual([]);
    await typed(byLabel(at.screen, 'Why something else?'), '');
    expect(links(at)).toEqual(REASONS);
  });

  it('stops nobody who gives no reason', async () => {
    const at = await shown(part);
    await typed(byLabel(at.screen, 'Amount'), '12');
    await pressed(button(at, 'Make it right'));
    await at.settle();
    expect(at.session.getState().giving.phase).toBe('given');
  });

  it('is kept with the moment, which is then not within authority', async () => {
    const at = await shown(part);
    await typed(byLabel(at.screen, 'Amount'), '12');
    await says(at, 'Why something else?');
    await pressed(byRole(at.screen, 'button', 'It hit harder than it looks'));
    await pressed(button(at, 'Make it right'));
    await at.settle();
    const [moment] = at.world.givenMoments();
    expect(moment).toMatchObject({ deviation: 'It hit harder than it looks', decision: { isWithinAuthority: false } });
  });
});

describe('a guard that stops', () => {
  const settings = parsedSettings({
    policy: { ...builtInPolicy(EUR), causes: builtInPolicy(EUR).causes.map((cause) => ({ ...cause, isStatutory: true })) },
  });

  it('takes Make it right away, and Ask a lead where no lead can let it through', async () => {
    const at = await shownIn({ settings }, part);
    await typed(byLabel(at.screen, 'Amount'), '10');
    await says(at, 'The law sets what is due for this.');
    expect(at.screen.textContent).not.toContain('Within your authority');
    expect(button(at, 'Make it right').disabled).toBe(true);
    expect(button(at, 'Ask a lead').disabled).toBe(true);
  });

  it('gives it back once what the law grants is under way', async () => {
    const at = await shownIn({ settings }, part);
    await at.settle(() => {
      at.session.choose({ details: { ...at.session.getState().choice.details, isStatutoryMet: true } });
    });
    expect(at.screen.textContent).not.toContain('The law sets');
    expect(button(at, 'Make it right').disabled).toBe(false);
  });

  it('stops a lead as well, who has nobody to ask', async () => {
    const at = await shown(part, { world: aWorld({ settings }), of: { agent: LENA } });
    await typed(byLabel(at.screen, 'Amount'), '10');
    expect(button(at, 'Make it right').disabled).toBe(true);
    expect(at.screen.textContent).not.toContain('Ask a lead');
  });

  it('does not stop words and care, which cost no money', async () => {
    const at = await shownIn({ settings }, part);
    expect(byLabel(at.screen, 'Amount').value).toBe('');
    expect(button(at, 'Make it right').disabled).toBe(false);
  });
});

it('what colleagues gave is said and stops nobody', async () => {
  const team = { count: 3, lowMinor: 500, medianMinor: 500, highMinor: 1000, days: 90 };
  const at = await shown((state, session) => {
    const { facts } = state.plan;
    const plan = facts === null ? state.plan : { ...state.plan, facts: { ...facts, team } };
    return <GiveForm state={{ ...state, plan }} session={session} onApproach={() => {}} />;
  });
  await typed(byLabel(at.screen, 'Amount'), '11');
  await says(at, 'That is more than anyone on the team gave for this lately (€10). Fine with a reason.');
  expect(button(at, 'Make it right').disabled).toBe(false);
});

it('cannot be pressed, or asked of a lead, while it is tried again by itself', async () => {
  const refusal = { askedMinor: 1000, windowDays: 30, limit: 'team_month', limitValue: 1500, remaining: 500, freeAtMs: null } as const;
  const giving = { phase: 'waiting', againAtMs: 0, refusal: { ...refusal, earlier: null, isContended: true } } as const;
  const at = await shown((state, session) => part({ ...state, giving }, session));
  expect([...at.screen.querySelectorAll('button')].map(({ textContent }) => textContent)).toEqual([]);
});

it('asks for no other amount, and no reason, while it is tried again by itself', async () => {
  const refusal = { askedMinor: 1000, windowDays: 30, limit: 'team_month', limitValue: 1500, remaining: 500, freeAtMs: null } as const;
  const giving = { phase: 'waiting', againAtMs: 0, refusal: { ...refusal, earlier: null, isContended: true } } as const;
  const over = (phase: typeof giving | { phase: 'idle' }) =>
    shown((state, session) => {
      const plan = { ...state.plan, isDeviation: true, exceeded: { ...refusal, earlier: null } };
      return part({ ...state, plan, giving: phase }, session);
    });
  const idle = (await over({ phase: 'idle' })).screen;
  expect(idle.textContent).toContain('Why something else?');
  expect(idle.querySelector('[aria-invalid="true"]')).not.toBeNull();
  const waiting = (await over(giving)).screen;
  expect(waiting.textContent).not.toContain('Why something else?');
  expect(waiting.querySelector('[aria-invalid="true"]')).toBeNull();
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
    expect(at.screen.textContent).toContain('what was given before this month ($600) is not counted in it yet');
    expect(at.screen.textContent).not.toContain('More than');
    expect(at.screen.textContent).toContain('€10 store credit');
    await pressed(button(at, 'Make it right'), () => at.settle());
    expect(at.session.getState().giving).toMatchObject({ phase: 'failed', error: { kind: 'other_currency' } });
    expect(world.journal.entries.filter(({ momentId }) => momentId.startsWith('moment'))).toEqual([]);
  });
});

describe('asking a lead', () => {
  it('is offered where it is not known yet whether somebody can be asked, and costs no request', async () => {
    const world = aWorld();
    const at = await shown(part, { world });
    expect(button(at, 'Ask a lead').disabled).toBe(false);
    expect(world.groups.calls).toEqual([]);
  });

  it.each([
    ['the account has no such group', [], 'the group of the leads that the app’s settings name is not in this account'],
    ['nobody is in the group', [{ id: '7', name: 'Team leads', hasMembers: false }], 'nobody is in the group of the leads yet'],
  ] as const)('is not offered over a limit where %s, and the form says why', async (_why, groups, sentence) => {
    const world = aWorld();
    world.groups.present.splice(0, 1, ...groups);
    const at = await shown(part, { world });
    await typed(byLabel(at.screen, 'Amount'), '60');
    await says(at, `Nobody can be asked: ${sentence}`);
    expect([...at.screen.querySelectorAll('button')].map(({ textContent }) => textContent)).not.toContain('Ask a lead');
  });

  it('is read of the account when somebody presses it, for an amount within the limits as well', async () => {
    const world = aWorld();
    world.groups.present.length = 0;
    const at = await shown(part, { world });
    await pressed(button(at, 'Ask a lead'), () => world.time.run());
    await says(at, 'Nobody can be asked: ');
    expect(at.session.getState().asking.phase).toBe('none');
  });
});
