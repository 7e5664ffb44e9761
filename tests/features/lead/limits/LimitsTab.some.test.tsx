import { describe, expect, it, vi } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { daysBefore } from '#builders/clock.ts';
import { EUR } from '#builders/currencies.ts';
import { limits } from '#builders/limits.ts';
import { DANA, GOLD, NEW_COLLEAGUES } from '#builders/limit-rules.ts';
import type { LimitsProps } from '#features/lead/limits/limits-props.ts';
import { typedOf } from '#features/lead/limits/typed-limits.ts';
import { byLabel, byRole, isHeld, pressed, typed, user } from '../../../ui/rendered.tsx';
import { DONE, EMPTY, OF, TYPED, chosenGesture, rowsOf, shown, viewOf } from './a-limits-tab.tsx';

describe('limits for some people and customers, on the tab', () => {
  it('says of each change what held before, also for some alone, and where it went back', async () => {
    const choice = { byId: '92', atMs: daysBefore(3), currency: 'EUR', reason: '', isUsed: true, isEdited: false };
    const gold = { ...GOLD, limits: { gestureMinor: 6000 } };
    const choices = [
      { ...choice, id: '5', limits: { gestureMinor: 2000 } },
      { ...choice, id: '4', limits: { gestureMinor: 2000 } },
      { ...choice, id: '3', limits: {} },
      { ...choice, id: '2', limits: { gestureMinor: 1500 }, rules: [gold, NEW_COLLEAGUES] },
      { ...choice, id: '1', limits: { gestureMinor: 1000 }, rules: [{ ...gold, limits: { gestureMinor: 2000 } }] },
    ];
    const part = byRole(await shown({}, viewOf({ choices })), 'region', 'Changes by leads');
    const told = [...part.querySelectorAll('li')].map((row) => [...row.querySelectorAll('strong')].map(({ textContent }) => textContent));
    expect(told).toEqual([
      ['The same limits once more'],
      ['Limit per gesture: €20 (before: as in the settings, today €25)'],
      [
        'Back to the settings',
        'Limit per gesture: as in the settings, today €25 (before: €15)',
        'Customers: Gold · Limit per gesture: as for everybody (before: €60)',
        'Group: New colleagues (sample) · Limit per gesture: as for everybody (before: €10)',
      ],
      [
        'Limit per gesture: €15 (before: €10)',
        'Customers: Gold · Limit per gesture: €60 (before: €20)',
        'Group: New colleagues (sample) · Limit per gesture: €10 (before: as for everybody)',
      ],
      [
        'Limit per gesture: €10 (before: as in the settings, today €25)',
        'Customers: Gold · Limit per gesture: €20 (before: as for everybody)',
      ],
    ]);
  });

  it('lists beside everybody’s limits whom others hold for, with who chose that', async () => {
    const rules = [{ rule: DANA, key: 'agentHourMinor', value: 4000, since: chosenGesture.since } as const];
    const rows = rowsOf(await shown({}, viewOf({ rules })), 'The limits that apply now');
    expect(rows.at(-1)).toEqual([
      'Agent: Dana (sample) · Hourly limit per agent',
      '€40',
      expect.stringMatching(/^Max Sample, since Mar 15/),
    ]);
    // The settings have none, so that it is listed only once somebody has chosen one.
    expect(rows.map(([name]) => name)).not.toContain('Hourly limit per agent');
  });

  it('has a part for each of those for whom others are to hold, with what everybody has, and what changes nothing', async () => {
    const onTypeRule = vi.fn<LimitsProps['onTypeRule']>();
    const onRemoveRule = vi.fn<LimitsProps['onRemoveRule']>();
    const rules = typedOf({ limits: {}, rules: [{ ...GOLD, limits: { gestureMinor: 2000 } }, DANA] }, EUR, 'en').rules;
    const screen = await shown({ typed: { ...TYPED, rules }, onTypeRule, onRemoveRule });
    const some = byRole(screen, 'region', 'For some people and customers');
    const [gold, dana] = [byRole(some, 'group', 'Customers: Gold'), byRole(some, 'group', 'Agent: Dana (sample)')];
    expect(gold.textContent).toContain('Empty: as for everybody, €15.');
    expect(gold.querySelectorAll('input')).toHaveLength(4);
    expect(dana.querySelectorAll('input')).toHaveLength(3);
    await typed(byLabel(dana, 'Limit per gesture'), '10');
    await pressed(byRole(some, 'button', 'Remove from the list: Agent: Dana (sample)'));
    expect([onTypeRule.mock.calls, onRemoveRule.mock.calls]).toEqual([[[1, 'gestureMinor', '10']], [[1]]]);
    const wrong = await shown({ typed: { ...EMPTY, rules } });
    expect(wrong.textContent).toContain('This changes nothing. Limit without it: €25. Enter more for a tier');
    expect(isHeld(byRole(wrong, 'button', 'Try on past moments (90 days)'))).toBe(true);
    const beyond = typedOf({ limits: {}, rules: [{ ...DANA, limits: { gestureMinor: 900_000 } }] }, EUR, 'en').rules;
    const ceilings = limits({ gestureMinor: 2500, leadGestureMinor: 12_000 });
    const person = byRole(await shown({ typed: { ...EMPTY, rules: beyond } }, viewOf({ ceilings })), 'group', 'Agent: Dana (sample)');
    expect(person.textContent).toContain('Maximum in the settings of this app: €120.');
  });

  it('puts into the list a tier at once, and a group or an agent by what was typed', async () => {
    const onAddRule = vi.fn<LimitsProps['onAddRule']>(() => Promise.resolve(true));
    const screen = await shown({ onAddRule });
    const whom = byLabel(screen, 'For whom');
    expect([...whom.querySelectorAll('option')].map(({ textContent }) => textContent)).toEqual([
      'Customers: Gold',
      'Customers: Silver',
      'A group of agents',
      'One agent',
    ]);
    await pressed(byRole(screen, 'button', 'Add to the list'));
    await user.selectOptions(whom, 'group');
    await typed(byLabel(screen, 'Name or number'), 'New colleagues (sample)');
    await pressed(byRole(screen, 'button', 'Add to the list'));
    expect(onAddRule.mock.calls).toEqual([
      ['tier', 'gold'],
      ['group', 'New colleagues (sample)'],
    ]);
  });

  it.each<[LimitsProps['adding'], string]>([
    [{ phase: 'working' }, 'Looking …'],
    [{ phase: 'failed', error: { kind: 'missing' } }, 'Enter the name or the number first.'],
    [{ phase: 'failed', error: { kind: 'no_group' } }, 'Zendesk has no group with this name or number.'],
    [{ phase: 'failed', error: { kind: 'no_person' } }, 'This page knows nobody with this name or number.'],
    [{ phase: 'failed', error: { kind: 'several_groups' } }, 'Several groups of this account have this name.'],
    [{ phase: 'failed', error: { kind: 'several' } }, 'Several people here have this name.'],
    [{ phase: 'failed', error: { kind: 'twice' } }, 'This is in the list already.'],
    [{ phase: 'failed', error: { kind: 'full' } }, 'The list is full.'],
    [{ phase: 'failed', error: { kind: 'failed', error: DOWN } }, 'It could not be found.'],
  ])('says how looking for somebody goes: %j', async (adding, sentence) => {
    expect((await shown({ adding })).textContent).toContain(sentence);
  });

  it('calls what it compares with the limits before the change, also once that is saved, and says of groups that nobody knows the past', async () => {
    const screen = await shown({ saving: { phase: 'done' }, trial: { ...DONE, of: { ...OF, rules: [NEW_COLLEAGUES] } } });
    const trial = byRole(screen, 'region', 'Past moments under these limits (90 days)');
    expect([...trial.querySelectorAll('thead th')].slice(0, 3).map(({ textContent }) => textContent)).toEqual([
      'What',
      'Before this change',
      'These limits',
    ]);
    expect(trial.textContent).not.toMatch(/current limits/i);
    expect(trial.textContent).toContain('Nobody knows which groups people were in then');
    expect((await shown({ trial: DONE })).textContent).not.toContain('Which groups');
  });
});
