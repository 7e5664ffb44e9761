import { describe, expect, it } from 'vitest';
import { problemSentence, settingLabel } from '#features/shared/settings/problem-sentence.ts';
import { sentences } from '../../../ui/english.ts';

describe('what is wrong with a setting', () => {
  it('names it by its label, with what applies instead', () => {
    const problem = { setting: 'margin_percent', path: 'margin_percent', problem: 'negative', given: '-5', used: 'ignored' } as const;
    expect(problemSentence(sentences, problem)).toBe('Margin in percent: “-5” is less than 0. Until this is corrected, it is ignored.');
  });

  it('says where in it, and of a policy that it is dropped as a whole', () => {
    const problem = { setting: 'policy', path: 'policy.causes', problem: 'missing', given: '', used: 'default' } as const;
    expect(problemSentence(sentences, problem)).toBe(
      'Policy (causes): It is missing. Until this is corrected, the built-in policy applies instead of this one.',
    );
  });

  it('names one that has no label as the settings do', () => {
    expect([settingLabel(sentences, 'policy'), settingLabel(sentences, 'something_else')]).toEqual(['Policy', 'something_else']);
  });
});
