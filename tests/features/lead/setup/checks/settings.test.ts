import { describe, expect, it } from 'vitest';
import { LENA, aLeadCore } from '#builders/a-lead-page.ts';
import { aWorld } from '#builders/a-world.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { settingsCheck } from '#features/lead/setup/checks/settings.ts';
import type { ParsedSettings } from '#ports/settings.ts';
import { sentences } from '../../../../ui/english.ts';

async function found(over: Partial<ParsedSettings> = {}) {
  const core = aLeadCore(aWorld(), { agent: { ...LENA, isAdmin: true }, settings: { ...parsedSettings(), ...over } });
  const finding = await settingsCheck.look(core);
  return { state: finding.state, said: finding.say(sentences), lines: finding.state === 'wrong' ? finding.list?.(sentences) : [] };
}

describe('the check of the settings', () => {
  it('is in order where all can be read, and says in what the team gives and what is built in', async () => {
    expect(await found()).toEqual({ state: 'fine', said: 'All settings can be read. The team gives in EUR.', lines: [] });
    expect((await found({ builtIn: ['policy'] })).said).toContain('1 setting is empty, so its built-in value applies: Policy.');
    const { said } = await found({ builtIn: ['gesture_limit', 'leads_group'] });
    expect(said).toContain('2 settings are empty, so their built-in values apply: Limit per gesture and Lead group.');
  });

  it('names by its label each that cannot be read, what applies instead, and where to change it', async () => {
    const limit = {
      setting: 'gesture_limit',
      path: 'gesture_limit',
      problem: 'not_a_limit',
      given: 'much',
      used: 'nothing_permitted',
    } as const;
    const policy = { setting: 'policy', path: 'policy.causes', problem: 'missing', given: '', used: 'default' } as const;
    const { state, said, lines } = await found({ problems: [limit, policy], builtIn: ['leads_group'] });
    expect(state).toBe('wrong');
    expect(said).toMatch(/^2 settings need an admin\. .*Admin Center: Apps and integrations/);
    expect(lines).toEqual([
      'Limit per gesture: “much” is not a number such as 25 or 12.50, and not the word none, which means no limit. Until this is corrected, no money can be given under this limit.',
      'Policy (causes): It is missing. Until this is corrected, the built-in policy applies instead of this one.',
    ]);
  });
});
