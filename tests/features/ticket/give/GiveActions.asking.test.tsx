import { within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { DEAR, LENA } from '#builders/a-request-page.ts';
import { aWorld } from '#builders/a-world.ts';
import { limits } from '#builders/limits.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { byLabel, isHeld, pressed, typed } from '../../../ui/rendered.tsx';
import { shown, shownIn } from '../shown.tsx';
import { button, names, part, saying } from './the-act.tsx';

describe('asking a lead', () => {
  it('is offered where it is not known yet whether somebody can be asked, and costs no request', async () => {
    const world = aWorld();
    const at = await shown(part, { world });
    expect(isHeld(button(at, 'Ask a lead'))).toBe(false);
    expect(world.groups.calls).toEqual([]);
  });

  it.each([
    ['the account has no such group', [], 'the lead group in the app’s settings does not exist'],
    ['nobody is in the group', [{ id: '7', name: 'Team leads', hasMembers: false }], 'the lead group has no members yet'],
  ] as const)('is not offered over a limit where %s, and the form says why', async (_why, groups, sentence) => {
    const world = aWorld();
    world.groups.present.splice(0, 1, ...groups);
    const at = await shown(part, { world });
    await typed(byLabel(at.screen, 'Amount'), '60');
    expect(await saying(at, `There is nobody to ask: ${sentence}`)).toContain(`There is nobody to ask: ${sentence}`);
    expect(names(at)).not.toContain('Ask a lead');
  });

  it('is read of the account when somebody presses it, for an amount within the limits as well', async () => {
    const world = aWorld();
    world.groups.present.length = 0;
    const at = await shown(part, { world });
    await pressed(button(at, 'Ask a lead'), () => world.time.run());
    expect(await saying(at, 'There is nobody to ask: ')).toContain('There is nobody to ask: ');
    expect(at.session.getState().asking.phase).toBe('none');
  });

  it('is offered over a limit that is wider for leads', async () => {
    const at = await shown(part);
    at.session.choose({ details: DEAR });
    await typed(byLabel(at.screen, 'Amount'), '60');
    expect(at.session.getState().plan.exceeded?.limit).toBe('gesture');
    expect(isHeld(button(at, 'Ask a lead'))).toBe(false);
  });

  it('is not offered over a limit that binds leads alike', async () => {
    const settings = parsedSettings({ limits: limits({ customerWindowMinor: 1500, leadGestureMinor: 20_000 }) });
    const at = await shownIn({ settings }, part);
    await typed(byLabel(at.screen, 'Amount'), '15');
    expect(names(at)).toContain('Ask a lead');
    await typed(byLabel(at.screen, 'Amount'), '15.01');
    expect(at.session.getState().plan.exceeded?.limit).toBe('customer_window');
    expect(names(at)).not.toContain('Ask a lead');
  });

  it('is not offered to a lead', async () => {
    const at = await shown(part, { of: { agent: LENA } });
    await typed(byLabel(at.screen, 'Amount'), '201');
    expect(names(at)).not.toContain('Ask a lead');
  });

  it('opens its form in the place of the button, and gives the focus back once it is closed', async () => {
    const at = await shown(part);
    await pressed(button(at, 'Ask a lead'), () => at.settle());
    expect(await within(at.screen).findByRole('textbox', { name: 'Why?' })).toBeDefined();
    expect(names(at).filter((name) => name.startsWith('Make it right') || name === 'Ask a lead')).toEqual([]);
    await pressed(button(at, 'Back'), () => at.settle());
    expect(document.activeElement).toBe(button(at, 'Ask a lead'));
  });
});
