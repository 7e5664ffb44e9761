import { describe, expect, it } from 'vitest';
import { FieldsNotice } from '#features/lead/parts/FieldsNotice.tsx';
import type { LackingField } from '#ports/account-fields.ts';
import { around } from '../../../ui/around.tsx';
import { rendered } from '../../../ui/rendered.tsx';

function shown(lacking: readonly LackingField[]): Promise<HTMLElement> {
  return rendered(around(<FieldsNotice lacking={lacking} />));
}

const STORY: LackingField = { of: 'moments', key: 'story', option: null, isRequired: false };
const AGENT_DAY: LackingField = { of: 'journal', key: 'agent_day', option: null, isRequired: true };

describe('the notice of fields that the account lacks', () => {
  it('is not there where nothing lacks', async () => {
    expect((await shown([])).textContent).toBe('');
  });

  it('names each field, and says that nothing can be given as soon as one stops that', async () => {
    const screen = await shown([STORY, AGENT_DAY]);
    expect([...screen.querySelectorAll('li')].map((line) => line.textContent?.slice(0, 45))).toEqual([
      '“Service moment” lacks the field “story”. Giv',
      '“Moment entry” lacks the field “agent_day”. I',
    ]);
    expect(screen.querySelector('strong')?.textContent).toBe('Nothing can be given: fields of the app are missing in this account');
    expect(screen.textContent).toContain('npm run redeploy');
  });

  it('does not say so where giving goes on', async () => {
    expect((await shown([STORY])).querySelector('strong')?.textContent).toBe('Some fields of the app are missing in this account');
  });
});
