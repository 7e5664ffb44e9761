import { describe, expect, it, vi } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { TIME_ZONE } from '#builders/clock.ts';
import { leadsGroupCheck } from '#features/lead/setup/checks/leads-group.ts';
import { leadsTriggerCheck } from '#features/lead/setup/checks/leads-trigger.ts';
import type { SetupMend } from '#features/lead/setup/checks/setup-check.ts';
import type { CheckedSetup, Mending } from '#features/lead/setup/setup-state.ts';
import { SetupTab, mendingSentence } from '#features/lead/setup/SetupTab.tsx';
import { ok } from '#domain/shared/result.ts';
import { around } from '../../../ui/around.tsx';
import { sentences } from '../../../ui/english.ts';
import { byRole, isHeld, pressed, rendered } from '../../../ui/rendered.tsx';

const mend: SetupMend = { label: () => 'Create the trigger', run: () => Promise.resolve(ok(undefined)) };
const checked: readonly CheckedSetup[] = [
  { check: leadsGroupCheck, finding: { state: 'fine', say: () => 'The group is there.' } },
  { check: leadsTriggerCheck, finding: { state: 'wrong', say: () => 'No trigger mails.', mend } },
];

function shown(
  mending: Mending = { phase: 'idle' },
  all = checked,
  onMend = vi.fn<(checkId: string, mend: SetupMend) => Promise<void>>(() => Promise.resolve()),
) {
  return rendered(
    around(
      <SetupTab
        checked={{ state: 'ready', value: all, atMs: 0 }}
        mending={mending}
        timeZone={TIME_ZONE}
        onRefresh={() => Promise.resolve()}
        onMend={onMend}
      />,
    ),
  );
}

describe('the tab of the setup', () => {
  it('shows each thing by name, in order or not in words, with the one step that mends it', async () => {
    const onMend = vi.fn<(checkId: string, mend: SetupMend) => Promise<void>>(() => Promise.resolve());
    const screen = await shown(undefined, checked, onMend);
    expect(byRole(screen, 'region', 'Lead group').textContent).toContain('In order The group is there.');
    const trigger = byRole(screen, 'region', 'E-mail to leads');
    expect(trigger.textContent).toContain('Needs attention No trigger mails.');
    await pressed(byRole(screen, 'button', 'Create the trigger'), () => Promise.resolve());
    expect(onMend.mock.calls).toEqual([['leads_trigger', mend]]);
  });

  it('says what could not be checked, and why', async () => {
    const screen = await shown(undefined, [{ check: leadsGroupCheck, finding: { state: 'unread', error: DOWN } }]);
    expect(byRole(screen, 'region', 'Lead group').textContent).toContain('Not known This could not be checked. ');
    expect(screen.querySelector('pre')?.textContent).toContain('Fault: unavailable');
  });

  it('lists what is wrong where there are several things, and where to look by hand what could not be checked', async () => {
    const lines = ['Staff lacks View.', 'Staff lacks Add.'];
    const screen = await shown(undefined, [
      { check: leadsGroupCheck, finding: { state: 'wrong', say: () => 'Roles lack rights.', list: () => lines, mend: null } },
      { check: leadsTriggerCheck, finding: { state: 'unread', error: DOWN, byHand: () => 'Look in Admin Center.' } },
    ]);
    const items = [...byRole(screen, 'region', 'Lead group').querySelectorAll('li')].map(({ textContent }) => textContent);
    expect(items).toEqual(lines);
    const unread = byRole(screen, 'region', 'E-mail to leads');
    expect(unread.textContent).toMatch(/could not be checked\. .*Look in Admin Center\./);
    expect(unread.querySelector('ul')).toBeNull();
  });

  it('says what nothing has shown yet, and what is known so far', async () => {
    const lines = ['Agents can create entries.', 'Reading is not yet known.'];
    const finding = { state: 'not_yet', say: () => 'Open a ticket.', list: () => lines } as const;
    const region = byRole(await shown(undefined, [{ check: leadsGroupCheck, finding }]), 'region', 'Lead group');
    expect(region.textContent).toContain('Not yet known Open a ticket.');
    expect([...region.querySelectorAll('li')].map(({ textContent }) => textContent)).toEqual(lines);
  });

  it('takes no second click while one is at work', async () => {
    const screen = await shown({ phase: 'working', checkId: 'leads_trigger' });
    expect(isHeld(byRole(screen, 'button', 'Create the trigger'))).toBe(true);
  });

  it('says at the thing itself why it was not mended', async () => {
    const screen = await shown({ phase: 'failed', checkId: 'leads_trigger', error: DOWN });
    expect(byRole(screen, 'region', 'E-mail to leads').textContent).toContain('This was not done. ');
    expect(byRole(screen, 'region', 'Lead group').textContent).not.toContain('This was not done.');
  });
});

describe('what is said aloud of mending', () => {
  it.each<[mending: Mending, said: string]>([
    [{ phase: 'idle' }, ''],
    [{ phase: 'working', checkId: 'leads_trigger' }, 'Working …'],
    [{ phase: 'done', checkId: 'leads_trigger', mend }, 'Done: Create the trigger.'],
  ])('$phase', (mending, said) => {
    expect(mendingSentence(sentences, mending)).toBe(said);
  });
});
