import { describe, expect, it } from 'vitest';
import { MoreFacts } from '#features/ticket/suggestion/details/MoreFacts.tsx';
import { aWorld } from '#builders/a-world.ts';
import { byLabel, isHeld, pressed, typed } from '../../../../ui/rendered.tsx';
import { type Shown, shown, shownIn } from '../../shown.tsx';

const part: Parameters<typeof shown>[0] = (state, session) => <MoreFacts state={state} session={session} />;

function opened(): Promise<Shown> {
  return shownIn({}, part);
}

const PRICE = 'Price of what failed';
const DAYS = 'Days since it went wrong';

describe('what became of it', () => {
  it('is not known at first, and becomes what is ticked', async () => {
    const { screen, session } = await opened();
    expect(byLabel(screen, 'Not known, or nothing to keep').checked).toBe(true);
    await pressed(byLabel(screen, 'The customer kept it'));
    expect(session.getState().plan.facts?.outcome).toBe('kept');
    await pressed(byLabel(screen, 'Sent back or refused'));
    expect(session.getState().plan.facts?.outcome).toBe('rejected');
    await pressed(byLabel(screen, 'Not known, or nothing to keep'));
    expect(session.getState().plan.facts?.outcome).toBeNull();
  });
});

describe('the price', () => {
  it('counts as it is typed', async () => {
    const { screen, session } = await opened();
    expect(screen.textContent).toContain('What the customer paid for it.');
    await typed(byLabel(screen, PRICE), '200');
    expect(session.getState().plan.facts?.lossMinor).toBe(20_000);
  });

  it.each(['two hundred', '-5', '1.234'])('%s cannot be read: that is said, it counts as not known, and it stays', async (text) => {
    const { screen, session } = await opened();
    await typed(byLabel(screen, PRICE), text);
    expect(screen.textContent).toContain('This is not a price such as 40, so it counts as not known.');
    expect(session.getState().plan.facts?.lossMinor).toBeNull();
    expect(byLabel(screen, PRICE).value).toBe(text);
  });

  it('that is taken out again is not known, and nothing is wrong', async () => {
    const { screen, session } = await opened();
    await typed(byLabel(screen, PRICE), 'x');
    await typed(byLabel(screen, PRICE), ' ');
    expect(screen.textContent).not.toContain('This is not a price');
    expect(session.getState().plan.facts?.lossMinor).toBeNull();
  });
});

describe('the days', () => {
  it.each([
    ['3', 72],
    ['1,5', 36],
  ])('count as they are typed: %s', async (text, hours) => {
    const { screen, session } = await opened();
    await typed(byLabel(screen, DAYS), text);
    expect(session.getState().plan.facts?.hoursSinceFailure).toBe(hours);
    expect(screen.textContent).not.toContain('This is not a number of days');
  });

  it.each(['3 days', '1.234', '-1', '12345'])('%s is no number of days: that is said, and it stays', async (text) => {
    const { screen, session } = await opened();
    await typed(byLabel(screen, DAYS), text);
    expect(screen.textContent).toContain('This is not a number of days such as 3, so it counts as not known.');
    expect(session.getState().plan.facts?.hoursSinceFailure).toBeNull();
    expect(byLabel(screen, DAYS).value).toBe(text);
  });
});

describe('what is ticked', () => {
  it.each([
    ['Many customers have the same problem', 'isGroup'],
    ['The customer is in a vulnerable situation', 'isVulnerable'],
  ] as const)('%s counts, and no longer once it is taken back', async (label, fact) => {
    const { screen, session } = await opened();
    expect(byLabel(screen, label).checked).toBe(false);
    await pressed(byLabel(screen, label));
    expect(session.getState().plan.facts?.[fact]).toBe(true);
    await pressed(byLabel(screen, label));
    expect(session.getState().plan.facts?.[fact]).toBe(false);
  });

  it('is ticked already where the ticket is linked to a problem, and can be unticked', async () => {
    expect((await opened()).screen.textContent).not.toContain('This ticket is linked to a problem ticket.');
    const linked = await shown((state, session) => <MoreFacts state={{ ...state, isLinkedToProblem: true }} session={session} />);
    expect(linked.screen.textContent).toContain('This ticket is linked to a problem ticket.');
    const box = byLabel(linked.screen, 'Many customers have the same problem');
    expect(box.checked).toBe(true);
    await pressed(box);
    expect(linked.session.getState().choice.details.isGroup).toBe(false);
    expect(box.checked).toBe(false);
  });
});

it('what was typed and ticked is there again after a reload', async () => {
  const world = aWorld();
  const { screen } = await shown(part, { world });
  await pressed(byLabel(screen, 'The customer kept it'));
  await typed(byLabel(screen, PRICE), '200');
  await typed(byLabel(screen, DAYS), 'three');
  await pressed(byLabel(screen, 'The customer is in a vulnerable situation'));
  const again = await shown(part, { world });
  expect(byLabel(again.screen, 'The customer kept it').checked).toBe(true);
  expect(byLabel(again.screen, PRICE).value).toBe('200');
  expect(byLabel(again.screen, DAYS).value).toBe('three');
  expect(byLabel(again.screen, 'The customer is in a vulnerable situation').checked).toBe(true);
});

it('nothing can be changed while something is given', async () => {
  const { screen } = await shown((state, session) => (
    <MoreFacts state={{ ...state, giving: { phase: 'working', step: 'reserve' } }} session={session} />
  ));
  const fields = [...screen.querySelectorAll<HTMLInputElement>('input')];
  expect(fields).toHaveLength(7);
  expect(fields.filter((field) => !isHeld(field))).toEqual([]);
});
