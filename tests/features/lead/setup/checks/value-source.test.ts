import { describe, expect, it } from 'vitest';
import { LENA, aLeadPage } from '#builders/a-lead-page.ts';
import { DOWN } from '#builders/a-page.ts';
import { aWorld } from '#builders/a-world.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { valueSourceCheck } from '#features/lead/setup/checks/value-source.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { ValueSourceSetting } from '#ports/settings.ts';
import type { ProbedSource } from '#ports/value-source-probe.ts';
import { sentences } from '../../../../ui/english.ts';

const FINE: ProbedSource = { needs: ['orders_count', 'currency'], lacks: [] };

async function found(valueSource: ValueSourceSetting, probed: ProbedSource | AppFault = FINE, builtIn: readonly string[] = []) {
  const page = aLeadPage(aWorld(), { agent: { ...LENA, isAdmin: true }, settings: { ...parsedSettings({ valueSource }), builtIn } });
  if ('kind' in probed) page.valueSource.fault = probed;
  else page.valueSource.present = probed;
  const finding = await valueSourceCheck.look(page.session.core);
  return finding.state === 'unread' ? finding : { state: finding.state, said: finding.say(sentences) };
}

describe('the check of the source of value', () => {
  it('says where value comes from and that all it needs is there', async () => {
    expect(await found({ kind: 'user_fields' })).toEqual({
      state: 'fine',
      said: 'Value is worked out from the order figures in the customer’s Zendesk profile. This account has all the fields needed: orders_count and currency.',
    });
    expect(await found({ kind: 'orders_object', objectKey: 'order' })).toMatchObject({
      said: expect.stringContaining('the object “order”. The object has all'),
    });
    expect(await found({ kind: 'stripe' })).toMatchObject({
      state: 'fine',
      said: expect.stringContaining(
        'Stripe accepts the key in the settings, and the key may read all that is needed. The app cannot see the key itself.',
      ),
    });
  });

  it('says that nothing is chosen where the setting is empty', async () => {
    expect(await found({ kind: 'user_fields' }, FINE, ['value_source'])).toMatchObject({
      state: 'fine',
      said: expect.stringMatching(/^Nothing is chosen under “Source of customer value”\. Value is worked out from the order figures/),
    });
  });

  it.each([
    [{ kind: 'user_fields' }, 'total_spent', 'This account lacks user fields needed for that: total_spent.'],
    [{ kind: 'orders_object', objectKey: 'order' }, 'amount', 'The object lacks fields needed for that: amount.'],
    [
      { kind: 'shopify', shop: 'sample.myshopify.com' },
      'read_orders',
      'The key of Shopify may not read all that is needed. Missing: read_orders.',
    ],
  ] as const)('of %j says what lacks and what to do', async (source, lacks, said) => {
    expect(await found(source, { ...FINE, lacks: [lacks] })).toMatchObject({
      state: 'wrong',
      said: expect.stringContaining(said),
    });
  });

  it('says what only an admin mends, and where', async () => {
    expect(await found({ kind: 'orders_object', objectKey: 'order' }, { kind: 'not_set_up', what: 'orders' })).toMatchObject({
      state: 'wrong',
      said: expect.stringMatching(
        /There is no object for orders with the name in the app’s settings\..*Admin Center: Apps and integrations/,
      ),
    });
    expect(await found({ kind: 'stripe' }, { kind: 'refused_key', what: 'Stripe', status: 401 })).toMatchObject({
      state: 'wrong',
      said: expect.stringContaining('Stripe does not accept the key in the settings'),
    });
  });

  it('is not known where what was asked did not answer', async () => {
    expect(await found({ kind: 'stripe' }, DOWN)).toEqual({ state: 'unread', error: DOWN });
  });
});
