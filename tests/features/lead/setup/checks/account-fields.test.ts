import { describe, expect, it } from 'vitest';
import { LENA, aLeadPage } from '#builders/a-lead-page.ts';
import { DOWN } from '#builders/a-page.ts';
import { aWorld } from '#builders/a-world.ts';
import { accountFieldsCheck } from '#features/lead/setup/checks/account-fields.ts';
import { sentences } from '../../../../ui/english.ts';

function opened() {
  const page = aLeadPage(aWorld(), { agent: { ...LENA, isAdmin: true } });
  return { ...page, look: () => accountFieldsCheck.look(page.session.core) };
}

describe("the check of the account's fields", () => {
  it('reads them anew at each look, whatever this browser knows of today', async () => {
    const { fields, look } = opened();
    expect(await look()).toMatchObject({ state: 'fine' });
    expect(fields.calls.map(({ method }) => method)).toEqual(['read']);
  });

  it('names each that lacks with what follows and what to do, and the page says it from then on', async () => {
    const { fields, look, session } = opened();
    fields.lacking = [
      { of: 'journal', key: 'agent_day', option: null, isRequired: true },
      { of: 'moments', key: 'story', option: null, isRequired: false },
    ];
    const finding = await look();
    expect(finding).toMatchObject({ state: 'wrong', mend: null });
    expect(finding.state === 'wrong' && finding.say(sentences)).toMatch(/“agent_day”.*nothing can be given.*“story”.*npm run redeploy/u);
    expect(session.core.getState().lackingFields).toEqual(fields.lacking);
  });

  it('claims nothing where they could not be read', async () => {
    const { fields, look } = opened();
    fields.faults.errorBefore = () => DOWN;
    expect(await look()).toEqual({ state: 'unread', error: DOWN });
  });
});
