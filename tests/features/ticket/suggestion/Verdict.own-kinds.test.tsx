import { screen, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { LEADS } from '#builders/a-request.ts';
import { aWorld } from '#builders/a-world.ts';
import { MILES_POLICY, OWN_KINDS } from '#builders/own-kinds.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { addOwnKinds } from '#features/shared/own-kinds/add-own-kinds.ts';
import { AskForm } from '#features/ticket/request/AskForm.tsx';
import { Verdict } from '#features/ticket/suggestion/Verdict.tsx';
import { shown } from '../shown.tsx';

const world = () => aWorld({ leadIds: LEADS, settings: parsedSettings({ policy: MILES_POLICY }) });

const verdict = () =>
  shown((state, session) => <Verdict state={state} session={session} onSay={() => {}} facts={<p id="facts">Facts</p>} factsId="facts" />, {
    world: world(),
  });

beforeAll(async () => {
  await addOwnKinds(OWN_KINDS, 'en-US');
});

describe('the verdict, where the team counts what it gives', () => {
  it('is the number with its worth, as is the act, and what is owed in the words of the policy', async () => {
    const { screen: page } = await verdict();
    expect(page.querySelector('.lead')?.textContent).toBe('800 miles (€9.60)');
    expect(screen.getByRole('button', { name: /^Make it right/ }).textContent).toBe('Make it right\u00a0· 800 miles (€9.60)');
    expect(page.textContent).toContain('Owed in any case: new flight');
  });

  it('offers them by their number once an act of care is chosen', async () => {
    const at = await verdict();
    await at.settle(() => {
      at.session.choose({ gesture: 'call' });
    });
    const ways = within(screen.getByRole('group', { name: 'Choose a gesture' })).getAllByRole('button');
    expect(ways.map(({ textContent }) => textContent)).toContain('800 miles (€9.60)');
  });
});

it('a lead is asked for the number with its worth', async () => {
  const at = await shown((state, session) => <AskForm state={state} session={session} />, { world: world() });
  await at.settle(() => {
    void at.session.withRequests((flow) => {
      flow.openForm();
    });
  });
  expect(at.screen.textContent).toContain('You are asking for: 800 miles (€9.60).');
});
