import { describe, expect, it, vi } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { NOW_MS, daysBefore } from '#builders/clock.ts';
import type { LimitsProps } from '#features/lead/limits/limits-props.ts';
import { byLabel, byRole, isHeld, pressed, typed } from '../../../ui/rendered.tsx';
import { DONE, OF, TYPED, chosenGesture, inForce, rowsOf, shown, typedAs, viewOf } from './a-limits-tab.tsx';

describe('the tab of the limits', () => {
  it('shows each limit as it applies, and by whom and since when', async () => {
    const [first, ...rest] = inForce;
    const view = viewOf({ limits: [{ ...first, key: 'gestureMinor', ceiling: 2500, ...chosenGesture }, ...rest] });
    const rows = rowsOf(await shown({}, view), 'The limits that apply now');
    expect(rows).toHaveLength(7);
    expect(rows[0]).toEqual(['Limit per gesture', '€15', expect.stringMatching(/^Max Sample, since Mar 15/)]);
    expect(rows[1]).toEqual(['Gesture limit for leads', 'no limit', 'the settings']);
    expect(rows.slice(4, 6)).toEqual([
      ['Gestures per customer', '3', 'the settings'],
      ['Days counted per customer', '30 days', 'the settings'],
    ]);
  });

  it('says where the settings have come to permit less than a lead chose', async () => {
    const view = viewOf({ limits: [{ key: 'gestureMinor', value: 2500, ceiling: 2500, chosen: 4000, since: null }] });
    expect(rowsOf(await shown({}, view), 'The limits that apply now')[0]?.[2]).toBe('the settings (less than a lead chose: €40)');
  });

  it('names the ceiling where more is typed, and tries and saves nothing of it', async () => {
    const onTry = vi.fn<() => Promise<void>>();
    const screen = await shown({ typed: typedAs({ gestureMinor: '25.01', customerWindowDays: '29' }), onTry });
    const form = byRole(screen, 'region', 'Change the limits');
    expect(form.textContent).toContain(
      'Maximum in the settings of this app: €25. Enter that or less, or ask an admin to change the settings.',
    );
    expect(form.textContent).toContain('Minimum in the settings of this app: 30 days. Enter that or more');
    const button = byRole(form, 'button', 'Try on past moments (90 days)');
    expect(isHeld(button)).toBe(true);
    await pressed(button);
    expect(onTry).not.toHaveBeenCalled();
    expect(isHeld(byRole(form, 'button', 'Save the limits'))).toBe(true);
  });

  it.each<[string, Partial<LimitsProps>, string]>([
    ['nothing is chosen', {}, 'Nothing is chosen here: the settings apply.'],
    ['nothing was tried', { typed: TYPED }, 'Try them before saving.'],
    ['nobody said why', { typed: TYPED, trial: DONE }, 'Say briefly why before saving.'],
    ['something else was tried', { typed: typedAs({ gestureMinor: '16' }), trial: DONE, reason: 'So.' }, 'Try them before saving.'],
  ])('saves nothing where %s, and says what is missing', async (_what, over, sentence) => {
    const form = byRole(await shown(over), 'region', 'Change the limits');
    expect(isHeld(byRole(form, 'button', 'Save the limits'))).toBe(true);
    expect(form.textContent).toContain(sentence);
  });

  it('says that a lead chose the same already', async () => {
    const screen = await shown({ typed: TYPED }, viewOf({ chosen: OF }));
    expect(byRole(screen, 'region', 'Change the limits').textContent).toContain('A lead has already chosen these limits.');
  });

  it('saves what was tried, with a reason', async () => {
    const onSave = vi.fn<() => Promise<void>>(() => Promise.resolve());
    const screen = await shown({ typed: TYPED, trial: DONE, reason: 'Small things need less.', onSave });
    await pressed(byRole(screen, 'button', 'Save the limits'));
    expect(onSave).toHaveBeenCalledOnce();
  });

  it('sets what past moments come to beside what they come to now, and counts who would get something else', async () => {
    const screen = await shown({ typed: TYPED, trial: DONE });
    const rows = rowsOf(screen, 'Past moments under these limits (90 days)');
    expect(rows).toEqual([
      ['Given', '€40', '€22'],
      ['Refused', '0 (€0)', '1 (€18)'],
      ['Refused by: Limit per gesture', '0', '1'],
      ['Needs a lead', '0', '1'],
      ['Moments', '0', '1'],
      ['Customers', '0', '1'],
      ['People who give', '0', '1'],
    ]);
    expect(screen.textContent).toContain(
      'Of 3 gestures, compared with the limits before this change: 1 more would need a lead and 1 more would be refused. Given in all: -\u2060€18. Of this: -\u2060€18 where it is refused.',
    );
    expect(screen.textContent).not.toContain('nobody knows what the lead would have said');
    expect(screen.textContent).toContain(
      'Actually given: €40. The same moments under the limits before this change, with today’s policy, come to the same amount.',
    );
  });

  it('says only how many more or fewer need a lead or are refused than the table has before the change, and why a lead costs', async () => {
    const { trial } = DONE;
    const now = { spentMinor: 4000, refused: 4, refusedMinor: 1800, asked: 7 };
    const tried = { spentMinor: 3400, refused: 3, refusedMinor: 1500, asked: 73 };
    const parts = { ...trial.parts, refused: { count: 0, minor: 0 }, asked: { count: 66, minor: -900 }, more: { count: 1, minor: 300 } };
    const screen = await shown({ trial: { ...DONE, trial: { ...trial, now, tried, parts } } });
    expect(screen.textContent).toContain(
      '66 more would need a lead and 1 fewer would be refused. Given in all: -\u2060€6. Of this: -\u2060€9 where a lead is needed and +\u2060€3 where more is given. Where a lead is needed, only what can be given without one counts',
    );
    const same = { ...trial.parts, refused: { count: 0, minor: 0 } };
    const equal = await shown({ trial: { ...DONE, trial: { ...trial, now, tried: now, parts: same } } });
    expect(equal.textContent).toContain(
      'before this change: as many would need a lead, and as many would be refused. Given in all: €0.What',
    );
  });

  it('says of the sum that was really given by what the limits before the change come to another', async () => {
    const { trial } = DONE;
    const gap = { ...trial.gap, none: { count: 2, minor: -900 }, lower: { count: 12, minor: -1100 }, higher: { count: 1, minor: 200 } };
    const now = { ...trial.now, spentMinor: 2200 };
    const screen = await shown({ trial: { ...DONE, trial: { ...trial, now, gap } } });
    expect(screen.textContent).toContain(
      'Actually given: €40. The same moments under the limits before this change, with today’s policy: -\u2060€18. This comes from: no money is suggested any more: 2 (-\u2060€9), the suggestion is lower now: 12 (-\u2060€11), and the suggestion is higher now: 1 (+\u2060€2).',
    );
    const asked = { ...trial.gap, refused: { count: 1, minor: -1000 }, asked: { count: 1, minor: -800 } };
    const other = await shown({ trial: { ...DONE, trial: { ...trial, now, gap: asked } } });
    expect(other.textContent).toContain(
      'This comes from: refused: 1 (-\u2060€10) and a lead is needed: 1 (-\u2060€8). Where a lead is needed, only',
    );
  });

  it('leaves the button that empties the fields where it is while the other tries and is called Stop', async () => {
    for (const trial of [{ phase: 'idle' }, { phase: 'reckoning', of: OF }] as const) {
      const clear = byRole(await shown({ typed: TYPED, trial }), 'button', 'Back to the settings');
      expect(clear.previousElementSibling).toBeNull();
      expect(clear.nextElementSibling?.textContent).toMatch(/^(Stop|Try on)/);
    }
  });

  it('does not tell whoever has just saved that a lead has chosen these limits, and saves nothing twice', async () => {
    const onSave = vi.fn<() => Promise<void>>(() => Promise.resolve());
    const screen = await shown({ saving: { phase: 'done' }, trial: DONE, onSave }, viewOf({ chosen: OF }));
    expect(screen.textContent).toContain('Saved.');
    expect(screen.textContent).not.toContain('A lead has already chosen these limits.');
    await pressed(byRole(screen, 'button', 'Save the limits'));
    expect(onSave).not.toHaveBeenCalled();
  });

  it('says where nothing was given, nobody differs, or not all could be read', async () => {
    const same = { more: 0, less: 0 };
    const differing = { moments: same, customers: same, agents: same };
    const past = { isWhole: false, unreadable: 2 };
    const screen = await shown({ trial: { ...DONE, past, trial: { ...DONE.trial, differing } } });
    expect(screen.textContent).toContain('Nobody would get more or less.');
    expect(screen.textContent).toContain('There are more moments than this page loads: these are the newest.');
    expect(screen.textContent).toContain('2 records could not be read and are not counted.');
    const none = await shown({ trial: { ...DONE, trial: { ...DONE.trial, moments: 0 } } });
    expect(none.textContent).toContain('Nothing was given in that period');
  });

  it.each<[LimitsProps['trial'], string, string]>([
    [{ phase: 'reading', of: OF, read: 200 }, '200 moments read …', 'Stop'],
    [{ phase: 'waiting', of: OF, read: 200 }, 'Zendesk asks us to wait a little.', 'Stop'],
    [{ phase: 'reckoning', of: OF }, 'Calculating with these limits …', 'Stop'],
    [{ phase: 'stopped', of: OF }, 'Stopped. Try again, or save without trying.', 'Try on past moments (90 days)'],
    [{ phase: 'failed', of: OF, error: DOWN }, 'Past gestures could not be loaded.', 'Try on past moments (90 days)'],
  ])('says how far a trial has come: %j', async (trial, sentence, button) => {
    const onStop = vi.fn<() => void>();
    const onTry = vi.fn<() => Promise<void>>(() => Promise.resolve());
    const screen = await shown({ typed: TYPED, trial, onStop, onTry });
    expect(screen.textContent).toContain(sentence);
    await pressed(byRole(screen, 'button', button));
    expect([onStop.mock.calls.length, onTry.mock.calls.length]).toEqual(button === 'Stop' ? [1, 0] : [0, 1]);
  });

  it.each<[LimitsProps['saving'], string]>([
    [{ phase: 'working' }, 'Saving …'],
    [{ phase: 'done' }, 'Saved. These limits apply from the next gesture on, including on open pages.'],
    [{ phase: 'failed', error: { kind: 'failed', error: DOWN } }, 'What you typed is kept: save again.'],
    [{ phase: 'failed', error: { kind: 'reload' } }, 'the team now uses another currency'],
    [{ phase: 'failed', error: { kind: 'beyond', limits: [] } }, 'the settings now permit less'],
    [
      {
        phase: 'failed',
        error: {
          kind: 'changed',
          by: { id: '1', byId: '92', atMs: NOW_MS, limits: {}, currency: 'EUR', reason: '', isUsed: true, isEdited: false },
        },
      },
      'Nothing was saved: Max Sample has changed the limits in the meantime.',
    ],
  ])('says how saving goes: %j', async (saving, sentence) => {
    expect((await shown({ saving })).textContent).toContain(sentence);
  });

  it('passes on what is typed, and empties every field', async () => {
    const onType = vi.fn<LimitsProps['onType']>();
    const onTypeReason = vi.fn<LimitsProps['onTypeReason']>();
    const onClear = vi.fn<() => void>();
    const screen = await shown({ onType, onTypeReason, onClear });
    await typed(byLabel(screen, 'Limit per gesture'), '15');
    await typed(byLabel(screen, 'Gestures per customer'), '2');
    await typed(byLabel(screen, 'Why?'), 'So.');
    await pressed(byRole(screen, 'button', 'Back to the settings'));
    expect(onType.mock.calls).toEqual([
      ['gestureMinor', '15'],
      ['customerGestureCount', '2'],
    ]);
    expect(onTypeReason.mock.calls).toEqual([['So.']]);
    expect(onClear).toHaveBeenCalledOnce();
  });

  it('says what is no number, with one that is', async () => {
    const screen = await shown({ typed: typedAs({ gestureMinor: 'much', customerGestureCount: 'few' }) });
    expect(screen.textContent).toContain('This is not an amount such as');
    expect(screen.textContent).toContain('This is not a whole number such as 3.');
  });

  it('lists who changed the limits, when, from what to what and why, and what of that binds nobody', async () => {
    const choice = { byId: '92', atMs: daysBefore(3), currency: 'EUR', reason: 'Small things need less.', isUsed: true, isEdited: false };
    const choices = [
      { ...choice, id: '3', limits: { gestureMinor: 1500, customerWindowDays: 60 } },
      { ...choice, id: '2', limits: {}, isUsed: false, isEdited: true },
      { ...choice, id: '1', byId: '91', limits: { teamMonthMinor: 5 }, currency: 'JPY', reason: '', isUsed: false },
    ];
    const part = byRole(await shown({}, viewOf({ choices, isWhole: false })), 'region', 'Changes by leads');
    const rows = [...part.querySelectorAll('li')].map((row) => row.textContent);
    expect(rows).toEqual([
      expect.stringMatching(
        /^Limit per gesture: €15 \(before: as in the settings, today €25\)Days counted per customer: 60 days \(before: as in the settings, today 30 days\)Small things need less\.Max Sample, Mar 15/,
      ),
      expect.stringMatching(/^Back to the settings.*It was changed after it was written, so it does not apply\.$/),
      expect.stringMatching(/^Monthly team budget: ¥5 \(before: as in the settings\)you, .*It is in JPY, so it does not apply now\.$/),
    ]);
    expect(part.textContent).toContain('There are more changes than this page can load.');
    expect(byRole(await shown(), 'region', 'Changes by leads').textContent).toContain('No lead has changed the limits.');
  });

  it('has nothing to choose until there is a currency', async () => {
    expect((await shown({ hasCurrency: false })).textContent).toBe(
      'There are no limits to choose until an admin has set a currency in the settings of this app.',
    );
  });

  it('says why the limits could not be read', async () => {
    expect((await shown({ view: { state: 'failed', error: DOWN, last: null } })).textContent).toContain('Limits');
  });
});
