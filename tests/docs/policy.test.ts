import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readPolicy } from '#adapters/zaf/settings/policy-setting.ts';
import { EUR } from '#builders/currencies.ts';

const PAGE = readFileSync('src/docs/policy.md', 'utf8');
const examples = [...PAGE.matchAll(/^```json\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);

it('the page on the policy has examples of what can be read', () => {
  expect(examples).toHaveLength(2);
  const read = examples.map((example) => readPolicy(example, EUR));
  expect(read.map(({ problems }) => problems)).toEqual([[], []]);
  expect(read[1]?.policy.ownKinds?.kinds.map(({ key }) => key)).toEqual(['miles', 'voucher']);
});
