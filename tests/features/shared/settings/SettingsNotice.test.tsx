import { expect, it } from 'vitest';
import { SettingsNotice } from '#features/shared/settings/SettingsNotice.tsx';
import type { SettingProblem } from '#ports/settings.ts';
import { rendered, until } from '../../../ui/rendered.tsx';
import { around } from '../../../ui/around.tsx';

const problem: SettingProblem = { setting: 'policy', problem: 'negative', path: 'policy.base.2', given: '-3', used: 'default' };

async function notice(problems: readonly SettingProblem[], sentence: string): Promise<string> {
  const screen = await rendered(around(<SettingsNotice problems={problems} />));
  await until(() => screen.textContent.includes(sentence));
  return screen.textContent;
}

it('a fault in the policy says where it is, and that nothing of the policy applies', async () => {
  const text = await notice([problem], 'nothing of this policy applies');
  expect(text).toContain('policy.base.2: “-3” is less than 0. Until it is mended, nothing of this policy applies: the built-in one does.');
});

it('where an earlier policy applies instead, that is said', async () => {
  const text = await notice([{ ...problem, used: 'last_valid' }], 'the last policy');
  expect(text).not.toContain('nothing of this policy');
});

it('a fault elsewhere concerns that value alone', async () => {
  const text = await notice([{ ...problem, setting: 'customer_window_days', path: 'customer_window_days' }], 'built-in value');
  expect(text).toContain('Until it is mended, the built-in value applies.');
});

it('without a fault there is no notice', async () => {
  const screen = await rendered(around(<SettingsNotice problems={[]} />));
  expect(screen.textContent).toBe('');
});
