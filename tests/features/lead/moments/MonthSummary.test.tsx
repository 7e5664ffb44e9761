import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { anAccount } from '#builders/an-account.ts';
import { TIME_ZONE } from '#builders/clock.ts';
import { EUR } from '#builders/currencies.ts';
import { money } from '#domain/money/money.ts';
import { builtInPolicy } from '#domain/policy/policy.ts';
import { MonthSummary } from '#features/lead/moments/MonthSummary.tsx';
import { rowOf } from '#features/lead/moments/moment-row.ts';
import { around } from '../../../ui/around.tsx';
import { rendered, user } from '../../../ui/rendered.tsx';
import { aServiceMoment } from './a-moments-tab.ts';

it('a month is told by its sum and count, and by whom and for what on a press', async () => {
  const row = { ...rowOf(aServiceMoment('m-1'), TIME_ZONE), agentId: '12', amount: money(1500, EUR) };
  const account = anAccount({ names: new Map([['12', 'Gil Sample']]) });
  const page = await rendered(around(<MonthSummary rows={[row, row]} account={account} policy={builtInPolicy(EUR)} />));
  expect(page.textContent).toContain('€30 · 2 momentsBy whom, and for what');
  await user.click(screen.getByText('By whom, and for what'));
  expect(screen.getAllByRole('row').map(({ textContent }) => textContent)).toEqual([
    'PersonGivenMoments',
    'Gil Sample€302',
    'CauseGivenMoments',
    'Late delivery€302',
  ]);
});
