import { expect, it } from 'vitest';
import { aValueModel } from '#builders/a-value-model.ts';
import { anOrderHistory } from '#builders/an-order-history.ts';
import { aWorld } from '#builders/a-world.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import type { ValueModel } from '#domain/value/model.ts';
import { ValueDetail } from '#features/ticket/value/details/ValueDetail.tsx';
import { shown } from '../../shown.tsx';

const parts = ['amount', 'tier', 'outlook'] as const;

/** The words of each part about a customer with fourteen orders. */
async function details(valueModel: ValueModel | null, isNew?: boolean): Promise<Readonly<Record<(typeof parts)[number], string>>> {
  const world = aWorld({ histories: { '701': [anOrderHistory()] }, settings: parsedSettings({ valueModel }) });
  const { screen } = await shown(
    (state) => {
      if (state.value.state !== 'ready' || state.value.value.kind !== 'known') return null;
      const { value } = state.value;
      const { projection } = value;
      const changed = isNew === undefined || projection === null ? value : { ...value, projection: { ...projection, isNew } };
      return parts.map((part) => (
        <div key={part} id={part}>
          <ValueDetail part={part} value={changed} state={state} />
        </div>
      ));
    },
    { world },
  );
  const words = (part: string): string => screen.querySelector(`#${part}`)?.textContent ?? '';
  return { amount: words('amount'), tier: words('tier'), outlook: words('outlook') };
}

it('without a model there is nothing to add to a history in the currency of the team', async () => {
  expect(await details(null)).toEqual({ amount: '', tier: '', outlook: '' });
});

it('a model adds what it expects, its own tier and the year to come', async () => {
  const { amount, tier, outlook } = await details(aValueModel(), false);
  expect(amount).toMatch(/^ · .* expected$/);
  expect(tier).toMatch(/ tier$/);
  expect(outlook).toContain('In 12 months');
});

it('a customer whom the model calls new has no tier of it', async () => {
  expect((await details(aValueModel(), true)).tier).toBe('');
});
