// @vitest-environment happy-dom
import { act } from '@testing-library/react';
import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { aLeadCore } from '#builders/a-lead-page.ts';
import { aWorld } from '#builders/a-world.ts';
import { useAccount, useCorrections } from '#features/lead/parts/use-lead-facts.ts';
import { rendered } from '../../../ui/rendered.tsx';

describe('what a tab shows of the account', () => {
  it('is whose page it is, in which money and by which clock, and follows the names that are learnt', async () => {
    const core = aLeadCore(aWorld());
    function Shown() {
      const { names, ownId, currency, timeZone, nowMs } = useAccount(core, 5);
      return `${[...names.values()].join(' and ')} ${ownId} ${currency} ${timeZone} ${nowMs}`;
    }
    const screen = await rendered(createElement(Shown));
    expect(screen.textContent).toBe('Lena Sample 91 EUR Europe/Berlin 5');
    act(() => {
      core.learnNames([['11', 'Ben Sample']]);
    });
    expect(screen.textContent).toContain('Lena Sample and Ben Sample');
  });

  it('follows what a lead corrects', async () => {
    const core = aLeadCore(aWorld());
    const screen = await rendered(createElement(() => useCorrections(core).get('m-1')?.phase ?? 'nothing'));
    expect(screen.textContent).toBe('nothing');
    act(() => {
      core.update({ corrections: new Map([['m-1', { phase: 'working' }]]) });
    });
    expect(screen.textContent).toBe('working');
  });
});
