import { expect, it } from 'vitest';
import { aValueModel } from '#builders/a-value-model.ts';
import { anOrderHistory } from '#builders/an-order-history.ts';
import { aWorld } from '#builders/a-world.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import type { ValueModel } from '#domain/value/model.ts';
import { ValueDetail } from '#features/ticket/value/details/ValueDetail.tsx';
import { shown } from '../../shown.tsx';

const parts = ['tier', 'outlook'] as const;

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
  return { tier: words('tier'), outlook: words('outlook') };
}

it('without a model there is nothing to add to a history in the currency of the team', async () => {
  expect(await details(null)).toEqual({ tier: '', outlook: '' });
});

it('a model adds its own tier, what it expects, and in words whether the customer comes back', async () => {
  const { tier, outlook } = await details(aValueModel(), false);
  expect(tier).toMatch(/ tier$/);
  expect(outlook).toMatch(/^€\d+ margin expected\u00a0· (likely back|may come back|may not come back|unlikely to come back)$/);
});

it('a customer whom the model calls new has no tier of it', async () => {
  expect((await details(aValueModel(), true)).tier).toBe('');
});
