import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { SettingsNotice } from '#features/shared/settings/SettingsNotice.tsx';
import texts from '#translations/en.json';
import type { SettingProblem } from '#ports/settings.ts';
import { rendered, until } from '../../../ui/rendered.tsx';
import { around } from '../../../ui/around.tsx';

const problem: SettingProblem = { setting: 'policy', problem: 'negative', path: 'policy.base.2', given: '-3', used: 'default' };

async function notice(problems: readonly SettingProblem[], sentence: string): Promise<string> {
  const page = await rendered(around(<SettingsNotice problems={problems} />));
  await until(() => page.textContent.includes(sentence));
  return page.textContent;
}

it('a fault in the policy says where it is, and that nothing of the policy applies', async () => {
  const text = await notice([problem], 'the built-in policy applies instead');
  expect(text).toContain('Policy (base.2): “-3” is less than 0. Until this is corrected, the built-in policy applies instead of this one.');
});

it('where an earlier policy applies instead, that is said', async () => {
  const text = await notice([{ ...problem, used: 'last_valid' }], 'the last readable policy');
  expect(text).not.toContain('the built-in policy');
});

it('a fault elsewhere concerns that value alone', async () => {
  const text = await notice([{ ...problem, setting: 'customer_window_days', path: 'customer_window_days' }], 'built-in value');
  expect(text).toContain('Until this is corrected, the built-in value applies.');
});

it('each setting goes by the label it has in Admin Center, never by its key', async () => {
  const named = Object.keys(texts.sentences.settings.label);
  const problems = named.map((setting) => ({ ...problem, setting, path: setting, used: 'ignored' as const }));
  const text = await notice(problems, 'need an admin');
  for (const [setting, label] of Object.entries(texts.sentences.settings.label)) {
    expect(text).toContain(`${label}: “-3”`);
    expect(text).not.toContain(`${setting}:`);
  }
});

describe('while no currency is chosen', () => {
  const missing: SettingProblem = { setting: 'currency', problem: 'missing', path: 'currency', given: '', used: 'nothing_given' };

  it('the way to the first gesture is told step by step', async () => {
    const text = await notice([missing], 'is not set up');
    expect(text).toContain('Under “Currency”, enter the code of the currency');
    expect(text).toContain('Under “Lead group”, enter the name of the group');
    expect(text).toContain('Open Make It Right in the navigation bar, then “Setup”');
    expect(screen.getAllByRole('listitem')).toHaveLength(6);
    expect(text).not.toContain('need');
  });

  it('what else is wrong is counted and said beside that', async () => {
    const text = await notice([missing, { ...problem, setting: 'gesture_limit', path: 'gesture_limit' }], 'is not set up');
    expect(text).toContain('1 setting needs an admin');
    expect(text).toContain('Limit per gesture: “-3” is less than 0.');
    expect(text).not.toContain('This is missing');
  });

  it('a currency that does not exist is a fault like others', async () => {
    const text = await notice([{ ...missing, problem: 'unknown_currency', given: 'EURO' }], '1 setting needs an admin');
    expect(text).toContain('Currency: “EURO” is not a currency code such as EUR. Until this is corrected, nothing can be given.');
    expect(text).not.toContain('not set up');
  });
});

it('without a fault there is no notice', async () => {
  const page = await rendered(around(<SettingsNotice problems={[]} />));
  expect(page.textContent).toBe('');
});
