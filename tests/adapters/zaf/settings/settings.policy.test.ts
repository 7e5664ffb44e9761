import { describe, expect, it } from 'vitest';
import { parseSettings } from '#adapters/zaf/settings/settings.ts';
import { builtInPolicy } from '#domain/policy/policy.ts';
import { memoryStorage } from '../../browser/memory-storage.ts';

describe('the setting policy among the others', () => {
  it('starts from a preset and says what cannot be read', async () => {
    const { settings, problems } = await parseSettings({ currency: 'JPY', policy: '{"version":"1","preset":"generous"}' });
    expect(settings.policy).toMatchObject({ version: '1', preset: 'generous', baseMinor: { 4: 10_000 } });
    expect(problems).toEqual([]);
    const faulty = await parseSettings({ currency: 'EUR', policy: '{"version":"1","preset":"lavish"}' });
    expect(faulty.settings.policy).toEqual(builtInPolicy(faulty.settings.currency));
    expect(faulty.problems).toMatchObject([{ path: 'policy.preset', problem: 'unknown_value', used: 'default' }]);
  });

  it('says who carries out what it names itself, though no other setting does, and what lacks its address', async () => {
    const miles = { key: 'miles', label: 'Miles', executor: 'webhook', unit: { name: 'miles', worth: 12, per: 1000 } };
    const policy = JSON.stringify({ version: '1', kinds: [miles] });
    const alone = await parseSettings({ currency: 'EUR', policy });
    expect(alone.problems).toMatchObject([{ setting: 'webhook_host', problem: 'missing', used: 'by_hand' }]);
    expect(alone.settings.executors.byKind).toEqual({});
    const { settings, problems } = await parseSettings({ currency: 'EUR', policy, webhook_host: 'gestures.sample.example' });
    expect([settings.executors.byKind, problems]).toEqual([{ miles: 'webhook' }, []]);
  });

  it('is the last one that could be read on this page where the present one is faulty, and the built-in one where it is empty', async () => {
    const page = { localStorage: memoryStorage(), location: { search: '?origin=https://sample.zendesk.com', hash: '' } };
    await parseSettings({ currency: 'EUR', policy: '{"version":"last"}' }, page);
    const { settings, problems } = await parseSettings({ currency: 'EUR', policy: '{"version":' }, page);
    expect(settings.policy.version).toBe('last');
    expect(problems).toEqual([{ setting: 'policy', problem: 'not_json', path: 'policy', given: '{"version":', used: 'last_valid' }]);
    const empty = await parseSettings({ currency: 'EUR', policy: '' }, page);
    expect(empty.settings.policy).toEqual(builtInPolicy(empty.settings.currency));
  });
});
